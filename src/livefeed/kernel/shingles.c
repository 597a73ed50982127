/* Shingles of words, apart from each other and in common: see dedup/shingles.py. */
#include "kernel.h"

#include <string.h>

static const uint64_t PLACES[4] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0xBB67AE8584CAA73Bu,
                                   0x3C6EF372FE94F82Bu};

Py_ssize_t shingle_count(Py_ssize_t words, int k) { return words > k ? words - k + 1 : words > 0; }

void ordered_shingles(const Hashes *words, int k, uint64_t *to)
{
    const Py_ssize_t count = shingle_count(words->count, k);
    k = words->count < k ? (int)words->count : k;
    for (Py_ssize_t i = 0; i < count; i++) {
        uint64_t total = words->at[i] * PLACES[0];
        for (int place = 1; place < k; place++)
            total += words->at[i + place] * PLACES[place];
        to[i] = total;
    }
}

/* --- sets of hashes --------------------------------------------------------------------------- */

#define FEWEST_PLACES 16

/* Hashes by their upper bits, each in the next free place from there on; at most half are taken. */
typedef struct {
    uint64_t *at;
    int shift;
    int has_zero; /* which stands for a free place */
    uint64_t own[2 * MOST_WORDS_HERE];
} Set;

static int set_make(Set *set, Py_ssize_t count)
{
    size_t places = FEWEST_PLACES;
    set->shift = 60;
    for (; places < 2 * (size_t)count; places *= 2)
        set->shift--;
    set->has_zero = 0;
    set->at = set->own;
    if (places > sizeof set->own / sizeof *set->own &&
        !(set->at = PyMem_Malloc(places * sizeof *set->at))) {
        PyErr_NoMemory();
        return -1;
    }
    memset(set->at, 0, places * sizeof *set->at);
    return 0;
}

static void set_free(Set *set)
{
    if (set->at != set->own)
        PyMem_Free(set->at);
}

/* Return the place of a hash: where it is, or where it would be. */
static uint64_t *set_place(const Set *set, uint64_t hash)
{
    const size_t last = ((size_t)1 << (64 - set->shift)) - 1;
    size_t place = hash >> set->shift;
    while (set->at[place] && set->at[place] != hash)
        place = (place + 1) & last;
    return set->at + place;
}

static int set_has(const Set *set, uint64_t hash)
{
    return hash ? *set_place(set, hash) == hash : set->has_zero;
}

static int set_add(Set *set, uint64_t hash) /* 1: it is new */
{
    if (!hash)
        return !set->has_zero && (set->has_zero = 1);
    uint64_t *place = set_place(set, hash);
    if (*place)
        return 0;
    *place = hash;
    return 1;
}

/* Leave out what was there before; -1: no memory. */
static Py_ssize_t add_all(Set *set, uint64_t *values, Py_ssize_t count)
{
    Py_ssize_t kept = 0;
    if (set_make(set, count))
        return -1;
    for (Py_ssize_t i = 0; i < count; i++)
        if (set_add(set, values[i]))
            values[kept++] = values[i];
    return kept;
}

Py_ssize_t distinct(uint64_t *values, Py_ssize_t count)
{
    Set set;
    const Py_ssize_t kept = add_all(&set, values, count);
    if (kept >= 0)
        set_free(&set);
    return kept;
}

static int distinct_shingles(PyObject *text, int k, Hashes *found, Set *set)
{
    Hashes words;
    if (word_hashes(text, &words))
        return -1;
    const Py_ssize_t count = shingle_count(words.count, k);
    int failed = hashes_room(found, count);
    if (!failed) {
        ordered_shingles(&words, k, found->at);
        failed = (found->count = add_all(set, found->at, count)) < 0;
        if (failed)
            hashes_free(found);
    }
    hashes_free(&words);
    return failed ? -1 : 0;
}

/* common(one, other, k) -> how many shingles two texts share, how many each of them has */
PyObject *kernel_common(PyObject *module, PyObject *args)
{
    PyObject *one, *other;
    int k;
    Hashes here, there;
    Set set_here, set_there;
    if (!PyArg_ParseTuple(args, "UUi:common", &one, &other, &k))
        return NULL;
    if (k < 1 || k > 4)
        return PyErr_Format(PyExc_ValueError, "shingles of %d words: 1 to 4 expected", k);
    if (distinct_shingles(one, k, &here, &set_here))
        return NULL;
    PyObject *found = NULL;
    if (!distinct_shingles(other, k, &there, &set_there)) {
        Py_ssize_t common = 0;
        for (Py_ssize_t i = 0; i < there.count; i++)
            common += set_has(&set_here, there.at[i]);
        found = Py_BuildValue("nnn", common, here.count, there.count);
        set_free(&set_there);
        hashes_free(&there);
    }
    set_free(&set_here);
    hashes_free(&here);
    return found;
}
