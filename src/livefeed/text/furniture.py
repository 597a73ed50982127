"""What sites put around and into their texts: font size, sharing, "read also"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from livefeed.text.counters import is_counter

MAX_FURNITURE: Final = 200  # characters: a longer paragraph is text that happens to begin so

_LIGHT_FOLDS: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ة": "ه",
        "ى": "ي",
        "ـ": None,
        **dict.fromkeys(map(chr, range(0x064B, 0x0653))),
    }
)


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split("|"))


def _any(phrases: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases)))


# Compared after `_plainly`. Whole lines of these are furniture.
_WIDGETS: Final = _phrases(
    """
    a+|a -|a-|a +|+a|+ a|-a|- a|ا+|ا +|ا-|ا -|+ا|+ ا|-ا|- ا
    |حجم الخط|تكبير الخط|تصغير الخط
    |شارك|شاركها|مشاركه|شارك المقال|شارك الخبر|شارك هذا الموضوع|شارك عبر
    |تغريد|تويتر|فيسبوك|فيس بوك|واتساب|واتس اب|تيليجرام|تلغرام|تليغرام|لينكد ان
    |طباعه|اطبع|نسخ الرابط|انسخ الرابط|حفظ|استمع|تابعنا|تابعونا|المزيد|للمزيد|اعلان
    |اقرا المزيد|اقرا ايضا|شاهد ايضا|ذات صله|مواضيع ذات صله|اخبار ذات صله|مقالات ذات صله
    |share|share this|tweet|facebook|twitter|whatsapp|telegram|print|copy link|read more|related
    |related articles|also read|read also|advertisement
    """
)
# A line that begins so leads to another text.
_LEADS: Final = _phrases("مواضيع ذات صله|also read|read also") | {
    f"{verb} {what}"
    for verb in _phrases("اقرا|اقراي|اقراوا|شاهد|شاهدوا|طالع")
    for what in _phrases("ايضا|المزيد|كذلك")
}
# The same in other languages, invitations to follow and subscribe, and who holds the rights.
_INVITATIONS: Final = _phrases(
    """
    للمزيد تابعونا|تابعونا على|تابعونا عبر|تابعنا على|اشترك في نشرتنا|اشتركوا في نشرتنا
    |اشترك في النشره
    |لمتابعه اخر الاخبار حمل|جميع الحقوق محفوظه|كل الحقوق محفوظه|حقوق النشر محفوظه
    |follow us on|like us on|sign up to our|sign up for our|subscribe to our
    |get the top stories from|all rights reserved|copyright ©|©
    |suivez-nous sur|inscrivez-vous à notre newsletter|abonnez-vous à notre|tous droits réservés
    |à lire aussi|lire aussi|à lire également|voir aussi
    |síguenos en|suscríbete a nuestro|suscríbete a nuestra|todos los derechos reservados
    |lee también|leer también|te puede interesar|siga leyendo
    |leggi anche|potrebbe interessarti|seguici su|iscriviti alla newsletter
    |leia também|siga-nos no|assine a newsletter|todos os direitos reservados
    |czytaj też|zobacz także|zapisz się na newsletter|wszelkie prawa zastrzeżone
    |folgen sie uns|abonnieren sie unseren|alle rechte vorbehalten|lesen sie auch|mehr zum thema
    |i̇lgili haber|ilgili haber|ayrıca okuyun|tüm hakları saklıdır
    |بیشتر بخوانید|همچنین بخوانید|کلیه حقوق این سایت|مزید پڑھیں|یہ بھی پڑھیں|جملہ حقوق بحق
    |читайте также|материалы по теме|подписывайтесь на наш|подпишитесь на|все права защищены
    |קראו גם|לקריאה נוספת|עקבו אחרינו|הירשמו לניוזלטר|כל הזכויות שמורות
    |यह भी पढ़ें|इसे भी पढ़ें|सर्वाधिकार सुरक्षित
    """
)
_UNSPACED: Final = _phrases(
    """
    延伸阅读|相关新闻|版权所有|欢迎关注我们|【関連記事】|あわせて読みたい
    |ข่าวที่เกี่ยวข้อง|อ่านข่าวที่เกี่ยวข้อง|สงวนลิขสิทธิ์
    """
)
_SENTENCES: Final = re.compile(
    r"the post .*appeared first on .+|bizi .+ takip edin\W*|"
    r"ما را در .+ دنبال کنید\W*"
)
_ALL_WIDGETS: Final = re.compile(rf"(?:(?:{_any(_WIDGETS)})[\s:.|/،…-]*)+")
_LEADING: Final = re.compile(
    rf"(?:{_any(_LEADS | _INVITATIONS)})(?!\w)|read more ?:|copyright 20|{_any(_UNSPACED)}"
)

# Nearly no other line begins like one of them, so nearly no other has to be compared whole.
_COMPARED_FIRST: Final = 4  # characters
_BEGINNINGS: Final = frozenset(
    phrase[:_COMPARED_FIRST]
    for phrase in _WIDGETS | _LEADS | _INVITATIONS | _UNSPACED | {"the post", "bizi", "ما را در"}
)


def is_furniture(line: str) -> bool:
    """Tell whether a line is a widget of the site, not text.

    Such are font size, sharing, "read also", and counts that stand by themselves.
    """
    if is_counter(line):
        return True
    if len(line) > MAX_FURNITURE or not _may_be_furniture(line[:_COMPARED_FIRST]):
        return False
    plain = _plainly(line)
    return bool(
        _ALL_WIDGETS.fullmatch(plain) or _LEADING.match(plain) or _SENTENCES.fullmatch(plain)
    )


@lru_cache(maxsize=4_096)
def _may_be_furniture(beginning: str) -> bool:
    plain = _plainly(beginning)
    return any(known.startswith(plain) or plain.startswith(known) for known in _BEGINNINGS)


def _plainly(line: str) -> str:
    return " ".join(line.casefold().translate(_LIGHT_FOLDS).split())
