"""Words that deny, words that editors exchange freely, and words that say little, folded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from livefeed.dedup.editors_synonyms import EDITORS_SYNONYMS
from livefeed.dedup.everyday_synonyms import EVERYDAY_SYNONYMS
from livefeed.dedup.foreign_thesaurus import FOREIGN_SYNONYMS
from livefeed.dedup.newsroom_synonyms import NEWSROOM_SYNONYMS
from livefeed.dedup.thesaurus import SYNONYMS
from livefeed.text.fold import fold

_NEGATIONS: Final = """
لم لن لا ليس ليست وليس وليست ولم ولن ولا فلم فلا فلن عدم بعدم وعدم لعدم ولعدم بدون وبدون دون ودون
not no never without
cannot cant wont didnt doesnt dont isnt arent wasnt werent
pas jamais aucun aucune nunca ningun ninguna nicht kein keine keinen ohne не нет без ни
לא אין ללא בלי 没 未 non nao niet geen nie inte tidak bukan degil نمي نهين غير وغير لغير بغير
hasnt havent hadnt wouldnt couldnt shouldnt nobody none nothing neither nor niemand nichts niets
بلا وبلا بغير tanpa belum khong chua δεν μην μη χωρις ουτε 非 ikke ej inte utan nem nincs
bez nikdo nikt никто ничего не नहीं ना बिना নেই না নয় 안 못 sans sin senza sem zonder uten
"""
NEGATIONS: Final = frozenset(fold(_NEGATIONS).split())
# A denial inside a verb: Persian نميشود, Turkish bosaltilmadi, acilmayacak, bilmiyor.
_DENYING: Final = re.compile(
    r"نمي\w{2,}"
    r"|\w{2,}(?:m[ae]di(?:[kmn]|l[ae]r|gi\w{0,4})?|m[ae]mis\w{0,5})"
    r"|\w{2,}(?:m[ae]y[ae]c[ae]\w{0,6}|m[iu]yor\w{0,4})"
)

# What a word begins with that says the opposite: unlawful, onvoldoende, невиновен, ناموفق.
_OPPOSING: Final = frozenset(
    fold("un in im il ir dis des non on anti nie ne α αντι не без бес نا بي غير").split()
)
_PERSIAN_PAST: Final = ("يد", "اد", "رد", "شد", "فت", "ست", "ند")  # رسید, نرسید
_LEAST_OPPOSED: Final = 4  # letters
FIRST_UNSPACED: Final = "\u0e00"  # the first character of scripts without spaces

# No negations of what follows: especially, still, God forbid, not only.
_AFFIRMED: Final = """
تنفك ينفك انفك انفكت يبرح تبرح برح برحت يفتا تفتا فتي فتيت يزل تزل
سيما يزال تزال يزالون نزال ازال زال زالت زالوا زلت زلنا بد شك ريب جدال سمح قدر doubt longer only
رد مقابل حدود
"""
AFFIRMED_AFTER_NO: Final = frozenset(_AFFIRMED.split())


# حالت دون prevented it, and denies nothing.
_PREVENTS: Final = "حال حالت حالوا يحول تحول تحولان حوول وحال وحالت ويحول للحوول"
PREVENTS: Final = frozenset(_PREVENTS.split())


def denies(word: str) -> bool:
    """Tell whether a word denies what is told, by itself or in one of its syllables."""
    return word in NEGATIONS or _DENYING.fullmatch(word) is not None


def are_opposed(one: str, other: str) -> bool:
    """Tell whether one word is the other with a syllable before it that says the opposite."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_OPPOSED or not long.endswith(short):
        return False
    before = long.removesuffix(short)
    return before in _OPPOSING or (before == "ن" and short.endswith(_PERSIAN_PAST))


def is_arabic(word: str) -> bool:
    """Tell whether a word is of Arabic letters, in whatever language."""
    return "\u0600" <= word[:1] <= "\u06ff"


# Editors exchange these when they rewrite another's text; it stays the same news.
_SYNONYMS: Final = """
قال ذكر اوضح بين اضاف تابع اشار لفت افاد صرح اعلن كشف اكد نوه زاد مضي قالت ذكرت اوضحت بينت
اضافت تابعت اشارت لفتت افادت اعلنت كشفت اكدت ابان يقول يذكر قايلا موضحا مبينا مضيفا لافتا
مشيرا

خلال اثناء

بعد عقب اثر

قبل قبيل

كما وايضا ايضا كذلك وكذلك

حيث اذ

عدد مجموعه

جميع كافه كل

كبير كبيره ضخم ضخمه

منطقه محافظه مدينه

حوالي نحو قرابه زهاء

بسبب جراء نتيجه اثر

فيما بينما في حين

اليوم امس غدا مساء صباحا

الحالي الجاري

المقبل القادم

الماضي الفايت المنصرم

said says told stated announced added reported

about around approximately nearly some almost

after following

during in over

today yesterday

people persons
"""

