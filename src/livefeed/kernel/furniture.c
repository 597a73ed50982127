/* Whether a text may wear what the trade wraps around it: see dedup/compared.py, whose patterns decide. */
#include "kernel.h"

/* Characters without the spaces between them, never fewer than the longest match of a pattern has
 * from that end of the text to the sign without which it cannot match. */
#define OPENING 30     /* a place before its dash, a tag before its colon */
#define PARENTHESIS 48 /* place and date before the agency */
#define BYLINE 48      /* "by" and a name before the end of the line */
#define CLOSING 24     /* "more details soon" after its bar, before its points */
#define CREDIT 80      /* a line of its own */
#define TRAILER 48     /* an agency in parentheses */
#define FLASH 160      /* characters of a text that may end in a trailer */

typedef struct {
    const void *data;
    int kind;
    Py_ssize_t start, end; /* without the spaces around it */
} Text;

static Py_UCS4 at(const Text *text, Py_ssize_t i) { return PyUnicode_READ(text->kind, text->data, i); }

static int is_bar(Py_UCS4 c)
{
    return c == '|' || c == '-' || c == 0x2013 || c == 0x2014;
}

static int is_sign(Py_UCS4 c) { return is_bar(c) || c == '/' || c == ':' || c == 0xFF1A; }

/* Tell whether any number of these may end a text after its furniture. */
static int may_follow(Py_UCS4 c) { return c == '.' || c == '!' || c == ')' || c == ']' || c == 0x2026; }

static int may_open(const Text *text)
{
    const Py_UCS4 first = at(text, text->start);
    if (!Py_UNICODE_ISALPHA(first))
        return 1;
    const int is_by = first == 'b' || first == 'B';
    int seen = 0;
    for (Py_ssize_t i = text->start + 1; i < text->end && seen < PARENTHESIS; i++) {
        const Py_UCS4 c = at(text, i);
        if (c == '(' || (is_by && c == '\n'))
            return 1;
        if (seen < OPENING && (is_sign(c) || (c == '.' && i + 1 < text->end && at(text, i + 1) == '.')))
            return 1;
        seen += !Py_UNICODE_ISSPACE(c);
    }
    return 0;
}

static int may_close(const Text *text)
{
    const int is_flash = text->end - text->start <= FLASH;
    int seen = 0, is_credit = 0;
    for (Py_ssize_t i = text->end - 1; i >= text->start && seen < CREDIT; i--) {
        const Py_UCS4 c = at(text, i);
        if (seen < CLOSING || (is_flash && seen < TRAILER)) {
            const int is_points = c == '.' && i > text->start && at(text, i - 1) == '.';
            if (is_bar(c) || c == '(' || c == '[' || is_points)
                return 1;
        }
        if (c == '\n' && (seen < CLOSING || is_credit))
            return 1;
        is_credit |= is_sign(c);
        if (seen || !may_follow(c))
            seen += !Py_UNICODE_ISSPACE(c);
    }
    return 0;
}

/* may_be_wrapped(text) -> whether the patterns of furniture need be tried */
PyObject *kernel_may_be_wrapped(PyObject *module, PyObject *str)
{
    if (!PyUnicode_Check(str))
        return PyErr_Format(PyExc_TypeError, "a text is a str");
    Text text = {PyUnicode_DATA(str), PyUnicode_KIND(str), 0, PyUnicode_GET_LENGTH(str)};
    while (text.start < text.end && Py_UNICODE_ISSPACE(at(&text, text.start)))
        text.start++;
    while (text.start < text.end && Py_UNICODE_ISSPACE(at(&text, text.end - 1)))
        text.end--;
    return PyBool_FromLong(text.start < text.end && (may_open(&text) || may_close(&text)));
}
