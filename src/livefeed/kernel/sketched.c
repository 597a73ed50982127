/* The whole sketch of an update in one go: see dedup/sketches.py and dedup/compared.py. */
#include "kernel.h"

#define ENOUGH_WORDS 8
#define MOST_WORDS 5000

/* A text in three folded parts; the middle one is compared. */
typedef struct {
    PyObject *opening, *words, *closing;
} Unwrapped;

static void unwrapped_free(Unwrapped *text)
{
    Py_XDECREF(text->opening);
    Py_XDECREF(text->words);
    Py_XDECREF(text->closing);
}

/* Fold a part of a text; NULL without an error where folding it needs further steps. */
static PyObject *part(PyObject *text, Py_ssize_t start, Py_ssize_t stop, PyObject *folds)
{
    uint32_t composes;
    PyObject *words = folded(text, start, stop, folds, &composes);
    if (words && composes)
        Py_CLEAR(words);
    return words;
}

/* Ask where a text proper begins and ends; -1: error set. */
static int ask_span(PyObject *text, int may_wear, PyObject *span, Py_ssize_t *start, Py_ssize_t *stop)
{
    PyObject *found = PyObject_CallFunction(span, "Oi", text, may_wear);
    int failed = !found || !PyTuple_Check(found) || !PyArg_ParseTuple(found, "nn", start, stop);
    Py_XDECREF(found);
    if (!failed && *start >= 0 && *start <= *stop && *stop <= PyUnicode_GET_LENGTH(text))
        return 0;
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "a span begins and ends inside its text");
    return -1;
}

/* Fold a text apart from its furniture; -1: error set, or folding it needs further steps. */
static int unwrap(PyObject *text, PyObject *folds, PyObject *span, Unwrapped *found)
{
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    Py_ssize_t start = 0, stop = size;
    const int may_wear = furniture(text);
    *found = (Unwrapped){NULL};
    if (may_wear && ask_span(text, may_wear, span, &start, &stop))
        return -1;
    if ((found->words = part(text, start, stop, folds)) &&
        (found->opening = part(text, 0, start, folds)) &&
        (found->closing = part(text, stop, size, folds)))
        return 0;
    unwrapped_free(found);
    return -1;
}

/* Tell whether words stand in others, next to each other; -1: error set. */
static int is_part(PyObject *words, PyObject *whole)
{
    if (!PyUnicode_GET_LENGTH(words))
        return 1;
    PyObject *needle = PyUnicode_FromFormat(" %U ", words);
    PyObject *hay = PyUnicode_FromFormat(" %U ", whole);
    const int found = needle && hay ? PyUnicode_Contains(hay, needle) : -1;
    Py_XDECREF(needle);
    Py_XDECREF(hay);
    return found;
}

/* The words by which an update is compared: of its text if there are enough of them. */
static PyObject *compared_words(PyObject *head, PyObject *body)
{
    int found = word_count(body) >= ENOUGH_WORDS ? 1 : is_part(head, body);
    if (found)
        return found < 0 ? NULL : Py_NewRef(body);
    if ((found = is_part(body, head)))
        return found < 0 ? NULL : Py_NewRef(head);
    return PyUnicode_FromFormat("%U %U", head, body);
}

static uint64_t swapped(uint64_t x) { return __builtin_bswap64(x); }

static Py_ssize_t length(const Unwrapped *text)
{
    return PyUnicode_GET_LENGTH(text->opening) + PyUnicode_GET_LENGTH(text->words) +
           PyUnicode_GET_LENGTH(text->closing);
}

/* Put three parts behind those of another text, a zero between each two; tell where the words lie. */
static const uint8_t *add_parts(Utf8 *to, const Unwrapped *text, size_t *size)
{
    if (to->size)
        to->at[to->size++] = 0;
    utf8_add(to, text->opening);
    to->at[to->size++] = 0;
    const uint8_t *words = to->at + to->size;
    utf8_add(to, text->words);
    *size = to->at + to->size - words;
    to->at[to->size++] = 0;
    utf8_add(to, text->closing);
    return words;
}

/* Digest all of an update and hash its words, mostly those of its text, from the same bytes. */
static int hashed(const Unwrapped *head, const Unwrapped *body, PyObject *words, uint64_t *digest,
                  Hashes *hashes)
{
    Utf8 text;
    if (utf8_make(&text, length(head) + length(body)))
        return -1;
    size_t size;
    add_parts(&text, head, &size);
    const uint8_t *utf8 = add_parts(&text, body, &size);
    *digest = swapped(xxh64(text.at, text.size));
    const int failed = words == body->words ? hash_words(words, utf8, size, hashes)
                                            : word_hashes(words, hashes);
    utf8_free(&text);
    return failed;
}

/* Algorithm, digest, words, signature and samples; None for so many words that not all are compared. */
static PyObject *sketch_of(PyObject *algorithm, const Unwrapped *head, const Unwrapped *body)
{
    uint64_t digest;
    Hashes hashes;
    PyObject *signature, *samples, *found = NULL;
    PyObject *words = compared_words(head->words, body->words);
    if (!words)
        return NULL;
    if (word_count(words) > MOST_WORDS) {
        found = Py_NewRef(Py_None);
    } else if (!hashed(head, body, words, &digest, &hashes)) {
        if (!sign(&hashes, &signature, &samples))
            found = Py_BuildValue("Oy#ONN", algorithm, &digest, (Py_ssize_t)sizeof digest, words, signature, samples);
        hashes_free(&hashes);
    }
    Py_DECREF(words);
    return found;
}

/* sketched(algorithm, title, text, folds, span) -> (algorithm, digest, words, signature, samples), or None */
PyObject *kernel_sketched(PyObject *module, PyObject *args)
{
    PyObject *algorithm, *title, *text, *folds, *span, *found = NULL;
    Unwrapped head, body;
    if (!PyArg_ParseTuple(args, "OUUOO:sketched", &algorithm, &title, &text, &folds, &span))
        return NULL;
    if (!unwrap(text, folds, span, &body)) {
        if (!unwrap(title, folds, span, &head)) {
            found = sketch_of(algorithm, &head, &body);
            unwrapped_free(&head);
        }
        unwrapped_free(&body);
    }
    return found || PyErr_Occurred() ? found : Py_NewRef(Py_None);
}
