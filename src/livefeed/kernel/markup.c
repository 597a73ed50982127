/* Ordinary markup made clean and plain in one pass: see text/ordinary.py.
 *
 * Ordinary is what every parser of HTML reads alike: lower-case tags that are allowed and closed in
 * order, quoted attributes, few entities, http(s) addresses. All else is left to nh3. */
#include "buffer.h"

#define MOST_OPEN 64
#define MOST_TAG 4000 /* characters */
#define MOST_SHORT 200 /* characters of a line that may be furniture: text/furniture.py */

enum { BLOCK = 1, VOID = 2, HEADING = 4, ITEM = 8, LIST = 16, LINK = 32, IMAGE = 64, PARAGRAPH = 128 };
enum { HREF = 1, SRC = 2, HREFLANG = 4, ALT = 8, WIDTH = 16, HEIGHT = 32, START = 64, DATETIME = 128,
       LANG = 256, DIR = 512, KEPT_ON_ALL = LANG | DIR };

typedef struct {
    const char *name;
    int kind, kept;
} Name;

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
static const Name attributes[] = {
    {"href", HREF}, {"src", SRC}, {"alt", ALT}, {"width", WIDTH}, {"height", HEIGHT},
    {"lang", LANG}, {"dir", DIR}, {"hreflang", HREFLANG}, {"start", START}, {"datetime", DATETIME},
};
/* In a class these may be those of an embedded post: text/embeds.py. */
static const char *const embeds[] = {"embed", "tweet", "media", "post", "video", "reddit"};
static const struct {
    const char *name;
    Py_UCS4 means;
} entities[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"nbsp;", 0xA0}};

#define COUNT(of) (sizeof(of) / sizeof *(of))

/* What is read, what came of it, and what is open. */
typedef struct {
    Source from;
    PyObject *origin; /* of the page, for addresses on it; "" for none */
    Buffer html, text, leaf;
    Py_ssize_t line; /* where the last line of the text begins */
    int is_in_line, has_space, has_gap, is_leaf, is_marked, failed; /* failed: an error is set */
    PyObject *shorts;
    const Name *open[MOST_OPEN];
    int depth;
} Reader;

static int is_forbidden(Py_UCS4 c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xD800 && c <= 0xDFFF) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static void push_escaped(Buffer *to, Py_UCS4 c)
{
    switch (c) {
    case '&': push_ascii(to, "&amp;"); break;
    case '<': push_ascii(to, "&lt;"); break;
    case '>': push_ascii(to, "&gt;"); break;
    case 0xA0: push_ascii(to, "&nbsp;"); break;
    default: push(to, c);
    }
}

/* The plain text: words with one space between them, lines, a blank line between paragraphs. */

static void add_short(Reader *in, const Buffer *from, Py_ssize_t start)
{
    if (from->count == start || from->count - start > MOST_SHORT)
        return;
    PyObject *told = as_text(from, start, from->count);
    if (!told || PyList_Append(in->shorts, told))
        in->failed = 1;
    Py_XDECREF(told);
}

static void end_line(Reader *in)
{
    if (in->is_in_line)
        add_short(in, &in->text, in->line);
    else
        in->has_gap = 1;
    in->is_in_line = in->has_space = 0;
}

static void end_paragraph(Reader *in)
{
    end_line(in);
    in->has_gap = 1;
}

static void add_to_text(Reader *in, Py_UCS4 c)
{
    if (Py_UNICODE_ISSPACE(c)) {
        in->has_space = 1;
        return;
    }
    if (!in->is_in_line) {
        if (in->text.count)
            push_ascii(&in->text, in->has_gap ? "\n\n" : "\n");
        in->line = in->text.count;
        in->is_in_line = 1;
        in->has_gap = 0;
    } else if (in->has_space) {
        push(&in->text, ' ');
    }
    in->has_space = 0;
    push(&in->text, c);
}

/* Return the character that an entity means and pass over it, 0 where that is not ordinary. */
static Py_UCS4 entity(Reader *in)
{
    const Py_ssize_t start = in->from.at + 1;
    for (size_t i = 0; i < COUNT(entities); i++) {
        if (begins(&in->from, start, entities[i].name)) {
            in->from.at = start + (Py_ssize_t)strlen(entities[i].name);
            return entities[i].means;
        }
    }
    if (peek(&in->from, start) == ' ') {
        in->from.at = start;
        return '&';
    }
    if (peek(&in->from, start) != '#')
        return 0;
    Py_UCS4 number = 0, c;
    Py_ssize_t at = start + 1;
    for (; (c = peek(&in->from, at)) >= '0' && c <= '9' && number < 0xD800; at++)
        number = number * 10 + (c - '0');
    /* Below 0xA0 some mean other characters than their own: an apostrophe is all that is needed. */
    if (c != ';' || (number != '\'' && (number < 0xA0 || number >= 0xD800)) || is_forbidden(number))
        return 0;
    in->from.at = at + 1;
    return number;
}

