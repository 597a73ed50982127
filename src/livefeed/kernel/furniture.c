/* Whether a text may wear what the trade wraps around it: see dedup/compared.py, whose patterns decide. */
#include "kernel.h"

/* Characters without the spaces between them, never fewer than the longest match of a pattern has
 * from that end of the text to the sign without which it cannot match. */
#define TAG 20         /* "breaking news" before its colon */
#define PLACE 30       /* before its dash, and who says it after that */
#define AGENCY 26      /* characters in parentheses, all of them */
#define PARENTHESIS 48 /* place and date before the agency */
#define BYLINE 48      /* "by" and a name before the end of the line */
#define CLOSING 24     /* "more details soon" after its bar, before its points */
#define CREDIT 80      /* a line of its own */
#define TRAILER 48     /* an agency in parentheses */
#define FLASH 160      /* characters of a text that may end in a trailer */

enum { MAY_OPEN = 1, MAY_CLOSE = 2 };

#define EACH static inline __attribute__((always_inline))

typedef struct {
    const void *data;
    int kind;
    Py_ssize_t start, end; /* without the spaces around it */
} Text;

EACH Py_UCS4 at(const Text *text, Py_ssize_t i) { return PyUnicode_READ(text->kind, text->data, i); }

/* Most characters are: neither signs nor spaces. */
static int is_letter(Py_UCS4 c) { return (c >= 0x620 && c < 0x700) || (c >= 'a' && c <= 'z'); }

static int is_dash(Py_UCS4 c) { return c == '-' || c == 0x2013 || c == 0x2014; }
static int is_bar(Py_UCS4 c) { return c == '|' || is_dash(c); }
static int is_colon(Py_UCS4 c) { return c == ':' || c == 0xFF1A; }
static int is_sign(Py_UCS4 c) { return is_bar(c) || c == '/' || is_colon(c); }

/* Tell whether any number of these may end a text after its furniture. */
static int may_follow(Py_UCS4 c) { return c == '.' || c == '!' || c == ')' || c == ']' || c == 0x2026; }

EACH int is_points(const Text *text, Py_ssize_t i)
{
    return at(text, i) == '.' && i + 1 < text->end && at(text, i + 1) == '.';
}

/* Tell whether a place and its dash may be followed by who says it. */
EACH int is_named(const Text *text, Py_ssize_t i)
{
    for (int seen = 0; i < text->end && seen < PLACE; i++) {
        const Py_UCS4 c = at(text, i);
        if (is_colon(c) || is_dash(c) || c == '\n')
            return 1;
        seen += !Py_UNICODE_ISSPACE(c);
    }
    return 0;
}

/* Tell whether an agency may stand in the parentheses that open before i. */
EACH int is_agency(const Text *text, Py_ssize_t i)
{
    Py_ssize_t end = i;
    while (end < text->end && end - i <= AGENCY && at(text, end) != ')')
        end++;
    if (end == text->end || at(text, end) != ')')
        return 0;
    for (end++; end < text->end && Py_UNICODE_ISSPACE(at(text, end)); end++)
        ;
    return end < text->end && (is_dash(at(text, end)) || is_colon(at(text, end)));
}

EACH int may_open(const Text *text)
{
    const Py_UCS4 first = at(text, text->start);
    if (!Py_UNICODE_ISALPHA(first))
        return 1;
    const int is_by = first == 'b' || first == 'B';
    int seen = 0;
    for (Py_ssize_t i = text->start + 1; i < text->end && seen < PARENTHESIS; i++) {
        const Py_UCS4 c = at(text, i);
        if (is_letter(c) || c == ' ') {
            seen += c != ' ';
            continue;
        }
        if (seen < TAG && (is_sign(c) || is_points(text, i)))
            return 1;
        if (seen < PLACE && (is_bar(c) || c == '/') && is_named(text, i + 1))
            return 1;
        if ((is_by && c == '\n') || (c == '(' && is_agency(text, i + 1)))
            return 1;
        seen += !Py_UNICODE_ISSPACE(c);
    }
    return 0;
}

EACH int may_close(const Text *text)
{
    const int is_flash = text->end - text->start <= FLASH;
    int seen = 0, is_credit = 0;
    for (Py_ssize_t i = text->end - 1; i >= text->start && seen < CREDIT; i--) {
        const Py_UCS4 c = at(text, i);
        if (is_letter(c) || c == ' ') {
            seen += c != ' ';
            continue;
        }
        if (seen < CLOSING || (is_flash && seen < TRAILER))
            if (is_bar(c) || c == '(' || c == '[' || is_points(text, i))
                return 1;
        if (c == '\n' && (seen < CLOSING || is_credit))
            return 1;
        is_credit |= is_sign(c);
        if (seen || !may_follow(c))
            seen += !Py_UNICODE_ISSPACE(c);
    }
    return 0;
}

EACH int wears(Text text)
{
    while (text.start < text.end && Py_UNICODE_ISSPACE(at(&text, text.start)))
        text.start++;
    while (text.start < text.end && Py_UNICODE_ISSPACE(at(&text, text.end - 1)))
        text.end--;
    if (text.start == text.end)
        return 0;
    return (may_open(&text) ? MAY_OPEN : 0) | (may_close(&text) ? MAY_CLOSE : 0);
}

int furniture(PyObject *str)
{
    const void *data = PyUnicode_DATA(str);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(str), bytes = size * PyUnicode_KIND(str);
    for (Py_ssize_t at = bytes > 256 ? bytes - 256 : 0; at < bytes; at += 64)
        __builtin_prefetch((const char *)data + at); /* while the beginning is looked at */
    switch (PyUnicode_KIND(str)) { /* told here, so that the compiler makes all of it for each kind */
    case PyUnicode_1BYTE_KIND:
        return wears((Text){data, PyUnicode_1BYTE_KIND, 0, size});
    case PyUnicode_2BYTE_KIND:
        return wears((Text){data, PyUnicode_2BYTE_KIND, 0, size});
    default:
        return wears((Text){data, PyUnicode_4BYTE_KIND, 0, size});
    }
}

/* furniture(text) -> which patterns of furniture need be tried */
PyObject *kernel_furniture(PyObject *module, PyObject *str)
{
    if (!PyUnicode_Check(str))
        return PyErr_Format(PyExc_TypeError, "a text is a str");
    return PyLong_FromLong(furniture(str));
}
