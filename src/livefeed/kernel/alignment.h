/* What the parts of the alignment share: matching.c aligns short texts, anchors.c finds where long
 * ones meet, alignment.c puts both together, signs.c tells what came of it, facing.c what of it
 * decides. */
#ifndef LIVEFEED_ALIGNMENT_H
#define LIVEFEED_ALIGNMENT_H

#include "kernel.h"

#define DIRECT 60 /* words up to which two texts are matched whole: under 64, the bits of a number */
#define MOST_CHANGED 5 /* words per side of a change that is looked into */

typedef struct {
    int32_t one, other, size; /* equal words: so many from these two on */
} Block;

/* Two texts as the hashes of their words, and the blocks found so far, in order; only the first and the last may be empty. */
typedef struct {
    const uint64_t *one, *other;
    Block *blocks; /* room for one more than the shorter text has words */
    Py_ssize_t count;
} Alignment;

void add_block(Alignment *found, Py_ssize_t one, Py_ssize_t other, Py_ssize_t size);

/* Add the blocks of one[i:i_end] and other[j:j_end], at most DIRECT words each. */
void match(Alignment *found, Py_ssize_t i, Py_ssize_t i_end, Py_ssize_t j, Py_ssize_t j_end);

/* A text with the hashes of its words. */
typedef struct {
    PyObject *text;
    Hashes words;
} Text;

enum { NUMBER = 1, OUTCOME = 2, PLACE = 4, DENIAL = 8, NAME = 16, CUT = 32 }; /* what changes may tell */

/* See `Change` in dedup/alignment.py. */
typedef struct {
    int32_t i1, i2, j1, j2, before, after, tells, is_silent;
} Change;

typedef struct {
    Change *at;
    Py_ssize_t count, fewest; /* words of the shorter text */
} Changes;

int changes_of(PyObject *older, PyObject *newer, PyObject *signs, Changes *found); /* -1: error set */
void changes_free(Changes *found);
PyObject *changes_list(const Change *changes, Py_ssize_t count, PyTypeObject *class); /* of named tuples */

/* Set what a change may tell, and whether it is silent; -1: error set. See `_tells`. */
int set_telling(PyObject *signs, const Text *older, const Text *newer, Change *change);

/* Write where word 3-grams that occur once in both texts meet, growing in both, and return how
 * many: into pairs[][2], which has room for each word of `one`. -1: no memory, error set. */
Py_ssize_t anchors(const uint64_t *one, Py_ssize_t ones, const uint64_t *other, Py_ssize_t others,
                   int32_t (*pairs)[2]);

#endif
