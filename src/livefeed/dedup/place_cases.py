"""Names of places as they are bent: what may be left of a word without the ending of its case.

Languages are not known, only scripts, so more is cut than one language would: a word is a place
only where the list of `places` holds what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from livefeed.text.fold import fold


class _Cases(NamedTuple):
    """Endings of one script, and what a name may end in where one is cut off."""

    endings: frozenset[str]
    restored: tuple[str, ...]
    vowels: frozenset[str]  # with which an ending begins that may stand for what is restored
    longest: int  # ending, in letters


def _cases(endings: str, restored: str = "", vowels: str = "") -> _Cases:
    cut = frozenset(fold(endings).split())
    return _Cases(cut, tuple(restored.split()), frozenset(vowels), max(map(len, cut)))


_LATIN: Final = _cases(
    # German, English, Nordic; Turkish, Azeri, Uzbek
    "s es da de ta te dan den tan ten daki deki taki teki nda nde ndan nden a e i u ya ye yi yu na "
    "ne ni nu in un nin nun ə yə nə də dən dəki ndə ndən ga ka qa ning dagi gacha "
    # Finnish, Hungarian, Estonian
    "ssa sta lla lta lle issa ista illa ille ilta ella elle elta n on en an iin uun seen ksi "
    "ban ben ba be bol ott ett tol rol hoz hez nak nek nal nel ra re ert ig "
    "st l lt le sse is ist il ile isse "
    # Slavic, Baltic, Romanian
    "o y em iem om ie iu ia u owi ach iech ami ou ech ich um ej ii ei ul ului uje oje aus os us "
    "iai uose ams ska skie skiego skiej skim sky skem skeho skou ske",
    "a o e i y ia us as is",
    "aeiouyə",
)
_CYRILLIC: Final = _cases(
    "а я у ю ы и і е є о ой ою ей ею ом ем єм ам ям ами ями ах ях ов ев ів ью ові еві єві ого ому "
    "ым им ую ое да де та те дан ден тан тен га ге нын "
    "ская ской скую ский ского скому ском ские ских "
    "ським ська ської ській ську ський ського ському",
    "а я о е и ь ы і",
    "аяуюыиієеос",
)
_GREEK: Final = _cases(
    "α η ο ι ασ ησ οσ ου ον ων ιου εσ ουσ οισ αν ην", "α η ο ι ασ οσ εσ α", "αηοιεου"
)
_BENGALI: Final = _cases("য় তে ে র ের কে এ য়ে য়ের এর তেও েও")
_DEVANAGARI: Final = _cases("त ात मा ले को च्या ाच्या ला ाला हून ाहून ची चा चे ाचा ाची ाचे मध्ये ामध्ये")
# Korean particles, and what kind of place it is: 부산에서, 부산시, 부산시에서.
_KINDS: Final = "시 군 구 도 현 주 성"
_PARTICLES: Final = "에서 에 의 은 는 이 가 을 를 과 와 로 까지 부터 에서는"
_HANGUL: Final = _cases(
    f"{_KINDS} {_PARTICLES} 으로 만 에서도 에는 에도 에서의 으로부터 발 행 내 "
    "도시 특별시 광역시 특별자치도 "
    + " ".join(kind + particle for kind in _KINDS.split() for particle in _PARTICLES.split())
)
# By the upper bits of the first letter's code point: Latin, Greek, Cyrillic, and so on.
_CASES: Final = {
    **dict.fromkeys(range(0x00 >> 7, 0x280 >> 7), _LATIN),
    **dict.fromkeys(range(0x380 >> 7, 0x400 >> 7), _GREEK),
    **dict.fromkeys(range(0x400 >> 7, 0x500 >> 7), _CYRILLIC),
    0x900 >> 7: _DEVANAGARI,
    0x980 >> 7: _BENGALI,
    **dict.fromkeys(range(0xAC00 >> 7, 0xD800 >> 7), _HANGUL),
}
_LEAST_NAME: Final = 4  # letters of what is left, in alphabets
_LEAST_SYLLABLES: Final = 2
# A closed syllable that opens in Ukrainian: Харків, у Харкові; Київ, у Києві.
_OPENED: Final = frozenset(("ов", "ев", "єв"))


def without_case(name: str) -> Iterable[str]:
    """Return what a folded name may be before it was bent, nearest first, without the name."""
    cases = _CASES.get(ord(name[0]) >> 7)
    return _cut(name, cases) if cases else ()


def _cut(name: str, cases: _Cases) -> Iterator[str]:
    least = _LEAST_NAME if cases.vowels else _LEAST_SYLLABLES
    for size in range(1, min(cases.longest, len(name) - least + 1) + 1):
        if (ending := name[-size:]) not in cases.endings:
            continue
        stem = name[:-size]
        if len(stem) >= least:
            yield stem
            if stem[-2:] in _OPENED:
                yield f"{stem[:-2]}ів"
        if ending[0] in cases.vowels:
            for vowel in cases.restored:
                yield stem + vowel
