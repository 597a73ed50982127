/* The index of near-duplicates: see dedup/table.py, whose every answer it gives. */
#include "large.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

#define LOAD 0.85
#define SMALL 16384 /* rings, 4 MB: fewer become four times as many */

/* --- what is kept of one update --------------------------------------------------------------- */

#define HALF (BANDS / 2)

static uint32_t band_offsets[BANDS];

void band_hashes(const uint32_t *signature, uint32_t hashes[BANDS])
{
    for (int band = 0; band < BANDS; band++)
        hashes[band] = (signature[band] ^ band_offsets[band]) & RING_MASK;
}

/* The lowest bit of each slot of a band, next to each other: they stand KEPT bits apart. */
static uint64_t lowest_of_rows(uint32_t band)
{
    const uint64_t rows = band & (1 | 1 << KEPT | 1 << 2 * KEPT);
    return rows * (1 << 2 * KEPT | 2 << KEPT | 4) >> 2 * KEPT & 7;
}

void pack_bits(const uint32_t *signature, uint64_t bits[WORDS_OF_BITS])
{
    for (int half = 0; half < 2; half++) {
        uint64_t of_bands[BITS] = {0};
        for (int band = HALF - 1; band >= 0; band--)
            for (int bit = 0; bit < BITS; bit++)
                of_bands[bit] = of_bands[bit] << ROWS |
                                lowest_of_rows(signature[half * HALF + band] >> bit);
        for (int bit = 0; bit < BITS; bit++)
            bits[2 * bit + half] = of_bands[bit];
    }
}

int owners_room(Owners *owners, int64_t more)
{
    if (owners->count + more <= owners->room)
        return 0;
    const int64_t room = 2 * owners->room + more;
    uint32_t *at = realloc(owners->at, room * sizeof *at);
    if (!at) {
        PyErr_NoMemory();
        return -1;
    }
    owners->at = at;
    owners->room = room;
    return 0;
}

/* --- making room ------------------------------------------------------------------------------ */

static int grow_updates(Table *self, int64_t room)
{
    if (room <= self->room)
        return 0;
    Update *updates = large_grow(self->updates, (self->room + 1) * sizeof *updates, (room + 1) * sizeof *updates);
    if (!updates) {
        PyErr_NoMemory();
        return -1;
    }
    self->updates = updates;
    Tally *tally = large_grow(self->tally, (self->room + 1) * sizeof *tally, (room + 1) * sizeof *tally);
    if (!tally) {
        PyErr_NoMemory();
        return -1;
    }
    self->tally = tally;
    memset(tally + self->used + 1, 0, (room - self->used) * sizeof *tally);
    self->room = room;
    return 0;
}

/* Close the gaps that forgotten updates left. */
static int clear_up(Table *self)
{
    uint32_t *new_owner = calloc(self->used + 1, sizeof *new_owner);
    if (!new_owner) {
        PyErr_NoMemory();
        return -1;
    }
    int64_t kept = 0;
    self->late.count = 0;
    for (int64_t owner = 1; owner <= self->used; owner++)
        if (self->updates[owner].is_live) {
            new_owner[owner] = (uint32_t)++kept;
            self->updates[kept] = self->updates[owner];
            self->tally[kept] = self->tally[owner];
            if (self->updates[kept].is_late)
                self->late.at[self->late.count++] = (uint32_t)kept;
        }
    rings_renumber(&self->rings, new_owner);
    self->used = kept;
    free(new_owner);
    return 0;
}

static int64_t rings_for(double keys) { return (int64_t)(keys / (LOAD * WIDTH)) + 1; }

static int make_room(Table *self, int64_t keys)
{
    Rings *rings = &self->rings;
    while (rings->keys + keys > LOAD * WIDTH * rings->count ||
           self->used + 1 >= (int64_t)1 << rings->owner_bits) {
        if ((self->used - self->live) * 8 >= self->used && self->used > self->live) {
            if (clear_up(self))
                return -1;
        } else {
            const double growth = rings->count < SMALL ? 4 : self->growth;
            if (rings_grow(rings, (int64_t)(rings->count * growth) + 1))
                return -1;
        }
    }
    if (self->used == self->room)
        return grow_updates(self, self->room + self->room / 8 + 1024);
    return 0;
}

/* --- adding and forgetting -------------------------------------------------------------------- */

static int is_it(const Table *self, int64_t owner, int64_t ref)
{
    return self->updates[owner].ref == ref && self->updates[owner].is_live;
}

