/* Rings of keys: see dedup/rings.py, which says why they are laid out like this. */
#ifndef LIVEFEED_RINGS_H
#define LIVEFEED_RINGS_H

#include "kernel.h"

#define WIDTH 64 /* cells of a ring */
#define HASH_BITS 30
#define FEWEST 64 /* rings */

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
uint32_t *rings_next(const Rings *rings, uint32_t hash, uint32_t *occupant);
void rings_put(Rings *rings, uint32_t hash, uint32_t owner, uint32_t *cell);
void rings_prefetch(const Rings *rings, uint32_t hash);      /* all cells, to find */
void rings_prefetch_next(const Rings *rings, uint32_t hash); /* where a key would go */
int rings_find(const Rings *rings, uint32_t hash, uint32_t owners[WIDTH]); /* how many */

#endif
