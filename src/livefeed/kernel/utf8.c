/* Texts as UTF-8, which is what is hashed. */
#include "kernel.h"

#include <string.h>

#define BEYOND 64 /* bytes that may be read or written behind the end */

int utf8_make(Utf8 *text, Py_ssize_t characters)
{
    const size_t room = 4 * (size_t)characters + BEYOND;
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

/* --- eight characters at once, of those that take two bytes at most ---------------------------- */

static uint8_t kept[256][16]; /* by which of eight pairs of bytes are ASCII, a bit each: the bytes to keep */

void utf8_constants(void)
{
    for (int ascii = 0; ascii < 256; ascii++) {
        uint8_t *to = kept[ascii];
        for (int at = 0; at < 8; at++) {
            *to++ = (uint8_t)(2 * at);
            if (!(ascii >> at & 1))
                *to++ = (uint8_t)(2 * at + 1);
        }
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

/* Return how many characters were written: all but the last few, or up to one that takes more bytes. */
__attribute__((target("avx2"))) static Py_ssize_t put_eights(uint8_t **to, const Py_UCS2 *from,
                                                              Py_ssize_t size)
{
    Py_ssize_t at = 0;
    for (; at + 8 <= size; at += 8) {
        const __m128i chars = _mm_loadu_si128((const __m128i *)(from + at));
        const __m128i high = _mm_srli_epi16(chars, 7), zero = _mm_setzero_si128();
        if (_mm_movemask_epi8(_mm_cmpgt_epi16(high, _mm_set1_epi16(15))))
            break;
        const __m128i is_ascii = _mm_cmpeq_epi16(high, zero);
        const __m128i first = _mm_or_si128(_mm_srli_epi16(chars, 6), _mm_set1_epi16(0xC0));
        const __m128i rest = _mm_or_si128(_mm_and_si128(chars, _mm_set1_epi16(0x3F)), _mm_set1_epi16(0x80));
        const __m128i pairs = _mm_or_si128(first, _mm_slli_epi16(rest, 8));
        const __m128i bytes = _mm_or_si128(_mm_and_si128(is_ascii, chars), _mm_andnot_si128(is_ascii, pairs));
        const int ascii = _mm_movemask_epi8(_mm_packs_epi16(is_ascii, zero));
        const __m128i order = _mm_loadu_si128((const __m128i *)kept[ascii]);
        _mm_storeu_si128((__m128i *)*to, _mm_shuffle_epi8(bytes, order));
        *to += 16 - __builtin_popcount(ascii);
    }
    return at;
}
#define PUT_EIGHTS(to, from, size) (__builtin_cpu_supports("avx2") ? put_eights(to, from, size) : 0)
#else
#define PUT_EIGHTS(to, from, size) 0
#endif

#define PUT_ALL(type, first)                                                                       \
    for (Py_ssize_t i = first; i < size; i++)                                                      \
        to = put_utf8(to, ((const type *)data)[i]);

void utf8_add(Utf8 *text, PyObject *str)
{
    const void *data = PyUnicode_DATA(str);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(str);
    uint8_t *to = text->at + text->size;
    if (PyUnicode_IS_ASCII(str)) {
        memcpy(to, data, size);
        to += size;
    } else if (PyUnicode_KIND(str) == PyUnicode_1BYTE_KIND) {
        PUT_ALL(Py_UCS1, 0)
    } else if (PyUnicode_KIND(str) == PyUnicode_2BYTE_KIND) {
        PUT_ALL(Py_UCS2, PUT_EIGHTS(&to, data, size))
    } else {
        PUT_ALL(Py_UCS4, 0)
    }
    text->size = to - text->at;
}

/* --- where words end -------------------------------------------------------------------------- */

uint64_t utf8_spaces(const uint8_t *at)
{
    uint64_t spaces = 0;
#if defined(__x86_64__) && defined(__GNUC__)
    const __m128i space = _mm_set1_epi8(' ');
    for (int low = 0; low < 64; low += 16) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(at + low));
        spaces |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, space)) << low;
    }
#else
    for (int low = 0; low < 64; low++)
        spaces |= (uint64_t)(at[low] == ' ') << low;
#endif
    return spaces;
}
