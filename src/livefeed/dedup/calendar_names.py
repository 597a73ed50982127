"""Months, weekdays and ordinals in the languages of news, as they stand in sentences.

A name that is a common word besides, such as the short forms mar, set and dic, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

# A month a line: Arabic, English, other Latin, Cyrillic, Greek, Hebrew, Urdu, Persian, Indian.
MONTHS: Final = """
يناير january jan janvier janv januar januari janeiro enero gennaio ocak stycznia ledna ianuarie
январь января январе янв січня януари Ιανουαρίου ינואר جنوری ژانویه जनवरी জানুয়ারি január
|
فبراير شباط february feb febr février févr februar februari fevereiro febrero febbraio şubat
lutego února februarie февраль февраля феврале февр лютого Φεβρουαρίου פברואר فروری فوریه फरवरी
फ़रवरी ফেব্রুয়ারি
|
مارس اذار march mars märz marzo março maart mart marts maret marca března martie марта марте
березня Μαρτίου מרץ مارچ मार्च মার্চ március
|
ابريل نيسان april apr avril abril aprile abr nisan kwietnia dubna aprilie апрель апреля апреле
квітня Απριλίου אפריל اپریل آوریل अप्रैल এপ্রিল április
|
مايو ايار may mai mayo maggio maio mei maj mayıs maja května мая травня Μαΐου מאי مئی मई
|
يونيو يونيه حزيران june jun juin juni junho junio giugno haziran czerwca června iunie июнь июня
июне червня юни Ιουνίου יוני ژوئن जून জুন június
|
يوليو يوليه تموز july jul juillet juil juli julho julio luglio temmuz lipca července iulie июль
июля июле липня юли Ιουλίου יולי جولائی ژوئیه जुलाई জুলাই július
|
اغسطس august aug août augusti augustus agosto ağustos sierpnia srpna август августа августе серпня
Αυγούστου אוגוסט اگست अगस्त আগস্ট agustus augusztus
|
سبتمبر ايلول september sept sep septembre septiembre settembre setembro eylül września září
septembrie сентябрь сентября сентябре сент вересня септември Σεπτεμβρίου ספטמבר ستمبر سپتامبر
सितंबर सितम्बर সেপ্টেম্বর szeptember
|
اكتوبر october oct octobre octubre ottobre oktober outubro ekim października října octombrie
октябрь октября октябре окт жовтня октомври Οκτωβρίου אוקטובר اکتوبر اکتبر अक्टूबर अक्तूबर অক্টোবর
október
|
نوفمبر november nov novembre noviembre novembro kasım listopada listopadu noiembrie ноябрь ноября
ноябре нояб листопада ноември Νοεμβρίου נובמבר نومبر نوامبر नवंबर नवम्बर নভেম্বর
|
ديسمبر december dec décembre déc diciembre dicembre dezember dezembro aralık grudnia prosince
desember decembrie декабрь декабря декабре дек грудня декември Δεκεμβρίου דצמבר دسمبر دسامبر
दिसंबर दिसम्बर ডিসেম্বর
"""
PERSIAN_MONTHS: Final = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر بهمن اسفند"
WEEKDAYS: Final = """
الاثنين monday שני lundi lunes lunedì montag понедельник понедельника понеділок pazartesi maandag
poniedziałek poniedziałku måndag mandag senin دوشنبه پیر सोमवार Δευτέρα luni hétfőn 月曜 월요일-
星期一 周一
|
الثلاثاء tuesday שלישי mardi martes martedì dienstag вторник вторника вівторок salı dinsdag wtorek
tisdag tirsdag selasa سهشنبه منگل मंगलवार Τρίτη marți kedden 火曜 화요일- 星期二 周二
|
الأربعاء wednesday רביעי mercredi miércoles mercoledì mittwoch среда среду середу çarşamba woensdag
środa środę onsdag rabu چهارشنبه بدھ बुधवार Τετάρτη miercuri szerdán 水曜 수요일- 星期三 周三
|
الخميس thursday חמישי jeudi jueves giovedì donnerstag четверг четверга четвер perşembe donderdag
czwartek torsdag kamis پنجشنبه جمعرات गुरुवार Πέμπτη csütörtökön 木曜 목요일- 星期四 周四
|
الجمعة friday שישי vendredi viernes venerdì freitag пятница пятницу п'ятницю cuma vrijdag piątek
fredag jumat शुक्रवार Παρασκευή vineri pénteken 金曜 금요일- 星期五 周五
|
السبت saturday שבת samedi sábado sabato samstag sonnabend суббота субботу суботу cumartesi zaterdag
sobota sobotę lördag lørdag sabtu शनिवार Σάββατο sâmbătă szombaton 土曜 토요일- 星期六 周六
|
الأحد sunday ראשון dimanche domingo domenica sonntag воскресенье воскресенья неділю pazar zondag
niedziela niedzielę söndag søndag اتوار रविवार Κυριακή duminică vasárnap 日曜 일요일- 星期日 周日
"""

_FRENCH: Final = "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
_TURKISH: Final = "ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu"
_INDONESIAN: Final = "kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh"
_PERSIAN: Final = "دوم سوم چهارم پنجم ششم هفتم هشتم"
_URDU: Final = "- تیسر چوتھ پانچو - ساتو آٹھو نوو دسو"
_HINDI: Final = "- तीसर चौथ पांचव छठ सातव आठव नौव दसव"
# From the second on, what bends, with its endings; - where it is no numeral, or another one too.
_BENT: Final = (
    ("zweite dritte vierte fünfte sechste siebte - neunte zehnte", ",n,r,s,m"),
    ("- - - - - - achte", ",n,s"),
    ("tweede derde vierde vijfde zesde zevende achtste negende tiende", ""),
    ("- tredje fjärde femte sjätte sjunde åttonde nionde tionde", ""),
    ("- tredje fjerde femte sjette syvende ottende niende tiende", ""),
    (_FRENCH, ",s"),
    ("- tercer cuart quint sext séptim octav noven décim", "o,a,os,as"),
    ("- terceir quart quint sext sétim oitav non décim", "o,a,os,as"),
    ("- terz quart quint sest settim ottav non decim", "o,a,i"),
    ("втор - четверт пят шест седьм восьм девят десят", "ый,ой,ая,ое,ого,ому,ом,ую,ым"),
    ("- - четверт п'ят шост сьом восьм дев'ят десят", "ий,а,е,ого,ому,у,ої,им"),
    ("- - czwart piąt szóst siódm ósm dziewiąt dziesiąt", "y,a,e,ego,ej,ą,ym"),
    ("druh - čtvrt - šest sedm osm devát desát", "ý,á,é,ého,ou,ém"),
    ("δεύτερ τρίτ τέταρτ πέμπτ έκτ έβδομ όγδο ένατ δέκατ", "ος,η,ο,ου,ης,ην"),
    ("második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik", ""),
    ("- kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs kymmenes", ""),
    (_TURKISH, ""),
    (_INDONESIAN, ""),
    (_PERSIAN, ",ین"),
    (_URDU, "ا,ی,ے,اں,یں"),
    (_HINDI, "ा,ी,े,ां,ीं,ें"),
    ("- שלישי רביעי חמישי שישי שביעי שמיני תשיעי עשירי", ",ת"),
    ("- השלישי הרביעי החמישי השישי השביעי השמיני התשיעי העשירי", ",ת"),
)
_THIRD: Final = (
    "третий третья третье третьего третьему третьей третью третьем третьим третій третя третє "
    "третього третьому третьої третю trzeci trzecia trzecie trzeciego trzeciej trzecią "
    "třetí tercer treilea treia third"
)
# Ordinals that are common words besides, or a title, by language.
AMBIGUOUS: Final = {
    "fr": "premier 1 première 1 second 2 seconde 2",
    "es": "primer 1 primero 1 primera 1 segundo 2 segunda 2",
    "pt": "primeiro 1 primeira 1 segundo 2 segunda 2",
    "it": "primo 1 prima 1 secondo 2 seconda 2",
    "de": "erste 1 ersten 1 erster 1 erstes 1",
    "nl": "eerste 1",
    "sv": "första 1 andra 2",
    "da": "første 1 andre 2 anden 2 andet 2",
    "ru": "первый 1 первая 1 первое 1 первого 1 первой 1 первую 1",
    "uk": "перший 1 перша 1 перше 1 другий 2 друга 2 друге 2",
    "pl": "pierwszy 1 pierwsza 1 pierwsze 1 drugi 2 druga 2 drugie 2",
    "ur": "پہلا 1 پہلی 1 پہلے 1 دوسرا 2 دوسری 2 دوسرے 2",
    "hi": "पहला 1 पहली 1 पहले 1 दूसरा 2 दूसरी 2 दूसरे 2",
    "he": "ראשון 1 ראשונה 1 שנייה 2",
    "tr": "ilk 1 birinci 1",
    "id": "pertama 1",
    "fa": "اول 1 نخست 1 اولین 1 نخستین 1 نهم 9 دهم 10",
    "ko": "첫 1 한 1 두 2 세 3 네 4",
}


def ordinals() -> dict[int, str]:
    """Return ordinals from the second to the tenth, in all their forms, by their number."""
    found: dict[int, list[str]] = {number: [] for number in range(2, 11)}
    found[3].append(_THIRD)
    for stems, endings in _BENT:
        for number, stem in enumerate(stems.split(), 2):
            if stem != "-":
                found[number] += map("".join, product([stem], endings.split(",")))
    return {number: " ".join(words) for number, words in found.items()}


def months() -> Iterator[tuple[int, str]]:
    """Yield number and name of each month, in all languages."""
    for number, names in enumerate(MONTHS.split("|"), 1):
        yield from ((number, name) for name in names.split())
