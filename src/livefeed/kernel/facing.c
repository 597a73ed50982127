/* Which changes of two texts decide: see dedup/facing.py. */
#include "alignment.h"

#define MOST_CHANGES 5 /* of texts that may differ in one passage alone */
#define MOST_INNER 2
#define LONGEST_PASSAGE 6
#define LONGEST_PASSAGE_UNSPACED 12
#define MOST_BETWEEN 2
#define MOST_ADDED 6
#define FIRST_UNSPACED 0x0E00
#define EQUAL_AROUND 4
#define BESIDE 2
#define NEAREST 6
#define EQUAL_SHARE 0.75
#define LINED_UP 0.8
#define LONG_TEXT 40
#define BRIEF 60
#define EQUAL_OF_BRIEF 0.5
#define EQUAL_OF_REWRITTEN 0.9

static int least(int one, int other) { return one < other ? one : other; }
static int most(int one, int other) { return one < other ? other : one; }
static int size_of(const Change *c) { return most(c->i2 - c->i1, c->j2 - c->j1); }
static int is_small(const Change *c) { return size_of(c) <= BESIDE; }

/* See `_without_dropped`. */
static int weight_of(const Changes *all, const Change *c)
{
    const int is_dropped = c->i1 == c->i2 || c->j1 == c->j2;
    return is_dropped && all->fewest < BRIEF ? 1 : size_of(c);
}

/* See `_facing`. */
static Change faced(const Change *change)
{
    Change c = *change;
    const int both = least(c.i2 - c.i1, c.j2 - c.j1);
    if (!both || (c.before && c.after) || is_small(change))
        return c;
    if (!c.before)
        c.i1 = c.i2 - both, c.j1 = c.j2 - both;
    else
        c.i2 = c.i1 + both, c.j2 = c.j1 + both;
    return c;
}

static int equal_around(const Changes *all, Py_ssize_t at)
{
    const Change *c = all->at + at;
    int equal = c->before + c->after;
    if (at && weight_of(all, c - 1) <= BESIDE)
        equal += c[-1].before;
    if (at + 1 < all->count && weight_of(all, c + 1) <= BESIDE)
        equal += c[1].after;
    return equal;
}

/* Of the words nearest to a change: see `_nearest`. */
typedef struct {
    int equal, other;
} Near;

/* Take in the next change on one side of it, and the equal words behind that; 0: enough. */
static int go_on(Near *near, int weight, int following)
{
    const int room = NEAREST - near->equal - near->other;
    if (room <= 0 || !following)
        return 0;
    near->other += least(weight, room);
    near->equal += least(following, most(NEAREST - near->equal - near->other, 0));
    return 1;
}

static int is_in_equal_words(const Changes *all, Py_ssize_t at, double share)
{
    Near left = {least(all->at[at].before, NEAREST), 0}, right = {least(all->at[at].after, NEAREST), 0};
    for (Py_ssize_t i = at - 1; i >= 0 && go_on(&left, weight_of(all, all->at + i), all->at[i].before); i--)
        ;
    for (Py_ssize_t i = at + 1; i < all->count && go_on(&right, weight_of(all, all->at + i), all->at[i].after); i++)
        ;
    const int equal = left.equal + right.equal, other = left.other + right.other;
    return equal >= share * (equal + other);
}

static int is_lined_up(const Changes *all)
{
    int equal = all->count ? all->at[all->count - 1].after : 0;
    for (Py_ssize_t at = 0; at < all->count; at++)
        equal += all->at[at].before;
    return equal >= LINED_UP * all->fewest;
}

