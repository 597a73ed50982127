/* Folding in one pass: see text/fold.py, which says what becomes of each character. */
#include "kernel.h"

#define CODE 0x001FFFFFu
#define COMPOSES 0x00200000u /* may be put together with the character before it */
#define SPECIAL 0x80000000u  /* a point, or nothing that is known: all others are simply written */
#define UNKNOWN 0xFFFFFFFFu
#define SEVERAL 0xFFFFFFFEu
#define NOTHING SPECIAL

static uint32_t table[0x10000]; /* by character: what it becomes */
static PyObject *table_of;      /* the mapping that the table was filled from */

typedef struct {
    Py_UCS4 *at;
    Py_ssize_t count, room;
    Py_UCS4 last; /* character that was written */
    uint32_t all; /* entries, or-ed */
    int has_numbers;
} Text;

static int is_digit(Py_UCS4 c) { return c >= '0' && c <= '9'; }
static int is_point(Py_UCS4 c) { return c == '.' || c == ','; }

/* Tell whether NFC may change a character or put it together with the one before it: marks, and of the letters
 * those of Hangul that follow another (and some of the rarest scripts). */
static int may_compose(Py_UCS4 c)
{
    return !Py_UNICODE_ISALNUM(c) || (c >= 0x1160 && c < 0x1200) || c >= 0x10000;
}

static uint32_t entry_of(Py_UCS4 c)
{
    if (is_point(c))
        return SPECIAL | c;
    return c | (c != ' ' && may_compose(c) ? COMPOSES : 0);
}

static int make_room(Text *text, Py_ssize_t more)
{
    if (text->count + more <= text->room)
        return 0;
    Py_ssize_t room = text->room * 2 + more;
    Py_UCS4 *at = PyMem_Realloc(text->at, room * sizeof *at);
    if (!at) {
        PyErr_NoMemory();
        return -1;
    }
    text->at = at;
    text->room = room;
    return 0;
}

static void write_one(Text *text, Py_UCS4 c) { text->at[text->count++] = text->last = c; }

/* Write a space, a point or another character: single spaces, points only inside numbers. */
static void write_entry(Text *text, uint32_t entry)
{
    const Py_UCS4 c = entry & CODE;
    if (is_point(text->last)) {
        if (is_digit(c))
            text->has_numbers = 1;
        else
            text->at[text->count - 1] = text->last = ' ';
    }
    if (entry & SPECIAL && !is_digit(text->last))
        entry = ' ';
    if (entry == ' ' && text->last == ' ')
        return;
    text->all |= entry;
    write_one(text, entry & CODE);
}

/* Ask the mapping what a character becomes, write that, and remember it where it is one or none. */
static int write_looked_up(Text *text, Py_UCS4 c, PyObject *folds, Py_ssize_t left)
{
    PyObject *key = PyLong_FromUnsignedLong(c);
    PyObject *found = key ? PyObject_GetItem(folds, key) : NULL;
    Py_XDECREF(key);
    if (!found)
        return -1;
    int failed = 0;
    uint32_t entry = NOTHING;
    if (found != Py_None && !PyUnicode_Check(found)) {
        PyErr_SetString(PyExc_TypeError, "a character folds to a text or to None");
        failed = -1;
    } else if (found != Py_None) {
        const Py_ssize_t size = PyUnicode_GET_LENGTH(found);
        failed = make_room(text, size + left);
        for (Py_ssize_t i = 0; i < size && !failed; i++) {
            entry = entry_of(PyUnicode_READ_CHAR(found, i));
            write_entry(text, entry);
        }
        if (size != 1)
            entry = SEVERAL;
    }
    if (c < 0x10000)
        table[c] = entry;
    Py_DECREF(found);
    return failed;
}

/* Most characters stand in runs that are simply written, without a branch for the spaces between
 * words; there is always room for what is left of the text, each character written as one. */
#define TRANSLATE(type)                                                                            \
    for (const type *at = (const type *)data + start, *end = (const type *)data + stop; at < end; at++) { \
        uint32_t entry = ENTRY(*at);                                                               \
        if (!(entry & SPECIAL)) {                                                                  \
            write_entry(text, entry);                                                              \
            Py_UCS4 *to = text->at + text->count;                                                  \
            uint32_t all = text->all, last = text->last;                                           \
            while (++at < end && !((entry = ENTRY(*at)) & SPECIAL)) {                              \
                all |= entry;                                                                      \
                *to = entry & CODE;                                                                \
                to += (entry != ' ') | (last != ' ');                                              \
                last = entry & CODE;                                                               \
            }                                                                                      \
            text->all = all;                                                                       \
            text->count = to - text->at;                                                           \
            text->last = last;                                                                     \
            if (at == end)                                                                         \
                break;                                                                             \
        }                                                                                          \
        if (entry >= SEVERAL) {                                                                    \
            if (write_looked_up(text, *at, folds, end - at))                                       \
                return -1;                                                                         \
        } else if (entry != NOTHING) {                                                             \
            write_entry(text, entry);                                                              \
        }                                                                                          \
    }

