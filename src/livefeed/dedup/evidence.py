"""Which words, where they stand for others, are known to tell a fact: outcomes, places, persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import are_opposed, has_synonyms, is_arabic
from livefeed.dedup.outcomes import outcomes, told
from livefeed.dedup.persons import is_given_name
from livefeed.dedup.places import places
from livefeed.text.fold import fold

# What stands behind a name that is part of its sentence, and no dateline.
BEHIND_NAMES: Final = frozenset(
    fold(
        "میں کے کی سے کو کا پر نے में के की से को का पर ने شەھىرىدە ناھىيىسىدە ۋىلايىتىدە دىكى "
        "kentinde ilinde ilçesinde şehrinde için shahrida viloyatida city province district"
    ).split()
)
# What stands before names of places, and hardly before nouns, which have an article there.
_BEFORE_NAMES: Final = frozenset(
    (
        *fold("in near nahe bei te nabij em en قرب").split(),
        *map(fold, ("près de", "cerca de", "perto de", "vicino a")),
    )
)
# What stands right before the names of persons, clubs and companies in languages whose letters do
# not show what a name is; in the others capitals do.
_TITLES_WORDS: Final = """
minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister könig papst richter
trainer stürmer torwart verteidiger sänger sängerin schauspieler konzern hersteller klub verein
herr frau abgeordnete abgeordneter fahrer pilot sekretär botschafter kardinal bischof autor
schriftsteller kandidat kandidatin weltmeister landrat landeshauptmann oppositionsführer השר השרה
חכ הנגיד النائبة السفير المرشح البطل العداء نماینده سفیر شهردار رئيس وزير محافظ سفير المدرب اللاعب
المهاجم الحارس الفنان الفنانة النجم النجمة المغني المطرب المخرج نادي فريق شركة مجموعة بنك مصرف
الشيخ النائب القاضي العميد اللواء الجنرال السيناتور وزیر صدر وزیراعظم کپتان اداکار اداکارہ گلوکار
سردار دکتر آقای سرمربی باشگاه شرکت بازیگر مهاجم שר שרת נשיא אלוף השחקן המאמן הזמר הזמרת חברת
מועדון मंत्री राष्ट्रपति प्रधानमंत्री मुख्यमंत्री कप्तान अभिनेता अभिनेत्री गायक कोच কোচ মন্ত্রী
রাষ্ট্রপতি
"""
_TITLES: Final = frozenset(fold(_TITLES_WORDS).split())
# Written with a capital before a name, and none.
_ADDRESSES: Final = frozenset(
    fold(
        "mr mrs ms dr sir president minister premier chancellor secretary king queen prince"
        " princess pope monsieur madame señor señora president presidente président présidente"
    ).split()
)
# What German and Swedish titles end with.
_TITLED: Final = tuple(
    fold("minister präsident präsidentin trainer konzern hersteller maker").split()
)
# Behind these stands what the office is of, and then the name: وزير الخارجية X.
_OFFICES: Final = frozenset(fold("وزير وزیر שר שרת menteri رئيس مدرب لاعب מאמן waziri").split())
# The same beside names in Chinese and Japanese.
_HAN_BEFORE: Final = re.compile(
    "部[长長]|[总總]统|總統|[总總]理|主席|[书書][记記]|市[长長]|教[练練]|球[员員]|演员|歌手|导演|公司"
)
_HAN_BEHIND: Final = re.compile(
    "首相|監督|選手|大臣|会長|社長|知事|容疑|被告|議員|さん|氏[はがの]|集团|公司"
)
# What Chinese and Korean names of persons begin with.
_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭罗羅郑鄭谢謝韩韓唐冯馮董萧曹袁邓鄧许許傅沈曾彭吕呂苏"
    "蘇卢盧蒋蔣蔡贾賈김이박최정강조윤장임한오서신권황안송류홍"
)
_NAMED: Final = (3, 4, 5)  # syllables of a Korean name, and what is written together with it
# Politicians whose names stand without a title, in such languages.
_KNOWN_WORDS: Final = """
ترامب ترمب بايدن بوتين زيلينسكي ماكرون ستارمر شولتس ميرتس ميلوني أردوغان نتنياهو مودي السيسي الشرع
عراقجي عراقچی پزشکیان نتانیاهو پوتین ترامپ נתניהו לפיד גנץ סמוטריץ ליברמן טראמפ פוטין
"""
_KNOWN: Final = frozenset(fold(_KNOWN_WORDS).split())

AreNames = Callable[[Sequence[str]], bool]  # whether folded words are written as names are


def unwritten(words: Sequence[str]) -> bool:
    """Tell nothing of words of which only the folded form is known."""
    return False


def may_tell_fact(
    older: Sequence[str], newer: Sequence[str], change: Change, are_names: AreNames
) -> bool:
    """Tell whether a word of either side is known to tell a fact, or is or stands where names are.

    Of two words that are known for nothing, one is mostly a synonym of the other.
    """
    left, right = told(older, change.i1, change.i2), told(newer, change.j1, change.j2)
    if any(map(_is_known, (*left, *right))):
        return True
    if any(are_opposed(a, b) for a in left for b in right):
        return True
    passages = (older, change.i1, change.i2), (newer, change.j1, change.j2)
    if any(_is_placed(*passage) for passage in passages):
        return True
    if all(_is_surname(words[start:]) for words, start, _ in passages):
        return True
    if _are_where_names_are(older, change):
        return True
    named = newer[change.j1 : change.j2]
    return _ADDRESSES.isdisjoint(named) and are_names(named)


def begins_with_name(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words with which two texts begin may be names, as in languages of articles.

    Arabic sentences begin with their verb.
    """
    words = (*left, *right)
    return not is_arabic(words[0]) and not any(map(has_synonyms, words))


def _is_known(word: str) -> bool:
    return word in _KNOWN or bool(outcomes(word)) or is_given_name(word)


def _is_placed(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether words name a place, by one that is no common word, as reunión is.

    In Arabic none of the names that are listed is.
    """
    return any(
        places(words, at, at + 1) and (is_arabic(words[at]) or not has_synonyms(words[at]))
        for at in range(start, end)
    )


def _is_surname(words: Sequence[str]) -> bool:
    """Tell whether Chinese or Korean words may begin with the name of a person."""
    word = words[0] if words else ""
    return word[:1] in _SURNAMES and (len(words) > 1 if len(word) == 1 else len(word) in _NAMED)


def _are_where_names_are(words: Sequence[str], change: Change) -> bool:
    """Tell whether the words beside a change are such as stand beside names."""
    before = words[max(change.i1 - 2, 0) : change.i1]
    if not before:
        return change.after > 0 and words[change.i2] in BEHIND_NAMES
    behind = "".join(words[change.i2 : change.i2 + 2])
    if _HAN_BEFORE.fullmatch("".join(before)) or _HAN_BEHIND.fullmatch(behind):
        return True
    return (
        before[-1] in _BEFORE_NAMES
        or " ".join(before) in _BEFORE_NAMES
        or before[-1] in _TITLES
        or before[-1].endswith(_TITLED)
        or before[0] in _OFFICES
        or (before[-1] == "von" and before[0] in _TITLES)
    )