/* Write the changes that face each other, which are all->count at most, and return how many. */
static Py_ssize_t facing(const Changes *all, Change *to)
{
    Py_ssize_t count = 0;
    const int needed = least(EQUAL_AROUND, most(1, (int)(all->fewest / 3)));
    const double share = all->fewest >= LONG_TEXT && !is_lined_up(all) ? EQUAL_OF_REWRITTEN : EQUAL_SHARE;
    for (Py_ssize_t at = 0; at < all->count; at++) {
        Change change = faced(all->at + at);
        if (!change.tells || size_of(&change) > MOST_CHANGED || equal_around(all, at) < needed)
            continue;
        if (!is_in_equal_words(all, at, share)) {
            if (!(change.tells & OUTCOME) || all->fewest >= BRIEF || !is_in_equal_words(all, at, EQUAL_OF_BRIEF))
                continue;
            change.tells = OUTCOME;
        }
        to[count++] = change;
    }
    return count;
}

/* Tell whether the first word is a character of a script without spaces. */
static int is_unspaced(PyObject *text)
{
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    return size && PyUnicode_READ_CHAR(text, 0) >= FIRST_UNSPACED &&
           (size == 1 || PyUnicode_READ_CHAR(text, 1) == ' ');
}

static int is_replaced(const Change *c) { return c->i1 < c->i2 && c->j1 < c->j2; }
static int is_at_end(const Change *c)
{
    return !(c->before && c->after) && !is_replaced(c) && size_of(c) <= MOST_ADDED;
}

/* See `may_be_one_passage` in dedup/rewording.py. */
static int may_be_one_passage(PyObject *older, const Changes *all)
{
    const int unspaced = is_unspaced(older);
    const int longest = unspaced ? LONGEST_PASSAGE_UNSPACED : LONGEST_PASSAGE;
    int is_any = unspaced && all->count, silent = 0, replaced = 0, added = 0;
    if (all->count > MOST_CHANGES)
        return 0;
    for (const Change *c = all->at; c < all->at + all->count; c++) {
        if (size_of(c) > longest)
            return 0;
        is_any |= c + 1 < all->at + all->count && c->after <= MOST_BETWEEN;
        if (is_at_end(c))
            continue;
        *(c->is_silent ? &silent : is_replaced(c) ? &replaced : &added) += 1;
    }
    return is_any || (replaced && !added && silent < MOST_INNER);
}

static PyObject *telling(PyObject *older, const Changes *all, int is_alike, PyTypeObject *class)
{
    int tells = 0;
    for (Py_ssize_t at = 0; at < all->count; at++)
        tells |= all->at[at].tells;
    Change *found = PyMem_Malloc((all->count + 1) * sizeof *found);
    if (!found)
        return PyErr_NoMemory();
    const Py_ssize_t count = tells && !(tells & CUT) ? facing(all, found) : 0;
    const int may_be_one = may_be_one_passage(older, all);
    PyObject *answer = NULL;
    if (!(tells & CUT) && !count && !((tells || is_alike) && may_be_one)) {
        answer = Py_NewRef(Py_None);
    } else {
        PyObject *changes = changes_list(all->at, all->count, class);
        PyObject *face = !changes ? NULL : tells & CUT ? Py_NewRef(Py_None) : changes_list(found, count, class);
        answer = face ? Py_BuildValue("(OOO)", changes, face, may_be_one ? Py_True : Py_False) : NULL;
        Py_XDECREF(changes);
        Py_XDECREF(face);
    }
    PyMem_Free(found);
    return answer;
}

/* telling(older, newer, signs, class, is_alike) -> None, or changes, those that face each other, and
 * whether all may be one passage */
PyObject *kernel_telling(PyObject *module, PyObject *args)
{
    PyObject *older, *newer, *signs;
    PyTypeObject *class;
    int is_alike;
    Changes all;
    if (!PyArg_ParseTuple(args, "UUOO!p:telling", &older, &newer, &signs, &PyType_Type, &class, &is_alike) ||
        is_no_tuple(class) || changes_of(older, newer, signs, &all))
        return NULL;
    PyObject *answer = telling(older, &all, is_alike, class);
    changes_free(&all);
    return answer;
}
