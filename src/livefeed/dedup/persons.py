"""Persons by their given names: one in the place of another in equal words is other news.

No list is complete, and names that are ordinary words as well, such as أمل or Grace, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import is_function_word
from livefeed.dedup.numbers import is_numeric
from livefeed.dedup.spelling import share_in_line
from livefeed.text.fold import fold

_GIVEN: Final = """
محمد أحمد محمود مصطفى حسين حسن إبراهيم يوسف عمر عثمان خالد وليد طارق زياد سامي سمير نبيل عادل كمال
جمال هشام عصام حسام أسامة أيمن باسل باسم بسام بلال تامر ثامر جابر جاسم جورج حاتم حازم حمد حمدان
حمدي حمزة حيدر خليل رامي رائد رشاد رضا رفعت رفيق زكريا زهير سعد سعود سلمان سليم سليمان سهيل شادي
شاكر شريف شعبان صابر صدام صلاح ضياء طلال ظافر عاصم عامر عباس عبدالله عبدالرحمن عبدالعزيز عبدالكريم
عبدالفتاح عبدالحميد عبدالمجيد عبدالقادر عبداللطيف عبدالسلام عبدالوهاب عدنان عزيز عقيل علاء عماد
عمار عمران عيسى غازي غسان فادي فارس فاروق فاضل فايز فراس فهد فواز فؤاد فيصل قاسم قصي كاظم كريم لؤي
ماجد مازن ماهر مجدي محسن مراد مروان مشعل مصعب معاذ معتز معمر ممدوح منذر منصور منير مهند موسى موفق
ناجي نادر ناصر نايف نجيب نزار نضال نعيم نواف نوري هادي هاشم هاني هيثم وائل وسام ياسر ياسين يحيى
يزيد يعقوب يونس أنس أنور أديب أكرم أمجد إسماعيل إياد إيهاب إلياس بدر بندر تركي أدهم فاطمة عائشة
خديجة زينب مريم سارة ليلى هند سلمى نادية سمية رانيا ريم دينا هالة منى مها نورا نوال سعاد سميرة
فوزية لمياء لينا مايا ميرا نجوى نجلاء هدى وفاء ياسمين رحاب رغد رنا رهف سهى شيماء صفاء عبير علياء
غادة كوثر حنان جيهان إيمان أسماء بطرس بولس جبران ميشال ميشيل أنطوان إيلي سمعان جوزيف توماس جيمس
جون مايكل ديفيد روبرت ريتشارد دونالد بيتر بول مارك ستيفن جيفري إيمانويل فرانسوا جان نيكولا أنجيلا
كريستين جورجيا فلاديمير سيرغي ديمتري يوري فولوديمير رجب بنيامين نفتالي إيهود علي+رضا محمدرضا

james john robert michael william david richard joseph thomas charles christopher daniel matthew
anthony donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason
jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
gregory alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas
zachary peter kyle walter ethan jeremy harold keith roger noah gerald carl terry sean arthur
lawrence jesse dylan bryan joe billy bruce albert willie gabriel logan alan juan wayne roy ralph
randy eugene vincent russell elijah louis bobby philip johnny simon oliver harry liam luke martin
neil colin graham stuart ian craig derek hugh nigel trevor mary patricia jennifer linda elizabeth
barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna
michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel
carolyn janet catherine maria heather diane ruth julie olivia joyce kelly christina lauren joan
evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara frances kathryn
janice jean abigail alice julia judy sophia denise amber doris marilyn danielle beverly isabella
theresa diana natalie brittany kayla alexis lori carla claire fiona gillian nicola pierre michel
jacques bernard claude philippe alain christophe laurent nicolas olivier pascal thierry julien
stephane frederic sebastien guillaume antoine mathieu francois andre jerome emmanuel bruno yves
didier marc luc hugo camille sylvie isabelle nathalie valerie veronique celine sandrine aurelie
elodie chloe lucie mathilde helene brigitte monique francoise jeanne carlos luis javier alejandro
miguel fernando diego manuel rafael sergio ricardo pablo pedro alberto alvaro andres antonio ramon
raul ruben mario eduardo ignacio gonzalo enrique felipe gustavo hector ivan jaime joaquin jorge
lorenzo marcos oscar roberto rodrigo salvador tomas vicente lucia carmen pilar dolores isabel
elena cristina beatriz silvia raquel rocio alicia irene ines joao paulo marcelo leandro thiago
tiago rui nuno henrique caio otavio vinicius renata fernanda juliana mariana adriana luciana
gabriela giuseppe giovanni francesco marco luca stefano paolo alessandro matteo davide massimo
giorgio enrico fabio claudio giulia chiara francesca federica elisa paola giorgia silvio hans
klaus jurgen wolfgang heinz dieter manfred uwe gunter horst bernd rainer thorsten jens stefan
matthias markus andreas sebastian tobias florian lukas felix maximilian friedrich olaf lars sabine
petra monika ursula renate heike birgit katrin anja gisela annette mehmet mustafa ahmet ali
huseyin hasan ibrahim ismail osman murat kemal yusuf omer recep ramazan emre burak volkan serkan
hakan onur orhan cengiz tayfun selim fatma ayse emine hatice zeynep elif merve esra busra budi
agus joko siti dewi sri bambang hendra andi rudi eko dedi iwan wahyu yudi rina mohammed muhammad
mohamed ahmed mahmoud omar khaled youssef hassan hussein karim tariq samir nabil bilal imran
faisal abdullah salman fatima aisha maryam layla noor rajesh suresh ramesh amit anil sunil sanjay
vijay ravi rahul ajay manoj deepak arun ashok narendra priya sunita anita kavita pooja neha sergey
alexei dmitri vladimir andrei mikhail nikolai oleg yuri viktor igor boris pavel anatoly

