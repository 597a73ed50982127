/* Folding in one pass: see text/fold.py, which says what becomes of each character. */
#include "kernel.h"

#define UNKNOWN 0xFFFFFFFFu
#define SEVERAL 0xFFFFFFFEu
#define ODD 0x80000000u /* neither letter nor digit nor space nor point */
#define CODE 0x001FFFFFu

enum { HAS_NUMBERS = 1, HAS_ODD = 2, MAY_COMPOSE = 4 };

static uint32_t table[0x10000]; /* by character: what it becomes, 0 for nothing */
static PyObject *table_of;      /* the mapping that the table was filled from */

typedef struct {
    Py_UCS4 *at;
    Py_ssize_t count, room;
    int is_odd;
} Text;

static int is_digit(Py_UCS4 c) { return c >= '0' && c <= '9'; }
static int is_point(Py_UCS4 c) { return c == '.' || c == ','; }

static uint32_t entry_of(Py_UCS4 c)
{
    return c == ' ' || is_point(c) || Py_UNICODE_ISALNUM(c) ? c : c | ODD;
}

static int push(Text *text, uint32_t entry)
{
    if (text->count == text->room) {
        Py_ssize_t room = text->room * 2;
        Py_UCS4 *at = PyMem_Realloc(text->at, room * sizeof *at);
        if (!at) {
            PyErr_NoMemory();
            return -1;
        }
        text->at = at;
        text->room = room;
    }
    text->is_odd |= (entry & ODD) != 0;
    text->at[text->count++] = entry & CODE;
    return 0;
}

/* Ask the mapping what a character becomes, add that, and remember it where it is one or none. */
static int push_looked_up(Text *text, Py_UCS4 c, PyObject *folds)
{
    PyObject *key = PyLong_FromUnsignedLong(c);
    PyObject *found = key ? PyObject_GetItem(folds, key) : NULL;
    Py_XDECREF(key);
    if (!found)
        return -1;
    int failed = 0;
    uint32_t entry = 0;
    if (found != Py_None && !PyUnicode_Check(found)) {
        PyErr_SetString(PyExc_TypeError, "a character folds to a text or to None");
        failed = -1;
    } else if (found != Py_None) {
        Py_ssize_t size = PyUnicode_GET_LENGTH(found);
        for (Py_ssize_t i = 0; i < size && !failed; i++) {
            entry = entry_of(PyUnicode_READ_CHAR(found, i));
            failed = push(text, entry);
        }
        if (size != 1)
            entry = SEVERAL;
    }
    if (c < 0x10000)
        table[c] = entry;
    Py_DECREF(found);
    return failed;
}

static int translate(Text *text, PyObject *from, PyObject *folds)
{
    const int kind = PyUnicode_KIND(from);
    const void *data = PyUnicode_DATA(from);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(from);
    for (Py_ssize_t i = 0; i < size; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        uint32_t entry = c < 0x10000 ? table[c] : UNKNOWN;
        if (entry == 0)
            continue;
        if (entry >= SEVERAL ? push_looked_up(text, c, folds) : push(text, entry))
            return -1;
    }
    return 0;
}

/* Put spaces for points that stand in no number; tell whether others are left. */
static int drop_lone_points(Text *text)
{
    int is_left = 0;
    Py_UCS4 before = ' ';
    for (Py_ssize_t i = 0; i < text->count; i++) {
        Py_UCS4 c = text->at[i];
        if (is_point(c)) {
            if (is_digit(before) && i + 1 < text->count && is_digit(text->at[i + 1]))
                is_left = 1;
            else
                text->at[i] = ' ';
        }
        before = c;
    }
    return is_left;
}

static void join_by_single_spaces(Text *text)
{
    Py_ssize_t to = 0;
    for (Py_ssize_t i = 0; i < text->count; i++)
        if (text->at[i] != ' ' || (to && text->at[to - 1] != ' '))
            text->at[to++] = text->at[i];
    text->count = to && text->at[to - 1] == ' ' ? to - 1 : to;
}

/* Tell whether a character may be put together with the one before it; sure are those of most
 * texts: Latin that was decomposed, and Arabic letters, which only marks change. */
static int may_compose(const Text *text)
{
    for (Py_ssize_t i = 0; i < text->count; i++) {
        const Py_UCS4 c = text->at[i];
        if (c >= 0x300 && !(c >= 0x621 && c <= 0x64A) && !(c >= 0x671 && c <= 0x6D3))
            return 1;
    }
    return 0;
}

/* fold(text, folds) -> (folded, flags) */
PyObject *kernel_fold(PyObject *module, PyObject *args)
{
    PyObject *from, *folds;
    if (!PyArg_ParseTuple(args, "UO:fold", &from, &folds))
        return NULL;
    if (table_of != folds) {
        memset(table, 0xFF, sizeof table);
        Py_XSETREF(table_of, Py_NewRef(folds));
    }
    Text text = {.room = PyUnicode_GET_LENGTH(from) + 16};
    if (!(text.at = PyMem_Malloc(text.room * sizeof *text.at)))
        return PyErr_NoMemory();
    PyObject *found = NULL;
    if (!translate(&text, from, folds)) {
        int flags = drop_lone_points(&text) ? HAS_NUMBERS : 0;
        if (!flags)
            join_by_single_spaces(&text);
        PyObject *folded = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, text.at, text.count);
        flags |= (text.is_odd ? HAS_ODD : 0) | (may_compose(&text) ? MAY_COMPOSE : 0);
        found = Py_BuildValue("Ni", folded, flags);
    }
    PyMem_Free(text.at);
    return found;
}
