/* What the parts of the table share: table.c keeps updates, find.c finds them. */
#ifndef LIVEFEED_TABLE_H
#define LIVEFEED_TABLE_H

#include "rings.h"

#define REF_BITS 48 /* of a reference; the votes lie above */
#define MOST_REF (((uint64_t)1 << REF_BITS) - 1)
#define BITS 4 /* of each slot that are kept */
#define WORDS_OF_BITS (2 * BITS)
#define SAMPLE_MARK 0x15555555u
#define RING_MASK 0x3FFFFFFFu

typedef struct {
    int64_t ref;
    uint64_t bits[WORDS_OF_BITS]; /* four of each slot: the lowest of 63, of 63, the next … */
    uint32_t seen_at; /* whole seconds */
    uint8_t is_live;
    uint8_t is_late; /* not the highest reference when it came; the others are in order */
} Update;

/* What a search sees of every update that shares anything: small, so that it stays at hand. */
typedef struct {
    uint8_t bands, samples; /* shared with the text that is looked for; 0 between two searches */
    uint16_t words;         /* 65535 for more */
} Tally;

typedef struct {
    uint32_t *at;
    int64_t count, room;
} Owners;

typedef struct {
    PyObject_HEAD
    Rings rings;
    Update *updates; /* from 1 on: owner 0 is nobody */
    Tally *tally;    /* of each owner */
    Owners late;     /* the late ones, oldest first */
    int64_t highest; /* reference so far */
    int64_t room, used, live;
    double growth, similarity;
} Table;

int owners_room(Owners *owners, int64_t more); /* -1: no memory, error set */
int is_signature(PyObject *signature);         /* -1: it is none, error set */
void band_hashes(const uint32_t *signature, uint32_t hashes[BANDS]);
void pack_bits(const uint32_t *signature, uint64_t bits[WORDS_OF_BITS]);
PyObject *table_find(Table *self, PyObject *args);

#endif
