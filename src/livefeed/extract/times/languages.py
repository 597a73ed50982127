"""Months and weekdays of further languages, after Unicode's CLDR 48, as Babel 2.18 gives them.

A word that means another month in another language is left out: a wrong time is worse than none.
"""

# ruff: noqa: E501 - one month or day of the week per line, in all its languages
from __future__ import annotations

from typing import Final

# Portuguese, Dutch, Turkish, Swedish, Danish, Norwegian, Finnish, Polish, Romanian, Russian,
# Ukrainian, Bulgarian, Indonesian, Catalan, Czech, Hungarian, Greek, Hindi
FURTHER_MONTHS: Final = (
    "janeiro|januari|ocak|oca|tammikuuta|stycznia|ianuarie|января|янв|січня|януари|gener|ledna|január|ιανουαρίου|जनवरी",
    "fevereiro|fev|februari|şubat|şub|helmikuuta|lutego|februarie|февраля|февр|лютого|февруари|febrer|února|február|φεβρουαρίου|फ़रवरी|फरवरी",
    "março|maart|mart|marts|maaliskuuta|marca|martie|марта|мар|березня|март|maret|març|března|március|μαρτίου|मार्च",
    "abr|nisan|huhtikuuta|kwietnia|aprilie|апреля|апр|квітня|април|d’abril|dubna|április|απριλίου|अप्रैल",
    "maio|mei|mayıs|maj|toukokuuta|maja|мая|травня|май|maig|května|május|μαΐου|मई",
    "junho|haziran|kesäkuuta|czerwca|iunie|июня|июн|червня|юни|juny|června|június|ιουνίου|जून",
    "julho|temmuz|heinäkuuta|lipca|iulie|июля|июл|липня|юли|juliol|července|július|ιουλίου|जुलाई",
    "augustus|ağustos|ağu|augusti|elokuuta|sierpnia|августа|авг|серпня|август|agustus|d’agost|srpna|augusztus|αυγούστου|अगस्त",
    "setembro|eylül|eyl|syyskuuta|września|septembrie|сентября|сент|вересня|септември|setembre|září|szeptember|σεπτεμβρίου|सितंबर|सितम्बर",
    "outubro|ekim|eki|lokakuuta|października|octombrie|октября|окт|жовтня|октомври|d’octubre|října|október|οκτωβρίου|अक्टूबर|अक्तूबर",
    "novembro|kasım|kas|marraskuuta|noiembrie|ноября|нояб|листопада|ноември|listopadu|νοεμβρίου|नवंबर|नवम्बर",
    "dezembro|aralık|desember|joulukuuta|grudnia|decembrie|декабря|дек|грудня|декември|desembre|prosince|δεκεμβρίου|दिसंबर|दिसम्बर",
)
# From Monday to Sunday; short names of the languages whose pages print them alone with a time.
WEEKDAY_ROWS: Final = (
    "الاثنين|الإثنين|اثنين|دوشنبه|دو شنبه|پیر|monday|mon|lundi|lun|montag|mo|lunedì|lunes|segunda|segunda-feira|seg|יום שני|שני|maandag|ma|pazartesi|pzt|måndag|mandag|maanantai|maanantaina|poniedziałek|luni|понедельник|пн|понеділок|понеделник|senin|dilluns|pondělí|hétfő|δευτέρα|月曜日|월요일|星期一|周一|सोमवार",
    "الثلاثاء|ثلاثاء|سه شنبه|سهشنبه|منگل|tuesday|tue|tues|mardi|dienstag|di|martedì|martes|terça|terça-feira|ter|יום שלישי|שלישי|dinsdag|salı|sal|tisdag|tirsdag|tiistai|tiistaina|wtorek|marți|вторник|вт|вівторок|selasa|dimarts|úterý|kedd|τρίτη|火曜日|화요일|星期二|周二|मंगलवार",
    "الأربعاء|أربعاء|چهارشنبه|چهار شنبه|بدھ|wednesday|wed|mercredi|mer|mittwoch|mi|mercoledì|miércoles|mié|quarta|quarta-feira|qua|יום רביעי|רביעי|woensdag|wo|çarşamba|çar|onsdag|keskiviikko|keskiviikkona|środa|miercuri|среда|ср|середа|сряда|rabu|dimecres|středa|szerda|τετάρτη|水曜日|수요일|星期三|周三|बुधवार",
    "الخميس|خميس|پنجشنبه|پنج شنبه|جمعرات|thursday|thu|thur|thurs|jeudi|jeu|donnerstag|do|giovedì|gio|jueves|jue|quinta|quinta-feira|qui|יום חמישי|חמישי|donderdag|perşembe|per|torsdag|torstai|torstaina|czwartek|joi|четверг|чт|четвер|четвъртък|kamis|dijous|čtvrtek|csütörtök|πέμπτη|木曜日|목요일|星期四|周四|गुरुवार",
    "الجمعة|جمعة|جمعه|آدینه|friday|fri|vendredi|ven|freitag|fr|venerdì|viernes|vie|sexta|sexta-feira|sex|יום שישי|שישי|vrijdag|vr|cuma|cum|fredag|perjantai|perjantaina|piątek|vineri|пятница|пт|пʼятниця|петък|jumat|divendres|pátek|péntek|παρασκευή|金曜日|금요일|星期五|周五|शुक्रवार",
    "السبت|سبت|شنبه|ہفتہ|saturday|sat|samedi|sam|samstag|sa|sabato|sab|sábado|sáb|יום שבת|שבת|zaterdag|za|cumartesi|cmt|lördag|lørdag|lauantai|lauantaina|sobota|sâmbătă|суббота|сб|субота|събота|sabtu|dissabte|szombat|σάββατο|土曜日|토요일|星期六|周六|शनिवार",
    "الأحد|أحد|یکشنبه|یک شنبه|اتوار|sunday|sun|dimanche|dim|sonntag|so|domenica|dom|domingo|יום ראשון|ראשון|zondag|zo|pazar|paz|söndag|søndag|sunnuntai|niedziela|duminică|воскресенье|вс|неділя|неделя|minggu|diumenge|neděle|vasárnap|κυριακή|日曜日|일요일|星期日|星期天|周日|रविवार",
)
