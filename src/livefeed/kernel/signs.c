/* What a change may tell: see dedup/signs.py. */
#include "alignment.h"

#include <string.h>

enum { ANNOUNCING = 16, KIND = 32, SILENT = 64, ALL = 255 }; /* more of words */
#define MOST_NAMED 2 /* words of a name */

/* The signs of words that were asked for, in the row that their first bits name, the last first:
 * hashes with the signs in the place of their last eight bits. 512 kB: so few of the 28,000 words of
 * 14,745 articles are asked twice. */
#define ROW_BITS 14
#define ROW 4
static uint64_t known[1 << ROW_BITS][ROW];
static PyObject *asked; /* who gave them */

static PyObject *word_at(PyObject *text, Py_ssize_t nth)
{
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    Py_ssize_t start, end = 0;
    do {
        for (start = end; start < size && PyUnicode_READ(kind, data, start) == ' '; start++)
            ;
        for (end = start; end < size && PyUnicode_READ(kind, data, end) != ' '; end++)
            ;
    } while (nth--);
    return PyUnicode_Substring(text, start, end);
}

static int ask(PyObject *signs, const Text *text, Py_ssize_t at)
{
    PyObject *word = word_at(text->text, at);
    PyObject *answer = word ? PyObject_CallOneArg(signs, word) : NULL;
    const long found = answer ? PyLong_AsLong(answer) : -1;
    Py_XDECREF(word);
    Py_XDECREF(answer);
    if (!PyErr_Occurred() && (found < 0 || found > ALL))
        PyErr_Format(PyExc_ValueError, "signs of a word: 0 to %d expected, not %ld", ALL, found);
    return PyErr_Occurred() ? -1 : (int)found;
}

static int signs_at(PyObject *signs, const Text *text, Py_ssize_t at) /* -1: error set */
{
    const uint64_t hash = text->words.at[at];
    uint64_t *row = known[hash >> (64 - ROW_BITS)];
    for (int place = 0; place < ROW && row[place]; place++)
        if ((row[place] ^ hash) <= ALL)
            return (int)(row[place] & ALL);
    const int found = ask(signs, text, at);
    if (found >= 0) {
        memmove(row + 1, row, (ROW - 1) * sizeof *row);
        row[0] = (hash & ~(uint64_t)ALL) | (uint64_t)found;
    }
    return found;
}

static int signs_of(PyObject *signs, const Text *text, Py_ssize_t start, Py_ssize_t end)
{
    int all = 0;
    for (Py_ssize_t at = start; at < end; at++) {
        const int found = signs_at(signs, text, at);
        if (found < 0)
            return -1;
        all |= found;
    }
    return all;
}

/* Return NAME where one may stand, by the words beside it. */
static int named(PyObject *signs, const Text *older, const Change *change)
{
    const int next = change->after ? signs_at(signs, older, change->i2) : 0;
    if (next < 0 || next & KIND)
        return next < 0 ? -1 : NAME;
    const int size = change->i2 - change->i1;
    if (size != change->j2 - change->j1 || size < 1 || size > MOST_NAMED || change->before < 2 || change->after < 2)
        return 0;
    const int announced = signs_of(signs, older, change->i1 - 2, change->i1);
    return announced < 0 ? -1 : announced & ANNOUNCING ? NAME : 0;
}

/* Return CUT where a numeral may be added to, or dropped from, a number of several words. */
static int cut(PyObject *signs, const Text *older, const Change *change)
{
    if ((change->i1 == change->i2) == (change->j1 == change->j2))
        return 0;
    const int first = change->before ? signs_at(signs, older, change->i1 - 1) : 0;
    const int next = first < 0 ? -1 : change->after ? signs_at(signs, older, change->i2) : 0;
    return next < 0 ? -1 : (first | next) & NUMBER ? CUT : 0;
}

/* Tell whether a change is of too many words to be looked into: see `is_rewritten` in dedup/alignment.py. */
static int is_rewritten(const Change *change)
{
    const int size = change->i2 - change->i1, size_there = change->j2 - change->j1;
    const int few = size < size_there ? size : size_there, many = size < size_there ? size_there : size;
    const int is_at_end = !(change->before && change->after);
    return (few && is_at_end ? few : many) > MOST_CHANGED;
}

static int tells(PyObject *signs, const Text *older, const Text *newer, const Change *change)
{
    const int is_long = is_rewritten(change);
    int is_cut = cut(signs, older, change);
    if (is_cut < 0 || (is_long && !is_cut))
        return is_cut;
    const int here = signs_of(signs, older, change->i1, change->i2);
    const int there = here < 0 ? -1 : signs_of(signs, newer, change->j1, change->j2);
    const int name = there < 0 || is_long ? there : named(signs, older, change);
    if (there < 0 || name < 0)
        return -1;
    is_cut = (here | there) & NUMBER ? is_cut : 0;
    if (is_long)
        return is_cut;
    return (here & there & (NUMBER | OUTCOME | PLACE)) | ((here | there) & DENIAL) | name | is_cut;
}

/* Tell whether all of the words [start, end) are silent; -1: error set. */
static int are_silent(PyObject *signs, const Text *text, Py_ssize_t start, Py_ssize_t end)
{
    for (Py_ssize_t at = start; at < end; at++) {
        const int found = signs_at(signs, text, at);
        if (found < 0 || !(found & SILENT))
            return found < 0 ? -1 : 0;
    }
    return 1;
}

int set_telling(PyObject *signs, const Text *older, const Text *newer, Change *change)
{
    if (signs != asked) {
        memset(known, 0, sizeof known);
        Py_XSETREF(asked, Py_NewRef(signs));
    }
    const int told = tells(signs, older, newer, change);
    int is_silent = told < 0 ? -1 : !is_rewritten(change);
    if (is_silent > 0)
        is_silent = are_silent(signs, older, change->i1, change->i2);
    if (is_silent > 0)
        is_silent = are_silent(signs, newer, change->j1, change->j2);
    change->tells = told;
    change->is_silent = is_silent;
    return is_silent < 0 ? -1 : 0;
}
