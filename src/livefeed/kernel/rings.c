/* Rings of keys: see dedup/rings.py. */
#include "rings.h"
#include "large.h"

#include <stdlib.h>
#include <string.h>

/* The least hash of a ring. */
static int64_t start_of(int64_t ring, int64_t count)
{
    return ((ring << HASH_BITS) + count - 1) / count;
}

static int owner_bits_of(int64_t count)
{
    int bits = 2;
    while (count >>= 1)
        bits++;
    return bits;
}

static size_t bytes_of(int64_t count) { return (size_t)count * WIDTH * sizeof(uint32_t); }

int rings_make(Rings *rings, int64_t count)
{
    memset(rings, 0, sizeof *rings);
    rings->count = count;
    rings->cells = calloc(1, bytes_of(count));
    rings->ends = calloc(count, 1);
    if (!rings->cells || !rings->ends) {
        rings_free(rings);
        PyErr_NoMemory();
        return -1;
    }
    rings->owner_bits = owner_bits_of(count);
    return 0;
}

void rings_free(Rings *rings)
{
    large_free(rings->cells, bytes_of(rings->count));
    free(rings->ends);
    memset(rings, 0, sizeof *rings);
}

/* Set a bit for each cell that differs from `wanted` in the owner alone. */
#define SCAN(cells, wanted, limit, found)                                                          \
    for (int low = 0; low < WIDTH; low += 8) {                                                     \
        uint32_t is_any = 0;                                                                       \
        for (int at = 0; at < 8; at++)                                                             \
            is_any |= (cells[low + at] ^ wanted) < limit ? 1u : 0u;                                \
        if (is_any)                                                                                \
            for (int at = 0; at < 8; at++)                                                         \
                found |= (uint64_t)((cells[low + at] ^ wanted) < limit) << (low + at);             \
    }

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

__attribute__((target("avx2"))) static uint64_t scan_avx2(const uint32_t *cells, uint32_t wanted,
                                                          uint32_t limit)
{
    const __m256i value = _mm256_set1_epi32((int)wanted), mask = _mm256_set1_epi32(-(int)limit);
    uint64_t found = 0;
    for (int low = 0; low < WIDTH; low += 8) {
        const __m256i here = _mm256_loadu_si256((const __m256i *)(cells + low));
        const __m256i rest = _mm256_and_si256(_mm256_xor_si256(here, value), mask);
        const __m256i same = _mm256_cmpeq_epi32(rest, _mm256_setzero_si256());
        found |= (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(same)) << low;
    }
    return found;
}

/* The same for all cells of a ring at once: the least in which any differs tells whether one does not. */
__attribute__((target("avx2"))) static int held_avx2(const Rings *rings, const uint32_t *hashes, int count,
                                                     int *held)
{
    const __m256i mask = _mm256_set1_epi32(-(1 << rings->owner_bits)), none = _mm256_setzero_si256();
    int kept = 0;
    for (int key = 0; key < count; key++) {
        const uint32_t *cells = cells_of(rings, hashes[key]);
        const __m256i value = _mm256_set1_epi32((int)(hashes[key] << rings->owner_bits));
        __m256i least = _mm256_set1_epi32(-1);
        for (int low = 0; low < WIDTH; low += 8) {
            const __m256i here = _mm256_loadu_si256((const __m256i *)(cells + low));
            least = _mm256_min_epu32(least, _mm256_xor_si256(here, value));
        }
        const __m256i same = _mm256_cmpeq_epi32(_mm256_and_si256(least, mask), none);
        held[kept] = key;
        kept += !_mm256_testz_si256(same, same);
    }
    return kept;
}
#endif

static uint64_t scan(const uint32_t *cells, uint32_t wanted, uint32_t limit)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx2"))
        return scan_avx2(cells, wanted, limit);
#endif
    uint64_t found = 0;
    SCAN(cells, wanted, limit, found)
    return found;
}

int rings_held(const Rings *rings, const uint32_t *hashes, int count, int *held)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx2"))
        return held_avx2(rings, hashes, count, held);
