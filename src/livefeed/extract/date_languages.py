"""Months and weekdays of further languages, after Unicode's CLDR 48, as Babel 2.18 gives them.

A word that means another month in another language is left out: a wrong time is worse than none.
"""

from __future__ import annotations

from typing import Final

# Portuguese, Dutch, Turkish, Swedish, Danish, Norwegian, Finnish, Polish, Romanian, Russian,
# Ukrainian, Bulgarian, Indonesian, Catalan, Czech, Hungarian, Greek
FURTHER_MONTHS: Final = (
    "janeiro|januari|ocak|oca|tammikuuta|stycznia|ianuarie|января|янв|січня|януари|gener|ledna|január|ιανουαρίου",
    "fevereiro|fev|februari|şubat|şub|helmikuuta|lutego|februarie|февраля|февр|лютого|февруари|febrer|února|február|φεβρουαρίου",
    "março|maart|mart|marts|maaliskuuta|marca|martie|марта|мар|березня|март|maret|març|března|március|μαρτίου",
    "abr|nisan|huhtikuuta|kwietnia|aprilie|апреля|апр|квітня|април|d’abril|dubna|április|απριλίου",
    "maio|mei|mayıs|maj|toukokuuta|maja|мая|травня|май|maig|května|május|μαΐου",
    "junho|haziran|kesäkuuta|czerwca|iunie|июня|июн|червня|юни|juny|června|június|ιουνίου",
    "julho|temmuz|heinäkuuta|lipca|iulie|июля|июл|липня|юли|juliol|července|július|ιουλίου",
    "augustus|ağustos|ağu|augusti|elokuuta|sierpnia|августа|авг|серпня|август|agustus|d’agost|srpna|augusztus|αυγούστου",
    "setembro|eylül|eyl|syyskuuta|września|septembrie|сентября|сент|вересня|септември|setembre|září|szeptember|σεπτεμβρίου",
    "outubro|ekim|eki|lokakuuta|października|octombrie|октября|окт|жовтня|октомври|d’octubre|října|október|οκτωβρίου",
    "novembro|kasım|kas|marraskuuta|noiembrie|ноября|нояб|листопада|ноември|listopadu|νοεμβρίου",
    "dezembro|aralık|desember|joulukuuta|grudnia|decembrie|декабря|дек|грудня|декември|desembre|prosince|δεκεμβρίου",
)
FURTHER_WEEKDAYS: Final = (
    "segunda|feira|terça|quarta|quinta|sexta",
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag",
    "mandag|tirsdag|lørdag|søndag",
    "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina|lauantaina|sunnuntai",
    "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    "luni|marți|miercuri|joi|vineri|sâmbătă|duminică",
    "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье",
    "понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя",
    "понеделник|сряда|четвъртък|петък|събота|неделя",
    "senin|selasa|rabu|kamis|jumat|sabtu|minggu",
    "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
    "pondělí|úterý|středa|čtvrtek|pátek|neděle",
    "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日|월요일|화요일|수요일|목요일|금요일|토요일|일요일",
)
