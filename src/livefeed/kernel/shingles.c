/* Word hashes, shingles, signatures: see dedup/shingles.py, dedup/signature.py, dedup/sketches.py. */
#include "kernel.h"
#include "sort.h"

#include <string.h>

static const uint64_t PLACES[4] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0xBB67AE8584CAA73Bu,
                                   0x3C6EF372FE94F82Bu};
#define MIX 0xFF51AFD7ED558CCDu

/* --- xxHash 64, seed 0, after its specification (github.com/Cyan4973/xxHash) ------------------ */

static const uint64_t P1 = 0x9E3779B185EBCA87u, P2 = 0xC2B2AE3D27D4EB4Fu, P3 = 0x165667B19E3779F9u,
                      P4 = 0x85EBCA77C2B2AE63u, P5 = 0x27D4EB2F165667C5u;

static uint64_t rotl(uint64_t x, int r) { return (x << r) | (x >> (64 - r)); }
static uint64_t round64(uint64_t acc, uint64_t x) { return rotl(acc + x * P2, 31) * P1; }
static uint64_t merge(uint64_t acc, uint64_t x) { return (acc ^ round64(0, x)) * P1 + P4; }

static uint64_t read64(const uint8_t *p)
{
    uint64_t x;
    memcpy(&x, p, 8);
    return x;
}

static uint32_t read32(const uint8_t *p)
{
    uint32_t x;
    memcpy(&x, p, 4);
    return x;
}

static uint64_t xxh64(const uint8_t *p, size_t size)
{
    const uint8_t *end = p + size;
    uint64_t h = P5;
    if (size >= 32) {
        uint64_t a = P1 + P2, b = P2, c = 0, d = -P1;
        for (; end - p >= 32; p += 32) {
            a = round64(a, read64(p));
            b = round64(b, read64(p + 8));
            c = round64(c, read64(p + 16));
            d = round64(d, read64(p + 24));
        }
        h = rotl(a, 1) + rotl(b, 7) + rotl(c, 12) + rotl(d, 18);
        h = merge(merge(merge(merge(h, a), b), c), d);
    }
    h += size;
    for (; end - p >= 8; p += 8)
        h = rotl(h ^ round64(0, read64(p)), 27) * P1 + P4;
    if (end - p >= 4) {
        h = rotl(h ^ read32(p) * P1, 23) * P2 + P3;
        p += 4;
    }
    for (; p < end; p++)
        h = rotl(h ^ *p * P5, 11) * P1;
    h = (h ^ (h >> 33)) * P2;
    h = (h ^ (h >> 29)) * P3;
    return h ^ (h >> 32);
}

/* --- words ------------------------------------------------------------------------------------ */