# Words so common that one more or one other of them is no other news.
_FUNCTION_WORDS: Final = """
في من الي علي عن مع ان انه انها قد لقد هذا هذه ذلك تلك التي الذي الذين ما هو هي هم بين كان
كانت يكون او ثم و حتي منذ عند لدي كما اذا بعد قبل كل اي هناك ضمن عبر حول نحو ايضا اليوم امس
غدا غد مساء صباحا بان بانه بانها لان وان لها له لهم به بها بهم فيه فيها منه منها
حاليا رسميا مجددا الان قرب عاجل
the a an of in on at to for from by with and or as is are was were be been has have had it its this
that these those his her their he she they will would which who after before into over
today yesterday now
"""
# Words that carry meaning in English (die, war, man, son) are left out, and what denies.
_FOREIGN_FUNCTION_WORDS: Final = """
le la les un une des du de au aux et ou en dans par pour sur avec que qui est sont été ce cette
ces sa ses leur leurs el los las una unos unas del al y o con por para que se su sus lo es son fue
il lo gli della delle dei degli di da nel nella con per che si è alla dalla sono stato
der das den dem des ein eine einen einem einer und oder im am in an auf bei mit von vom zu zum zur
für aus nach ist sind wurde wurden hat haben wird werden sich dass wie als bis
ve ile bir bu şu için da de daha olarak olan oldu ise göre kadar meydana geldi
и в во на с со к ко по из за от до о об у для при под над что как это его её их был была было были
و در به از که را با برای این آن است شد شده می های تا بر یک نیز
کے کی کا کو میں سے پر نے اور ہے ہیں تھا تھے تھی گے گی گا ہوگی ہوگا یہ وہ کہ بھی
के की का को में से पर ने और है हैं था थे थी रहे रही रहा हो यह वह कि भी होगी होगा
של את על עם אל אם או כי זה זו הוא היא הם יש גם כל בין לפי אחרי לפני
"""
FUNCTION_WORDS: Final = frozenset(
    (*_FUNCTION_WORDS.split(), *fold(_FOREIGN_FUNCTION_WORDS).split())
) - {"son", "die"}


@cache
def _synonym_groups() -> Mapping[str, frozenset[int]]:
    """Return which groups of synonyms each word belongs to; read when first asked for."""
    groups: dict[str, frozenset[int]] = {}
    alike: dict[frozenset[int], frozenset[int]] = {}  # one object for each
    more = (SYNONYMS, FOREIGN_SYNONYMS, NEWSROOM_SYNONYMS, EVERYDAY_SYNONYMS, EDITORS_SYNONYMS)
    lines = (*_SYNONYMS.split("\n\n"), *(line for table in more for line in table.split("|")))
    for line, words in enumerate(lines):
        for word in fold(words).split():
            found = groups.get(word, frozenset()) | {line}
            groups[word] = alike.setdefault(found, found)
    return groups


_PREFIXES: Final = ("", "و", "ف", "ب", "ل", "س", "ال", "وال", "بال", "لل", "وس", "وب", "ول")


def by_first_letter(prefixes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return which of some prefixes, "" among them, a word may have that begins with a letter."""
    letters = dict.fromkeys(prefix[0] for prefix in prefixes if prefix)
    return {letter: tuple(one for one in prefixes if one[:1] in ("", letter)) for letter in letters}


_PRONOUN: Final = re.compile(r"(?<=\w{3})(?:ها|هم|نا|ه)$")
_PREFIXES_OF: Final = by_first_letter(_PREFIXES)


def stems(word: str) -> tuple[str, ...]:
    """Return the word and what is left of it without each Arabic proclitic it may start with."""
    return tuple(
        word[len(prefix) :]
        for prefix in _PREFIXES_OF.get(word[:1], ("",))
        if word.startswith(prefix) and len(word) - len(prefix) >= 2
    )


def are_synonyms(one: str, other: str) -> bool:
    """Tell whether editors exchange these two words freely."""
    return not _meanings(one).isdisjoint(_meanings(other))


def has_synonyms(word: str) -> bool:
    """Tell whether a word is known as a common one, for which editors put another."""
    return bool(_meanings(word))


@lru_cache(maxsize=4096)
def _meanings(word: str) -> frozenset[int]:
    """Return the groups of synonyms that a word belongs to, also as بيتها, his house."""
    found: set[int] = set()
    for stem in stems(word):
        found |= _synonym_groups().get(stem, frozenset())
        found |= _synonym_groups().get(_PRONOUN.sub("", stem), frozenset())
    return frozenset(found)


def is_function_word(word: str) -> bool:
    return word in FUNCTION_WORDS or word.removeprefix("و") in FUNCTION_WORDS


def says_nothing(word: str) -> bool:
    """Tell whether a word is a preposition, an article or their like, and no denial."""
    return is_function_word(word) and not denies(word)