/* Return the live owner with this reference, 0 if there is none. */
static int64_t owner_of(const Table *self, int64_t ref)
{
    for (int64_t at = self->late.count; at--;)
        if (is_it(self, self->late.at[at], ref))
            return self->late.at[at];
    int64_t low = 1, high = self->used;
    while (low <= high) {
        const int64_t middle = low + (high - low) / 2;
        int64_t owner = middle;
        while (owner >= low && self->updates[owner].is_late)
            owner--;
        if (owner < low || self->updates[owner].ref < ref)
            low = middle + 1;
        else if (self->updates[owner].ref > ref)
            high = owner - 1;
        else
            return is_it(self, owner, ref) ? owner : 0;
    }
    return 0;
}

static void forget(Table *self, int64_t ref)
{
    const int64_t owner = owner_of(self, ref);
    if (owner) {
        self->updates[owner].is_live = 0;
        self->live--;
    }
}

int is_signature(PyObject *signature)
{
    const Py_ssize_t size = PyBytes_GET_SIZE(signature);
    if (size == 0 || size == BANDS * 4)
        return 0;
    PyErr_Format(PyExc_ValueError, "a signature has %d bytes, this one %zd", BANDS * 4, size);
    return -1;
}

/* Put a key into its ring, unless that is full of keys that still count. */
static void put(Table *self, uint32_t hash, uint32_t owner)
{
    uint32_t occupant, *cell = rings_next(&self->rings, hash, &occupant);
    if (!occupant || !self->updates[occupant].is_live)
        rings_put(&self->rings, hash, owner, cell);
}

/* add(ref, seen_at, words, signature, samples) */
static PyObject *table_add(Table *self, PyObject *args)
{
    long long ref;
    double seen_at;
    Py_ssize_t words;
    PyObject *signature, *samples;
    if (!PyArg_ParseTuple(args, "LdnSS:add", &ref, &seen_at, &words, &signature, &samples) ||
        is_signature(signature))
        return NULL;
    if (ref < 0 || (uint64_t)ref > MOST_REF)
        return PyErr_Format(PyExc_ValueError, "a reference has %d bits at most", REF_BITS);
    const uint32_t *slots = (const uint32_t *)PyBytes_AS_STRING(signature);
    const uint32_t *sampled = (const uint32_t *)PyBytes_AS_STRING(samples);
    const Py_ssize_t sample_count = PyBytes_GET_SIZE(samples) / 4;
    const int bands = PyBytes_GET_SIZE(signature) ? BANDS : 0;
    if (make_room(self, bands + sample_count))
        return NULL;
    if (ref <= self->highest && owners_room(&self->late, 1))
        return NULL;
    const uint32_t owner = (uint32_t)++self->used;
    Update *update = self->updates + owner;
    memset(update, 0, sizeof *update);
    update->ref = ref;
    if (ref <= self->highest) {
        update->is_late = 1;
        self->late.at[self->late.count++] = owner;
    } else {
        self->highest = ref;
    }
    update->seen_at = seen_at <= 0 ? 0 : seen_at >= 4294967295.0 ? 4294967295u : (uint32_t)seen_at;
    self->tally[owner] = (Tally){0, 0, words > 65535 ? 65535 : (uint16_t)words};
    update->is_live = 1;
    self->live++;
    if (bands) {
        uint32_t hashes[BANDS];
        pack_bits(slots, update->bits);
        band_hashes(slots, hashes);
        for (int band = 0; band < BANDS; band++)
            rings_prefetch_next(&self->rings, hashes[band]);
        for (Py_ssize_t at = 0; at < sample_count; at++)
            rings_prefetch_next(&self->rings, (sampled[at] ^ SAMPLE_MARK) & RING_MASK);
        for (int band = 0; band < BANDS; band++)
            put(self, hashes[band], owner);
    }
    for (Py_ssize_t at = 0; at < sample_count; at++)
        put(self, (sampled[at] ^ SAMPLE_MARK) & RING_MASK, owner);
    Py_RETURN_NONE;
}

/* Fetch where the keys of an update will go, while the one before is put in. */
static void prefetch(const Table *self, PyObject *row)
{
    if (!PyTuple_Check(row) || PyTuple_GET_SIZE(row) != 5)
        return;
    PyObject *signature = PyTuple_GET_ITEM(row, 3), *samples = PyTuple_GET_ITEM(row, 4);
    uint32_t hashes[BANDS];
    if (!PyBytes_Check(signature) || !PyBytes_Check(samples) ||
        PyBytes_GET_SIZE(signature) != sizeof hashes)
        return;
    band_hashes((const uint32_t *)PyBytes_AS_STRING(signature), hashes);
    for (int band = 0; band < BANDS; band++)
        rings_prefetch_next(&self->rings, hashes[band]);
    const uint32_t *sampled = (const uint32_t *)PyBytes_AS_STRING(samples);
    for (Py_ssize_t at = 0; at < PyBytes_GET_SIZE(samples) / 4; at++)
        rings_prefetch_next(&self->rings, (sampled[at] ^ SAMPLE_MARK) & RING_MASK);
}

