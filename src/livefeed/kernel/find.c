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
#define MOST_TALLY 255 /* a sketch has fewer bands and samples */
#define MIDDLE_WORDS 40
#define CONTAINED 0.6
#define CHANCE 0.0625
#define MARGIN 0.12
#define DOUBT 0.07
#define SHARED_SAMPLES 0.55
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

static void tell(uint8_t *count) { *count += *count < MOST_TALLY; }

/* Tally the owners from here on; afterwards each is in the list once. */
static void tally_owners(Table *self, Owners *owners, int64_t from, int are_bands)
{
    int64_t kept = from;
    for (int64_t at = from; at < owners->count; at++) {
        const uint32_t owner = owners->at[at];
        Tally *tally = self->tally + owner;
        if (!tally->bands && !tally->samples)
            owners->at[kept++] = owner;
        tell(are_bands ? &tally->bands : &tally->samples);
    }
    owners->count = kept;
}

static int find_near(Table *self, const uint32_t *signature, Owners *owners)
{
    uint32_t hashes[BANDS];
    band_hashes(signature, hashes);
    for (int band = 0; band < BANDS; band++)
        rings_prefetch(&self->rings, hashes[band]);
    for (int band = 0; band < BANDS; band++)
        if (add_live(self, hashes[band], owners) < 0)
            return -1;
    tally_owners(self, owners, 0, 1);
    return 0;
}

/* Find who has sampled 4-grams of the text; return how many are common, which are no evidence. */
static int find_partial(Table *self, const Hashes *words, Owners *owners)
{
    Hashes fours;
    const Py_ssize_t count = shingle_count(words->count, 4);
    const int64_t from = owners->count;
    if (hashes_room(&fours, count))
        return -1;
    ordered_shingles(words, 4, fours.at);
    fours.count = distinct(fours.at, count);
    int failed = fours.count < 0, common = 0;
    for (Py_ssize_t at = 0; at < fours.count && !failed; at++) {
        if (at % 16 == 0)
            for (Py_ssize_t next = at; next < at + 16 && next < fours.count; next++)
                rings_prefetch(&self->rings, ring_hash(fours.at[next]) ^ SAMPLE_MARK);
        const int live = add_live(self, ring_hash(fours.at[at]) ^ SAMPLE_MARK, owners);
        failed = live < 0;
        if (live >= COMMON) {
            owners->count -= live;
            common++;
        }
    }
    tally_owners(self, owners, from, 0);
    hashes_free(&fours);
    return failed ? -1 : common;
}

/* Return how many slots two updates must agree in to be worth reading; see dedup/estimate.py. */
static int needed(int64_t one, int64_t other, double similarity, double margin)
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
        least = (contained < similarity ? contained : similarity) - margin;
    }
    const double expected = SLOTS * (CHANCE + (1 - CHANCE) * least);
    return least <= 0 ? 0 : (int)expected + ((int)expected < expected);
}

/* Return how many samples of a stored text an incoming one must share where it is in doubt. */
static double wanted_samples(int64_t incoming, int64_t stored, double similarity)
{
    const int64_t small = incoming < stored ? incoming : stored, fours = stored - 3;
    if (small < SIGNED_WORDS)
        return 0;
    const double alike = similarity / (1 + similarity) * (double)(incoming + stored - 4);
    const double inside = CONTAINED * (double)(small - 2);
    int64_t kept = (fours + SAMPLED - 1) / SAMPLED;
    if (kept > MOST_SAMPLES)
        kept = MOST_SAMPLES;
    return SHARED_SAMPLES * (alike < inside ? alike : inside) * (double)kept / (double)fours;
}

/* Tell whether a stored text may match one of so many words; `shared` samples they may share. */
static int is_worth_reading(const Table *self, const Update *stored, int64_t words,
                            const uint64_t *bits, int shared)
{
    const int agree = agreeing(bits, stored->bits);
    const int least = needed(words, stored->words, self->similarity, MARGIN);
    if (agree < least)
        return 0;
    if (!least || agree >= needed(words, stored->words, self->similarity, DOUBT))
        return 1;
    return shared >= wanted_samples(words, stored->words, self->similarity);
}

SORT(sort_votes, uint64_t)

/* Put the owners worth reading in order, those that share most first, then by reference; return
 * how many of them count. `common`: samples that they may share beside those in the tally. */
static int64_t keep_best(const Table *self, const Owners *owners, const uint32_t *signature,
                         int64_t words, int common, uint64_t *ordered)
{
    uint64_t bits[WORDS_OF_BITS];
    if (signature)
        pack_bits(signature, bits);
    const int least = words >= FEW_WORDS ? VOTES : 1;
    int64_t kept = 0;
    for (int64_t at = 0; at < owners->count; at++) {
        const Update *update = self->updates + owners->at[at];
        const Tally *tally = self->tally + owners->at[at];
        const int votes = tally->bands + (tally->samples >= least ? tally->samples : 0);
        if (votes && (!signature ||
                      is_worth_reading(self, update, words, bits, tally->samples + common)))
            ordered[kept++] = (uint64_t)(MOST_VOTES - votes) << REF_BITS |
                              ((uint64_t)update->ref & MOST_REF);
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
    Owners owners = {malloc(FEW_OWNERS * sizeof(uint32_t)), 0, FEW_OWNERS};
    int failed = !owners.at, common = 0;
    if (failed)
        PyErr_NoMemory();
    failed = failed || (slots && find_near(self, slots, &owners));
    if (!failed && words.count >= CONTAINED_WORDS) {
        common = find_partial(self, &words, &owners);
        failed = common < 0;
    }
    uint64_t *ordered = failed ? NULL : malloc((owners.count + 1) * sizeof *ordered);
    if (ordered)
        found = refs_of(ordered, keep_best(self, &owners, slots, words.count, common, ordered));
    else if (!failed)
        PyErr_NoMemory();
    for (int64_t at = 0; at < owners.count; at++)
        self->tally[owners.at[at]] = (Tally){0, 0};
    free(ordered);
    free(owners.at);
    hashes_free(&words);
    return found;
}
