/* Finding in the index of near-duplicates: see `Table.find` in dedup/table.py. */
#include "sort.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

#define COMMON (WIDTH / 2)
#define MOST_CANDIDATES 100
#define MOST_ALIKE 8
#define CONTAINED_WORDS 12
#define FEW_WORDS 30
#define VOTES 2
#define MOST_VOTES 65535
#define MOST_TALLY 255 /* a sketch has fewer bands and samples */
#define MIDDLE_WORDS 40
#define CONTAINED 0.6
#define CHANCE 0.0625
#define MARGIN 0.12
#define FEWEST_SHARED 0.4
#define MOST_SHARED 0.85
#define MOST_UNSEEN 0.2
#define LEAST_UNSEEN 0.1
#define SHORT_FLOOR 0.15
#define FEW_OWNERS 512 /* room that mostly does */
#define MOST_KEYS 64 /* looked up at once */
#define ASKED 64 /* numbers of words of which it is remembered what is asked */

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

static int add_owners(const Table *self, uint32_t hash, Owners *owners)
{
    if (owners_room(owners, WIDTH))
        return -1;
    uint32_t *last = owners->at + owners->count;
    const int found = rings_find(&self->rings, hash, last);
    for (int at = 0; at < found; at++)
        __builtin_prefetch(self->tally + last[at], 1);
    owners->count += found;
    return found;
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

/* Samples that COMMON updates have, and who has them: as often as it has any. */
typedef struct {
    int count;
    Owners owners;
} Common;

/* Set the last owners apart, who all have one sample. */
static int set_apart(Common *common, Owners *owners, int found)
{
    if (owners_room(&common->owners, found))
        return -1;
    owners->count -= found;
    memcpy(common->owners.at + common->owners.count, owners->at + owners->count, found * sizeof *owners->at);
    common->owners.count += found;
    common->count++;
    return 0;
}

/* Add who has any of these keys, MOST_KEYS at most: nobody has most of them, which is seen first.
 * Who has what COMMON have is set apart, where that is asked. */
static int add_all_owners(const Table *self, const uint32_t *hashes, int count, Owners *owners, Common *common)
{
    int held[MOST_KEYS];
    for (int key = 0; key < count; key++)
        rings_prefetch(&self->rings, hashes[key]);
    const int kept = rings_held(&self->rings, hashes, count, held);
    for (int at = 0; at < kept; at++) {
        const int found = add_owners(self, hashes[held[at]], owners);
        if (found < 0 || (common && found >= COMMON && set_apart(common, owners, found)))
            return -1;
    }
    return 0;
}

static int find_near(Table *self, const uint32_t *signature, Owners *owners)
{
    uint32_t hashes[BANDS];
    band_hashes(signature, hashes);
    if (add_all_owners(self, hashes, BANDS, owners, NULL))
        return -1;
    tally_owners(self, owners, 0, 1);
    return 0;
}

/* Find who has sampled 4-grams of the text; those that are common are no evidence. */
static int find_partial(Table *self, const Hashes *words, Owners *owners, Common *common)
{
    Hashes fours;
    uint32_t hashes[MOST_KEYS];
    const Py_ssize_t count = shingle_count(words->count, 4);
    const int64_t from = owners->count;
    if (hashes_room(&fours, count))
        return -1;
    ordered_shingles(words, 4, fours.at);
    fours.count = distinct(fours.at, count);
    int failed = fours.count < 0;
    for (Py_ssize_t at = 0; at < fours.count && !failed; at += MOST_KEYS) {
        const int few = fours.count - at < MOST_KEYS ? (int)(fours.count - at) : MOST_KEYS;
        for (int key = 0; key < few; key++)
            hashes[key] = ring_hash(fours.at[at + key]) ^ SAMPLE_MARK;
        failed = add_all_owners(self, hashes, few, owners, common);
    }
    tally_owners(self, owners, from, 0);
    hashes_free(&fours);
    return failed ? -1 : 0;
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

/* Return how many samples of a stored text an incoming one has that just matches it. */
static double expected_samples(int64_t incoming, int64_t stored, double similarity)
{
    const int64_t small = incoming < stored ? incoming : stored, fours = stored - 3;
    if (small < SIGNED_WORDS)
        return 0;
    const double alike = similarity / (1 + similarity) * (double)(incoming + stored - 4);
    const double inside = CONTAINED * (double)(small - 2);
    int64_t kept = (fours + SAMPLED - 1) / SAMPLED;
    if (kept > MOST_SAMPLES)
        kept = MOST_SAMPLES;
    return (alike < inside ? alike : inside) * (double)kept / (double)fours;
}

/* What is asked of a stored text of so many words, as in dedup/estimate.py. */
typedef struct {
    int64_t words; /* 0: nothing yet */
    int least, full;
    double samples;
} Asked;

/* What is looked for, and what is asked of an update to be worth reading. */
typedef struct {
    int64_t words;
    const uint32_t *signature; /* NULL: nothing is estimated */
    uint64_t bits[WORDS_OF_BITS]; /* once there is anything to compare them with */
    Common common; /* samples that it may share with any update */
    Asked asked[ASKED];
} Wanted;

/* Copies have as many words, or nearly: of a hundred it is computed a few times. */
static const Asked *asked_of(const Table *self, Wanted *wanted, int64_t stored)
{
    Asked *asked = wanted->asked + stored % ASKED;
    if (asked->words != stored)
        *asked = (Asked){stored, needed(wanted->words, stored, self->similarity, MARGIN),
                         needed(wanted->words, stored, self->similarity, 0),
                         expected_samples(wanted->words, stored, self->similarity)};
    return asked;
}

static int votes_of(const Tally *stored, int64_t words)
{
    const int least = words >= FEW_WORDS ? VOTES : 1;
    return stored->bands + (stored->samples >= least ? stored->samples : 0);
}

/* Tell whether a stored text may match by what it shares, its signature aside. */
static int may_match(const Table *self, const Tally *stored, Wanted *wanted)
{
    if (!votes_of(stored, wanted->words))
        return 0;
    if (!wanted->signature || stored->bands)
        return 1;
    const Asked *asked = asked_of(self, wanted, stored->words);
    return !asked->least || stored->samples + wanted->common.count >= FEWEST_SHARED * asked->samples;
}

/* Tell whether a stored text has as many samples as are asked for, as far as is known. */
static int has_enough(uint32_t owner, int shared, const Common *common, double expected, double asked)
{
    if (shared >= asked || shared + common->count < asked)
        return shared >= asked;
    int told = 0; /* common ones that it is known to have */
    for (int64_t at = 0; at < common->owners.count; at++)
        told += common->owners.at[at] == owner;
    const int untold = common->count - told;
    const double trusted = (common->count <= expected ? MOST_UNSEEN : LEAST_UNSEEN) * expected;
    return shared + told + (untold < trusted ? untold : trusted) >= asked;
}

/* Tell whether a text that may match does so by its signature too. */
static int is_worth_reading(const Table *self, uint32_t owner, Wanted *wanted)
{
    const Tally *stored = self->tally + owner;
    const Asked *asked = asked_of(self, wanted, stored->words);
    if (!wanted->signature || !asked->least)
        return 1;
    const int agree = agreeing(wanted->bits, self->updates[owner].bits);
    if (agree < asked->least || agree >= asked->full)
        return agree >= asked->least;
    const double lack = (double)(asked->full - agree) / (asked->full - asked->least);
    const double share = FEWEST_SHARED + (MOST_SHARED - FEWEST_SHARED) * lack;
    return has_enough(owner, stored->samples, &wanted->common, asked->samples, share * asked->samples);
}

SORT(sort_votes, uint64_t)

/* Put the owners worth reading in order, those that share most first, then by reference; return
 * how many of them count. Those that may match are fetched all at once, as they lie anywhere. */
static int64_t keep_best(const Table *self, const Owners *owners, Wanted *wanted, uint64_t *ordered)
{
    int64_t kept = 0, few = 0, alike = 0;
    for (int64_t at = 0; at < owners->count; at++) {
        const uint32_t owner = owners->at[at];
        if (may_match(self, self->tally + owner, wanted)) {
            __builtin_prefetch(self->updates + owner);
            __builtin_prefetch((const char *)(self->updates + owner + 1) - 1);
            ordered[few++] = owner;
        }
    }
    if (few && wanted->signature)
        pack_bits(wanted->signature, wanted->bits);
    for (int64_t at = 0; at < few; at++) {
        const uint32_t owner = (uint32_t)ordered[at];
        const Update *update = self->updates + owner;
        if (update->is_live && is_worth_reading(self, owner, wanted)) {
            const int is_alike = wanted->signature && !memcmp(update->bits, wanted->bits, sizeof wanted->bits);
            const int votes = is_alike ? MOST_VOTES : votes_of(self->tally + owner, wanted->words);
            alike += is_alike;
            ordered[kept++] = (uint64_t)(MOST_VOTES - votes) << REF_BITS |
                              ((uint64_t)update->ref & MOST_REF);
        }
    }
    sort_votes(ordered, kept);
    if (alike > MOST_ALIKE) {
        memmove(ordered + MOST_ALIKE, ordered + alike, (kept - alike) * sizeof *ordered);
        kept -= alike - MOST_ALIKE;
    }
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
    Wanted wanted = {.words = words.count, .signature = slots};
    Owners owners = {malloc(FEW_OWNERS * sizeof(uint32_t)), 0, FEW_OWNERS};
    int failed = !owners.at;
    if (failed)
        PyErr_NoMemory();
    failed = failed || (slots && find_near(self, slots, &owners));
    if (!failed && words.count >= CONTAINED_WORDS)
        failed = find_partial(self, &words, &owners, &wanted.common);
    uint64_t *ordered = failed ? NULL : malloc((owners.count + 1) * sizeof *ordered);
    if (ordered)
        found = refs_of(ordered, keep_best(self, &owners, &wanted, ordered));
    else if (!failed)
        PyErr_NoMemory();
    for (int64_t at = 0; at < owners.count; at++)
        self->tally[owners.at[at]].bands = self->tally[owners.at[at]].samples = 0;
    free(ordered);
    free(owners.at);
    free(wanted.common.owners.at);
    hashes_free(&words);
    return found;
}
