/* What the parts of reading ordinary markup share: markup.c its tags, markup_attributes.c what
 * stands in them, markup_text.c what stands between them. */
#ifndef LIVEFEED_MARKUP_H
#define LIVEFEED_MARKUP_H

#include "buffer.h"

#define MOST_OPEN 64
#define COUNT(of) (sizeof(of) / sizeof *(of))

enum { BLOCK = 1, VOID = 2, HEADING = 4, ITEM = 8, LIST = 16, LINK = 32, IMAGE = 64, PARAGRAPH = 128 };
enum { HREF = 1, SRC = 2, HREFLANG = 4, ALT = 8, WIDTH = 16, HEIGHT = 32, START = 64, DATETIME = 128,
       LANG = 256, DIR = 512, KEPT_ON_ALL = LANG | DIR };

typedef struct {
    const char *name;
    int kind, kept;
} Name;

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

static inline int is_forbidden(Py_UCS4 c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xD800 && c <= 0xDFFF) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/* Return the one of these names that was just read, NULL where it is none of them. */
static inline const Name *among(const Reader *in, const Name *names, size_t count, Py_ssize_t start)
{
    for (size_t i = 0; i < count; i++)
        if (is_word(&in->from, start, in->from.at, names[i].name))
            return names + i;
    return NULL;
}

void push_escaped(Buffer *to, Py_UCS4 c);
Py_UCS4 entity(Reader *in); /* that it means, passed over; 0 where it is not ordinary */
void add_short(Reader *in, const Buffer *from, Py_ssize_t start);
void end_line(Reader *in);
void end_paragraph(Reader *in);
int read_text(Reader *in); /* up to the next tag; -1 where it is not ordinary */
int read_attribute(Reader *in, const Name *tag, int *seen); /* likewise */

#endif
