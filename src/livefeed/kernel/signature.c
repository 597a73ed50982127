/* Signatures and samples of words: see dedup/signature.py, dedup/reference.py. */
#include "kernel.h"
#include "sort.h"

#include <string.h>

uint64_t splitmix(uint64_t seed, uint64_t nth)
{
    uint64_t state = seed + nth * 0x9E3779B97F4A7C15u;
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9u;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EBu;
    return state ^ (state >> 31);
}

#define PADDED 128 /* slots: a whole number of vectors */
#define SCATTER 0x9E3779B1u

static uint32_t factors[PADDED];

void signature_constants(void)
{
    for (int slot = 0; slot < PADDED; slot++)
        factors[slot] = (uint32_t)(splitmix(1, slot + 1) | 1);
}

/* Lower each slot to the least value of any hash; the compiler makes vectors of it. */
#define LOWER(slots, hashes, count)                                                                \
    for (int low = 0; low < PADDED; low += 32) {                                                   \
        uint32_t least[32];                                                                        \
        memset(least, 0xFF, sizeof least);                                                         \
        for (Py_ssize_t i = 0; i < count; i++) {                                                   \
            const uint32_t half = (uint32_t)(hashes[i] >> 32);                                     \
            for (int at = 0; at < 32; at++) {                                                      \
                const uint32_t mapped = half * factors[low + at];                                            \
                least[at] = mapped < least[at] ? mapped : least[at];                               \
            }                                                                                      \
        }                                                                                          \
        memcpy(slots + low, least, sizeof least);                                                  \
    }

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define EIGHT 8 /* numbers of a vector */

/* The same by hand: four vectors of slots stay in registers. */
__attribute__((target("avx2"))) static void lower_avx2(uint32_t *slots, const uint64_t *hashes,
                                                       Py_ssize_t count)
{
    for (int low = 0; low < PADDED; low += 4 * EIGHT) {
        __m256i factor[4], least[4];
        for (int at = 0; at < 4; at++) {
            factor[at] = _mm256_loadu_si256((const __m256i *)(factors + low + at * EIGHT));
            least[at] = _mm256_set1_epi32(-1);
        }
        for (Py_ssize_t i = 0; i < count; i++) {
            const __m256i half = _mm256_set1_epi32((int)(hashes[i] >> 32));
            for (int at = 0; at < 4; at++)
                least[at] = _mm256_min_epu32(least[at], _mm256_mullo_epi32(half, factor[at]));
        }
        for (int at = 0; at < 4; at++)
            _mm256_storeu_si256((__m256i *)(slots + low + at * EIGHT), least[at]);
    }
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

SORT(sort_samples, uint32_t)

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

/* Every fourth or so, at even distances: of any passage there are as many as of any other. */
static PyObject *samples_of(const Hashes *words)
{
    uint32_t samples[MOST_SAMPLES];
    const Py_ssize_t fours = shingle_count(words->count, 4);
    const int k = words->count < 4 ? (int)words->count : 4;
    Py_ssize_t count = fours, kept = 0;
    if (words->count >= SIGNED_WORDS)
        count = (count + SAMPLED - 1) / SAMPLED;
    if (count > MOST_SAMPLES)
        count = MOST_SAMPLES;
    for (Py_ssize_t i = 0; i < count; i++)
        samples[i] = (uint32_t)shingle_at(words, i * fours / count, k) >> 2;
    sort_samples(samples, count);
    for (Py_ssize_t i = 0; i < count; i++)
        if (!i || samples[i] != samples[kept - 1])
            samples[kept++] = samples[i];
    return PyBytes_FromStringAndSize((const char *)samples, kept * sizeof *samples);
}

int sign(const Hashes *words, PyObject **signature, PyObject **samples)
{
    *signature = signature_of(words);
    *samples = *signature ? samples_of(words) : NULL;
    if (*samples)
        return 0;
    Py_XDECREF(*signature);
    return -1;
}

/* signed(words) -> (signature, samples) */
PyObject *kernel_signed(PyObject *module, PyObject *words)
{
    Hashes hashes;
    PyObject *signature, *samples;
    if (!PyUnicode_Check(words))
        return PyErr_Format(PyExc_TypeError, "words are a str");
    if (word_hashes(words, &hashes))
        return NULL;
    const int failed = sign(&hashes, &signature, &samples);
    hashes_free(&hashes);
    return failed ? NULL : Py_BuildValue("NN", signature, samples);
}