#endif
    int kept = 0;
    for (int key = 0; key < count; key++) {
        held[kept] = key;
        kept += scan(cells_of(rings, hashes[key]), hashes[key] << rings->owner_bits,
                     1u << rings->owner_bits) != 0;
    }
    return kept;
}

int rings_find(const Rings *rings, uint32_t hash, uint32_t owners[WIDTH])
{
    const uint32_t *cells = cells_of(rings, hash);
    const uint32_t limit = 1u << rings->owner_bits;
    uint64_t found = scan(cells, hash << rings->owner_bits, limit);
    int count = 0;
    for (; found; found &= found - 1) {
        const uint32_t owner = cells[__builtin_ctzll(found)] & (limit - 1);
        if (owner)
            owners[count++] = owner;
    }
    return count;
}

/* Put a key among those of a ring of which so many are there, the oldest first; of too many the oldest
 * goes. Turned so that the owner comes first, cells are in the order of their age. */
static int put_by_age(uint32_t *cells, int count, uint32_t cell, int owner_bits)
{
#define AGE(cell) ((cell) << (32 - owner_bits) | (cell) >> owner_bits)
    if (count == WIDTH) {
        if (AGE(cell) < AGE(cells[0]))
            return count;
        memmove(cells, cells + 1, --count * sizeof *cells);
    }
    int at = count;
    for (; at && AGE(cells[at - 1]) > AGE(cell); at--)
        cells[at] = cells[at - 1];
    cells[at] = cell;
    return count + 1;
#undef AGE
}

/* Put the keys of one ring of so many into those that they belong to by now. */
static void spread(Rings *rings, const uint32_t *old, int64_t ring, const Rings *before, int end)
{
    const uint32_t mask = (1u << before->owner_bits) - 1;
    const uint32_t start = (uint32_t)start_of(ring, before->count), above = start << before->owner_bits;
    for (int at = end; at < end + WIDTH; at++) {
        const uint32_t cell = old[at % WIDTH], owner = cell & mask;
        if (!owner)
            continue;
        const uint32_t hash = start + ((cell - owner - above) >> before->owner_bits);
        const int64_t to = ring_of(hash, rings->count);
        rings->ends[to] = (uint8_t)put_by_age(rings->cells + to * WIDTH, rings->ends[to],
                                              hash << rings->owner_bits | owner, rings->owner_bits);
    }
}

/* Spread the keys over more rings, in place: from the last ring down nothing unread is written.
 * Until the end `ends` counts the keys of each ring. */
int rings_grow(Rings *rings, int64_t count)
{
    const Rings before = *rings;
    uint8_t *ends = realloc(rings->ends, count);
    if (ends)
        rings->ends = ends;
    uint32_t *cells = ends ? large_grow(rings->cells, bytes_of(before.count), bytes_of(count)) : NULL;
    if (!cells) {
        PyErr_NoMemory();
        return -1;
    }
    *rings = (Rings){cells, ends, count, 0, owner_bits_of(count)};
    int64_t emptied = count; /* from here on */
    for (int64_t ring = before.count - 1; ring >= 0; ring--) {
        const int64_t first = ring_of((uint32_t)start_of(ring, before.count), count);
        const int end = ends[ring];
        uint32_t old[WIDTH];
        memcpy(old, cells + ring * WIDTH, sizeof old);
        memset(cells + first * WIDTH, 0, (emptied - first) * sizeof old);
        memset(ends + first, 0, emptied - first);
        emptied = first;
        spread(rings, old, ring, &before, end);
    }
    for (int64_t ring = 0; ring < count; ring++) {
        rings->keys += ends[ring];
        ends[ring] %= WIDTH;
    }
    return 0;
}

void rings_renumber(Rings *rings, const uint32_t *new_owner)
{
    const uint32_t mask = (1u << rings->owner_bits) - 1;
    rings->keys = 0;
    for (int64_t at = 0; at < rings->count * WIDTH; at++) {
        const uint32_t owner = new_owner[rings->cells[at] & mask];
        rings->cells[at] = owner ? (rings->cells[at] & ~mask) | owner : 0;
        rings->keys += owner != 0;
    }
}
