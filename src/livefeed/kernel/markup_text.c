/* The text of ordinary markup, clean and plain: words with one space between them, lines, a blank
 * line between paragraphs. */
#include "markup.h"

#define MOST_SHORT 200 /* characters of a line that may be furniture: text/furniture.py */

static const struct {
    const char *name;
    Py_UCS4 means;
} entities[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"nbsp;", 0xA0}};

void push_escaped(Buffer *to, Py_UCS4 c)
{
    switch (c) {
    case '&': push_ascii(to, "&amp;"); break;
    case '<': push_ascii(to, "&lt;"); break;
    case '>': push_ascii(to, "&gt;"); break;
    case 0xA0: push_ascii(to, "&nbsp;"); break;
    default: push(to, c);
    }
}

void add_short(Reader *in, const Buffer *from, Py_ssize_t start)
{
    if (from->count == start || from->count - start > MOST_SHORT)
        return;
    PyObject *told = as_text(from, start, from->count);
    if (!told || PyList_Append(in->shorts, told))
        in->failed = 1;
    Py_XDECREF(told);
}

void end_line(Reader *in)
{
    if (in->is_in_line)
        add_short(in, &in->text, in->line);
    else
        in->has_gap = 1;
    in->is_in_line = in->has_space = 0;
}

void end_paragraph(Reader *in)
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
Py_UCS4 entity(Reader *in)
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

int read_text(Reader *in)
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