/* Tell whether a character of text means itself wherever it stands: no sign, no odd space. */
static inline int is_plain(Py_UCS4 c)
{
    return (c >= ' ' && c < 0x7F && c != '<' && c != '&' && c != '>' && c != ':') ||
           (c > 0xA0 && c < 0x1680) || (c > 0x3000 && c < 0xD800);
}

static inline int is_in_word(Py_UCS4 c) { return c != ' ' && is_plain(c); }

RUN_END(plain_end, is_plain)
RUN_END(word_end, is_in_word)

/* Return where words end that stand one space apart. */
static Py_ssize_t words_end(const Source *from, Py_ssize_t at, Py_ssize_t end)
{
    at = word_end(from, at);
    while (at + 1 < end && peek(from, at + 1) != ' ')
        at = word_end(from, at + 1);
    return at;
}

/* Add the words of plain characters to the text. */
static void add_words(Reader *in, Py_ssize_t at, Py_ssize_t end)
{
    while (at < end) {
        add_to_text(in, peek(&in->from, at)); /* a space, or how a word begins */
        const Py_ssize_t next = at + 1;
        at = peek(&in->from, at) == ' ' ? next : words_end(&in->from, next, end);
        push_run(&in->text, &in->from, next, at);
    }
}

/* Read the plain characters that stand here. */
static void read_plain(Reader *in)
{
    const Py_ssize_t start = in->from.at, end = plain_end(&in->from, start);
    push_run(&in->html, &in->from, start, end);
    add_words(in, start, end);
    if (in->is_leaf)
        push_run(&in->leaf, &in->from, start, end);
    in->from.at = end;
}

static int read_text(Reader *in)
{
    Py_UCS4 c;
    while (read_plain(in), in->from.at < in->from.size && (c = peek(&in->from, in->from.at)) != '<') {
        if (c == '&') {
            if (!(c = entity(in)))
                return -1;
        } else {
            in->from.at++;
            if (is_forbidden(c))
                return -1;
        }
        if (c == ':' && !in->is_marked && peek(&in->from, in->from.at) == '/' &&
            peek(&in->from, in->from.at + 1) == '/')
            return -1; /* the address of a post may stand for the post */
        push_escaped(&in->html, c);
        c = c == '\n' ? ' ' : c;
        add_to_text(in, c);
        if (in->is_leaf)
            push(&in->leaf, c);
    }
    return 0;
}

/* Attributes */

static int is_host(const Buffer *from, Py_ssize_t start, Py_ssize_t end)
{
    Py_UCS4 before = '.', first = 0; /* of the last label: one that is a number makes an address */
    for (Py_ssize_t i = start; i < end; i++) {
        const Py_UCS4 c = from->at[i];
        if (!(is_alnum(c) && !(c >= 'A' && c <= 'Z')) && c != '-' && c != '.')
            return 0;
        if ((c == '.' || c == '-') && (before == '.' || before == '-'))
            return 0; /* also no xn-- */
        first = before == '.' ? c : first;
        before = c;
    }
    return first >= 'a' && first <= 'z' && before != '.' && before != '-';
}

static int is_on_page(const Buffer *from, Py_ssize_t start)
{
    for (Py_ssize_t i = start; i < from->count; i++) {
        const Py_UCS4 c = from->at[i];
        if (!is_alnum(c) && (c >= 0x80 || !strchr("_-./?#=&,:@!$()*+~;", (int)c)))
            return 0;
        if (c == '/' && i + 1 < from->count && (from->at[i + 1] == '.' || from->at[i + 1] == '/'))
            return 0;
    }
    return 1;
}

static int has(const Buffer *from, Py_ssize_t start, const char *with)
{
    Py_ssize_t i = 0;
    while (with[i] && start + i < from->count && from->at[start + i] == (Py_UCS4)with[i])
        i++;
    return !with[i];
}