александр сергей андрей алексей дмитрий михаил иван евгений владимир николай максим артём денис
павел игорь олег виктор юрий анатолий валерий константин роман кирилл антон виталий василий пётр
геннадий станислав вячеслав борис григорий никита илья егор степан фёдор леонид эдуард тимур
руслан рамзан наталья елена ольга татьяна ирина светлана екатерина марина мария анна людмила юлия
галина валентина алла оксана дарья ксения анастасия виктория полина

דוד משה יוסף יעקב אברהם יצחק שמואל דניאל מיכאל אלי רון יובל עומר איתן נועם גיל אורי עידו רועי
בנימין נפתלי אביגדור בצלאל איתמר יאיר גדעון אריה שרה רחל לאה מרים אסתר תמר נועה מיכל יעל שירה ענת
אורית

राजेश सुरेश रमेश अमित अनिल सुनील संजय विजय रवि राहुल अजय मनोज दीपक अरुण अशोक नरेंद्र महेश दिनेश
मुकेश राकेश विनोद प्रमोद आलोक विकास सोनिया प्रियंका सुनीता अनीता कविता पूजा नेहा

حامد حميد رضا مهدی جواد سجاد امیر پرویز جمشید داریوش بهرام فرهاد نسرین شیرین پروین مهسا نرگس شہباز
نواز عمران آصف بلاول اسحاق خواجہ شوکت راجہ رانا مریم
"""
_MOST_WORDS: Final = 3  # of a name
_ONE_NAME: Final = 0.7  # difflib's ratio
_PROCLITICS: Final = frozenset("وفبلك")
_SHORT: Final = 3  # letters
_NEAR: Final = 6  # words on either side in which the same person may be named
_CASES: Final = "аяуюыиеойем"
_CYRILLIC_STEM: Final = 4  # letters


def _stem(name: str) -> str:
    """Return a name without the ending of a Russian case; others as they are."""
    if not "\u0400" <= name[:1] <= "\u04ff" or len(name) <= _CYRILLIC_STEM:
        return name
    return name.rstrip(_CASES) if len(name.rstrip(_CASES)) >= _CYRILLIC_STEM - 1 else name


_NAMES: Final = frozenset(_stem(fold(name).replace(" ", "")) for name in _GIVEN.split())


@lru_cache(maxsize=4096)
def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name, also after و, ب, ل and their like."""
    return (
        word in _NAMES
        or _stem(word) in _NAMES
        or (word[:1] in _PROCLITICS and len(word) > _SHORT and word[1:] in _NAMES)
    )


def other_person(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether a change puts one person in the place of another, none of them named beside."""
    left, right = older[change.i1 : change.i2], newer[change.j1 : change.j2]
    if not (1 <= len(left) <= _MOST_WORDS and 1 <= len(right) <= _MOST_WORDS):
        return False
    if not (is_given_name(left[0]) and is_given_name(right[0]) and _are_names((*left, *right))):
        return False
    if _are_near(_stem(left[0]), _stem(right[0])):
        return False
    around_there = newer[max(change.j1 - _NEAR, 0) : change.j2 + _NEAR]
    around_here = older[max(change.i1 - _NEAR, 0) : change.i2 + _NEAR]
    return left[0] not in around_there and right[0] not in around_here


def _are_near(one: str, other: str) -> bool:
    """Tell whether two given names may be spellings of one: Mohamed, Mohammed."""
    return share_in_line(one, other) >= _ONE_NAME


def _are_names(words: Sequence[str]) -> bool:
    return not any(is_function_word(word) or is_numeric(word) for word in words)
