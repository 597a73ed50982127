from __future__ import annotations

from importlib.resources import files

import pytest

from livefeed.dedup.facts import fact_differences
from livefeed.dedup.places import places
from livefeed.text.fold import fold

FRAME = "قالت مصادر مطلعة لوسائل إعلام إن الاجتماع المقرر {} سيبحث ملف المياه والطاقة بين الجانبين"


def differences(before: str, after: str) -> list[tuple[str, str, str]]:
    older, newer = (fold(FRAME.format(words)).split() for words in (before, after))
    return [(found.kind, found.before, found.after) for found in fact_differences(older, newer)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("في حمص", "في حماة"),
        ("للرياض", "للدوحة"),
        ("بدير الزور", "بالرقة"),
        ("في بلدة الصنوبر", "في بلدة الزعرور"),
        ("مع الفنان القدير عادل الرفاعي", "مع الفنان القدير كمال الزهراوي"),
        ("with Damascus", "with Ankara"),
    ],
)
def test_one_name_in_the_place_of_another_is_a_fact(before: str, after: str) -> None:
    assert [kind for kind, *_ in differences(before, after)] == ["name"]
    assert [kind for kind, *_ in differences(after, before)] == ["name"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("في أبوظبي", "في أبو ظبي"),
        ("في إسطنبول", "باسطنبول"),
        ("مع إيران", "مع طهران"),  # its seat for a government
        ("في بلدة سوروج", "في بلدة سوروتش"),  # two spellings of a foreign name
        ("في المنطقة وخاصة", "في المنطقة وخصوصاً"),
        ("في دمشق وحلب", "في حلب ودمشق"),
        ("في مدينة كبيرة", "في مدينة ضخمة"),
        ("في دمشق", "في العاصمة"),
    ],
)
def test_one_name_told_in_two_ways_is_none(before: str, after: str) -> None:
    assert differences(before, after) == []


def test_places_are_found_behind_what_is_written_together_with_them() -> None:
    words = fold("وصل من بيروت إلى دير الزور ثم للقاهرة وبحلب").split()
    assert places(words, 0, len(words)) == {"لبنان", "دير الزور", "مصر", "حلب"}
    assert places(words, 4, 5) == {"دير الزور"}


EVERYWHERE = [
    ("Es brannte am Freitag in {}, teilte die Feuerwehr am Abend mit.", "Graz", "Linz"),
    ("L'incendie s'est déclaré à {} dans la nuit, selon les pompiers.", "Marseille", "Toulouse"),
    ("El incendio comenzó el jueves en {} según los bomberos locales.", "Málaga", "Zaragoza"),
    ("O incêndio começou na quinta-feira em {} segundo os bombeiros.", "Petrópolis", "Teresópolis"),
    ("Gempa mengguncang kota {} pada Senin siang, menurut BNPB.", "Cianjur", "Sukabumi"),
    ("Yangın perşembe günü {} çıktı, itfaiye ekipleri söndürdü.", "Van'da", "Muş'ta"),
    ("Пожар начался в четверг в {} сообщили в управлении МЧС.", "Челябинске", "Магнитогорске"),
    ("השריפה פרצה ביום חמישי {} לפי דוברות כבאות והצלה.", "בחדרה", "באשדוד"),
    ("به گفته آتش نشانی حریق پنجشنبه شب در {} مهار شد.", "کرمان", "سمنان"),
    ("فائر بریگیڈ کے مطابق آگ جمعرات کو {} میں لگی تھی۔", "لاہور", "فیصل آباد"),
    ("दमकल के अनुसार आग गुरुवार को {} में लगी थी।", "कानपुर", "लखनऊ"),
    ("据消防部门通报，周四夜间{}发生火灾，无人伤亡。", "四川成都", "云南昆明"),
]


@pytest.mark.parametrize(("frame", "here", "there"), EVERYWHERE)
def test_a_place_that_no_word_announces_is_known_in_many_languages(
    frame: str, here: str, there: str
) -> None:
    older, newer = (fold(frame.format(place)).split() for place in (here, there))
    assert [fact.kind for fact in fact_differences(older, newer)] == ["name"]
    assert [fact.kind for fact in fact_differences(newer, older)] == ["name"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("في شنغهاي", "في شانغهاي"),
        ("مع الولايات المتحدة", "مع أمريكا"),
        ("with Britain", "with the United Kingdom"),
        ("из Москвы", "с Россией"),
        ("من شيكاغو", "من شيكاجو"),
    ],
)
def test_one_place_under_two_names_is_none(before: str, after: str) -> None:
    assert differences(before, after) == []