/* Tell whether a buffer ends, from `start`, with an address that stays as it is. */
static int is_address(const Buffer *from, Py_ssize_t start)
{
    const Py_ssize_t host = start + (has(from, start, "https://") ? 8 : 7);
    if (host == start + 7 && !has(from, start, "http://"))
        return 0;
    Py_ssize_t end = host;
    while (end < from->count && !(from->at[end] < 0x80 && strchr("/?#", (int)from->at[end])))
        end++;
    for (Py_ssize_t i = end; i < from->count; i++) {
        const Py_UCS4 c = from->at[i];
        if (c < 0x80 ? c <= ' ' || strchr("\\`{}|^\"", (int)c) != NULL : Py_UNICODE_ISSPACE(c))
            return 0;
    }
    return is_host(from, host, end);
}

static const Name *among(const Reader *in, const Name *names, size_t count, Py_ssize_t start)
{
    for (size_t i = 0; i < count; i++)
        if (is_word(&in->from, start, in->from.at, names[i].name))
            return names + i;
    return NULL;
}

static int may_embed(const Reader *in, Py_ssize_t start, Py_ssize_t end)
{
    for (; start < end; start++)
        for (size_t i = 0; i < COUNT(embeds); i++)
            if (begins(&in->from, start, embeds[i]))
                return 1;
    return 0;
}

/* Decode a value up to its quotation mark into the leaf buffer; -1 where it is not ordinary. */
static int read_value(Reader *in, Py_UCS4 quote)
{
    Py_UCS4 c;
    in->leaf.count = 0;
    while ((c = peek(&in->from, in->from.at)) != quote) {
        if (c == '&') {
            const int is_bare = !is_alnum(peek(&in->from, in->from.at + 1));
            if (is_bare || !(c = entity(in)) || c == 0xA0)
                return -1;
        } else {
            in->from.at++;
            if (in->from.at > in->from.size || c < ' ' || c == '<' || c == '>' || c == '"' || c == 0xA0 ||
                is_forbidden(c))
                return -1;
        }
        push(&in->leaf, c);
    }
    in->from.at++;
    return 0;
}

static int write_value(Reader *in, const Name *attribute)
{
    const Buffer *value = &in->leaf;
    const int is_link = (attribute->kind & (HREF | SRC)) != 0;
    push(&in->html, ' ');
    push_ascii(&in->html, attribute->name);
    push_ascii(&in->html, "=\"");
    if (is_link && value->count > 1 && value->at[0] == '/') {
        const Py_ssize_t size = PyUnicode_GET_LENGTH(in->origin);
        if (!size || !is_on_page(value, 0))
            return -1;
        for (Py_ssize_t i = 0; i < size; i++)
            push(&in->html, PyUnicode_READ_CHAR(in->origin, i));
    } else if (is_link && !is_address(value, 0)) {
        return -1;
    }
    for (Py_ssize_t i = 0; i < value->count; i++)
        if (value->at[i] == '"')
            push_ascii(&in->html, "&quot;");
        else
            push_escaped(&in->html, value->at[i]);
    push(&in->html, '"');
    return 0;
}

static int read_attribute(Reader *in, const Name *tag, int *seen)
{
    const Py_ssize_t start = in->from.at;
    Py_UCS4 c;
    while (is_alnum(c = peek(&in->from, in->from.at)) || c == '-' || c == '_' || c == ':') {
        if (c >= 'A' && c <= 'Z')
            return -1;
        in->from.at++;
    }
    if (in->from.at == start)
        return -1;
    const Name *found = among(in, attributes, COUNT(attributes), start);
    const int is_class = is_word(&in->from, start, in->from.at, "class");
    const Py_UCS4 quote = peek(&in->from, in->from.at + 1);
    if (c != '=' || (quote != '"' && quote != '\''))
        return -1;
    const Py_ssize_t value = in->from.at += 2;
    if (found && (found->kind & (tag->kept | KEPT_ON_ALL))) {
        if (*seen & found->kind || read_value(in, quote))
            return -1;
        *seen |= found->kind;
        return write_value(in, found);
    }
    while ((c = peek(&in->from, in->from.at)) != quote) {
        if (in->from.at++ >= in->from.size || c == '<' || c == '>' || is_forbidden(c))
            return -1;
    }
    in->from.at++;
    if (in->is_marked || !is_class || tag->kind & IMAGE)
        return 0;
    return may_embed(in, value, in->from.at) ? -1 : 0;
}

/* Tags */

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
