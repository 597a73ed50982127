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

/* Make of the blocks what lies between them, and what each change may tell; -1: error set. */
static int make_changes(const Alignment *found, const Text *older, const Text *newer, PyObject *signs, Change *changes)
{
    for (Py_ssize_t at = 1; at < found->count; at++) {
        const Block *before = found->blocks + at - 1, *after = before + 1;
        Change *change = changes + at - 1;
        *change = (Change){before->one + before->size, after->one, before->other + before->size,
                           after->other, before->size, after->size, 0, 0};
        if (set_telling(signs, older, newer, change))
            return -1;
    }
    return 0;
}

static int changes_make(Changes *found, const Text *older, const Text *newer, PyObject *signs)
{
    const Py_ssize_t ones = older->words.count, others = newer->words.count;
    const Py_ssize_t fewest = ones < others ? ones : others;
    Alignment alignment = {older->words.at, newer->words.at, PyMem_Malloc((fewest + 2) * sizeof(Block)), 1};
    *found = (Changes){PyMem_Malloc((fewest + 2) * sizeof(Change)), 0, fewest};
    int failed = !alignment.blocks || !found->at;
    if (failed) {
        PyErr_NoMemory();
    } else {
        alignment.blocks[0] = (Block){0}; /* before both texts, as the last one ends both */
        failed = add_blocks(&alignment, ones, others);
    }
    if (!failed) {
        add_block(&alignment, ones, others, 0);
        found->count = alignment.count - 1;
        failed = make_changes(&alignment, older, newer, signs, found->at);
    }
    PyMem_Free(alignment.blocks);
    if (failed)
        changes_free(found);
    return failed ? -1 : 0;
}

int changes_of(PyObject *older, PyObject *newer, PyObject *signs, Changes *found)
{
    Text one, other;
    int failed = 1;
    one.text = older;
    other.text = newer;
    if (word_hashes(newer, &other.words))
        return -1;
    if (!word_hashes(older, &one.words)) {
        failed = changes_make(found, &one, &other, signs);
        hashes_free(&one.words);
    }
    hashes_free(&other.words);
    return failed ? -1 : 0;
}

void changes_free(Changes *found) { PyMem_Free(found->at); }

PyObject *changes_list(const Change *changes, Py_ssize_t count, PyTypeObject *class)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t at = 0; list && at < count; at++) {
        const Change *c = changes + at;
        const int32_t values[] = {c->i1, c->i2, c->j1, c->j2, c->before, c->after, c->tells};
        PyObject *change = class->tp_alloc(class, 8);
        if (change)
            PyTuple_SET_ITEM(change, 7, PyBool_FromLong(c->is_silent));
        for (int i = 0; change && i < 7; i++) {
            PyObject *value = PyLong_FromLong(values[i]);
            PyTuple_SET_ITEM(change, i, value);
            if (!value)
                Py_CLEAR(change);
        }
        if (change)
            PyList_SET_ITEM(list, at, change);
        else
            Py_CLEAR(list);
    }
    return list;
}

/* changes(older, newer, signs, class) -> [class(i1, i2, j1, j2, before, after, tells, is_silent), ...] */
PyObject *kernel_changes(PyObject *module, PyObject *args)
{
    PyObject *older, *newer, *signs;
    PyTypeObject *class;
    Changes found;
    if (!PyArg_ParseTuple(args, "UUOO!:changes", &older, &newer, &signs, &PyType_Type, &class) ||
        is_no_tuple(class) || changes_of(older, newer, signs, &found))
        return NULL;
    PyObject *list = changes_list(found.at, found.count, class);
    changes_free(&found);
    return list;
}