int hashes_room(Hashes *hashes, Py_ssize_t count)
{
    hashes->at = hashes->own;
    if (count > MOST_WORDS_HERE && !(hashes->at = PyMem_Malloc(count * sizeof(uint64_t)))) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

void hashes_free(Hashes *hashes)
{
    if (hashes->at != hashes->own)
        PyMem_Free(hashes->at);
}

static size_t put_utf8(uint8_t *to, Py_UCS4 c)
{
    if (c < 0x80) {
        to[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = 0xC0 | (uint8_t)(c >> 6);
        to[1] = 0x80 | (c & 0x3F);
        return 2;
    }
    if (c < 0x10000) {
        to[0] = 0xE0 | (uint8_t)(c >> 12);
        to[1] = 0x80 | (c >> 6 & 0x3F);
        to[2] = 0x80 | (c & 0x3F);
        return 3;
    }
    to[0] = 0xF0 | (uint8_t)(c >> 18);
    to[1] = 0x80 | (c >> 12 & 0x3F);
    to[2] = 0x80 | (c >> 6 & 0x3F);
    to[3] = 0x80 | (c & 0x3F);
    return 4;
}

#define LONG_WORD 250 /* characters; a longer one needs memory of its own */

/* Hash what lies between spaces; the compiler makes one loop for each width of characters. */
#define HASH_WORDS(type)                                                                           \
    do {                                                                                           \
        const type *at = data, *end = at + size;                                                   \
        while (at < end) {                                                                         \
            const type *word = at;                                                                 \
            uint8_t *to = bytes;                                                                   \
            for (; at < end && *at != ' '; at++) {                                                 \
                if (at - word == LONG_WORD && bytes == own) {                                      \
                    if (!(bytes = PyMem_Malloc(size * 4)))                                         \
                        goto failed;                                                               \
                    memcpy(bytes, own, to - own);                                                  \
                    to = bytes + (to - own);                                                       \
                }                                                                                  \
                to += put_utf8(to, *at);                                                           \
            }                                                                                      \
            if (to > bytes)                                                                        \
                hashes->at[hashes->count++] = xxh64(bytes, to - bytes);                            \
            at++;                                                                                  \
        }                                                                                          \
    } while (0)

int word_hashes(PyObject *words, Hashes *hashes)
{
    uint8_t own[4 * LONG_WORD], *bytes = own;
    const void *data = PyUnicode_DATA(words);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(words);
    if (hashes_room(hashes, (size + 1) / 2))
        return -1;
    hashes->count = 0;
    switch (PyUnicode_KIND(words)) {
    case PyUnicode_1BYTE_KIND:
        HASH_WORDS(Py_UCS1);
        break;
    case PyUnicode_2BYTE_KIND:
        HASH_WORDS(Py_UCS2);
        break;
    default:
        HASH_WORDS(Py_UCS4);
    }
    if (bytes != own)
        PyMem_Free(bytes);
    return 0;
failed:
    hashes_free(hashes);
    PyErr_NoMemory();
    return -1;
}

/* --- shingles --------------------------------------------------------------------------------- */

Py_ssize_t shingle_count(Py_ssize_t words, int k) { return words > k ? words - k + 1 : words > 0; }

void ordered_shingles(const Hashes *words, int k, uint64_t *to)
{
    const Py_ssize_t count = shingle_count(words->count, k);
    k = words->count < k ? (int)words->count : k;
    for (Py_ssize_t i = 0; i < count; i++) {
        uint64_t total = words->at[i] * PLACES[0];
        for (int place = 1; place < k; place++)
            total = (total ^ (total >> 32)) * MIX + words->at[i + place] * PLACES[place];
        total = (total ^ (total >> 32)) * MIX;
        to[i] = total ^ (total >> 32);
    }
}

SORT(sort_hashes, uint64_t)

Py_ssize_t distinct(uint64_t *values, Py_ssize_t count)
{
    sort_hashes(values, count);
    Py_ssize_t kept = count > 0;
    for (Py_ssize_t i = 1; i < count; i++)
        if (values[i] != values[kept - 1])
            values[kept++] = values[i];
    return kept;
}

/* shingles(words, k) -> distinct hashes in growing order, as bytes */
PyObject *kernel_shingles(PyObject *module, PyObject *args)
{
    PyObject *words;
    int k;
    Hashes hashes;
    if (!PyArg_ParseTuple(args, "Ui:shingles", &words, &k))
        return NULL;
    if (k < 1 || k > 4)
        return PyErr_Format(PyExc_ValueError, "shingles of %d words: 1 to 4 expected", k);
    if (word_hashes(words, &hashes))
        return NULL;
    Py_ssize_t count = shingle_count(hashes.count, k);
    PyObject *found = PyBytes_FromStringAndSize(NULL, count * 8);
    if (found) {
        uint64_t *at = (uint64_t *)PyBytes_AS_STRING(found);
        ordered_shingles(&hashes, k, at);
        Py_ssize_t kept = distinct(at, count);
        if (kept < count)
            _PyBytes_Resize(&found, kept * 8);
    }
    hashes_free(&hashes);
    return found;
}

/* shared(one, other) -> how many hashes two growing arrays of distinct ones have in common */
PyObject *kernel_shared(PyObject *module, PyObject *args)
{
    PyObject *one, *other;
    if (!PyArg_ParseTuple(args, "SS:shared", &one, &other))
        return NULL;
    const uint64_t *a = (const uint64_t *)PyBytes_AS_STRING(one);
    const uint64_t *b = (const uint64_t *)PyBytes_AS_STRING(other);
    const uint64_t *a_end = a + PyBytes_GET_SIZE(one) / 8, *b_end = b + PyBytes_GET_SIZE(other) / 8;
    Py_ssize_t common = 0;
    while (a < a_end && b < b_end) {
        const uint64_t x = *a, y = *b;
        common += x == y;
        a += x <= y;
        b += y <= x;
    }
    return PyLong_FromSsize_t(common);
}

/* --- signature -------------------------------------------------------------------------------- */

uint64_t splitmix(uint64_t seed, uint64_t nth)
{
    uint64_t state = seed + nth * 0x9E3779B97F4A7C15u;
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9u;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EBu;
    return state ^ (state >> 31);
}

#define PADDED 128 /* slots: a whole number of vectors */
#define SCATTER 0x9E3779B1u

static uint32_t factors[PADDED], offsets[PADDED];

void signature_constants(void)
{
    for (int slot = 0; slot < PADDED; slot++) {
        factors[slot] = (uint32_t)(splitmix(1, slot + 1) | 1);
        offsets[slot] = (uint32_t)splitmix(2, slot + 1);
    }
}

/* Lower each slot to the least value of any hash; the compiler makes vectors of it. */
#define LOWER(slots, hashes, count)                                                                \
    for (int low = 0; low < PADDED; low += 32) {                                                   \
        uint32_t least[32];                                                                        \
        memset(least, 0xFF, sizeof least);                                                         \
        for (Py_ssize_t i = 0; i < count; i++) {                                                   \
            const uint32_t half = (uint32_t)(hashes[i] >> 32);                                     \
            for (int at = 0; at < 32; at++) {                                                      \
                const uint32_t mapped = half * factors[low + at] + offsets[low + at];              \
                least[at] = mapped < least[at] ? mapped : least[at];                               \
            }                                                                                      \
        }                                                                                          \
        memcpy(slots + low, least, sizeof least);                                                  \
    }

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2"))) static void lower_avx2(uint32_t *slots, const uint64_t *hashes,
                                                       Py_ssize_t count)
{
    LOWER(slots, hashes, count)
}
#endif

static void lower(uint32_t *slots, const uint64_t *hashes, Py_ssize_t count)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx2")) {
        lower_avx2(slots, hashes, count);
        return;
    }
