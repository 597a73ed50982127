/* Memory that grows on large pages where the system has them: see large.h. */
#define _GNU_SOURCE
#include "large.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__linux__)
#include <sys/mman.h>

#define PAGE ((size_t)2 << 20)
#define LEAST (2 * PAGE) /* less is not worth a mapping of its own */

static size_t whole(size_t bytes) { return (bytes + PAGE - 1) & ~(PAGE - 1); }

/* Room that begins where a large page may: the system moves what is there page by page otherwise,
 * each in 512 small ones. */
static void *room(size_t bytes)
{
    char *at = mmap(NULL, bytes + PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        return NULL;
    char *first = (char *)whole((uintptr_t)at);
    if (first > at)
        munmap(at, first - at);
    if (first < at + PAGE)
        munmap(first + bytes, at + PAGE - first);
    return first;
}

static void *mapped(size_t bytes)
{
    void *at = room(bytes);
    if (at && mprotect(at, bytes, PROT_READ | PROT_WRITE)) {
        munmap(at, bytes);
        return NULL;
    }
    if (at)
        madvise(at, bytes, MADV_HUGEPAGE);
    return at;
}

static void *moved(void *at, size_t before, size_t bytes)
{
    void *to = room(bytes);
    if (to && mremap(at, before, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, to) == MAP_FAILED) {
        munmap(to, bytes);
        return NULL;
    }
    return to;
}

void *large_grow(void *at, size_t before, size_t bytes)
{
    if (bytes < LEAST)
        return realloc(at, bytes);
    if (before >= LEAST)
        return moved(at, whole(before), whole(bytes));
    void *to = mapped(whole(bytes));
    if (to && at) {
        memcpy(to, at, before);
        free(at);
    }
    return to;
}

void large_free(void *at, size_t bytes)
{
    if (at && bytes >= LEAST)
        munmap(at, whole(bytes));
    else
        free(at);
}

#else

void *large_grow(void *at, size_t before, size_t bytes)
{
    (void)before;
    return realloc(at, bytes);
}

void large_free(void *at, size_t bytes)
{
    (void)bytes;
    free(at);
}
#endif
