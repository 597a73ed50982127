/* Finding in the index of near-duplicates: see `Table.find` in dedup/table.py. */
#include "sort.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

#define COMMON (WIDTH / 2)
#define MOST_CANDIDATES 100
#define CONTAINED_WORDS 12
#define FEW_WORDS 30
#define VOTES 2
#define MOST_VOTES 65535
#define MIDDLE_WORDS 40
#define CONTAINED 0.6
#define CHANCE 0.0625
#define MARGIN 0.12
#define SHORT_FLOOR 0.15
#define FEW_OWNERS 512 /* room that mostly does */

static uint32_t ring_hash(uint64_t key) { return (uint32_t)key >> 2; }

static int agreeing(const uint64_t *a, const uint64_t *b)
{
    uint64_t one = 0, other = 0;
    for (int at = 0; at < WORDS_OF_BITS; at += 2) {
        one |= a[at] ^ b[at];
        other |= a[at + 1] ^ b[at + 1];
    }
    return SLOTS - __builtin_popcountll(one) - __builtin_popcountll(other);
}

static int add_live(const Table *self, uint32_t hash, Owners *owners)
{
    if (owners_room(owners, WIDTH))
        return -1;
    uint32_t *to = owners->at + owners->count;
    const int found = rings_find(&self->rings, hash, to);
    int live = 0;
    for (int at = 0; at < found; at++)
        if (self->updates[to[at]].is_live)
            to[live++] = to[at];
    owners->count += live;
    return live;
}

/* Count how often each owner is there; afterwards each is there once, its number in `tally`. */
static void count_owners(const Table *self, Owners *owners)
{
    int64_t distinct = 0;
    for (int64_t at = 0; at < owners->count; at++) {
        const uint32_t owner = owners->at[at];
        if (!self->tally[owner])
            owners->at[distinct++] = owner;
        self->tally[owner] += self->tally[owner] < MOST_VOTES;
    }
    owners->count = distinct;
}

static int find_near(const Table *self, const uint32_t *signature, Owners *owners)
{
    uint32_t hashes[BANDS];
    band_hashes(signature, hashes);
    for (int band = 0; band < BANDS; band++)
        rings_prefetch(&self->rings, hashes[band]);
    for (int band = 0; band < BANDS; band++)
        if (add_live(self, hashes[band], owners) < 0)
            return -1;
    return 0;
}

static int find_partial(const Table *self, const Hashes *words, Owners *owners)
{
    Hashes fours;
    const Py_ssize_t count = shingle_count(words->count, 4);
    if (hashes_room(&fours, count))
        return -1;
    ordered_shingles(words, 4, fours.at);
    fours.count = distinct(fours.at, count);
    int failed = fours.count < 0;
    for (Py_ssize_t at = 0; at < fours.count && !failed; at++) {
        if (at % 16 == 0)
            for (Py_ssize_t next = at; next < at + 16 && next < fours.count; next++)
                rings_prefetch(&self->rings, ring_hash(fours.at[next]) ^ SAMPLE_MARK);
        const int live = add_live(self, ring_hash(fours.at[at]) ^ SAMPLE_MARK, owners);
        failed = live < 0;
        if (live >= COMMON)
            owners->count -= live; /* what so many say is no evidence */
    }
    hashes_free(&fours);
    return failed ? -1 : 0;
}

/* Return how many slots two updates must agree in to be worth reading; see dedup/estimate.py. */
static int needed(int64_t one, int64_t other, double similarity)
{
    const double lower = similarity < 0.35 ? 0.35 - similarity : 0;
    const double small = (double)(one < other ? one : other);
    const double large = (double)(one < other ? other : one);
    double least;
    if ((small < SIGNED_WORDS) != (large < SIGNED_WORDS))
        return 0;
    if (large < SIGNED_WORDS) {
        least = SHORT_FLOOR - lower;
    } else if (small < MIDDLE_WORDS && large < 2 * MIDDLE_WORDS) {
        return 0;
    } else {
        const double contained = CONTAINED * (small - 2) / (large - 2 + (1 - CONTAINED) * (small - 2));
        least = (contained < similarity ? contained : similarity) - MARGIN;
    }
    const double expected = SLOTS * (CHANCE + (1 - CHANCE) * least);
    return least <= 0 ? 0 : (int)expected + ((int)expected < expected);
}

