/* Equal blocks of two short texts, as difflib.SequenceMatcher finds them: see dedup/alignment.py
 * of words, and dedup/spelling.py of letters. */
#include "alignment.h"

#include <string.h>

#define PLACES 128 /* for the words of one text: at most half are taken */
#define FIRST(bits) __builtin_ctzll(bits)

typedef struct {
    Alignment *found;
    Py_ssize_t i, j;         /* where the two short texts begin */
    uint64_t equal[DIRECT];  /* of each word of the one: where it stands in the other, a bit each */
} Matching;

void add_block(Alignment *found, Py_ssize_t one, Py_ssize_t other, Py_ssize_t size)
{
    Block *last = found->count ? found->blocks + found->count - 1 : NULL;
    if (last && last->one + last->size == one && last->other + last->size == other)
        last->size += (int32_t)size;
    else
        found->blocks[found->count++] = (Block){(int32_t)one, (int32_t)other, (int32_t)size};
}

/* Find where each of `ones` words stands among the others. */
static void set_equal(Matching *m, Py_ssize_t ones, Py_ssize_t others)
{
    const uint64_t *one = m->found->one + m->i, *other = m->found->other + m->j;
    uint64_t words[PLACES], at[PLACES];
    memset(at, 0, sizeof at);
    for (Py_ssize_t y = 0; y < others; y++) {
        size_t place = other[y] % PLACES;
        while (at[place] && words[place] != other[y])
            place = (place + 1) % PLACES;
        words[place] = other[y];
        at[place] |= (uint64_t)1 << y;
    }
    for (Py_ssize_t x = 0; x < ones; x++) {
        size_t place = one[x] % PLACES;
        while (at[place] && words[place] != one[x])
            place = (place + 1) % PLACES;
        m->equal[x] = at[place];
    }
}

/* Return the size of the longest block of the words [x, x_end) and [y, y_end), and where the first
 * of that size begins; 0 without any. Where blocks begin that are a word longer is where one begins
 * and another one a word further in both texts. */
static Py_ssize_t longest(const Matching *m, Py_ssize_t x, Py_ssize_t x_end, Py_ssize_t y, Py_ssize_t y_end,
                          Py_ssize_t *best_x, Py_ssize_t *best_y)
{
    const uint64_t inside = (((uint64_t)1 << (y_end - y)) - 1) << y;
    uint64_t starts[DIRECT];
    Py_ssize_t size = 0;
    for (Py_ssize_t at = x; at < x_end; at++)
        starts[at] = m->equal[at] & inside;
    for (Py_ssize_t first = x;; size++) {
        while (first < x_end && !starts[first])
            first++;
        if (first == x_end)
            return size;
        *best_x = first;
        *best_y = FIRST(starts[first]);
        x_end--;
        for (Py_ssize_t at = first; at < x_end; at++)
            starts[at] &= starts[at + 1] >> 1;
    }
}

/* The longest block comes between those on either side of it. */
static void match_inside(const Matching *m, Py_ssize_t x, Py_ssize_t x_end, Py_ssize_t y, Py_ssize_t y_end)
{
    while (x < x_end && y < y_end) {
        Py_ssize_t best_x, best_y;
        const Py_ssize_t size = longest(m, x, x_end, y, y_end, &best_x, &best_y);
        if (!size)
            return;
        match_inside(m, x, best_x, y, best_y);
        add_block(m->found, m->i + best_x, m->j + best_y, size);
        x = best_x + size;
        y = best_y + size;
    }
}

void match(Alignment *found, Py_ssize_t i, Py_ssize_t i_end, Py_ssize_t j, Py_ssize_t j_end)
{
    Matching m = {.found = found, .i = i, .j = j};
    if (i == i_end || j == j_end)
        return;
    set_equal(&m, i_end - i, j_end - j);
    match_inside(&m, 0, i_end - i, 0, j_end - j);
}

static void read_letters(PyObject *word, uint64_t *letters)
{
    const int kind = PyUnicode_KIND(word);
    const void *data = PyUnicode_DATA(word);
    for (Py_ssize_t at = 0; at < PyUnicode_GET_LENGTH(word); at++)
        letters[at] = PyUnicode_READ(kind, data, at);
}

/* letters_in_line(one, other) -> how many, or None where a word is long */
PyObject *kernel_letters_in_line(PyObject *module, PyObject *args)
{
    PyObject *one, *other;
    uint64_t letters[DIRECT], letters_there[DIRECT];
    Block blocks[DIRECT + 1];
    Alignment found = {letters, letters_there, blocks, 0};
    if (!PyArg_ParseTuple(args, "UU:letters_in_line", &one, &other))
        return NULL;
    const Py_ssize_t ones = PyUnicode_GET_LENGTH(one), others = PyUnicode_GET_LENGTH(other);
    if (ones > DIRECT || others > DIRECT)
        Py_RETURN_NONE;
    read_letters(one, letters);
    read_letters(other, letters_there);
    match(&found, 0, ones, 0, others);
    long equal = 0;
    for (Py_ssize_t at = 0; at < found.count; at++)
        equal += blocks[at].size;
    return PyLong_FromLong(equal);
}
