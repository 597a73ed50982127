"""One piece of news in ten languages, with the edits that keep it and those that change it."""

from __future__ import annotations

from dataclasses import dataclass

Edits = list[tuple[str, str]]  # what stands there | what is put in its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    text: str
    edited: Edits  # other words, the same facts
    spelt: Edits  # numbers in digits for words and the reverse
    digits: Edits  # another number
    words: Edits  # another number, spelt out
    outcome: Edits
    place: Edits
    until: str  # where a shorter text ends
    unrelated: str

    def with_edits(self, kind: str) -> str:
        text = self.text
        for old, new in getattr(self, kind):
            assert old in text, (kind, old)
            text = text.replace(old, new, 1)
        return text

    @property
    def beginning(self) -> str:
        return self.text[: self.text.index(self.until) + len(self.until)]


LANGUAGES: dict[str, Told] = {
    "English": Told(
        text=(
            "A fire broke out in a furniture warehouse near the port of Hamburg on Tuesday "
            "night, killing 12 people and injuring nine others, the fire brigade said. More "
            "than 200 firefighters fought the blaze for six hours, and two nearby schools "
            "were evacuated as a precaution, officials added."
        ),
        edited=[
            ("A fire", "A large fire"),
            ("warehouse", "depot"),
            ("Hamburg on", "Hamburg late on"),
            ("brigade", "department"),
            ("fought", "battled"),
            ("precaution, officials added.", "precaution."),
        ],
        spelt=[("12", "twelve"), ("nine", "9"), ("200", "two hundred"), ("six", "6")],
        digits=[("12", "17")],
        words=[("nine", "fifteen")],
        outcome=[("were evacuated", "were not evacuated")],
        place=[("Hamburg", "Liverpool")],
        until="s, the fire brigade said.",
        unrelated=(
            "Police arrested three men in connection with a robbery at a jewellery store in "
            "the old town on Tuesday night, prosecutors said. The suspects are due to appear "
            "in court on Thursday, and investigators are still searching for the stolen "
            "goods, officials added."
        ),
    ),
    "French": Told(
        text=(
            "Un incendie s'est déclaré mardi soir dans un entrepôt de meubles près du port "
            "de Marseille, faisant 12 morts et neuf blessés, ont annoncé les pompiers. Plus "
            "de 200 pompiers ont lutté contre les flammes pendant six heures et deux écoles "
            "voisines ont été évacuées par précaution."
        ),
        edited=[
            ("Un incendie", "Un violent incendie"),
            ("entrepôt", "dépôt"),
            ("ont annoncé", "selon"),
            ("les flammes", "le feu"),
        ],
        spelt=[("12", "douze"), ("neuf", "9"), ("200", "deux cents"), ("six", "6")],
        digits=[("12", "17")],
        words=[("neuf", "quinze")],
        outcome=[("voisines ont été", "voisines n'ont pas été")],
        place=[("Marseille,", "Barcelone,")],
        until="ont annoncé les pompiers.",
        unrelated=(
            "La police a arrêté mardi soir trois hommes soupçonnés d'avoir cambriolé une "
            "bijouterie de la vieille ville, ont annoncé les procureurs. Les suspects "
            "doivent comparaître jeudi et les enquêteurs recherchent toujours le butin."
        ),
    ),
    "Spanish": Told(
        text=(
            "Un incendio se declaró el martes por la noche en un almacén de muebles cerca "
            "del puerto de Barcelona y causó 12 muertos y nueve heridos, informaron los "
            "bomberos. Más de 200 bomberos lucharon contra las llamas durante seis horas y "
            "dos escuelas cercanas fueron evacuadas por precaución."
        ),
        edited=[
            ("Un incendio", "Un gran incendio"),
            ("almacén", "depósito"),
            ("informaron", "según"),
            ("las llamas", "el fuego"),
        ],
        spelt=[("12", "doce"), ("nueve", "9"), ("200", "doscientos"), ("seis", "6")],
        digits=[("12", "17")],
        words=[("nueve", "quince")],
        outcome=[("cercanas fueron", "cercanas no fueron")],
        place=[("Barcelona", "Lisboa")],
        until=" informaron los bomberos.",
        unrelated=(
            "La policía detuvo el martes por la noche a tres hombres sospechosos de robar "
            "una joyería del casco antiguo, informó la fiscalía. Los sospechosos "
            "comparecerán el jueves y los investigadores siguen buscando el botín."
        ),
    ),
    "German": Told(
        text=(
            "In einem Möbellager nahe dem Hafen von Hamburg ist am Dienstagabend ein Feuer "
            "ausgebrochen, dabei kamen 12 Menschen ums Leben, neun weitere wurden verletzt, "
            "teilte die Feuerwehr mit. Mehr als 200 Feuerwehrleute kämpften sechs Stunden "
            "lang gegen die Flammen, zwei benachbarte Schulen wurden vorsorglich geräumt."
        ),
        edited=[
            ("einem Möbellager", "einem großen Möbellager"),
            ("am Dienstagabend", "am späten Dienstagabend"),
            ("Feuer ", "Brand "),
            ("teilte", "wie"),
            ("mit.", "mitteilte."),
        ],
        spelt=[("12", "zwölf"), ("neun", "9"), ("200", "zweihundert"), ("sechs", "6")],
        digits=[("12", "17")],
        words=[("neun", "fünfzehn")],
        outcome=[("vorsorglich", "nicht")],
        place=[("Hamburg", "Lissabon")],
        until="teilte die Feuerwehr mit.",
        unrelated=(
            "Die Polizei hat am Dienstagabend drei Männer festgenommen, die ein "
            "Juweliergeschäft in der Altstadt überfallen haben sollen, teilte die "
            "Staatsanwaltschaft mit. Die Verdächtigen sollen am Donnerstag dem Richter "
            "vorgeführt werden, nach der Beute wird noch gesucht."
        ),
    ),
    "Turkish": Told(
        text=(
            "İzmir limanı yakınındaki bir mobilya deposunda salı gecesi yangın çıktı, 12 "
            "kişi hayatını kaybetti, dokuz kişi yaralandı. İtfaiye müdürlüğünün açıklamasına "
            "göre 200 itfaiyeci altı saat boyunca alevlerle mücadele etti ve yakındaki iki "
            "okul tedbir amacıyla boşaltıldı."
        ),
        edited=[
            ("yakınındaki bir", "yakınındaki büyük bir"),
            ("İtfaiye müdürlüğünün", "İtfaiyenin"),
            ("tedbir amacıyla", "tedbiren"),
        ],
        spelt=[("12", "on iki"), ("dokuz", "9"), ("200", "iki yüz"), ("altı ", "6 ")],
        digits=[("12", "17")],
        words=[("dokuz", "yedi")],
        outcome=[("boşaltıldı.", "boşaltılmadı.")],
        place=[("İzmir", "Adana")],
        until="ti, dokuz kişi yaralandı.",
        unrelated=(
            "Polis salı gecesi eski kentte bir kuyumcuyu soyduğundan şüphelenilen üç kişiyi "
            "gözaltına aldı. Savcılığın açıklamasına göre şüpheliler perşembe günü mahkemeye "
            "çıkarılacak ve çalınan mallar hâlâ aranıyor."
        ),
    ),
    "Russian": Told(
        text=(
            "Пожар вспыхнул во вторник вечером на мебельном складе недалеко от порта Одессы, "
            "погибли 12 человек, девять ранены, сообщили пожарные. Более 200 пожарных "
            "боролись с огнём шесть часов, две соседние школы были эвакуированы из "
            "предосторожности."
        ),
        edited=[
            ("Пожар", "Крупный пожар"),
            ("недалеко", "неподалёку"),
            ("пожарные.", "спасатели."),
        ],
        spelt=[("12", "двенадцать"), ("девять", "9"), ("200", "двухсот"), ("шесть", "6")],
        digits=[("12", "17")],
        words=[("девять", "пятнадцать")],
        outcome=[("школы были", "школы не были")],
        place=[("Одессы,", "Риги,")],
        until="анены, сообщили пожарные.",
        unrelated=(
            "Полиция задержала во вторник вечером троих мужчин, подозреваемых в ограблении "
            "ювелирного магазина в старом городе, сообщила прокуратура. Подозреваемые "
            "предстанут перед судом в четверг, похищенное ещё не найдено."
        ),
    ),
    "Hebrew": Told(
        text=(
            "שריפה פרצה ביום שלישי בערב במחסן רהיטים סמוך לנמל חיפה, 12 בני אדם נהרגו ותשעה "
            "נפצעו, כך מסרו שירותי הכבאות. יותר מ-200 כבאים נאבקו בלהבות במשך שש שעות ושני "
            "בתי ספר סמוכים פונו מחשש לעשן."
        ),
        edited=[
            ("שריפה פרצה", "שריפה גדולה פרצה"),
            ("סמוך לנמל", "ליד נמל"),
            ("מסרו שירותי", "נמסר משירותי"),
        ],
        spelt=[
            ("12", "שנים עשר"),
            ("ותשעה", "ו-9"),
            ("מ-200", "ממאתיים"),
            ("במשך שש שעות", "במשך 6 שעות"),
        ],
        digits=[("12", "17")],
        words=[("ותשעה", "ושבעה")],
        outcome=[("סמוכים פונו", "סמוכים לא פונו")],
        place=[("חיפה,", "אשדוד,")],
        until="ו, כך מסרו שירותי הכבאות.",
        unrelated=(
            "המשטרה עצרה ביום שלישי בערב שלושה גברים החשודים בשוד חנות תכשיטים בעיר העתיקה, "
            "כך מסרה הפרקליטות. החשודים יובאו ביום חמישי בפני שופט והרכוש הגנוב טרם נמצא."
        ),
    ),
    "Persian": Told(
        text=(
            "شامگاه سه‌شنبه در یک انبار مبلمان نزدیک بندر بوشهر آتش‌سوزی رخ داد و ۱۲ نفر "
            "کشته و نه نفر زخمی شدند، سازمان آتش‌نشانی اعلام کرد بیش از ۲۰۰ آتش‌نشان شش ساعت "
            "با شعله‌ها جنگیدند و دو مدرسهٔ مجاور برای احتیاط تخلیه شد."
        ),
        edited=[
            ("انبار مبلمان", "انبار بزرگ مبلمان"),
            ("نزدیک", "در نزدیکی"),
            ("اعلام کرد", "گفت"),
        ],
        spelt=[("۱۲", "دوازده"), ("نه", "۹"), ("۲۰۰", "دویست"), ("شش", "۶")],
        digits=[("۱۲", "۱۷")],
        words=[("شش", "هشت")],
        outcome=[("شد.", "نشد.")],
        place=[("بوشهر", "چابهار")],
        until="ر کشته و نه نفر زخمی شدند",
        unrelated=(
            "پلیس شامگاه سه‌شنبه سه مرد را به ظن سرقت از یک جواهرفروشی در محلهٔ قدیمی شهر "
            "بازداشت کرد، دادستانی گفت مظنونان روز پنجشنبه در دادگاه حاضر می‌شوند و اموال "
            "مسروقه هنوز پیدا نشده است."
        ),
    ),
    "Japanese": Told(
        text=(
            "横浜港近くの家具倉庫で火曜日の夜に火災が発生し、12人が死亡、9人が負傷したと消防が発表した。200人以上の消防士が6時"
            "間にわたり消火活動にあたり、近くの学校2校の児童が念のため避難した。"
        ),
        edited=[("の家", "の大型家"), ("の夜", "の深夜"), ("発表", "明らかに")],
        spelt=[("12", "十二"), ("9", "九"), ("6", "六")],
        digits=[("12人", "17人")],
        words=[("12", "十七")],
        outcome=[("が念のため", "は"), ("難した。", "難しなかった。")],
        place=[("横浜", "神戸")],
        until="し、12人が死亡、9人が負傷したと消防が発表した。",
        unrelated="警察は火曜日の夜、旧市街の宝石店に押し入った疑いで男3人を逮捕したと検察が発表した。容疑者は木曜日に出廷する予定で、盗まれた品はまだ見つかっていない。",
    ),
    "Chinese": Told(
        text="星期二晚上，天津港附近一家家具仓库发生火灾，造成12人死亡、9人受伤，消防部门说。200多名消防员奋战六个小时才将火扑灭，附近两所学校出于安全考虑已经疏散。",
        edited=[("晚上", "深夜"), ("家家", "家大型家"), ("说", "表示")],
        spelt=[("12", "十二"), ("9", "九"), ("六", "6")],
        digits=[("12人", "17人")],
        words=[("六", "八")],
        outcome=[("已经", "没有")],
        place=[("天津", "上海")],
        until="库发生火灾，造成12人死亡、9人受伤，消防部门说。",
        unrelated="警方星期二晚上逮捕了三名男子，他们涉嫌抢劫老城区一家珠宝店，检察官说。嫌疑人将于星期四出庭，被盗物品至今没有找到。",
    ),
}
