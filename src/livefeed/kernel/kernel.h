/* What the parts of the kernel share. Each function gives, bit for bit, what the readable
 * Python beside it gives: text/fold.py, text/direction.py, text/ordinary.py,
 * extract/feeds/slices.py, extract/feeds/cut_entries.py, dedup/shingles.py, dedup/signature.py,
 * dedup/table.py, dedup/alignment.py, dedup/signs.py, dedup/facing.py, dedup/spelling.py. */
#ifndef LIVEFEED_KERNEL_H
#define LIVEFEED_KERNEL_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#if PY_BIG_ENDIAN
#error "the kernel is written for little-endian machines; livefeed runs without it"
#endif

#define VERSION 23 /* of what it gives and takes: with kernel/__init__.py */
#define SLOTS 126 /* of a signature */
#define ROWS 3
#define BANDS (SLOTS / ROWS)
#define KEPT 10 /* bits of each slot */
#define SIGNED_WORDS 20 /* shorter texts are signed over words and pairs */
#define SAMPLED 4       /* one in so many word 4-grams is kept of the other texts */
#define MOST_SAMPLES 31
#define MOST_WORDS_HERE 1024 /* of a text, whose hashes need no memory of their own */

/* Hashes of words or shingles; `own` is where they lie unless there are many. */
typedef struct {
    uint64_t *at;
    Py_ssize_t count;
    uint64_t own[MOST_WORDS_HERE];
} Hashes;

int hashes_room(Hashes *hashes, Py_ssize_t count); /* -1: no memory, error set */
void hashes_free(Hashes *hashes);
int word_hashes(PyObject *words, Hashes *hashes); /* of a str of words joined by spaces */

/* Bytes of texts, one after the other; `own` is where they lie unless there are many. */
typedef struct {
    uint8_t *at;
    size_t size;
    uint8_t own[8192];
} Utf8;

int utf8_make(Utf8 *text, Py_ssize_t characters); /* room for so many and 8 zeros; -1: no memory */
void utf8_free(Utf8 *text);
void utf8_add(Utf8 *text, PyObject *str);
uint64_t utf8_spaces(const uint8_t *at); /* which of 64 bytes are spaces; all 64 are read */
Py_ssize_t word_count(PyObject *words);
int hash_words(PyObject *words, const uint8_t *utf8, size_t size, Hashes *hashes);
uint64_t xxh64(const uint8_t *bytes, size_t size);
uint64_t shingle_at(const Hashes *words, Py_ssize_t at, int k); /* there are k words from there on */
void ordered_shingles(const Hashes *words, int k, uint64_t *to);
Py_ssize_t shingle_count(Py_ssize_t words, int k);
Py_ssize_t distinct(uint64_t *values, Py_ssize_t count); /* how many remain; -1: no memory */

PyObject *folded(PyObject *text, Py_ssize_t start, Py_ssize_t stop, PyObject *folds, uint32_t *composes);
int furniture(PyObject *text); /* which of its patterns may match; 0: surely none */
int sign(const Hashes *words, PyObject **signature, PyObject **samples); /* -1: error set */

int is_no_tuple(PyTypeObject *class); /* of which named tuples shall be made; 1: error set */

PyObject *kernel_fold(PyObject *module, PyObject *args);
PyObject *kernel_furniture(PyObject *module, PyObject *text);
PyObject *kernel_counts(PyObject *module, PyObject *args);
PyObject *kernel_ordinary(PyObject *module, PyObject *args);
PyObject *kernel_sketched(PyObject *module, PyObject *args);
PyObject *kernel_entries(PyObject *module, PyObject *body);
PyObject *kernel_element(PyObject *module, PyObject *args);
PyObject *kernel_signed(PyObject *module, PyObject *words);
PyObject *kernel_overlaps(PyObject *module, PyObject *args);
PyObject *kernel_words(PyObject *module, PyObject *text);
PyObject *kernel_word_count(PyObject *module, PyObject *words);
PyObject *kernel_changes(PyObject *module, PyObject *args);
PyObject *kernel_telling(PyObject *module, PyObject *args);
PyObject *kernel_letters_in_line(PyObject *module, PyObject *args);
int ready_element_type(void);
int ready_words_type(void);
int add_table_type(PyObject *module);
void signature_constants(void);
void utf8_constants(void);
uint64_t splitmix(uint64_t seed, uint64_t nth); /* fixed constants, the same everywhere */

#endif