BENT = [
    ("Strażacy walczyli z pożarem {} w nocy z czwartku na piątek", "pod Krakowem", "pod Poznaniem"),
    ("Hasiči likvidovali požár {} v noci na pátek, uvedla policie", "v Praze", "v Brně"),
    ("Palokunta sammutti suuren palon {} torstain vastaisena yönä", "Helsingissä", "Turussa"),
    ("Nagy tűz ütött ki csütörtök este {} a hatóságok szerint", "Budapesten", "Debrecenben"),
    ("Tuletõrje kustutas neljapäeva õhtul suure põlengu {} kesklinnas", "Tallinnas", "Tartus"),
    ("Рятувальники гасили велику пожежу {} у ніч на пʼятницю", "у Львові", "в Одесі"),
    ("Пожарные потушили склад {} в ночь на пятницу", "в Белгородской области", "в Курской области"),
    ("Η πυρκαγιά ξέσπασε την Πέμπτη το βράδυ {} λένε οι αρχές", "στην Πάτρα", "στη Λάρισα"),
    ("소방당국은 목요일 저녁 {} 발생한 화재를 진압했다고 밝혔다", "부산에서", "인천에서"),
    ("বৃহস্পতিবার সন্ধ্যায় {} বড় ধরনের আগুন লাগে বলে জানিয়েছে পুলিশ", "খুলনায়", "রাজশাহীতে"),
    ("木曜日の夜、{}で大規模な火災が発生し、住民が避難した。", "ロンドン", "シカゴ"),
    ("Yanğın cümə axşamı {} baş verib, xəsarət alan yoxdur", "Bakıda", "Gəncədə"),
    ("آتش‌سوزی پنجشنبه شب {} رخ داد و مهار شد", "در خرم‌آباد", "در اهواز"),
    ("وأعلن مدير عام كهرباء {} عودة التيار", "المدينة المنورة", "دمشق المنورة"),
    ("Branden bröt ut på torsdagskvällen {} enligt polisen", "i Tyskland", "i Norge"),
    ("El incendio comenzó el jueves por la noche {} según la policía", "en Burdeos", "en Génova"),
]


@pytest.mark.parametrize(("frame", "here", "there"), BENT)
def test_a_bent_place_is_known_beside_another_edit(frame: str, here: str, there: str) -> None:
    older = fold(frame.format(here)).split()
    newer = ["x", *fold(frame.format(there)).split()]
    assert [fact.kind for fact in fact_differences(older, newer)] == ["name"]
    assert [fact.kind for fact in fact_differences(newer, older)] == ["name"]


@pytest.mark.parametrize(
    ("frame", "here", "there"),
    [
        ("Strażacy walczyli z pożarem {} w nocy", "w Krakowie", "pod Krakowem"),
        ("Пожежу гасили {} у ніч на пʼятницю", "у Львові", "біля Львова"),
        ("화재는 목요일 저녁 {} 발생했다", "부산에서", "부산시에서"),
        ("Yangın perşembe akşamı {} çıktı", "Konya'da", "Konya'nın merkezinde"),
        ("The fire broke out {} on Thursday night", "near Lviv", "near Lvov"),
        ("اندلع الحريق {} مساء الخميس", "في القدس", "في بيت المقدس"),
        # bent like a place, but words of their languages
        ("El alcalde habló {} los vecinos el jueves", "para", "pero"),
        ("He said that {} people were seen there on Thursday", "more", "many"),
    ],
)
def test_forms_of_one_place_and_words_that_look_bent_are_no_other_place(
    frame: str, here: str, there: str
) -> None:
    older = fold(frame.format(here)).split()
    newer = ["x", *fold(frame.format(there)).split()]
    assert fact_differences(older, newer) == ()


def test_the_list_of_places_is_folded_and_holds_each_spelling_once() -> None:
    text = (files("livefeed.dedup") / "places.txt").read_text("utf-8").replace("=", "")
    spellings = [name.replace("+", " ") for line in text.splitlines() for name in line.split("/")]
    assert len(spellings) == len(set(spellings))
    assert [fold(name).replace(" ", "") for name in spellings] == [
        name.replace(" ", "") for name in spellings
    ]


def test_every_name_of_several_words_is_found_behind_a_proclitic_too() -> None:
    text = (files("livefeed.dedup") / "places.txt").read_text("utf-8").replace("=", "")
    names = text.replace("\n", "/").split("/")
    several = [name.replace("+", " ").split() for name in names if "+" in name]
    assert len(several) > 1_000
    assert [name for name in several if not places(["x", *name], 1, 1 + len(name))] == []
    arabic = [name for name in several if name[0][0] in "ابتجحدرسشصعغفقكمنهوي"]
    assert len(arabic) > 100
    behind_and = [[f"و{first}", *rest] for first, *rest in arabic]
    assert [name for name in behind_and if not places(name, 0, len(name))] == []


PERSONS = [
    ("قضت المحكمة ببراءة الوزير السابق {} من تهم الفساد بعد عامين", "سامي حداد", "جورج خوري"),
    ("The jury acquitted former mayor {} of bribery on Thursday", "Denise Hill", "Carla White"),
    ("Le tribunal a relaxé l'ancien maire {} jeudi dernier à midi", "Pierre Morel", "Luc Garnier"),
    ("El juez citó al exministro {} como testigo el martes", "Javier Robles", "Andrés Lozano"),
    ("Mahkeme dün akşam eski başkan {} hakkında karar verdi", "Kemal Aydın", "Murat Şahin"),
    (
        "Суд в пятницу оправдал бизнесмена {} по делу о мошенничестве",
        "Андрея Климова",
        "Сергея Орлова",
    ),
    ("בית המשפט זיכה אתמול את ראש העיר {} מעבירות שוחד", "דוד כהן", "משה לוי"),
]


@pytest.mark.parametrize(("told", "one", "other"), PERSONS)
def test_another_person_is_a_fact(told: str, one: str, other: str) -> None:
    older, newer = (fold(told.format(name)).split() for name in (one, other))
    assert [fact.kind for fact in fact_differences(older, newer)] == ["name"]
    assert [fact.kind for fact in fact_differences(newer, older)] == ["name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("جورج خوري", "جورج الخوري"),
        ("Mohamed Salah", "Mohammed Salah"),
        ("Анна Орлова", "Анны Орловой"),
    ],
)
def test_one_person_in_two_spellings_is_none(one: str, other: str) -> None:
    told = "زار {} المعرض الدولي للكتاب مساء اليوم برفقة عدد من الضيوف"
    older, newer = (fold(told.format(name)).split() for name in (one, other))
    assert fact_differences(older, newer) == ()
