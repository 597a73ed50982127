"""Numbers below a thousand that are spelt out in several folded words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from livefeed.dedup.number_words import PERSIAN_TENS, Kind
from livefeed.dedup.numerals import Part, part_of

Read = tuple[Decimal, int]  # a value and the word after it

# A numeral in 11, 21 … only; alone "one of", Sunday, or a singer.
_ONE_OF: Final = ("احد", "احدي", "حادي", "حاديه")
_AND: Final = frozenset(("و", "and"))
_LINKS: Final = frozenset(("y", "e", "et"))  # between tens and units: treinta y dos
_ONES: Final = frozenset(("un", "une", "uno", "una", "um", "uma"))  # behind a link; else articles
_HUNDRED: Final = "صد"  # Persian; in Arabic he repelled
_BEHIND_DIX: Final = range(7, 10)
_FOUR_TWENTIES: Final = frozenset(("vingt", "vingts"))
INSIDE: Final = _AND | _LINKS | _ONES | {_HUNDRED}  # say nothing of a number by themselves
STARTS: Final = frozenset((_HUNDRED,))


class Spelt:
    """Reads by descent; each method tells what starts at a word, None if no such thing does."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def part(self, at: int) -> Part | None:
        if at >= len(self._words):
            return None
        if self._words[at] == _HUNDRED and (self.kind_at(at + 1, "scale") or self._is_and(at + 1)):
            return Part("hundred", Decimal(100), is_joined=False)
        return part_of(self._words[at])

    def kind_at(self, at: int, kind: Kind) -> Part | None:
        part = self.part(at)
        return part if part is not None and part.kind == kind else None

    def continued(self, at: int) -> int | None:
        """Return where a number goes on: at a part joined by و or "and", in English at any."""
        if self._is_and(at):
            return at + 1 if at + 1 < len(self._words) else None
        part = self.part(at)
        if part is None:
            return None
        word = self._words[at]  # واحد is one, and it is و with احد
        return at if part.is_joined or word.isascii() or word == "واحد" else None

    def below_thousand(self, at: int) -> Read | None:
        if (hundred := self.kind_at(at, "hundred")) is not None:
            value, after = hundred.value, at + 1
        else:
            small = self._below_hundred(at)
            if small is None:
                return None
            value, after = small
            hundred = self.kind_at(after, "hundred")
            if value > 9 or hundred is None or hundred.is_joined or hundred.value != 100:
                return small
            value, after = value * 100, after + 1
        rest = self.continued(after)
        more = self._below_hundred(rest) if rest is not None else None
        return (value + more[0], more[1]) if more else (value, after)

    def _below_hundred(self, at: int) -> Read | None:
        part = self.part(at)
        if part is None or part.kind not in ("unit", "ten", "teen"):
            return None
        if part.kind == "unit":
            return self._from_unit(part.value, at)
        return self._from_ten(part.value, at) if part.kind == "ten" else (part.value, at + 1)

    def _from_unit(self, value: Decimal, at: int) -> Read | None:
        word, after = self._words[at], at + 1
        ten, unit = self.kind_at(after, "ten"), self.kind_at(after, "unit")
        if value >= 10:
            if word == "dix" and unit is not None and unit.value in _BEHIND_DIX:
                return value + unit.value, after + 1  # dix sept
            return value, after
        if unit is not None and unit.value == 10 and not unit.is_joined:
            return value + 10, after + 1  # ثلاثه عشر
        if ten is not None and ten.is_joined:
            return value + ten.value, after + 1  # ثلاثه وعشرون
        if ten is not None and word == "quatre" and self._words[after] in _FOUR_TWENTIES:
            return self._from_twenties(4 * ten.value, after + 1)
        is_one_of = word.endswith(_ONE_OF) and not word.endswith("واحد")
        return None if is_one_of else (value, after)

    def _from_ten(self, value: Decimal, at: int) -> Read:
        word, after = self._words[at], at + 1
        if word == "soixante":
            return self._from_twenties(value, after)
        if self._is_linked(word, after):
            after += 1
            if self._words[after] in _ONES:
                return value + 1, after + 1  # vingt et un
        unit = self.kind_at(after, "unit")
        if unit is not None and unit.value < 10 and not unit.is_joined:
            return value + unit.value, after + 1  # twenty three
        return value, at + 1

    def _from_twenties(self, value: Decimal, at: int) -> Read:
        """Return what goes on to 19 in French: soixante et onze, quatre vingt dix sept."""
        after = at + 1 if self._words[at : at + 1] == ["et"] else at
        if self._words[after : after + 1] and self._words[after] in _ONES:
            return value + 1, after + 1
        part = self.part(after)
        more = self._below_hundred(after) if part is not None and not part.is_joined else None
        return (value + more[0], more[1]) if more and more[0] < 20 else (value, at)

    def _is_linked(self, word: str, at: int) -> bool:
        """Tell whether tens go on behind a word that links them with units: بيست و سه."""
        if at + 1 >= len(self._words):
            return False
        if self._words[at] == "و":
            return word in PERSIAN_TENS
        return word.isascii() and self._words[at] in _LINKS

    def _is_and(self, at: int) -> bool:
        return at < len(self._words) and self._words[at] in _AND
