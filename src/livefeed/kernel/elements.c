/* One entry of a feed, cut out of its document, to elements: see extract/feeds/cut_entries.py.
 *
 * XML that needs no more than the names that are declared around it. None for all else: comments,
 * instructions, declarations, other entities, rare characters, deep nesting and what is ill-formed. */
#include "buffer.h"
#include <structmember.h>

#define MOST_DEEP 8
#define MOST_TAG 4000 /* characters; feedparser is not given longer ones */
#define MOST_CHARACTERS 1000000

typedef struct {
    PyObject_HEAD
    PyObject *name, *text, *tail, *attributes, *children; /* NULL for none */
} Element;

static PyTypeObject element_type;

typedef struct {
    Source from;
    PyObject *names, *attribute_names; /* as written -> as they are called; they may raise */
    struct {
        Py_ssize_t start, end;
    } run;       /* all that was told so far, where it stands in one piece */
    Buffer told; /* else */
} Reader;

static const struct {
    const char *name;
    Py_UCS4 means;
} entities[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};

static int is_space(Py_UCS4 c) { return c == ' ' || c == '\n' || c == '\t'; }

/* Tell whether a character is allowed and means itself: C1 controls are taken for others. */
static int is_usual(Py_UCS4 c)
{
    return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
           c >= 0x10000 || c == '\n' || c == '\t';
}

/* Tell whether a character of text means itself and ends nothing. */
static inline int is_plain(Py_UCS4 c)
{
    return is_usual(c) && c != '<' && c != '&' && c != ']';
}

RUN_END(plain_end, is_plain)

static void begin_text(Reader *in) { in->told.count = in->run.start = in->run.end = 0; }

static void gather(Reader *in)
{
    push_run(&in->told, &in->from, in->run.start, in->run.end);
    in->run.start = in->run.end;
}

static void tell(Reader *in, Py_UCS4 c)
{
    gather(in);
    push(&in->told, c);
}

/* Tell the plain characters that begin here, and pass over them. */
static void tell_run(Reader *in)
{
    const Py_ssize_t start = in->from.at, end = plain_end(&in->from, start);
    if (start == end)
        return;
    gather(in);
    if (in->told.count)
        push_run(&in->told, &in->from, start, end);
    else
        in->run.start = start, in->run.end = end;
    in->from.at = end;
}

/* Return what was told as a str, NULL for nothing or with an error. */
static PyObject *told_text(Reader *in)
{
    if (in->told.count || in->told.failed)
        return gather(in), as_text(&in->told, 0, in->told.count);
    return in->run.start < in->run.end ? slice_of(&in->from, in->run.start, in->run.end) : NULL;
}

/* Add what an entity means and pass over it; -1 where only a parser knows. */
static int read_entity(Reader *in)
{
    const Py_ssize_t start = in->from.at + 1;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (begins(&in->from, start, entities[i].name)) {
            in->from.at = start + (Py_ssize_t)strlen(entities[i].name);
            tell(in, entities[i].means);
            return 0;
        }
    }
    if (peek(&in->from, start) != '#')
        return -1;
    Py_UCS4 number = 0, c;
    Py_ssize_t at = start + 1;
    for (; (c = peek(&in->from, at)) >= '0' && c <= '9' && number <= 0x10FFFF; at++)
        number = number * 10 + (c - '0');
    if (c != ';' || number > 0x10FFFF || number < ' ' || !is_usual(number))
        return -1;
    in->from.at = at + 1;
    tell(in, number);
    return 0;
}

static int read_cdata(Reader *in)
{
    in->from.at += 9; /* <![CDATA[ */
    while (tell_run(in), !begins(&in->from, in->from.at, "]]>")) {
        const Py_UCS4 c = peek(&in->from, in->from.at);
        if (!is_usual(c)) /* the end of all, too */
            return -1;
        tell(in, c);
        in->from.at++;
    }
    in->from.at += 3;
    return 0;
}