#define ENTRY(c) ((c) < 0x10000 ? table[c] : UNKNOWN)

static int translate(Text *text, PyObject *from, Py_ssize_t start, Py_ssize_t stop, PyObject *folds)
{
    const void *data = PyUnicode_DATA(from);
    switch (PyUnicode_KIND(from)) {
    case PyUnicode_1BYTE_KIND:
        TRANSLATE(Py_UCS1)
        break;
    case PyUnicode_2BYTE_KIND:
        TRANSLATE(Py_UCS2)
        break;
    default:
        TRANSLATE(Py_UCS4)
    }
    if (text->count && (text->last == ' ' || is_point(text->last)))
        text->count--;
    return 0;
}

/* What becomes of the points of a number: see `_number`. */
enum Points { GROUPING, DECIMAL, BETWEEN_WORDS };

/* Tell what the points of a number mean, from its digits to `end`. */
static enum Points meaning(const Py_UCS4 *number, const Py_UCS4 *end)
{
    const Py_UCS4 *group = number; /* of digits, the last one so far */
    Py_UCS4 first = 0, last = 0;
    int points = 0, is_grouped = 1;
    for (const Py_UCS4 *at = number; at < end; at++)
        if (is_point(*at)) {
            is_grouped &= points ? at - group == 3 && last == first : at - group <= 3;
            first = points++ ? first : *at;
            last = *at;
            group = at + 1;
        }
    const int is_three = end - group == 3;
    if (points == 1 && (last == '.' || !is_three))
        return DECIMAL;
    if (is_grouped && last != first)
        return DECIMAL;
    return is_grouped && is_three ? GROUPING : BETWEEN_WORDS;
}

/* Write a number as it is compared: its decimal point alone is left; one that is none is words. */
static Py_UCS4 *write_number(Py_UCS4 *to, const Py_UCS4 *number, const Py_UCS4 *end)
{
    const enum Points points = meaning(number, end);
    const Py_UCS4 *decimal = end;
    if (points == DECIMAL)
        while (!is_point(*--decimal))
            ;
    for (const Py_UCS4 *at = number; at < end; at++)
        if (at == decimal)
            *to++ = '.';
        else if (is_digit(*at))
            *to++ = *at;
        else if (points == BETWEEN_WORDS)
            *to++ = ' ';
    return to;
}

/* Write all numbers with points as they are compared; none becomes longer. */
static void settle_numbers(Text *text)
{
    const Py_UCS4 *at = text->at, *end = at + text->count;
    Py_UCS4 *to = text->at;
    while (at < end) {
        const Py_UCS4 *number = at;
        while (at < end && (is_digit(*at) || is_point(*at)))
            at++;
        if (at > number)
            to = write_number(to, number, at);
        else
            *to++ = *at++;
    }
    text->count = to - text->at;
}

#define NARROW(type)                                                                               \
    {                                                                                              \
        type *to = PyUnicode_DATA(str);                                                            \
        for (Py_ssize_t i = 0; i < text->count; i++)                                               \
            to[i] = (type)text->at[i];                                                             \
    }

static PyObject *as_str(const Text *text)
{
    const Py_UCS4 most = (text->all & CODE) | 0x7F; /* at least the highest character, as wide */
    PyObject *str = PyUnicode_New(text->count, most < 0x10000 ? most : 0x10FFFF);
    if (!str)
        return NULL;
    if (most < 0x100)
        NARROW(Py_UCS1)
    else if (most < 0x10000)
        NARROW(Py_UCS2)
    else
        NARROW(Py_UCS4)
    return str;
}

PyObject *folded(PyObject *from, Py_ssize_t start, Py_ssize_t stop, PyObject *folds, uint32_t *composes)
{
    *composes = 0;
    if (start == stop)
        return PyUnicode_New(0, 0);
    if (table_of != folds) {
        memset(table, 0xFF, sizeof table);
        Py_XSETREF(table_of, Py_NewRef(folds));
    }
    Text text = {.room = stop - start + 16, .last = ' '};
    if (!(text.at = PyMem_Malloc(text.room * sizeof *text.at)))
        return PyErr_NoMemory();
    const int failed = translate(&text, from, start, stop, folds);
    if (!failed && text.has_numbers)
        settle_numbers(&text);
    PyObject *found = failed ? NULL : as_str(&text);
    PyMem_Free(text.at);
    *composes = text.all & COMPOSES;
    return found;
}

/* fold(text, folds) -> (folded, whether NFC may change it) */
PyObject *kernel_fold(PyObject *module, PyObject *args)
{
    PyObject *from, *folds;
    uint32_t composes;
    if (!PyArg_ParseTuple(args, "UO:fold", &from, &folds))
        return NULL;
    PyObject *found = folded(from, 0, PyUnicode_GET_LENGTH(from), folds, &composes);
    return found ? Py_BuildValue("NO", found, composes ? Py_True : Py_False) : NULL;
}
