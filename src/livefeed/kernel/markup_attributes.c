/* The attributes of ordinary markup: which stay, and whether their values are ordinary. */
#include "markup.h"

static const Name attributes[] = {
    {"href", HREF}, {"src", SRC}, {"alt", ALT}, {"width", WIDTH}, {"height", HEIGHT},
    {"lang", LANG}, {"dir", DIR}, {"hreflang", HREFLANG}, {"start", START}, {"datetime", DATETIME},
};
/* In a class these may be those of an embedded post: text/embeds.py. */
static const char *const embeds[] = {"embed", "tweet", "media", "post", "video", "reddit"};

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

int read_attribute(Reader *in, const Name *tag, int *seen)
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
