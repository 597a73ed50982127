/* The places in which two texts differ: see `aligned` in dedup/alignment.py. */
#include "alignment.h"

#define GAP 40 /* words between anchors up to which the gap is looked into */
#define MOST_CHANGES 5 /* of texts that may differ in one passage alone */

/* Add the blocks around the anchors of one[i:ones] and other[i:others], from word i on in both. */
static int add_anchored(Alignment *found, Py_ssize_t i, Py_ssize_t ones, Py_ssize_t others)
{
    const uint64_t *one = found->one, *other = found->other;
    int32_t(*pairs)[2] = PyMem_Malloc((ones - i + 1) * sizeof *pairs);
    if (!pairs) {
        PyErr_NoMemory();
        return -1;
    }
    const Py_ssize_t count = anchors(one + i, ones - i, other + i, others - i, pairs), first = i;
    Py_ssize_t j = i;
    for (Py_ssize_t at = 0; at <= count; at++) {
        Py_ssize_t x = at < count ? first + pairs[at][0] : ones;
        Py_ssize_t y = at < count ? first + pairs[at][1] : others;
        if (x < i || y < j)
            continue; /* inside the block before */
        Py_ssize_t end = x, end_there = y;
        while (x > i && y > j && one[x - 1] == other[y - 1])
            x--, y--;
        if (x - i <= GAP && y - j <= GAP)
            match(found, i, x, j, y);
        while (end < ones && end_there < others && one[end] == other[end_there])
            end++, end_there++;
        if (end > x)
            add_block(found, x, y, end - x);
        i = end;
        j = end_there;
    }
    PyMem_Free(pairs);
    return count < 0 ? -1 : 0;
}

static int add_blocks(Alignment *found, Py_ssize_t ones, Py_ssize_t others)
{
    const uint64_t *one = found->one, *other = found->other;
    if (ones <= DIRECT && others <= DIRECT) {
        match(found, 0, ones, 0, others);
        return 0;
    }
    Py_ssize_t start = 0, end = 0;
    while (start < ones && start < others && one[start] == other[start])
        start++;
    while (end < ones - start && end < others - start && one[ones - end - 1] == other[others - end - 1])
        end++;
    if (start)
        add_block(found, 0, 0, start);
    if (ones - end - start <= DIRECT && others - end - start <= DIRECT)
        match(found, start, ones - end, start, others - end);
    else if (add_anchored(found, start, ones - end, others - end))
        return -1;
    if (end)
        add_block(found, ones - end, others - end, end);
    return 0;
}

static PyObject *change_of(const Block *before, const Block *after)
{
    return Py_BuildValue("(iiiiiii)", before->one + before->size, after->one, before->other + before->size,
                         after->other, before->size, after->size, after->tells);
}

/* See `may_be_one_passage` in dedup/alignment.py. */
static int may_be_one_passage(const Alignment *found, int most)
{
    for (const Block *after = found->blocks + 1; after < found->blocks + found->count; after++) {
        const Block *before = after - 1;
        if (after->one - before->one - before->size > most || after->other - before->other - before->size > most)
            return 0;
    }
    return found->count - 1 <= MOST_CHANGES;
}

static int may_tell(const Alignment *found)
{
    int told = 0;
    for (Py_ssize_t at = 1; at < found->count; at++)
        told |= found->blocks[at].tells;
    return told;
}

/* What lies between the blocks. */
static PyObject *as_changes(const Alignment *found, int longest_passage)
{
    const int is_wanted = longest_passage < 0 || may_tell(found) || may_be_one_passage(found, longest_passage);
    const Py_ssize_t count = is_wanted ? found->count - 1 : 0;
    PyObject *changes = PyList_New(count);
    for (Py_ssize_t at = 0; changes && at < count; at++) {
        PyObject *change = change_of(found->blocks + at, found->blocks + at + 1);
        if (change)
            PyList_SET_ITEM(changes, at, change);
        else
            Py_CLEAR(changes);
    }
    return changes;
}

/* Tell of each change what it may tell; -1: error set. */
static int set_tells(const Alignment *found, const Text *older, const Text *newer, PyObject *signs)
{
    for (Block *after = found->blocks + 1; after < found->blocks + found->count; after++)
        if ((after->tells = change_tells(signs, older, newer, after - 1, after)) < 0)
            return -1;
    return 0;
}

static PyObject *aligned(const Text *older, const Text *newer, PyObject *signs, int longest_passage)
{
    const Py_ssize_t ones = older->words.count, others = newer->words.count;
    Alignment found = {older->words.at, newer->words.at, NULL, 1};
    if (!(found.blocks = PyMem_Malloc(((ones < others ? ones : others) + 2) * sizeof(Block))))
        return PyErr_NoMemory();
    PyObject *changes = NULL;
    found.blocks[0] = (Block){0}; /* before both texts, as the last one ends both */
    if (!add_blocks(&found, ones, others)) {
        add_block(&found, ones, others, 0);
        if (!set_tells(&found, older, newer, signs))
            changes = as_changes(&found, longest_passage);
    }
    PyMem_Free(found.blocks);
    return changes;
}

/* changes(older, newer, signs, longest_passage) -> [(i1, i2, j1, j2, before, after, tells), ...] */
PyObject *kernel_changes(PyObject *module, PyObject *args)
{
    Text older, newer;
    PyObject *signs, *changes = NULL;
    int longest_passage;
    if (!PyArg_ParseTuple(args, "UUOi:changes", &older.text, &newer.text, &signs, &longest_passage))
        return NULL;
    if (word_hashes(newer.text, &newer.words))
        return NULL;
    if (!word_hashes(older.text, &older.words)) {
        changes = aligned(&older, &newer, signs, longest_passage);
        hashes_free(&older.words);
    }
    hashes_free(&newer.words);
    return changes;
}
