/* The whole sketch of an ordinary update in one go: see dedup/sketches.py, which makes all others. */
#include "kernel.h"

#define ENOUGH_WORDS 8 /* see dedup/compared.py */
#define MOST_WORDS 5000

/* Fold a text that wears no furniture and needs no further steps; NULL without an error: it does. */
static PyObject *simply_folded(PyObject *text, PyObject *folds)
{
    int flags;
    if (furniture(text))
        return NULL;
    PyObject *words = folded(text, folds, &flags);
    if (words && flags)
        Py_CLEAR(words);
    return words;
}

static uint64_t swapped(uint64_t x) { return __builtin_bswap64(x); }

/* Digest, words, signature and samples of a body that speaks for itself; None for another one. */
static PyObject *sketch_of(PyObject *head, PyObject *body)
{
    Utf8 text;
    Hashes hashes;
    PyObject *signature, *samples, *found = NULL;
    if (utf8_make(&text, PyUnicode_GET_LENGTH(head) + PyUnicode_GET_LENGTH(body)))
        return NULL;
    /* Opening, words and closing of both, with a zero between each two. */
    text.at[text.size++] = 0;
    utf8_add(&text, head);
    for (int zero = 0; zero < 3; zero++)
        text.at[text.size++] = 0;
    const size_t start = text.size;
    utf8_add(&text, body);
    const size_t size = text.size - start;
    text.at[text.size++] = 0;
    const uint64_t digest = swapped(xxh64(text.at, text.size));
    if (!hash_words(body, text.at + start, size, &hashes)) {
        if (hashes.count < ENOUGH_WORDS || hashes.count > MOST_WORDS)
            found = Py_NewRef(Py_None);
        else if (!sign(&hashes, &signature, &samples))
            found = Py_BuildValue("y#ONN", &digest, (Py_ssize_t)sizeof digest, body, signature, samples);
        hashes_free(&hashes);
    }
    utf8_free(&text);
    return found;
}

/* sketched(title, text, folds) -> (digest, words, signature, samples), or None */
PyObject *kernel_sketched(PyObject *module, PyObject *args)
{
    PyObject *title, *text, *folds, *found = NULL;
    if (!PyArg_ParseTuple(args, "UUO:sketched", &title, &text, &folds))
        return NULL;
    PyObject *body = simply_folded(text, folds);
    PyObject *head = body ? simply_folded(title, folds) : NULL;
    if (head)
        found = sketch_of(head, body);
    else if (!PyErr_Occurred())
        found = Py_NewRef(Py_None);
    Py_XDECREF(head);
    Py_XDECREF(body);
    return found;
}
