/* The compiled kernel of livefeed: what it offers to Python. */
#include "kernel.h"

int is_no_tuple(PyTypeObject *class)
{
    if (PyType_IsSubtype(class, &PyTuple_Type))
        return 0;
    PyErr_SetString(PyExc_TypeError, "expected a class of named tuples");
    return 1;
}

static PyMethodDef methods[] = {
    {"fold", kernel_fold, METH_VARARGS, "Return a text folded, and what is left to do."},
    {"furniture", kernel_furniture, METH_O, "Tell which furniture a text may wear."},
    {"counts", kernel_counts, METH_VARARGS, "Return how many characters have each class."},
    {"ordinary", kernel_ordinary, METH_VARARGS, "Return ordinary markup clean, and its text."},
    {"sketched", kernel_sketched, METH_VARARGS, "Return the sketch of an ordinary update."},
    {"entries", kernel_entries, METH_O, "Return where the entries of a feed are written."},
    {"element", kernel_element, METH_VARARGS, "Return the element that is written in a text."},
    {"signed", kernel_signed, METH_O, "Return signature and samples of folded words."},
    {"overlaps", kernel_overlaps, METH_VARARGS, "Return how much a text shares with others."},
    {"words", kernel_words, METH_O, "Return the words of a text."},
    {"word_count", kernel_word_count, METH_O, "Return how many words a text has."},
    {"changes", kernel_changes, METH_VARARGS, "Return the places in which two texts differ."},
    {"telling", kernel_telling, METH_VARARGS, "Return changes that may decide, and those that face each other."},
    {"letters_in_line", kernel_letters_in_line, METH_VARARGS, "Return how many letters two words have in line."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "livefeed.kernel._compiled", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit__compiled(void)
{
    signature_constants();
    utf8_constants();
    PyObject *module = PyModule_Create(&definition);
    if (module && (ready_element_type() || ready_words_type() || add_table_type(module) || PyModule_AddIntConstant(module, "VERSION", VERSION)))
        Py_CLEAR(module);
    return module;
}