#endif
    LOWER(slots, hashes, count)
}

static PyObject *signature_of(const Hashes *words)
{
    Hashes signed_;
    uint32_t slots[PADDED], bands[BANDS] = {0};
    if (!words->count)
        return PyBytes_FromStringAndSize(NULL, 0);
    if (hashes_room(&signed_, 2 * words->count))
        return NULL;
    if (words->count >= SIGNED_WORDS) {
        signed_.count = shingle_count(words->count, 3);
        ordered_shingles(words, 3, signed_.at);
    } else {
        signed_.count = words->count + shingle_count(words->count, 2);
        memcpy(signed_.at, words->at, words->count * 8);
        ordered_shingles(words, 2, signed_.at + words->count);
    }
    lower(slots, signed_.at, signed_.count);
    hashes_free(&signed_);
    for (int band = 0; band < BANDS; band++)
        for (int row = 0; row < ROWS; row++)
            bands[band] |= slots[band * ROWS + row] * SCATTER >> (32 - KEPT) << (row * KEPT);
    return PyBytes_FromStringAndSize((const char *)bands, sizeof bands);
}

static PyObject *samples_of(const Hashes *words)
{
    Hashes sampled;
    const Py_ssize_t count = shingle_count(words->count, 4);
    if (hashes_room(&sampled, count))
        return NULL;
    ordered_shingles(words, 4, sampled.at);
    sampled.count = 0;
    for (Py_ssize_t i = 0; i < count; i++)
        if (words->count < SIGNED_WORDS || sampled.at[i] % SAMPLED == 0)
            sampled.at[sampled.count++] = (uint32_t)sampled.at[i] >> 2;
    sampled.count = distinct(sampled.at, sampled.count);
    PyObject *found = PyBytes_FromStringAndSize(NULL, sampled.count * 4);
    uint32_t *to = found ? (uint32_t *)PyBytes_AS_STRING(found) : NULL;
    for (Py_ssize_t i = 0; found && i < sampled.count; i++)
        to[i] = (uint32_t)sampled.at[i];
    hashes_free(&sampled);
    return found;
}

/* signed(words) -> (signature, samples) */
PyObject *kernel_signed(PyObject *module, PyObject *words)
{
    Hashes hashes;
    if (!PyUnicode_Check(words))
        return PyErr_Format(PyExc_TypeError, "words are a str");
    if (word_hashes(words, &hashes))
        return NULL;
    PyObject *signature = signature_of(&hashes);
    PyObject *samples = signature ? samples_of(&hashes) : NULL;
    hashes_free(&hashes);
    if (!samples) {
        Py_XDECREF(signature);
        return NULL;
    }
    return Py_BuildValue("NN", signature, samples);
}