/* Read text up to the next tag; *told is what was read, NULL for nothing. */
static int read_text(Reader *in, PyObject **told)
{
    begin_text(in);
    for (;;) {
        tell_run(in);
        const Py_UCS4 c = peek(&in->from, in->from.at);
        if (c == '<' && begins(&in->from, in->from.at, "<![CDATA[")) {
            if (read_cdata(in))
                return -1;
        } else if (c == '<') {
            break;
        } else if (c == '&') {
            if (read_entity(in))
                return -1;
        } else if (c != ']' || begins(&in->from, in->from.at, "]]>")) {
            return -1; /* the end of all, too */
        } else {
            tell(in, c);
            in->from.at++;
        }
    }
    *told = told_text(in);
    return !*told && PyErr_Occurred() ? -1 : 0;
}

/* Return a name as it is called; NULL, with or without an error, for one that is not plain. */
static PyObject *read_name(Reader *in, PyObject *names)
{
    const Py_ssize_t start = in->from.at;
    int colons = 0;
    Py_UCS4 c, before = ':';
    for (; is_alnum(c = peek(&in->from, in->from.at)) || (c && strchr("_-.:", c < 0x80 ? (int)c : ' '));
         before = c, in->from.at++) {
        if (before == ':' && ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'))
            return NULL;
        colons += c == ':';
    }
    if (before == ':' || colons > 1)
        return NULL;
    PyObject *written = slice_of(&in->from, start, in->from.at);
    PyObject *name = written ? PyObject_GetItem(names, written) : NULL;
    Py_XDECREF(written);
    return name;
}

static int read_attribute(Reader *in, Element *element)
{
    PyObject *name = read_name(in, in->attribute_names);
    if (!name)
        return -1;
    const Py_UCS4 quote = peek(&in->from, in->from.at + 1);
    int failed = -1;
    Py_UCS4 c = peek(&in->from, in->from.at);
    if (c != '=' || (quote != '"' && quote != '\''))
        goto done;
    in->from.at += 2;
    begin_text(in);
    while ((c = peek(&in->from, in->from.at)) != quote) {
        if (c == '&') {
            if (read_entity(in))
                goto done;
            continue;
        }
        if (c == '<' || !is_usual(c))
            goto done;
        tell(in, is_space(c) ? ' ' : c);
        in->from.at++;
    }
    in->from.at++;
    if (!element->attributes && !(element->attributes = PyDict_New()))
        goto done;
    if (PyDict_Contains(element->attributes, name)) /* an error, too */
        goto done;
    PyObject *value = as_text(&in->told, 0, in->told.count);
    failed = value ? PyDict_SetItem(element->attributes, name, value) : -1;
    Py_XDECREF(value);
done:
    Py_DECREF(name);
    return failed;
}

/* Read the attributes and the end of a tag; 1 if it closes itself. */
static int read_tag(Reader *in, Element *element)
{
    const Py_ssize_t start = in->from.at;
    for (;;) {
        const Py_ssize_t before = in->from.at;
        while (is_space(peek(&in->from, in->from.at)))
            in->from.at++;
        const Py_UCS4 c = peek(&in->from, in->from.at);
        if (in->from.at - start > MOST_TAG)
            return -1;
        if (c == '>') {
            in->from.at++;
            return 0;
        }
        if (c == '/' && peek(&in->from, in->from.at + 1) == '>') {
            in->from.at += 2;
            return 1;
        }
        if (before == in->from.at || read_attribute(in, element))
            return -1;
    }
}

static Element *read_element(Reader *in, int depth);

static int read_children(Reader *in, Element *element, int depth)
{
    if (read_text(in, &element->text))
        return -1;
    while (peek(&in->from, in->from.at + 1) != '/') {
        Element *child = read_element(in, depth + 1);
        if (!child)
            return -1;
        int failed = !element->children && !(element->children = PyList_New(0));
        failed = failed || PyList_Append(element->children, (PyObject *)child) ||
                 read_text(in, &child->tail);
        Py_DECREF(child);
        if (failed)
            return -1;
    }
    return 0;
}

/* Tell whether the tag that ends here is that of an element whose name is written at `name`. */
static int read_closing(Reader *in, Py_ssize_t name, Py_ssize_t size)
{
    in->from.at += 2; /* </ */
    for (Py_ssize_t i = 0; i < size; i++, in->from.at++)
        if (peek(&in->from, in->from.at) != peek(&in->from, name + i))
            return -1;
    while (is_space(peek(&in->from, in->from.at)))
        in->from.at++;
    return peek(&in->from, in->from.at++) == '>' ? 0 : -1;
}

static Element *read_element(Reader *in, int depth)
{
    const Py_ssize_t start = in->from.at + 1;
    if (depth > MOST_DEEP || peek(&in->from, in->from.at) != '<')
        return NULL;
    Element *element = PyObject_New(Element, &element_type);
    if (!element)
        return NULL;
    element->text = element->tail = element->attributes = element->children = NULL;
    in->from.at = start;
    element->name = read_name(in, in->names);
    const Py_ssize_t size = in->from.at - start;
    const int closed = element->name ? read_tag(in, element) : -1;
    if (closed < 0 ||
        (!closed && (read_children(in, element, depth) || read_closing(in, start, size))))
        Py_CLEAR(element);
    return element;
}

/* element(text, names, attribute names) -> an element, or None */
PyObject *kernel_element(PyObject *module, PyObject *args)
{
    PyObject *text, *names, *attribute_names;
    if (!PyArg_ParseTuple(args, "UOO:element", &text, &names, &attribute_names))
        return NULL;
    if (PyUnicode_GET_LENGTH(text) > MOST_CHARACTERS)
        Py_RETURN_NONE;
    Reader in = {source_of(text), names, attribute_names, {0}, {0}};
    Element *found = read_element(&in, 0);
    PyMem_Free(in.told.at);
    if (found && in.from.at == in.from.size)
        return (PyObject *)found;
    Py_XDECREF(found);
    if (PyErr_Occurred())
        return NULL;
    Py_RETURN_NONE;
}

static void element_dealloc(Element *self)
{
    Py_XDECREF(self->name);
    Py_XDECREF(self->text);
    Py_XDECREF(self->tail);
    Py_XDECREF(self->attributes);
    Py_XDECREF(self->children);
    PyObject_Free(self);
}

static Py_ssize_t element_length(Element *self)
{
    return self->children ? PyList_GET_SIZE(self->children) : 0;
}

static PyObject *element_iter(Element *self)
{
    PyObject *none = self->children ? NULL : PyTuple_New(0);
    PyObject *found = self->children || none ? PyObject_GetIter(none ? none : self->children) : NULL;
    Py_XDECREF(none);
    return found;
}

static PyMemberDef members[] = {
    {"name", T_OBJECT, offsetof(Element, name), READONLY, "As it is called."},
    {"text", T_OBJECT, offsetof(Element, text), READONLY, "Before the first child, or None."},
    {"tail", T_OBJECT, offsetof(Element, tail), READONLY, "Behind it, or None."},
    {"attributes", T_OBJECT, offsetof(Element, attributes), READONLY, "By name, or None."},
    {NULL, 0, 0, 0, NULL},
};
static PySequenceMethods as_sequence = {.sq_length = (lenfunc)element_length};
static PyTypeObject element_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "livefeed.kernel._compiled.Element",
    .tp_basicsize = sizeof(Element),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = (destructor)element_dealloc,
    .tp_iter = (getiterfunc)element_iter,
    .tp_as_sequence = &as_sequence,
    .tp_members = members,
};

int ready_element_type(void) { return PyType_Ready(&element_type); }
