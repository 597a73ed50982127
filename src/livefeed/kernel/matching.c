/* Equal blocks of two short texts, as difflib.SequenceMatcher finds them: see dedup/alignment.py. */
#include "alignment.h"

#include <string.h>

void add_block(Alignment *found, Py_ssize_t one, Py_ssize_t other, Py_ssize_t size)
{
    Block *last = found->count ? found->blocks + found->count - 1 : NULL;
    if (last && last->one + last->size == one && last->other + last->size == other)
        last->size += (int32_t)size;
    else
        found->blocks[found->count++] = (Block){(int32_t)one, (int32_t)other, (int32_t)size};
}

/* The longest block, the first of several, comes between those on either side of it. */
void match(Alignment *found, Py_ssize_t i, Py_ssize_t i_end, Py_ssize_t j, Py_ssize_t j_end)
{
    int32_t *row = found->row;
    while (i < i_end && j < j_end) {
        Py_ssize_t best_i = i, best_j = j, best = 0;
        memset(row, 0, (j_end - j + 1) * sizeof *row);
        for (Py_ssize_t x = i; x < i_end; x++) {
            const uint64_t word = found->one[x];
            for (Py_ssize_t y = j_end - 1; y >= j; y--) { /* downwards: row is of the word before */
                const int32_t size = word == found->other[y] ? row[y - j] + 1 : 0;
                row[y - j + 1] = size;
                if (size > best || (size && size == best && x - size + 1 == best_i)) {
                    best = size;
                    best_i = x - size + 1;
                    best_j = y - size + 1;
                }
            }
        }
        if (!best)
            return;
        match(found, i, best_i, j, best_j);
        add_block(found, best_i, best_j, best);
        i = best_i + best;
        j = best_j + best;
    }
}
