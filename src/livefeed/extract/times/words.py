"""The words that dates are written with, folded as `dates.folded` folds them."""

# ruff: noqa: E501 - one unit, month or zone per line, in all its languages
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from livefeed.extract.times.languages import FURTHER_MONTHS, WEEKDAY_ROWS

_FOLDS: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ھ": "ه",
        "ہ": "ه",
        "ئ": "ي",
        "ـ": None,
        "\u200c": " ",  # ZERO WIDTH NON-JOINER stands inside Persian words
        "،": ",",
        "؛": ";",
        "–": "-",
        "—": "-",
        "−": "-",
        "’": "'",
        "״": '"',
        "׳": "'",
        **dict.fromkeys(map(chr, range(0x064B, 0x0656))),
        **dict.fromkeys(map(chr, (0x200B, 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F)))),
        **dict.fromkeys(map(chr, range(0x2066, 0x206A))),
    }
)


def fold_letters(text: str) -> str:
    """Return text with the spellings of one Arabic letter made equal, in lower case."""
    return text.translate(_FOLDS).casefold()


def _set(*rows: str) -> frozenset[str]:
    return frozenset(fold_letters(word) for row in rows for word in row.split("|") if word)


def _numbered(*rows: str) -> dict[str, int]:
    """Return word → row number from 1; the words of a row are separated by `|`."""
    return {
        fold_letters(word): number
        for number, row in enumerate(rows, 1)
        for word in row.split("|")
        if word
    }


