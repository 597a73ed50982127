/* Shingles of words, apart from each other and in common: see dedup/shingles.py. */
#include "kernel.h"

#include <string.h>

static const uint64_t PLACES[4] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0xBB67AE8584CAA73Bu,
                                   0x3C6EF372FE94F82Bu};

Py_ssize_t shingle_count(Py_ssize_t words, int k) { return words > k ? words - k + 1 : words > 0; }

uint64_t shingle_at(const Hashes *words, Py_ssize_t at, int k)
{
    uint64_t total = words->at[at] * PLACES[0];
    for (int place = 1; place < k; place++)
        total += words->at[at + place] * PLACES[place];
    return total;
}

void ordered_shingles(const Hashes *words, int k, uint64_t *to)
{
    const Py_ssize_t count = shingle_count(words->count, k);
    k = words->count < k ? (int)words->count : k;
    for (Py_ssize_t i = 0; i < count; i++)
        to[i] = shingle_at(words, i, k);
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

/* --- what two texts share: see `overlap_here` in dedup/comparison.py ---------------------------- */

#define SHORT_WORDS 15
#define MIDDLE_WORDS 40
#define CONTAINED_WORDS 12

enum { ONES, THREES, KINDS };

/* A text with its distinct shingles of one word and of three, made when they are asked for. */
typedef struct {
    Hashes words, shingles[KINDS];
    Set sets[KINDS];
    int is_made[KINDS];
} Text;

typedef struct {
    double jaccard, of_newer, of_older;
} Shares;

static int text_make(Text *text, PyObject *words)
{
    text->is_made[ONES] = text->is_made[THREES] = 0;
    return word_hashes(words, &text->words);
}

static void text_free(Text *text)
{
    for (int kind = 0; kind < KINDS; kind++)
        if (text->is_made[kind]) {
            set_free(&text->sets[kind]);
            hashes_free(&text->shingles[kind]);
        }
    hashes_free(&text->words);
}

static int make_shingles(Text *text, int kind)
{
    const int k = kind == ONES ? 1 : 3;
    const Py_ssize_t count = shingle_count(text->words.count, k);
    Hashes *found = &text->shingles[kind];
    if (text->is_made[kind])
        return 0;
    if (hashes_room(found, count))
        return -1;
    ordered_shingles(&text->words, k, found->at);
    found->count = add_all(&text->sets[kind], found->at, count);
    text->is_made[kind] = found->count >= 0;
    if (found->count < 0)
        hashes_free(found);
    return found->count < 0 ? -1 : 0;
}

static int are_one(const Hashes *one, const Hashes *other)
{
    return one->count && one->count == other->count && !memcmp(one->at, other->at, one->count * sizeof *one->at);
}

static int shares(Text *older, Text *newer, int kind, Shares *found)
{
    if (are_one(&older->words, &newer->words)) {
        *found = (Shares){1, 1, 1};
        return 0;
    }
    if (make_shingles(older, kind) || make_shingles(newer, kind))
        return -1;
    const Hashes *here = &older->shingles[kind];
    const double all = (double)here->count, all_there = (double)newer->shingles[kind].count;
    Py_ssize_t both = 0;
    for (Py_ssize_t i = 0; i < here->count; i++)
        both += set_has(&newer->sets[kind], here->at[i]);
    *found = both ? (Shares){both / (all + all_there - both), both / all_there, both / all} : (Shares){0, 0, 0};
    return 0;
}

static PyObject *overlap(Text *older, Text *newer, PyTypeObject *class)
{
    const Py_ssize_t here = older->words.count, there = newer->words.count;
    const Py_ssize_t few = here < there ? here : there, many = here < there ? there : here;
    const int is_short = few < SHORT_WORDS && many < 2 * SHORT_WORDS;
    const int is_long = few >= MIDDLE_WORDS || many >= 2 * MIDDLE_WORDS;
    Shares by_words, by_threes;
    if ((!is_long && shares(older, newer, ONES, &by_words)) || shares(older, newer, THREES, &by_threes))
        return NULL;
    const Shares *parts = !is_long && few < CONTAINED_WORDS ? &by_words : &by_threes;
    PyObject *found = class->tp_alloc(class, 6);
    if (!found)
        return NULL;
    PyTuple_SET_ITEM(found, 0, PyLong_FromSsize_t(few));
    PyTuple_SET_ITEM(found, 1, PyBool_FromLong(is_short));
    PyTuple_SET_ITEM(found, 2, PyFloat_FromDouble(is_short ? by_words.jaccard : by_threes.jaccard));
    PyTuple_SET_ITEM(found, 3, is_long ? Py_NewRef(Py_None) : PyFloat_FromDouble(by_words.jaccard));
    PyTuple_SET_ITEM(found, 4, PyFloat_FromDouble(parts->of_newer));
    PyTuple_SET_ITEM(found, 5, PyFloat_FromDouble(parts->of_older));
    if (PyErr_Occurred())
        Py_CLEAR(found);
    return found;
}

/* overlaps(newer, [older, ...], class) -> [class(fewest, is_short, jaccard, by_words, of_newer, of_older), ...] */
PyObject *kernel_overlaps(PyObject *module, PyObject *args)
{
    PyObject *words, *olders;
    PyTypeObject *class;
    Text newer, older;
    if (!PyArg_ParseTuple(args, "UO!O!:overlaps", &words, &PyList_Type, &olders, &PyType_Type, &class) ||
        is_no_tuple(class) || text_make(&newer, words))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < PyList_GET_SIZE(olders); at++) {
        PyObject *one = PyList_GET_ITEM(olders, at), *measured = NULL;
        if (!PyUnicode_Check(one)) {
            PyErr_SetString(PyExc_TypeError, "words are a str");
        } else if (!text_make(&older, PyUnicode_Compare(one, words) ? one : words)) { /* hashed already */
            measured = overlap(&older, &newer, class);
            text_free(&older);
        }
        if (!measured || PyList_Append(found, measured))
            Py_CLEAR(found);
        Py_XDECREF(measured);
    }
    text_free(&newer);
    return found;
}
