/* Memory of many megabytes that grows and may lie on large pages. A key is anywhere in it, and on
 * small pages most look-ups miss the TLB too. */
#ifndef LIVEFEED_LARGE_H
#define LIVEFEED_LARGE_H

#include <stddef.h>

/* As realloc, from `before` bytes to more; what is added is all zeros where it is large. */
void *large_grow(void *at, size_t before, size_t bytes);
void large_free(void *at, size_t bytes);

#endif
