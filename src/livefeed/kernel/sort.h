/* Sorting of numbers in place: libc's qsort calls a function for each comparison and copies. */
#ifndef LIVEFEED_SORT_H
#define LIVEFEED_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Quicksort of the larger parts (Hoare; what is equal is split in halves), insertion of the rest. */
#define SORT(name, type)                                                                           \
    static void name(type *values, ptrdiff_t count)                                                \
    {                                                                                              \
        while (count > 24) {                                                                       \
            const type a = values[0], b = values[count / 2], c = values[count - 1];                \
            const type low = a < b ? a : b, high = a < b ? b : a;                                  \
            const type pivot = c < low ? low : c < high ? c : high;                                \
            ptrdiff_t i = -1, j = count;                                                           \
            for (;;) {                                                                             \
                while (values[++i] < pivot)                                                        \
                    ;                                                                              \
                while (values[--j] > pivot)                                                        \
                    ;                                                                              \
                if (i >= j)                                                                        \
                    break;                                                                         \
                const type kept = values[i];                                                       \
                values[i] = values[j];                                                             \
                values[j] = kept;                                                                  \
            }                                                                                      \
            const ptrdiff_t left = j + 1, right = count - left;                                    \
            if (left < right) {                                                                    \
                name(values, left);                                                                \
                values += left;                                                                    \
                count = right;                                                                     \
            } else {                                                                               \
                name(values + left, right);                                                        \
                count = left;                                                                      \
            }                                                                                      \
        }                                                                                          \
        for (ptrdiff_t i = 1; i < count; i++) {                                                    \
            const type value = values[i];                                                          \
            ptrdiff_t j = i;                                                                       \
            for (; j && values[j - 1] > value; j--)                                                \
                values[j] = values[j - 1];                                                         \
            values[j] = value;                                                                     \
        }                                                                                          \
    }

#endif
