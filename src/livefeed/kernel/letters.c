/* Counting characters by class: see text/direction.py, which says what class each one has. */
#include "kernel.h"

#define MOST_CLASSES 256
#define CLASSED 0x10000 /* characters; all others are of class 0 */

/* counts(text, classes, kinds) -> how many characters have each of the classes below `kinds` */
PyObject *kernel_counts(PyObject *module, PyObject *args)
{
    PyObject *text, *found = NULL;
    Py_buffer classes;
    int kinds;
    if (!PyArg_ParseTuple(args, "Uy*i:counts", &text, &classes, &kinds))
        return NULL;
    if (classes.len != CLASSED || kinds < 1 || kinds > MOST_CLASSES) {
        PyErr_SetString(PyExc_ValueError, "expected a class for each of 65,536 characters");
        goto done;
    }
    Py_ssize_t counts[MOST_CLASSES] = {0};
    const unsigned char *class_of = classes.buf;
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    for (Py_ssize_t i = 0; i < size; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        counts[c < CLASSED ? class_of[c] : 0]++;
    }
    if (!(found = PyList_New(kinds)))
        goto done;
    for (int i = 0; i < kinds; i++) {
        PyObject *count = PyLong_FromSsize_t(counts[i]);
        if (!count) {
            Py_CLEAR(found);
            break;
        }
        PyList_SET_ITEM(found, i, count);
    }
done:
    PyBuffer_Release(&classes);
    return found;
}
