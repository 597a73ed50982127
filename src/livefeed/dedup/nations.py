"""Which places a headline names, also by the adjective of a nation: Tunisian, التونسي."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import Final

from livefeed.dedup.lexicon import is_arabic
from livefeed.dedup.places import is_part_of_place, place_called, places
from livefeed.text.fold import fold

# The endings of adjectives, and what the names of countries may have in their place.
_ARABIC_ENDINGS: Final = ("يين", "يون", "يات", "يه", "ي")
_ARABIC_NAMES: Final = ("", "يا", "ا", "يه")
_ENDINGS: Final = tuple(
    fold(
        "inischen inische ischen ischer isches ische isch ians ian ans an nese ese ish i iens "
        "ienne ien enne en aises aise ais oises oise ois anos anas ano ana nos nas no na eses esa "
        "es os as eiros eiras eiro eira li lu ского ской ские ских ским ская ский"
    ).split()
)
_NAMES: Final = ("", *fold("a ia ien ie e y i ja o any ey and ия я а").split())
# Each line: a country, and adjectives that no rule makes of its name.
_IRREGULAR: Final = """
france french français française francés francesa frances francês francese francesi französisch
französische französischen французский французская французские francuski fransız perancis
germany german germans allemand allemande alemán alemana alemão alemã tedesco tedesca tedeschi
deutsch deutsche deutschen немецкий немецкая niemiecki alman jerman
netherlands dutch néerlandais holländisch niederländisch neerlandés olandese holandês
switzerland swiss suisse schweizer svizzero suizo suíço
greece greek greeks grec grecque griego griega griechisch griechische greco yunan греческий
spain spanish espagnol espagnole español española spanisch spanische spagnolo spagnola испанский
poland polish polonais polonaise polaco polnisch polnische polacco polski польский
turkey turkish turc turque turco turca türkisch türkische турецкий
finland finnish finlandais finnisch
thailand thai thaïlandais thailändisch
britain british britannique británico britisch britannico британский
hungary hungarian hongrois húngaro ungarisch ungherese венгерский
china chinese chinois chinoise chino china chinesisch chinesische cinese китайский çin
japan japanese japonais japonés japanisch giapponese японский japon
"""
_LEAST_STEM: Final = 3  # letters


_ADJECTIVES: Final = {
    adjective: country
    for line in _IRREGULAR.strip().splitlines()
    for country, *adjectives in [fold(line).split()]
    for adjective in adjectives
}


def named_places(words: Sequence[str]) -> Set[str]:
    """Return the places that words name, or whose adjectives they hold."""
    if len(words) == 1:
        return _named_by(words[0])
    return places(words, 0, len(words)).union(*map(_named_by, words))


def may_name_place(word: str) -> bool:
    """Tell whether a word names a place, alone or with others, or is a nation's adjective."""
    return bool(_named_by(word)) or is_part_of_place(word)


def is_any_named(wanted: Set[str], words: Iterable[str]) -> bool:
    """Tell whether one of the words, in whatever order, names one of these places."""
    return any(not _named_by(word).isdisjoint(wanted) for word in words)


@lru_cache(maxsize=8192)
def _named_by(word: str) -> frozenset[str]:
    nation = nation_of(word)
    return frozenset(places([word], 0, 1) | ({nation} if nation else set()))


def nation_of(word: str) -> str | None:
    """Return the place of whose name a word is the adjective, if any."""
    if word in _ADJECTIVES:
        return _first([_ADJECTIVES[word]])
    arabic = is_arabic(word)
    bare = word.removeprefix("ال") if arabic else word
    for ending in _ARABIC_ENDINGS if arabic else _ENDINGS:
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) >= _LEAST_STEM:
            names = _ARABIC_NAMES if arabic else _NAMES
            if found := _first(f"{article}{stem}{end}" for end in names for article in ("", "ال")):
                return found
    return None


def _first(names: Iterable[str]) -> str | None:
    return next((place for name in names if (place := place_called(name))), None)
