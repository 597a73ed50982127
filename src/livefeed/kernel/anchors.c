/* Where two texts surely meet (patience diff): see `_anchors` in dedup/alignment.py. */
#include "alignment.h"

#include <string.h>

#define NONE (-1)
#define SEVERAL (-2)

typedef struct {
    int32_t one;   /* where the gram stands first */
    int32_t other; /* where it stands, NONE or SEVERAL */
    int is_unique; /* in `one` */
} Gram;

typedef struct {
    const uint64_t *words; /* of `one` */
    Gram *grams;
    int32_t *places; /* of the grams from 1 on; 0 is free. At most half are taken */
    int shift;
} Grams;

static size_t first_place(const Grams *grams, const uint64_t *gram)
{
    const uint64_t mixed = gram[0] * 0x9E3779B97F4A7C15u + gram[1] * 0xC2B2AE3D27D4EB4Fu + gram[2];
    return ((mixed ^ (mixed >> 32)) * 0xFF51AFD7ED558CCDu) >> grams->shift;
}

/* Return where the number of a gram is kept, or would be. */
static int32_t *place_of(const Grams *grams, const uint64_t *gram)
{
    const size_t last = ((size_t)1 << (64 - grams->shift)) - 1;
    size_t place = first_place(grams, gram);
    for (int32_t known; (known = grams->places[place]); place = (place + 1) & last)
        if (!memcmp(grams->words + grams->grams[known - 1].one, gram, 3 * sizeof *gram))
            break;
    return grams->places + place;
}

static int32_t add_grams(Grams *grams, Py_ssize_t words)
{
    int32_t count = 0;
    for (int32_t at = 0; at + 2 < words; at++) {
        int32_t *place = place_of(grams, grams->words + at);
        if (*place) {
            grams->grams[*place - 1].is_unique = 0;
        } else {
            grams->grams[count] = (Gram){at, NONE, 1};
            *place = ++count;
        }
    }
    return count;
}

static void find_grams(Grams *grams, const uint64_t *other, Py_ssize_t words)
{
    for (int32_t at = 0; at + 2 < words; at++) {
        const int32_t known = *place_of(grams, other + at);
        if (known) {
            Gram *gram = grams->grams + known - 1;
            gram->other = gram->other == NONE ? at : SEVERAL;
        }
    }
}

/* Keep the longest run of pairs whose second members grow, too; `memory` is for three a pair. */
static Py_ssize_t longest_growing(int32_t (*pairs)[2], Py_ssize_t count, int32_t *memory)
{
    int32_t *tail_at = memory, *previous = memory + count, *chain = previous + count;
    Py_ssize_t tails = 0;
    for (Py_ssize_t at = 0; at < count; at++) {
        Py_ssize_t low = 0, high = tails;
        while (low < high) {
            const Py_ssize_t middle = (low + high) / 2;
            if (pairs[tail_at[middle]][1] < pairs[at][1])
                low = middle + 1;
            else
                high = middle;
        }
        previous[at] = low ? tail_at[low - 1] : NONE;
        tail_at[low] = (int32_t)at;
        tails += low == tails;
    }
    int32_t at = tails ? tail_at[tails - 1] : NONE;
    for (Py_ssize_t i = tails; i--; at = previous[at])
        chain[i] = at;
    for (Py_ssize_t i = 0; i < tails; i++)
        memmove(pairs[i], pairs[chain[i]], sizeof *pairs);
    return tails;
}

Py_ssize_t anchors(const uint64_t *one, Py_ssize_t ones, const uint64_t *other, Py_ssize_t others,
                   int32_t (*pairs)[2])
{
    size_t places = 16;
    Grams grams = {.words = one, .shift = 60};
    for (; places < 2 * (size_t)ones; places *= 2)
        grams.shift--;
    char *memory = PyMem_Malloc(places * sizeof *grams.places + ones * (sizeof *grams.grams + 3 * sizeof(int32_t)));
    if (!memory) {
        PyErr_NoMemory();
        return -1;
    }
    grams.places = memset(memory, 0, places * sizeof *grams.places);
    grams.grams = (Gram *)(grams.places + places);
    const int32_t count = add_grams(&grams, ones);
    find_grams(&grams, other, others);
    Py_ssize_t found = 0;
    for (int32_t i = 0; i < count; i++) {
        const Gram *gram = grams.grams + i;
        if (gram->is_unique && gram->other >= 0) {
            pairs[found][0] = gram->one;
            pairs[found++][1] = gram->other;
        }
    }
    found = longest_growing(pairs, found, (int32_t *)(grams.grams + ones));
    PyMem_Free(memory);
    return found;
}
