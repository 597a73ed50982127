/* Equal blocks of two word lists, as difflib.SequenceMatcher finds them: see dedup/alignment.py. */
#include "kernel.h"

#include <string.h>

typedef struct {
    const int32_t *one, *other; /* numbers of words; equal words have equal ones */
    int32_t *row;               /* lengths of the matches that end at each word of `other` */
    int32_t (*blocks)[3];       /* start, start, size; in order, none empty */
    Py_ssize_t count;
} Matching;

/* Add the blocks of one[alo:ahi] and other[blo:bhi]: the longest, then those on either side. */
static void match(Matching *m, Py_ssize_t alo, Py_ssize_t ahi, Py_ssize_t blo, Py_ssize_t bhi)
{
    while (alo < ahi && blo < bhi) {
        Py_ssize_t best_i = alo, best_j = blo, best = 0;
        memset(m->row + blo, 0, (bhi - blo + 1) * sizeof *m->row);
        for (Py_ssize_t i = alo; i < ahi; i++)
            for (Py_ssize_t j = bhi - 1; j >= blo; j--) { /* downwards: row[j] is of the line before */
                const int32_t size = m->one[i] == m->other[j] ? m->row[j] + 1 : 0;
                m->row[j + 1] = size;
                if (size > best || (size && size == best && i - size + 1 == best_i)) {
                    best = size;
                    best_i = i - size + 1;
                    best_j = j - size + 1;
                }
            }
        if (!best)
            return;
        match(m, alo, best_i, blo, best_j);
        int32_t *last = m->count ? m->blocks[m->count - 1] : NULL;
        if (last && last[0] + last[2] == best_i && last[1] + last[2] == best_j) {
            last[2] += (int32_t)best;
        } else {
            int32_t *block = m->blocks[m->count++];
            block[0] = (int32_t)best_i;
            block[1] = (int32_t)best_j;
            block[2] = (int32_t)best;
        }
        alo = best_i + best;
        blo = best_j + best;
    }
}

/* Number the words of a list; -1: failed, error set. */
static int number_words(PyObject *words, PyObject *numbers, int32_t *to)
{
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        PyObject *known = PyDict_GetItemWithError(numbers, word);
        if (known) {
            to[at] = (int32_t)PyLong_AsLong(known);
            continue;
        }
        if (PyErr_Occurred())
            return -1;
        to[at] = (int32_t)PyDict_GET_SIZE(numbers);
        PyObject *number = PyLong_FromLong(to[at]);
        const int failed = !number || PyDict_SetItem(numbers, word, number);
        Py_XDECREF(number);
        if (failed)
            return -1;
    }
    return 0;
}

static PyObject *as_list(const Matching *m)
{
    PyObject *found = PyList_New(m->count);
    for (Py_ssize_t at = 0; found && at < m->count; at++) {
        const int32_t *block = m->blocks[at];
        PyObject *item = Py_BuildValue("(iii)", block[0], block[1], block[2]);
        if (!item)
            Py_CLEAR(found);
        else
            PyList_SET_ITEM(found, at, item);
    }
    return found;
}

/* matching(one, other) -> [(start, start, size), ...] */
PyObject *kernel_matching(PyObject *module, PyObject *args)
{
    PyObject *one, *other;
    if (!PyArg_ParseTuple(args, "O!O!:matching", &PyList_Type, &one, &PyList_Type, &other))
        return NULL;
    const Py_ssize_t a = PyList_GET_SIZE(one), b = PyList_GET_SIZE(other);
    if (a > 1000 || b > 1000)
        return PyErr_Format(PyExc_ValueError, "at most 1000 words are matched, not %zd and %zd", a, b);
    int32_t *memory = PyMem_Malloc((a + 2 * b + 1 + 3 * (a + 1)) * sizeof *memory);
    PyObject *numbers = PyDict_New(), *found = NULL;
    if (memory && numbers) {
        int32_t *here = memory, *there = here + a;
        Matching m = {here, there, there + b, (int32_t(*)[3])(there + 2 * b + 1), 0};
        if (!number_words(one, numbers, here) && !number_words(other, numbers, there)) {
            match(&m, 0, a, 0, b);
            found = as_list(&m);
        }
    } else if (!memory) {
        PyErr_NoMemory();
    }
    Py_XDECREF(numbers);
    PyMem_Free(memory);
    return found;
}
