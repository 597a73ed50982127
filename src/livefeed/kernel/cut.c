/* Where the entries of a feed begin and end, as the pattern of extract/feeds/slices.py says. */
#include "buffer.h"

static const char *const names[] = {"item", "entry"};

/* Return where the name of an entry that is written at `at` ends, 0 for any other. */
static Py_ssize_t entry_name(const Source *in, Py_ssize_t at, const char **name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const Py_ssize_t end = at + (Py_ssize_t)strlen(names[i]);
        const Py_UCS4 c = peek(in, end);
        if (end < in->size && begins(in, at, names[i]) &&
            (c == '>' || c == '/' || Py_UNICODE_ISSPACE(c))) {
            *name = names[i];
            return end;
        }
    }
    return 0;
}

/* Return the place behind the next one of a few signs, 0 where there is none. */
static Py_ssize_t behind(const Source *in, Py_ssize_t at, const char *sign)
{
    for (; at < in->size; at++)
        if (peek(in, at) == (Py_UCS4)*sign && begins(in, at, sign))
            return at + (Py_ssize_t)strlen(sign);
    return 0;
}

/* Return the end of the comment or section that begins here, 0 if it has none, -1 for neither. */
static Py_ssize_t set_apart(const Source *in, Py_ssize_t at)
{
    if (peek(in, at + 1) != '!')
        return -1;
    if (begins(in, at, "<!--"))
        return behind(in, at + 4, "-->");
    return begins(in, at, "<![CDATA[") ? behind(in, at + 9, "]]>") : -1;
}

static Py_ssize_t next_tag(const Source *in, Py_ssize_t at)
{
    while (at < in->size && peek(in, at) != '<')
        at++;
    return at;
}

/* Return the end of an entry whose name ends at `at`, 0 where that is not sure. */
static Py_ssize_t entry_end(const Source *in, Py_ssize_t at, const char *name)
{
    while ((at = next_tag(in, at)) < in->size) {
        const int closes = peek(in, at + 1) == '/';
        const char *other;
        Py_ssize_t end = set_apart(in, at);
        if (end < 0 && entry_name(in, at + 1 + closes, &other)) {
            if (!closes || other != name)
                return 0;
            for (end = at + 2 + (Py_ssize_t)strlen(name); Py_UNICODE_ISSPACE(peek(in, end)); end++)
                ;
            return peek(in, end) == '>' ? end + 1 : 0;
        }
        if (end < 0) {
            for (end = at + 1; end < in->size && peek(in, end) != '<' && peek(in, end) != '>'; end++)
                ;
            end = peek(in, at + 1) != '!' && peek(in, end) == '>' ? end + 1 : 0;
        }
        if (!end)
            return 0;
        at = end;
    }
    return 0;
}

/* entries(text) -> where each entry begins and ends, or None */
PyObject *kernel_entries(PyObject *module, PyObject *text)
{
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "expected a str");
    const Source in = source_of(text);
    PyObject *found = PyList_New(0);
    Py_ssize_t at = 0;
    while (found && (at = next_tag(&in, at)) < in.size) {
        const char *name;
        Py_ssize_t end = set_apart(&in, at);
        if (end < 0) {
            const Py_ssize_t inside = entry_name(&in, at + 1, &name);
            if (!inside) {
                at++;
                continue;
            }
            end = peek(&in, inside) == '/' ? 0 : entry_end(&in, inside, name);
            PyObject *span = end ? Py_BuildValue("nn", at, end) : NULL;
            if (end && (!span || PyList_Append(found, span)))
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
