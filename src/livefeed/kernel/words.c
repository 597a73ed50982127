/* Words and their hashes: see `word_hashes` in dedup/shingles.py. */
#include "kernel.h"

#include <string.h>

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

/* Add what is left of a text, at most 31 bytes, and mix. */
static inline uint64_t finish(uint64_t h, const uint8_t *p, const uint8_t *end)
{
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

uint64_t xxh64(const uint8_t *p, size_t size)
{
    const uint8_t *end = p + size;
    uint64_t a = P1 + P2, b = P2, c = 0, d = -P1;
    if (size < 32)
        return finish(P5 + size, p, end);
    for (; end - p >= 32; p += 32) {
        a = round64(a, read64(p));
        b = round64(b, read64(p + 8));
        c = round64(c, read64(p + 16));
        d = round64(d, read64(p + 24));
    }
    const uint64_t h = rotl(a, 1) + rotl(b, 7) + rotl(c, 12) + rotl(d, 18);
    return finish(merge(merge(merge(merge(h, a), b), c), d) + size, p, end);
}

static inline uint64_t word_hash(const uint8_t *p, size_t size)
{
    return size < 32 ? finish(P5 + size, p, p + size) : xxh64(p, size);
}

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

/* --- words, apart from their hashes ----------------------------------------------------------- */

/* Texts that were asked for lately, with their hashes: each is signed, looked up, compared with some
 * others and aligned with them. */
#define LATELY 16
static struct {
    PyObject *words;
    uint64_t asked_at;
    Py_ssize_t count;
} lately[LATELY];
static uint64_t lately_hashes[LATELY][MOST_WORDS_HERE];
static uint64_t questions;

static void remember(PyObject *words, const Hashes *hashes)
{
    int oldest = 0;
    for (int at = 1; at < LATELY; at++)
        if (lately[at].asked_at < lately[oldest].asked_at)
            oldest = at;
    Py_XSETREF(lately[oldest].words, Py_NewRef(words));
    lately[oldest].count = hashes->count;
    lately[oldest].asked_at = ++questions;
    memcpy(lately_hashes[oldest], hashes->at, hashes->count * sizeof *hashes->at);
}

static int remembered(PyObject *words, Hashes *hashes)
{
    for (int at = 0; at < LATELY; at++)
        if (lately[at].words == words) {
            lately[at].asked_at = ++questions;
            hashes->at = hashes->own;
            hashes->count = lately[at].count;
            memcpy(hashes->own, lately_hashes[at], hashes->count * sizeof *hashes->at);
            return 1;
        }
    return 0;
}

#define AT_ONCE 256 /* words */
#define SIZES 33    /* in bytes; the last one is for all that are longer */

typedef struct {
    const uint8_t *at[AT_ONCE];
    uint32_t sizes[AT_ONCE];
    int count;
} Words;

static int size_of(const Words *words, int nth) { return words->sizes[nth] < SIZES ? (int)words->sizes[nth] : SIZES; }

/* Hash words, those of one size in a row: so the branches of the hash, which go by it, are foretold. */
static void hash_by_size(const Words *words, uint64_t *to)
{
    int next[SIZES + 2] = {0};
    uint8_t order[AT_ONCE];
    for (int nth = 0; nth < words->count; nth++)
        next[size_of(words, nth) + 1]++;
    for (int size = 1; size <= SIZES; size++)
        next[size] += next[size - 1];
    for (int nth = 0; nth < words->count; nth++)
        order[next[size_of(words, nth)]++] = (uint8_t)nth;
    for (int at = 0; at < words->count; at++) {
        const int nth = order[at];
        to[nth] = word_hash(words->at[nth], words->sizes[nth]);
    }
}

static void add_word(Words *words, const uint8_t *at, const uint8_t *end, Hashes *hashes)
{
    if (at == end)
        return;
    words->at[words->count] = at;
    words->sizes[words->count++] = (uint32_t)(end - at);
    if (words->count == AT_ONCE) {
        hash_by_size(words, hashes->at + hashes->count);
        hashes->count += words->count;
        words->count = 0;
    }
}

int hash_words(PyObject *text, const uint8_t *utf8, size_t size, Hashes *hashes)
{
    const uint8_t *start = utf8, *end = utf8 + size;
    Words words;
    if (hashes_room(hashes, (PyUnicode_GET_LENGTH(text) + 1) / 2))
        return -1;
    words.count = 0;
    hashes->count = 0;
    for (size_t low = 0; low < size; low += 64)
        for (uint64_t spaces = utf8_spaces(utf8 + low); spaces; spaces &= spaces - 1) {
            const uint8_t *space = utf8 + low + __builtin_ctzll(spaces);
            if (space >= end)
                break;
            add_word(&words, start, space, hashes);
            start = space + 1;
        }
    add_word(&words, start, end, hashes);
    hash_by_size(&words, hashes->at + hashes->count);
    hashes->count += words.count;
    if (hashes->count <= MOST_WORDS_HERE)
        remember(text, hashes);
    return 0;
}

int word_hashes(PyObject *words, Hashes *hashes)
{
    Utf8 text;
    if (remembered(words, hashes))
        return 0;
    if (utf8_make(&text, PyUnicode_GET_LENGTH(words)))
        return -1;
    utf8_add(&text, words);
    const int failed = hash_words(words, text.at, text.size, hashes);
    utf8_free(&text);
    return failed;
}

/* Counted in numbers as narrow as the characters: so the compiler makes vectors of it. */
#define COUNT_SPACES(type)                                                                         \
    for (Py_ssize_t i = 0, end; i < size; i = end) {                                               \
        type few = 0;                                                                              \
        end = size - i > 255 ? i + 255 : size;                                                     \
        for (Py_ssize_t at = i; at < end; at++)                                                    \
            few += ((const type *)data)[at] == ' ';                                                \
        spaces += few;                                                                             \
    }

Py_ssize_t word_count(PyObject *words)
{
    const void *data = PyUnicode_DATA(words);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(words);
    Py_ssize_t spaces = 0;
    switch (PyUnicode_KIND(words)) {
    case PyUnicode_1BYTE_KIND:
        COUNT_SPACES(Py_UCS1)
        break;
    case PyUnicode_2BYTE_KIND:
        COUNT_SPACES(Py_UCS2)
        break;
    default:
        COUNT_SPACES(Py_UCS4)
    }
    return size ? spaces + 1 : 0;
}

/* word_count(words) -> how many words are joined by single spaces */
PyObject *kernel_word_count(PyObject *module, PyObject *words)
{
    if (!PyUnicode_Check(words))
        return PyErr_Format(PyExc_TypeError, "words are a str");
    return PyLong_FromSsize_t(word_count(words));
}