/* add_all([(ref, seen_at, words, signature, samples), ...]) */
static PyObject *table_add_all(Table *self, PyObject *updates)
{
    if (!PyList_Check(updates))
        return PyErr_Format(PyExc_TypeError, "updates are a list");
    const Py_ssize_t count = PyList_GET_SIZE(updates);
    for (Py_ssize_t at = 0; at < count; at++) {
        if (at + 1 < count)
            prefetch(self, PyList_GET_ITEM(updates, at + 1));
        PyObject *done = table_add(self, PyList_GET_ITEM(updates, at));
        if (!done)
            return NULL;
        Py_DECREF(done);
    }
    Py_RETURN_NONE;
}

static PyObject *table_discard(Table *self, PyObject *arg)
{
    const long long ref = PyLong_AsLongLong(arg);
    if (ref == -1 && PyErr_Occurred())
        return NULL;
    forget(self, ref);
    Py_RETURN_NONE;
}

static PyObject *table_expire(Table *self, PyObject *arg)
{
    const double before = PyFloat_AsDouble(arg);
    if (before == -1.0 && PyErr_Occurred())
        return NULL;
    for (int64_t owner = 1; owner <= self->used; owner++)
        if (self->updates[owner].is_live && self->updates[owner].seen_at + 1.0 <= before) {
            self->updates[owner].is_live = 0;
            self->live--;
        }
    Py_RETURN_NONE;
}

static PyObject *table_reserve(Table *self, PyObject *args)
{
    long long updates, keys;
    if (!PyArg_ParseTuple(args, "LL:reserve", &updates, &keys))
        return NULL;
    const int64_t count = rings_for((double)keys);
    if (count > self->rings.count && rings_grow(&self->rings, count))
        return NULL;
    if (grow_updates(self, updates))
        return NULL;
    Py_RETURN_NONE;
}

/* --- the type --------------------------------------------------------------------------------- */

static PyObject *table_new(PyTypeObject *type, PyObject *args, PyObject *names)
{
    double growth, similarity;
    if (!PyArg_ParseTuple(args, "dd:Table", &growth, &similarity))
        return NULL;
    Table *self = (Table *)type->tp_alloc(type, 0);
    if (self && rings_make(&self->rings, FEWEST))
        Py_CLEAR(self);
    if (self) {
        self->growth = growth > 1.01 ? growth : 1.01;
        self->similarity = similarity;
        self->highest = -1;
    }
    return (PyObject *)self;
}

static void table_free(Table *self)
{
    PyTypeObject *type = Py_TYPE(self);
    rings_free(&self->rings);
    large_free(self->updates, (self->room + 1) * sizeof *self->updates);
    large_free(self->tally, (self->room + 1) * sizeof *self->tally);
    free(self->late.at);
    type->tp_free(self);
    Py_DECREF(type);
}

static Py_ssize_t table_length(Table *self) { return (Py_ssize_t)self->live; }

static PyObject *table_bytes(Table *self, void *unused)
{
    const int64_t rings = self->rings.count * (WIDTH * 4 + 1);
    return PyLong_FromLongLong(rings + (self->room + 1) * (int64_t)(sizeof(Update) + sizeof(Tally)));
}

static PyMethodDef methods[] = {
    {"add", (PyCFunction)table_add, METH_VARARGS, "Remember an update."},
    {"add_all", (PyCFunction)table_add_all, METH_O, "Remember many updates."},
    {"find", (PyCFunction)table_find, METH_VARARGS, "Return the updates that may match."},
    {"discard", (PyCFunction)table_discard, METH_O, "Forget an update."},
    {"expire", (PyCFunction)table_expire, METH_O, "Forget what was seen before this time."},
    {"reserve", (PyCFunction)table_reserve, METH_VARARGS, "Make room."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef getters[] = {
    {"nbytes", (getter)table_bytes, NULL, "Memory taken.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, table_new},     {Py_tp_dealloc, table_free}, {Py_tp_methods, methods},
    {Py_tp_getset, getters},    {Py_sq_length, table_length}, {0, NULL},
};

static PyType_Spec spec = {
    "livefeed.kernel._compiled.Table", sizeof(Table), 0, Py_TPFLAGS_DEFAULT, slots,
};

int add_table_type(PyObject *module)
{
    for (int band = 0; band < BANDS; band++)
        band_offsets[band] = (uint32_t)splitmix(4, band + 1);
    PyObject *type = PyType_FromSpec(&spec);
    if (!type)
        return -1;
    const int failed = PyModule_AddObjectRef(module, "Table", type);
    Py_DECREF(type);
    return failed;
}
