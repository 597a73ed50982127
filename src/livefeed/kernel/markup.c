/* Ordinary markup made clean and plain in one pass: see text/ordinary.py.
 *
 * Ordinary is what every parser of HTML reads alike: lower-case tags that are allowed and closed in
 * order, quoted attributes, few entities, http(s) addresses. All else is left to nh3. */
#include "markup.h"

#define MOST_TAG 4000 /* characters */

static const Name tags[] = {
    {"p", BLOCK | PARAGRAPH}, {"a", LINK, HREF | HREFLANG}, {"br", VOID}, {"strong"}, {"em"}, {"b"},
    {"i"}, {"span"}, {"img", VOID | IMAGE, SRC | ALT | WIDTH | HEIGHT}, {"div", BLOCK},
    {"li", ITEM}, {"ul", BLOCK | LIST}, {"ol", BLOCK | LIST, START}, {"blockquote", BLOCK},
    {"figure", BLOCK}, {"figcaption", BLOCK}, {"h1", BLOCK | HEADING}, {"h2", BLOCK | HEADING},
    {"h3", BLOCK | HEADING}, {"h4", BLOCK | HEADING}, {"h5", BLOCK | HEADING},
    {"h6", BLOCK | HEADING}, {"hr", BLOCK | VOID}, {"section", BLOCK}, {"article", BLOCK}, {"u"},
    {"s"}, {"small"}, {"code"}, {"sub"}, {"sup"}, {"mark"}, {"q"}, {"cite"}, {"abbr"}, {"ins"},
    {"del"}, {"picture"}, {"time", 0, DATETIME},
};

static int has_open(const Reader *in, int kind)
{
    for (int i = 0; i < in->depth; i++)
        if (in->open[i]->kind & kind)
            return 1;
    return 0;
}

/* Tell whether a parser puts an element right where it stands, and closes none for it. */
static int may_begin(const Reader *in, const Name *tag)
{
    if (tag->kind & (BLOCK | ITEM) && has_open(in, PARAGRAPH))
        return 0;
    if (tag->kind & ITEM && !(in->depth && in->open[in->depth - 1]->kind & LIST))
        return 0;
    return !(tag->kind & (HEADING | LINK) && has_open(in, tag->kind & (HEADING | LINK)));
}

static void break_text(Reader *in, const Name *tag)
{
    if (tag->kind & (BLOCK | ITEM))
        end_paragraph(in);
    else if (tag->kind & IMAGE)
        in->has_space = 1;
    else if (tag->kind & VOID)
        end_line(in);
}

static int read_closing(Reader *in)
{
    const Name *tag = in->depth ? in->open[in->depth - 1] : NULL;
    const Py_ssize_t start = in->from.at += 2;
    while (is_alnum(peek(&in->from, in->from.at)))
        in->from.at++;
    if (!tag || !is_word(&in->from, start, in->from.at, tag->name) || peek(&in->from, in->from.at) != '>')
        return -1;
    in->from.at++;
    in->depth--;
    if (in->is_leaf)
        add_short(in, &in->leaf, 0);
    in->is_leaf = 0;
    break_text(in, tag);
    push_ascii(&in->html, "</");
    push_ascii(&in->html, tag->name);
    push(&in->html, '>');
    return 0;
}

static int read_opening(Reader *in)
{
    const Py_ssize_t start = in->from.at += 1;
    while (is_alnum(peek(&in->from, in->from.at)))
        in->from.at++;
    const Name *tag = among(in, tags, COUNT(tags), start);
    if (!tag || !may_begin(in, tag))
        return -1;
    break_text(in, tag);
    push(&in->html, '<');
    push_ascii(&in->html, tag->name);
    int seen = 0, is_spaced = 0;
    Py_UCS4 c;
    for (;;) {
        while ((c = peek(&in->from, in->from.at)) == ' ' || c == '\n' || c == '\t')
            in->from.at++, is_spaced = 1;
        if (c == '>' || c == '/')
            break;
        if (!is_spaced || read_attribute(in, tag, &seen))
            return -1;
        is_spaced = 0;
    }
    if (c == '/' && (!(tag->kind & VOID) || peek(&in->from, ++in->from.at) != '>'))
        return -1;
    in->from.at++;
    if (in->from.at - start > MOST_TAG || (tag->kind & IMAGE && !(seen & SRC)))
        return -1;
    push_ascii(&in->html, tag->kind & LINK ? " rel=\"noopener noreferrer\">" : ">");
    in->is_leaf = !(tag->kind & VOID);
    in->leaf.count = 0;
    if (in->is_leaf && in->depth == MOST_OPEN)
        return -1;
    if (in->is_leaf)
        in->open[in->depth++] = tag;
    return 0;
}

static int is_comment(const Source *from)
{
    const Py_ssize_t at = from->at;
    return peek(from, at + 1) == '!' && peek(from, at + 2) == '-' && peek(from, at + 3) == '-';
}

static int pass_comment(Source *from)
{
    from->at += 4;
    for (Py_UCS4 c; (c = peek(from, from->at)) != '-' || peek(from, from->at + 1) != '-'; from->at++)
        if (from->at >= from->size || c == '<' || c == '>')
            return -1;
    from->at += 3;
    return peek(from, from->at - 1) == '>' ? 0 : -1;
}

static int read_all(Reader *in)
{
    int has_tag = 0;
    while (in->from.at < in->from.size && !in->failed) {
        if (peek(&in->from, in->from.at) != '<') {
            if (read_text(in))
                return -1;
            continue;
        }
        has_tag = 1;
        if (is_comment(&in->from)) {
            if (pass_comment(&in->from))
                return -1;
        } else if (peek(&in->from, in->from.at + 1) == '/' ? read_closing(in) : read_opening(in)) {
            return -1;
        }
    }
    end_line(in);
    return has_tag && !in->depth ? 0 : -1;
}

/* ordinary(markup, origin, is marked) -> (clean markup, text, what may be furniture in it), or None */
PyObject *kernel_ordinary(PyObject *module, PyObject *args)
{
    PyObject *markup, *origin;
    int is_marked;
    if (!PyArg_ParseTuple(args, "UUp:ordinary", &markup, &origin, &is_marked))
        return NULL;
    Reader in = {.from = source_of(markup), .origin = origin, .is_marked = is_marked};
    PyObject *found = NULL;
    if (!(in.shorts = PyList_New(0)))
        return NULL;
    const int is_ordinary = !read_all(&in);
    if (!in.failed && !is_ordinary) {
        found = Py_NewRef(Py_None);
    } else if (!in.failed) {
        Py_ssize_t start = 0, end = in.html.count;
        while (start < end && Py_UNICODE_ISSPACE(in.html.at[start]))
            start++;
        while (end > start && Py_UNICODE_ISSPACE(in.html.at[end - 1]))
            end--;
        PyObject *clean = as_text(&in.html, start, end);
        PyObject *text = clean ? as_text(&in.text, 0, in.text.count) : NULL;
        if (text)
            found = PyTuple_Pack(3, clean, text, in.shorts);
        Py_XDECREF(clean);
        Py_XDECREF(text);
    }
    Py_DECREF(in.shorts);
    PyMem_Free(in.html.at);
    PyMem_Free(in.text.at);
    PyMem_Free(in.leaf.at);
    return found;
}