# Egyptian | Levantine | Maghrebi | English | French | German | Spanish, Italian | Urdu, Persian | Hebrew
_MONTH_ROWS: Final = (
    "يناير|كانون الثاني|كانون ثاني|جانفي|ینایر|january|jan|janvier|janv|januar|jänner|enero|ene|gennaio|gen|جنوری|جنوری|ژانویه|ינואר",
    "فبراير|شباط|فيفري|فبرایر|february|feb|février|fevrier|févr|februar|febrero|febbraio|فروری|فوریه|פברואר",
    "مارس|آذار|march|mar|mars|märz|maerz|mär|marzo|مارچ|מרץ|מרס",
    "أبريل|ابريل|إبريل|نيسان|أفريل|april|apr|avril|avr|abril|aprile|اپریل|آوریل|אפריל",
    "مايو|أيار|ماي|may|mai|mayo|maggio|mag|مئی|مه|מאי",
    "يونيو|يونيه|حزيران|جوان|june|jun|juin|juni|junio|giugno|giu|جون|ژوئن|יוני",
    "يوليو|يوليه|تموز|جويلية|يوليوز|july|jul|juillet|juil|juli|julio|luglio|lug|جولائی|ژوئیه|יולי",
    "أغسطس|اغسطس|آب|أوت|غشت|august|aug|août|aout|agosto|ago|اگست|اوت|אוגוסט",
    "سبتمبر|أيلول|شتنبر|september|sept|sep|septembre|septiembre|settembre|set|ستمبر|سپتامبر|ספטמבר",
    "أكتوبر|اكتوبر|تشرين الأول|تشرين أول|october|oct|octobre|oktober|okt|octubre|ottobre|ott|اکتوبر|اکتبر|אוקטובר",
    "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|november|nov|novembre|noviembre|نومبر|نوامبر|נובמבר",
    "ديسمبر|كانون الأول|كانون أول|دجنبر|december|dec|décembre|decembre|déc|dezember|dez|diciembre|dicembre|dic|دسمبر|دسامبر|דצמבר",
)
MONTHS: Final[Mapping[str, int]] = _numbered(
    *map("|".join, zip(_MONTH_ROWS, FURTHER_MONTHS, strict=True))
)
JALALI_MONTHS: Final[Mapping[str, int]] = _numbered(
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد|امرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
HIJRI_MONTHS: Final[Mapping[str, int]] = _numbered(
    "محرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع ثاني",
    "جمادى الأولى|جمادى الأول", "جمادى الآخرة|جمادى الثانية|جمادى الثاني",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة", "ذو الحجة|ذي الحجة",
)  # fmt: skip

_SECOND, _MINUTE, _HOUR, _DAY, _WEEK = 1, 60, 3_600, 86_400, 604_800


def _units(rows: Mapping[str, int]) -> dict[str, int]:
    return {fold_letters(word): unit for words, unit in rows.items() for word in words.split("|")}


# Months and years ago are too vague to be a time.
UNITS: Final[Mapping[str, int]] = _units(
    {
        "ثانية|ثوان|ثواني|second|seconds|sec|secs|s|ثانیه|سیکنڈ|שנייה|שניות|sekunde|sekunden|seconde|secondes|segundo|segundos|secondi|secondo|seconden|saniye|sn|sekund|sekunder|sekundy|sekundę|sekundou|sekundami|segon|segons|secundă|secunde|sekunti|sekuntia|másodperccel|δευτερόλεπτο|δευτερόλεπτα|секунда|секунди|detik|секунд|секунды|секунду|сек|सेकंड|秒|秒钟|초": _SECOND,
        "دقيقة|دقائق|دقايق|د|minute|minutes|min|mins|m|دقیقه|منٹ|דקה|דקות|דק'|minuten|minuto|minutos|minuti|dakika|dk|минут|минуты|минуту|мин|хвилин|хвилини|хвилину|хв|minuut|minuter|minutt|minutter|minutou|minutami|minuts|minuutti|minuuttia|perccel|λεπτό|λεπτά|минута|минути|minuty|minut|minutę|menit|मिनट|分钟|分鐘|分|분": _MINUTE,
        "ساعة|ساعات|س|hour|hours|hr|hrs|h|ساعت|گھنٹے|گھنٹہ|گھنٹوں|שעה|שעות|stunde|stunden|std|heure|heures|hora|horas|ora|ore|saat|час|часа|часов|ч|годину|години|годин|год|uur|timme|timmar|time|timer|sa|tim|hores|oră|hodinou|hodinami|tunti|tuntia|órával|ώρα|ώρες|godz|godzin|godziny|godzinę|jam|घंटा|घंटे|小时|小時|時間|시간": _HOUR,
        "يوم|يوما|أيام|day|days|d|روز|دن|יום|ימים|tag|tage|tagen|jour|jours|día|días|dia|dias|giorno|giorni|gün|день|дня|дней|дні|днів|dag|dagen|dagar|dager|dage|døgn|dgn|дн|ден|дни|dies|zi|zile|dnem|dny|päivä|päivää|nappal|ημέρα|ημέρες|دنوں|dzień|dni|hari|दिन|天|日|일": _DAY,
        "أسبوع|أسبوعا|أسابيع|week|weeks|هفته|ہفتہ|ہفتے|שבוע|שבועות|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|hafta|неделю|недели|недель|тиждень|тижні|тижнів|weken|vecka|veckor|tydzień|tygodnie|tygodni|uge|uger|uke|uker|setmana|setmanes|săptămână|săptămâni|týdnem|týdny|viikko|viikkoa|héttel|εβδομάδα|εβδομάδες|седмица|седмици|minggu|हफ़्ता|हफ़्ते|सप्ताह|周|週間|주": _WEEK,
    }
)
# Lengths of time that are one word or one phrase.
LENGTHS: Final[Mapping[str, int]] = _units(
    {
        "ثانيتين|ثانيتان": 2 * _SECOND,
        "دقيقتين|دقيقتان": 2 * _MINUTE,
        "ساعتين|ساعتان|שעתיים": 2 * _HOUR,
        "يومين|يومان|יומיים": 2 * _DAY,
        "أسبوعين|أسبوعان|שבועיים": 2 * _WEEK,
        "ربع ساعة|רבע שעה|a quarter of an hour|einer viertelstunde|un quart d'heure|un quarto d'ora|un cuarto de hora": _HOUR
        // 4,
        "ثلث ساعة": _HOUR // 3,
        "نصف ساعة|نیم ساعت|آدھا گھنٹہ|חצי שעה|half an hour|half hour|einer halben stunde|une demi-heure|media hora|mezz'ora|meia hora|yarım saat|полчаса|半小时|半小時|半時間|आधे घंटे": _HOUR
        // 2,
    }
)
# Shares of an hour that follow it: "an hour and a half".
SHARES: Final[Mapping[str, int]] = _units(
    {"وربع|و ربع": _HOUR // 4, "وثلث|و ثلث": _HOUR // 3, "ونصف|و نصف|וחצי|and a half": _HOUR // 2}
)
SMALL_NUMBERS: Final[Mapping[str, int]] = _numbered(
    "واحدة|واحد|a|an|one|une|un|eine|einer|einem|una|un'|uma|um|bir|одну|один|یک|ایک|एक",
    "اثنتين|اثنين|שתי|שני|two|deux|zwei|due|dos",
    "ثلاث|ثلاثة|three", "أربع|أربعة|four", "خمس|خمسة|five", "ست|ستة|six",
    "سبع|سبعة|seven", "ثماني|ثمانية|ثمان|eight", "تسع|تسعة|nine", "عشر|عشرة|ten",
)  # fmt: skip

DAYS_AGO: Final[Mapping[str, int]] = {
    fold_letters(word): days
    for words, days in {
        "اليوم|today|heute|aujourd'hui|hoy|oggi|hoje|bugün|сегодня|сьогодні|днес|vandaag|idag|i dag|dziś|dzisiaj|dnes|hari ini|σήμερα|امروز|آج|היום|आज|今天|今日|오늘": 0,
        "أمس|يوم أمس|البارحة|yesterday|gestern|hier|ayer|ieri|ontem|dün|вчера|вчора|gisteren|igår|i går|wczoraj|včera|kemarin|χθες|دیروز|אתמול|昨天|昨日|어제": 1,
        "أول أمس|أول من أمس|قبل أمس|vorgestern|avant-hier|anteayer|anteontem|l'altro ieri|позавчера|eergisteren|پریروز|שלשום|前天": 2,
    }.items()
    for word in words.split("|")
}
NOW: Final = _set(
    "الآن|منذ لحظات|قبل لحظات|للتو|now|just now|right now|اکنون|هم اکنون|עכשיו|刚刚|방금|az önce|только что|à l'instant|agora mesmo|ahora mismo|proprio ora|soeben|たった今|剛剛|لحظاتی پیش|چند لحظه پیش"
)


def _halves(words: str) -> tuple[str, ...]:
    return tuple(map(fold_letters, words.split("|")))


AFTERNOON: Final = _halves(
    'مساءً|مساء|عصرا|عصر|ب.ظ|ب ظ|بعد از ظهر|بعدازظهر|شام|سہ پہر|p.m.|p.m|pm|م.|م|下午|晚上|午後|오후|בערב|אחר הצהריים|אחה"צ|शाम'
)
MORNING: Final = _halves(
    "صباحاً|صباحا|فجرا|ق.ظ|ق ظ|قبل از ظهر|صبح|a.m.|a.m|am|ص.|ص|上午|早上|午前|오전|בבוקר|לפנות בוקר|सुबह"
)
NOON: Final = _halves("ظهرا|ظهر|دوپہر|בצהריים|दोपहर|中午")  # from ten in the morning

# Names of zones and of the cities that pages print after a time; hours east of UTC or a zone name.
_ZONE_ROWS: Final[Mapping[str, float | str]] = {
        "z|utc|gmt|ut|غرينتش|غرينيتش|جرينتش|جرينيتش|غرينتش": 0.0,
        "est": -5.0, "edt": -4.0, "cst": -6.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0,
        "cet|mez": 1.0, "cest|mesz": 2.0, "bst": 1.0, "eet": 2.0, "eest": 3.0, "wet": 0.0, "west": 1.0, "msk|мск": 3.0,
        "jst|kst": 9.0, "hkt": 8.0, "ksa": 3.0, "trt": 3.0,
        "دمشق|سوريا|damascus": "Asia/Damascus",
        "بيروت|لبنان|beirut": "Asia/Beirut",
        "بغداد|العراق|baghdad": "Asia/Baghdad",
        "القاهرة|مصر|cairo": "Africa/Cairo",
        "مكة|مكة المكرمة|الرياض|السعودية|riyadh|mecca": "Asia/Riyadh",
        "الدوحة|قطر|doha": "Asia/Qatar",
        "الكويت|kuwait": "Asia/Kuwait",
        "المنامة|البحرين": "Asia/Bahrain",
        "أبوظبي|أبو ظبي|دبي|الإمارات|dubai|abu dhabi": "Asia/Dubai",
        "القدس|القدس المحتلة|jerusalem": "Asia/Jerusalem",
        "غزة|فلسطين|gaza": "Asia/Gaza",
        "الأردن|amman": "Asia/Amman",
        "صنعاء|عدن|اليمن": "Asia/Aden",
        "مسقط|سلطنة عمان": "Asia/Muscat",
        "الخرطوم|السودان": "Africa/Khartoum",
        "ليبيا": "Africa/Tripoli",
        "تونس|tunis": "Africa/Tunis",
        "الجزائر": "Africa/Algiers",
        "الرباط|المغرب": "Africa/Casablanca",
        "نواكشوط": "Africa/Nouakchott",
        "إسطنبول|اسطنبول|أنقرة|تركيا|istanbul|ankara": "Europe/Istanbul",
        "طهران|تهران|tehran": "Asia/Tehran",
        "لندن|london": "Europe/London",
        "باريس|paris": "Europe/Paris",
        "برلين|berlin": "Europe/Berlin",
        "موسكو|moscow": "Europe/Moscow",
        "واشنطن|نيويورك|washington|new york": "America/New_York",
}  # fmt: skip
# What one name means in several countries is that of the source's own, or nothing.
ZONES_OF_SEVERAL: Final[Mapping[str, frozenset[str]]] = {
    "ist": frozenset({"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}),
    "et": frozenset({"America/New_York", "America/Toronto", "America/Detroit"}),
}
ZONES: Final[Mapping[str, float | str]] = {
    fold_letters(word): zone for words, zone in _ZONE_ROWS.items() for word in words.split("|")
}

WEEKDAYS: Final[Mapping[str, int]] = _numbered(*WEEKDAY_ROWS)  # Monday is 1
# Words beside a date that change nothing about it.
FILLERS: Final = _set(
    "يوم|من|في|شهر|عام|سنة|الموافق|لـ|ل|الساعة|الساعه|عند|بتاريخ|تاريخ|التاريخ|بتوقيت|توقيت|التوقيت|نشر|نشرت|نشر في"
    "|تم النشر|تاريخ النشر|النشر|وقت النشر|كتب|كتب في|آخر تحديث|أخر تحديث|آخر|تحديث|محدث|حدث|حدثت|عدل|أضيف|اضيف|ميلادي|ميلادية"
    "|published|updated|last|last updated|posted|modified|on|at|date|time|of|the|first|as|from|to|local"
    "|am|um|vom|uhr|le|à|de|del|il|alle|el|a las|das|stand|veröffentlicht|aktualisiert|publié|mis à jour|pubblicato"
    "|ساعت|انتشار|زمان|تاریخ|تاریخ انتشار|ב|בשעה|פורסם|بجے|بوقت"
    "|ساعة|آخر تعديل|התעדכן|עודכן|עודכן ב|עדכון|עדכון אחרון|שעה|יום|feira|سهشنبه"
    "|güncelleme|güncellendi|son güncelleme|yayınlanma|yayınlanma tarihi|giriş|tarih|обновлено|опубликовано|время"
    "|atualizado|atualizado em|publicado|publicado em|actualizado|actualizado a las|aggiornato|aggiornato alle|bijgewerkt"
    "|تقريبا|واحدة|واحد|for|för|شائع|شائع شدہ|اپ ڈیٹ|बजे|अपडेट|更新|発表|配信|公開"
    "|st|nd|rd|th|er"
    "|kl|klo|saat|às|den|del|ora|óra|o|r|г|года|г.|в|р|року|рік|р.|о"
)


def alternatives(words: Iterable[str]) -> str:
    """Return the words as a pattern that prefers longer ones."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w))
    )


_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MEASURE: Final = re.compile(r"[%°$€£¥₪₺₽]")  # "3.50 €" is no time
_IGNORED: Final = FILLERS | WEEKDAYS.keys()
_LONG_FILLERS: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(w for w in _IGNORED if not w.isalpha() or not w.isascii())})(?!\w)"
)


def says_more(rest: str) -> bool:
    """Tell whether a string says more than the parts of a time that were taken from it."""
    rest = _LONG_FILLERS.sub(" ", rest)
    if any(character.isdigit() for character in rest) or _MEASURE.search(rest):
        return True
    return any(word not in _IGNORED for word in _WORD.findall(rest))
