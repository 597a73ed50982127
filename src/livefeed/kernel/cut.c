/* Where the entries of a feed begin and end, as the pattern of extract/feeds/slices.py says. */
#define _GNU_SOURCE /* memmem */
#include "kernel.h"

#include <string.h>

static const char *const names[] = {"item", "entry"};

typedef struct {
    const char *at, *end;
} Bytes;

static int is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static int begins(Bytes in, const char *at, const char *word)
{
    const size_t size = strlen(word);
    return (size_t)(in.end - at) >= size && !memcmp(at, word, size);
}

/* Return the place behind the next one of a few signs, NULL where there is none. */
static const char *behind(Bytes in, const char *at, const char *sign)
{
    const size_t size = strlen(sign);
    const char *found = memmem(at, (size_t)(in.end - at), sign, size);
    return found ? found + size : NULL;
}

static const char *next_tag(Bytes in, const char *at)
{
    const char *found = memchr(at, '<', (size_t)(in.end - at));
    return found ? found : in.end;
}

/* Return where the name of an entry that is written at `at` ends, NULL for any other. */
static const char *entry_name(Bytes in, const char *at, const char **name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *end = at + strlen(names[i]);
        if (begins(in, at, names[i]) && end < in.end && (*end == '>' || *end == '/' || is_space(*end))) {
            *name = names[i];
            return end;
        }
    }
    return NULL;
}

/* Tell whether a comment or section begins here; *end is its end, NULL if it has none. */
static int is_apart(Bytes in, const char *at, const char **end)
{
    if (begins(in, at, "<!--"))
        *end = behind(in, at + 4, "-->");
    else if (begins(in, at, "<![CDATA["))
        *end = behind(in, at + 9, "]]>");
    else
        return 0;
    return 1;
}

/* Return the end of a tag that goes on at `at`, NULL for one that is broken. */
static const char *tag_end(Bytes in, const char *at)
{
    const char *end = memchr(at, '>', (size_t)(in.end - at));
    return end && !memchr(at, '<', (size_t)(end - at)) ? end + 1 : NULL;
}

static int declares(const char *from, const char *to) { return memmem(from, (size_t)(to - from), "xmlns", 5) != NULL; }

/* Return the end of an entry whose name ends at `inside`, NULL where that is not sure. */
static const char *entry_end(Bytes in, const char *inside, const char *name)
{
    const char *from = inside; /* of what lies outside of comments and sections */
    for (const char *at = tag_end(in, inside); at && (at = next_tag(in, at)) < in.end;) {
        const char *end, *other;
        const int closes = at + 1 < in.end && at[1] == '/';
        if (is_apart(in, at, &end)) {
            if (declares(from, at))
                return NULL;
            at = from = end;
        } else if ((end = entry_name(in, at + 1 + closes, &other))) {
            while (end < in.end && is_space(*end))
                end++;
            const int fits = closes && other == name && end < in.end && *end == '>';
            return fits && !declares(from, at) ? end + 1 : NULL;
        } else {
            at = at + 1 < in.end && at[1] == '!' ? NULL : tag_end(in, at + 1);
        }
    }
    return NULL;
}

/* entries(bytes) -> where each entry begins and ends, or None */
PyObject *kernel_entries(PyObject *module, PyObject *body)
{
    if (!PyBytes_Check(body))
        return PyErr_Format(PyExc_TypeError, "expected bytes");
    const char *const start = PyBytes_AS_STRING(body);
    const Bytes in = {start, start + PyBytes_GET_SIZE(body)};
    PyObject *found = PyList_New(0);
    const char *at = start;
    while (found && (at = next_tag(in, at)) < in.end) {
        const char *end, *name, *inside;
        if (is_apart(in, at, &end)) {
            ;
        } else if (!(inside = entry_name(in, at + 1, &name))) {
            end = at + 1;
        } else if ((end = *inside == '/' ? NULL : entry_end(in, inside, name))) {
            PyObject *span = Py_BuildValue("nn", at - start, end - start);
            if (!span || PyList_Append(found, span))
                Py_CLEAR(found);
            Py_XDECREF(span);
        }
        if (!end) { /* broken */
            Py_XDECREF(found);
            Py_RETURN_NONE;
        }
        at = end;
    }
    return found;
}
