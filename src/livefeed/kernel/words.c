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

uint64_t xxh64(const uint8_t *p, size_t size)
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

/* --- UTF-8 ------------------------------------------------------------------------------------ */

int utf8_make(Utf8 *text, Py_ssize_t characters)
{
    const size_t room = 4 * (size_t)characters + 8;
    text->size = 0;
    text->at = text->own;
    if (room > sizeof text->own && !(text->at = PyMem_Malloc(room))) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

void utf8_free(Utf8 *text)
{
    if (text->at != text->own)
        PyMem_Free(text->at);
}

static uint8_t *put_utf8(uint8_t *to, Py_UCS4 c)
{
    if (c < 0x800) { /* without a branch: spaces and letters take turns */
        const int is_wide = c >= 0x80;
        to[0] = (uint8_t)(is_wide ? 0xC0 | c >> 6 : c);
        to[1] = 0x80 | (c & 0x3F);
        return to + 1 + is_wide;
    }
    if (c < 0x10000) {
        *to++ = 0xE0 | (uint8_t)(c >> 12);
    } else {
        *to++ = 0xF0 | (uint8_t)(c >> 18);
        *to++ = 0x80 | (c >> 12 & 0x3F);
    }
    *to++ = 0x80 | (c >> 6 & 0x3F);
    *to++ = 0x80 | (c & 0x3F);
    return to;
}

#define PUT_ALL(type)                                                                              \
    for (Py_ssize_t i = 0; i < size; i++)                                                          \
        to = put_utf8(to, ((const type *)data)[i]);

void utf8_add(Utf8 *text, PyObject *str)
{
    const void *data = PyUnicode_DATA(str);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(str);
    uint8_t *to = text->at + text->size;
    switch (PyUnicode_KIND(str)) {
    case PyUnicode_1BYTE_KIND:
        PUT_ALL(Py_UCS1)
        break;
    case PyUnicode_2BYTE_KIND:
        PUT_ALL(Py_UCS2)
        break;
    default:
        PUT_ALL(Py_UCS4)
    }
    text->size = to - text->at;
}

/* --- words, apart from their hashes ----------------------------------------------------------- */

/* Texts that were asked for lately, with their hashes: each is signed, looked up, compared with some
 * others and aligned with them. */
#define LATELY 4
static struct {
    PyObject *words;
    uint64_t hashes[MOST_WORDS_HERE], asked_at;
    Py_ssize_t count;
} lately[LATELY];
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
    memcpy(lately[oldest].hashes, hashes->at, hashes->count * sizeof *hashes->at);
}

static int remembered(PyObject *words, Hashes *hashes)
{
    for (int at = 0; at < LATELY; at++)
        if (lately[at].words == words) {
            lately[at].asked_at = ++questions;
            hashes->at = hashes->own;
            hashes->count = lately[at].count;
            memcpy(hashes->own, lately[at].hashes, hashes->count * sizeof *hashes->at);
            return 1;
        }
    return 0;
}

int hash_words(PyObject *words, const uint8_t *utf8, size_t size, Hashes *hashes)
{
    const uint8_t *at = utf8, *end = utf8 + size;
    if (hashes_room(hashes, (PyUnicode_GET_LENGTH(words) + 1) / 2))
        return -1;
    hashes->count = 0;
    while (at < end) {
        const uint8_t *word = at;
        while (at < end && *at != ' ')
            at++;
        if (at > word)
            hashes->at[hashes->count++] = xxh64(word, at - word);
        at++;
    }
    if (hashes->count <= MOST_WORDS_HERE)
        remember(words, hashes);
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
