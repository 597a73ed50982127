/* The words of a text, each made when it is asked for: most of a copy are never looked at. */
#include "kernel.h"

#include <string.h>

typedef struct {
    PyObject_HEAD
    PyObject *text;
    Py_ssize_t count;
    Py_ssize_t *ends;  /* in the text, of each word; the next one begins a space further */
    PyObject **words; /* NULL until they are asked for */
} Apart;

static void apart_dealloc(Apart *self)
{
    for (Py_ssize_t at = 0; at < self->count; at++)
        Py_XDECREF(self->words[at]);
    PyMem_Free(self->words);
    Py_XDECREF(self->text);
    PyObject_Free(self);
}

static Py_ssize_t apart_length(Apart *self) { return self->count; }

static PyObject *apart_item(Apart *self, Py_ssize_t at)
{
    if (at < 0 || at >= self->count) {
        PyErr_SetString(PyExc_IndexError, "no such word");
        return NULL;
    }
    if (!self->words[at])
        self->words[at] = PyUnicode_Substring(self->text, at ? self->ends[at - 1] + 1 : 0, self->ends[at]);
    return Py_XNewRef(self->words[at]);
}

static PyObject *apart_slice(Apart *self, PyObject *slice)
{
    Py_ssize_t start, stop, step;
    if (PySlice_Unpack(slice, &start, &stop, &step))
        return NULL;
    const Py_ssize_t count = PySlice_AdjustIndices(self->count, &start, &stop, step);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t at = 0; list && at < count; at++) {
        PyObject *word = apart_item(self, start + at * step);
        if (word)
            PyList_SET_ITEM(list, at, word);
        else
            Py_CLEAR(list);
    }
    return list;
}

static PyObject *apart_subscript(Apart *self, PyObject *key)
{
    if (PySlice_Check(key))
        return apart_slice(self, key);
    const Py_ssize_t at = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (at == -1 && PyErr_Occurred())
        return NULL;
    return apart_item(self, at < 0 ? at + self->count : at);
}

static PySequenceMethods as_sequence = {
    .sq_length = (lenfunc)apart_length,
    .sq_item = (ssizeargfunc)apart_item,
};

static PyMappingMethods as_mapping = {
    .mp_length = (lenfunc)apart_length,
    .mp_subscript = (binaryfunc)apart_subscript,
};

static PyTypeObject apart_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "livefeed.kernel._compiled.Words",
    .tp_basicsize = sizeof(Apart),
    .tp_dealloc = (destructor)apart_dealloc,
    .tp_as_sequence = &as_sequence,
    .tp_as_mapping = &as_mapping,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_doc = "The words of a text.",
};

int ready_words_type(void) { return PyType_Ready(&apart_type); }

/* words(text) -> the words that are joined by single spaces */
PyObject *kernel_words(PyObject *module, PyObject *text)
{
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "words are a str");
    const Py_ssize_t count = word_count(text), size = PyUnicode_GET_LENGTH(text);
    Apart *self = PyObject_New(Apart, &apart_type);
    if (!self)
        return NULL;
    self->text = Py_NewRef(text);
    self->count = 0;
    self->words = PyMem_Calloc(count + 1, sizeof *self->words + sizeof *self->ends);
    if (!self->words) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    self->ends = (Py_ssize_t *)(self->words + count);
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t at = 0; at < size; at++)
        if (PyUnicode_READ(kind, data, at) == ' ')
            self->ends[self->count++] = at;
    if (count)
        self->ends[self->count++] = size;
    return (PyObject *)self;
}