SORT(sort_votes, uint64_t)

/* Add the owners that are in `partial` often enough, as often as they are. */
static int add_partial(const Table *self, Owners *near, Owners *partial, int votes)
{
    int64_t more = 0;
    for (int64_t at = 0; at < partial->count; at++)
        more += self->tally[partial->at[at]];
    const int failed = owners_room(near, more + 1);
    for (int64_t at = 0; at < partial->count; at++) {
        const uint32_t owner = partial->at[at];
        if (!failed && self->tally[owner] >= votes)
            for (int time = 0; time < self->tally[owner]; time++)
                near->at[near->count++] = owner;
        self->tally[owner] = 0;
    }
    return failed;
}

/* Put the owners worth reading in order, those that share most first, then by reference; return
 * how many of them count. */
static int64_t keep_best(const Table *self, const Owners *owners, const uint32_t *signature,
                         int64_t words, uint64_t *ordered)
{
    uint64_t bits[WORDS_OF_BITS];
    if (signature)
        pack_bits(signature, bits);
    int64_t kept = 0;
    for (int64_t at = 0; at < owners->count; at++) {
        const uint32_t owner = owners->at[at];
        const Update *update = self->updates + owner;
        if (!signature ||
            agreeing(bits, update->bits) >= needed(words, update->words, self->similarity))
            ordered[kept++] = (uint64_t)(MOST_VOTES - self->tally[owner]) << REF_BITS |
                              ((uint64_t)update->ref & MOST_REF);
        self->tally[owner] = 0;
    }
    sort_votes(ordered, kept);
    return kept < MOST_CANDIDATES ? kept : MOST_CANDIDATES;
}

static PyObject *refs_of(const uint64_t *ordered, int64_t count)
{
    PyObject *refs = PyList_New(count);
    for (int64_t at = 0; refs && at < count; at++) {
        PyObject *ref = PyLong_FromUnsignedLongLong(ordered[at] & MOST_REF);
        if (!ref)
            Py_CLEAR(refs);
        else
            PyList_SET_ITEM(refs, at, ref);
    }
    return refs;
}

/* find(words, signature) -> refs, those that share most first */
PyObject *table_find(Table *self, PyObject *args)
{
    PyObject *text, *signature, *found = NULL;
    Hashes words;
    if (!PyArg_ParseTuple(args, "US:find", &text, &signature) || is_signature(signature))
        return NULL;
    const uint32_t *slots =
        PyBytes_GET_SIZE(signature) ? (const uint32_t *)PyBytes_AS_STRING(signature) : NULL;
    if (word_hashes(text, &words))
        return NULL;
    Owners near = {malloc(FEW_OWNERS * sizeof(uint32_t)), 0, FEW_OWNERS};
    Owners partial = {malloc(FEW_OWNERS * sizeof(uint32_t)), 0, FEW_OWNERS};
    int failed = !near.at || !partial.at;
    if (failed)
        PyErr_NoMemory();
    failed = failed || (slots && find_near(self, slots, &near));
    if (!failed && words.count >= CONTAINED_WORDS)
        failed = find_partial(self, &words, &partial);
    if (!failed && partial.count) {
        count_owners(self, &partial);
        failed = add_partial(self, &near, &partial, words.count >= FEW_WORDS ? VOTES : 1);
    }
    uint64_t *ordered = failed ? NULL : malloc((near.count + 1) * sizeof *ordered);
    if (ordered) {
        count_owners(self, &near);
        found = refs_of(ordered, keep_best(self, &near, slots, words.count, ordered));
    } else if (!failed) {
        PyErr_NoMemory();
    }
    free(ordered);
    free(near.at);
    free(partial.at);
    hashes_free(&words);
    return found;
}
