/* Reading a str character by character, and growing the characters of another one. */
#ifndef LIVEFEED_BUFFER_H
#define LIVEFEED_BUFFER_H

#include "kernel.h"

typedef struct {
    const void *data;
    int kind;
    Py_ssize_t size, at;
} Source;

typedef struct {
    Py_UCS4 *at;
    Py_ssize_t count, room;
    int failed; /* no memory: nothing more is added */
} Buffer;

static inline Source source_of(PyObject *text)
{
    return (Source){PyUnicode_DATA(text), PyUnicode_KIND(text), PyUnicode_GET_LENGTH(text), 0};
}

/* Return a character, 0 behind the end. */
static inline Py_UCS4 peek(const Source *in, Py_ssize_t at)
{
    return at < in->size ? PyUnicode_READ(in->kind, in->data, at) : 0;
}

/* Make room for so many characters; return 0 where there is no memory. */
static inline int buffer_room(Buffer *to, Py_ssize_t count)
{
    if (count <= to->room)
        return 1;
    const Py_ssize_t room = count * 2 + 64;
    Py_UCS4 *at = PyMem_Realloc(to->at, room * sizeof *at);
    if (!at) {
        to->failed = 1;
        return 0;
    }
    to->at = at;
    to->room = room;
    return 1;
}

static inline void push(Buffer *to, Py_UCS4 c)
{
    if (!buffer_room(to, to->count + 1))
        return;
    to->at[to->count++] = c;
}

/* Add a run of characters that is read. */
static inline void push_run(Buffer *to, const Source *from, Py_ssize_t start, Py_ssize_t end)
{
    const Py_ssize_t count = to->count + (end - start);
    if (!buffer_room(to, count))
        return;
    Py_UCS4 *at = to->at + to->count;
    to->count = count;
#define COPY(type)                                                                                 \
    for (const type *c = (const type *)from->data + start; c < (const type *)from->data + end; c++) \
        *at++ = *c;
    if (from->kind == PyUnicode_1BYTE_KIND)
        COPY(Py_UCS1)
    else if (from->kind == PyUnicode_2BYTE_KIND)
        COPY(Py_UCS2)
    else
        COPY(Py_UCS4)
#undef COPY
}

/* Return what stands between two places as a str. */
static inline PyObject *slice_of(const Source *from, Py_ssize_t start, Py_ssize_t end)
{
    return PyUnicode_FromKindAndData(from->kind, (const char *)from->data + start * from->kind, end - start);
}

/* Define a function that returns where a run of characters ends for all of which is_one(c). */
#define RUN_END(name, is_one)                                                                      \
    static Py_ssize_t name(const Source *in, Py_ssize_t at)                                        \
    {                                                                                              \
        if (in->kind == PyUnicode_1BYTE_KIND)                                                      \
            while (at < in->size && is_one(((const Py_UCS1 *)in->data)[at]))                       \
                at++;                                                                              \
        else if (in->kind == PyUnicode_2BYTE_KIND)                                                 \
            while (at < in->size && is_one(((const Py_UCS2 *)in->data)[at]))                       \
                at++;                                                                              \
        else                                                                                       \
            while (at < in->size && is_one(((const Py_UCS4 *)in->data)[at]))                       \
                at++;                                                                              \
        return at;                                                                                 \
    }

static inline void push_ascii(Buffer *to, const char *told)
{
    while (*told)
        push(to, (unsigned char)*told++);
}

/* Return what was added between two places as a str; NULL with an error. */
static inline PyObject *as_text(const Buffer *from, Py_ssize_t start, Py_ssize_t end)
{
    return from->failed ? PyErr_NoMemory()
                        : PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, from->at + start, end - start);
}

/* Tell whether these characters are a word of ASCII. */
static inline int is_word(const Source *in, Py_ssize_t start, Py_ssize_t end, const char *word)
{
    while (start < end && *word && peek(in, start) == (Py_UCS4)(unsigned char)*word)
        start++, word++;
    return start == end && !*word;
}

static inline int begins(const Source *in, Py_ssize_t start, const char *word)
{
    while (*word && peek(in, start) == (Py_UCS4)(unsigned char)*word)
        start++, word++;
    return !*word;
}

static inline int is_alnum(Py_UCS4 c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

#endif
