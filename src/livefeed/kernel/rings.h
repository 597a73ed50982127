/* Rings of keys: see dedup/rings.py, which says why they are laid out like this. */
#ifndef LIVEFEED_RINGS_H
#define LIVEFEED_RINGS_H

#include "kernel.h"

#define WIDTH 64 /* cells of a ring */
#define HASH_BITS 30
#define FEWEST 1024 /* rings, 256 kB */

typedef struct {
    uint32_t *cells; /* WIDTH a ring: the lowest bits of the hash, then the owner, 0 for nobody */
    uint8_t *ends;   /* where the next key of each ring goes */
    int64_t count;   /* of rings */
    int64_t keys;    /* put in since they were last counted */
    int owner_bits;
} Rings;

int rings_make(Rings *rings, int64_t count); /* -1: no memory, error set */
void rings_free(Rings *rings);
int rings_grow(Rings *rings, int64_t count);
void rings_renumber(Rings *rings, const uint32_t *new_owner); /* 0 where forgotten */
int rings_find(const Rings *rings, uint32_t hash, uint32_t owners[WIDTH]); /* how many */
int rings_held(const Rings *rings, const uint32_t *hashes, int count, int *held); /* which of them someone may have */

/* What is done for each key stands here, so that the compiler puts it where it is asked for. */

static inline int64_t ring_of(uint32_t hash, int64_t count) { return (int64_t)hash * count >> HASH_BITS; }

static inline uint32_t *cells_of(const Rings *rings, uint32_t hash)
{
    return rings->cells + ring_of(hash, rings->count) * WIDTH;
}

/* Where the next key goes, and who is there. */
static inline uint32_t *rings_next(const Rings *rings, uint32_t hash, uint32_t *occupant)
{
    const int64_t ring = ring_of(hash, rings->count);
    uint32_t *cell = rings->cells + ring * WIDTH + rings->ends[ring];
    *occupant = *cell & ((1u << rings->owner_bits) - 1);
    return cell;
}

static inline void rings_put(Rings *rings, uint32_t hash, uint32_t owner, uint32_t *cell)
{
    const int64_t ring = ring_of(hash, rings->count);
    *cell = hash << rings->owner_bits | owner;
    rings->ends[ring] = (rings->ends[ring] + 1) % WIDTH;
    rings->keys++;
}

/* All cells, to find. */
static inline void rings_prefetch(const Rings *rings, uint32_t hash)
{
    const uint32_t *cells = cells_of(rings, hash);
    for (int at = 0; at < WIDTH; at += 16)
        __builtin_prefetch(cells + at);
}

/* Where a key would go. */
static inline void rings_prefetch_next(const Rings *rings, uint32_t hash)
{
    const int64_t ring = ring_of(hash, rings->count);
    __builtin_prefetch(rings->cells + ring * WIDTH + rings->ends[ring], 1);
}

#endif
