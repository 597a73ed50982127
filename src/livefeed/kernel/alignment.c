/* The places in which two texts differ: see `aligned` in dedup/alignment.py. */
#include "alignment.h"

#define GAP 40 /* words between anchors up to which the gap is looked into */

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

static int add_change(PyObject *changes, const Block *before, const Block *after, int tells)
{
    PyObject *change = tells < 0 ? NULL
                                 : Py_BuildValue("(iiiiiii)", before->one + before->size, after->one,
                                                 before->other + before->size, after->other, before->size,
                                                 after->size, tells);
    const int failed = !change || PyList_Append(changes, change);
    Py_XDECREF(change);
    return failed ? -1 : 0;
}

/* What lies before, between and behind the blocks; the last one ends both texts and is empty. */
static PyObject *as_changes(const Alignment *found, const Text *older, const Text *newer, PyObject *signs)
{
    PyObject *changes = PyList_New(0);
    Block before = {0, 0, 0};
    for (Py_ssize_t at = 0; changes && at < found->count; at++) {
        const Block *after = found->blocks + at;
        if (before.one + before.size == after->one && before.other + before.size == after->other)
            before.size += after->size;
        else if (add_change(changes, &before, after, change_tells(signs, older, newer, &before, after)))
            Py_CLEAR(changes);
        else
            before = *after;
    }
    return changes;
}

static PyObject *aligned(const Text *older, const Text *newer, PyObject *signs)
{
    const Py_ssize_t ones = older->words.count, others = newer->words.count;
    Alignment found = {older->words.at, newer->words.at, NULL, 0};
    if (!(found.blocks = PyMem_Malloc(((ones < others ? ones : others) + 2) * sizeof(Block))))
        return PyErr_NoMemory();
    PyObject *changes = NULL;
    if (!add_blocks(&found, ones, others)) {
        found.blocks[found.count++] = (Block){(int32_t)ones, (int32_t)others, 0};
        changes = as_changes(&found, older, newer, signs);
    }
    PyMem_Free(found.blocks);
    return changes;
}

/* changes(older, newer, signs) -> [(i1, i2, j1, j2, before, after, tells), ...] */
PyObject *kernel_changes(PyObject *module, PyObject *args)
{
    Text older, newer;
    PyObject *signs, *changes = NULL;
    if (!PyArg_ParseTuple(args, "UUO:changes", &older.text, &newer.text, &signs))
        return NULL;
    if (word_hashes(newer.text, &newer.words))
        return NULL;
    if (!word_hashes(older.text, &older.words)) {
        changes = aligned(&older, &newer, signs);
        hashes_free(&older.words);
    }
    hashes_free(&newer.words);
    return changes;
}
