"""How newsrooms vary one piece of news: what keeps it, and what makes it another."""

from __future__ import annotations

import pytest

from livefeed.dedup import sketch, verdict_on
from livefeed.model import Verdict

COLLAPSE = (
    "أعلن الدفاع المدني في بلدة عين الحور {} جراء انهيار مبنى سكني من أربعة طوابق فجر اليوم، فيما "
    "تواصل فرق الإنقاذ البحث تحت الأنقاض بمشاركة متطوعين من الأهالي."
)
TOWN = COLLAPSE.format("مقتل شخصين").replace("عين الحور", "{}")
HARVEST = (
    "قالت وزارة الزراعة إن إنتاج القمح بلغ {} هذا الموسم بعد أمطار غزيرة هطلت على المحافظات "
    "الشرقية خلال فصل الربيع، وإن عمليات التسليم إلى الصوامع ستبدأ مطلع الأسبوع المقبل."
)
MEETING = (
    "تعقد لجنة المتابعة اجتماعها المقبل {} في قاعة البلدية لمناقشة مشروع توسعة السوق القديم "
    "والاستماع إلى شكاوى أصحاب المحال التجارية المتضررين من أعمال الحفر."
)
MATCH = (
    "انتهت مباراة القمة بين النسور والفهود {} على ملعب المدينة الرياضية أمام عشرين ألف متفرج ضمن "
    "الجولة العاشرة من الدوري الممتاز."
)
VISIT = (
    "وصل وزير الخارجية {} إلى العاصمة مساء اليوم في زيارة تستغرق يومين يبحث خلالها ملفات الحدود "
    "والمياه والتبادل التجاري مع كبار المسؤولين."
)
APPEAL = (
    "{} محكمة الاستئناف حكم السجن الصادر بحق مدير المصرف السابق بتهمة الاختلاس، وقال محاميه إنه "
    "سيتقدم بطعن أمام محكمة النقض خلال الأيام المقبلة."
)
BRIDGE = (
    "The new bridge will open to traffic in {} after two delays caused by floods, the roads agency "
    "said in a short statement on its site."
)
SUD = (
    "Суд отложил рассмотрение иска жителей посёлка к заводу до {} из-за болезни одного из "
    "экспертов, сообщили в пресс-службе областного суда."
)
HOTEL = (
    "Une {} de personnes ont été évacuées jeudi soir d'un hôtel du centre de la station après une "
    "fuite de gaz, selon les pompiers de la vallée."
)
LEVEL = (
    "أعلنت إدارة السد أن منسوب المياه {} بعد أيام من الأمطار الغزيرة، ودعت سكان القرى الواقعة على "
    "ضفتي النهر إلى الابتعاد عن المجرى حتى إشعار آخر."
)
BUS_ZH = "据当地媒体报道，周二晚间一辆旅游大巴在公路侧翻，造成{}受伤，伤者已送往附近医院治疗。"
CROSSING = (
    "فتحت السلطات معبر باب {} أمام حركة المسافرين صباح اليوم بعد صيانة استمرت خمسة أيام وفق ما ذكر "
    "مدير المعبر."
)
INJURY = (
    "أصيب لاعب المنتخب {} في الركبة خلال التدريب المسائي وسيغيب عن مباراة الغد أمام الضيوف وفق ما "
    "أعلن الجهاز الطبي للفريق بعد فحوص أجريت له في المستشفى."
)
SMUGGLERS = (
    "قال محافظ الساحل إن السلطات {} المشتبه بهم في قضية تهريب الآثار بعد تحقيقات استمرت شهرين "
    "وشملت عشرات الشهود في ثلاث مدن."
)
COUNCIL = (
    "قال رئيس البلدية في مؤتمر صحفي إن {} وإن المجلس سيصوت على الخطة في جلسته المقبلة بحضور ممثلين "
    "عن السكان ولجنة المهندسين."
)
TREATY = "{} مجلس الشعب على اتفاقية الصيد البحري مع الدول المجاورة بعد نقاش استمر حتى منتصف الليل."
SHOOTING = "عاجل | مقتل {} جنود في كمين على طريق الجبل"
QUAKE = "ضرب زلزال بقوة {} درجات سواحل المنطقة فجر اليوم وخرج السكان إلى الشوارع دون أضرار كبيرة."
LANDSLIDE = (
    "A landslide buried a row of houses in the hill town of Marrow Falls early on Friday, {}, "
    "while heavy rain hampered rescuers who were digging with their hands, the mayor told a radio."
)
LOANS = (
    "The central bank said on Tuesday that {} of households had fallen behind with their mortgage "
    "payments since the spring, and urged lenders to offer longer terms before winter."
)
LAYOFFS = (
    "The airline will cut {} across its European network after a quarter of losses, its chief "
    "executive told staff in a letter seen by reporters on Wednesday, blaming fuel prices."
)
FERRY = (
    "The ferry will leave {} from the northern pier instead of the old harbour because of repairs, "
    "the company said, adding that tickets already sold stay valid for a week."
)
RATE = (
    "The central bank of Norlund {} its key rate on Thursday, saying that prices of food and rent "
    "were still growing faster than wages."
)
INCENDIE = (
    "Un incendie a ravagé dans la nuit de mardi à mercredi un immeuble du centre de "
    "Belmont-sur-Lys, {}, selon un bilan provisoire communiqué par la préfecture, qui a ouvert une "
    "cellule d'accueil."
)
AUTOBUS = (
    "Un autobús volcó la madrugada del domingo en la carretera de la costa cerca de Villa Olmo y "
    "{}, informó la policía de tráfico, que investiga si el conductor se quedó dormido al volante."
)
ZUG = (
    "Bei einem Zugunglück nahe Oberwiesen sind am Montagmorgen {} worden, wie die Bundespolizei "
    "mitteilte, die Strecke bleibt bis auf Weiteres gesperrt und Busse fahren im Stundentakt."
)
SHAKHTA = (
    "На шахте в Приозёрском районе ночью произошёл обвал, {}, сообщили в областном управлении, "
    "спасатели продолжают расчищать завал, связь с забоем потеряна."
)
FIRTINA = (
    "İlçede akşam saatlerinde çıkan fırtınada çatılar uçtu, {}, belediye ekipleri devrilen "
    "ağaçları kaldırmak için sabaha kadar çalıştı ve okullar bir gün tatil edildi."
)
SEYL = (
    "سیلاب شب گذشته در روستاهای دامنه کوه راه‌ها را بست و {}، فرماندار گفت امدادگران با بالگرد به "
    "منطقه رفته‌اند و توزیع چادر از صبح آغاز شده است."
)
SADD = (
    "فرماندار {} که سد روستا شکسته و امدادگران با بالگرد به منطقه رفته‌اند و توزیع چادر میان اهالی "
    "از صبح آغاز شده است."
)
SREFA = (
    "שריפה פרצה הלילה במפעל באזור התעשייה הצפוני, {}, כך נמסר מכבאות והצלה, והתושבים התבקשו לסגור "
    "חלונות עד לפיזור העשן."
)
BUS = (
    "پہاڑی علاقے میں مسافر بس کھائی میں گرنے سے {} ہو گئے، پولیس کے مطابق سب کو قریبی ہسپتال منتقل "
    "کر دیا گیا ہے اور حادثے کی تحقیقات شروع کر دی گئی ہیں۔"
)


def verdicts(one: str, other: str) -> set[Verdict]:
    """Return the verdicts on either text when the other one is known."""
    a, b = sketch("", one), sketch("", other)
    return {verdict_on(older, newer, similarity=0.35)[0] for older, newer in ((a, b), (b, a))}


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (COLLAPSE, "سقوط قتيلين وثلاثة جرحى", "سقوط 2 قتلى و3 جرحى"),
        (COLLAPSE, "مقتل سبعة أشخاص", "مصرع سبعة أشخاص على الأقل"),
        (COLLAPSE, "مقتل ۱۳ شخصاً وإصابة ۲۷", "مقتل ثلاثة عشر شخصا واصابة سبعة وعشرين"),
        (HARVEST, "850 ألف طن", "٨٥٠٬٠٠٠ طن"),
        (HARVEST, "1,343,500 طن", "أكثر من 1.3 مليون طن"),
        (HARVEST, "مليوناً وثلاثمئة ألف طن", "1.3 مليون طن"),
        (HARVEST, "ربع مليون طن", "250 ألف طن"),
        (COLLAPSE, "إصابة سبعة وأربعين شخصاً", "إصابة 47 شخصاً"),
        (COLLAPSE, "علاج سبعاً وأربعين إصابة", "علاج 47 إصابة"),
        (HARVEST, "4,986 طناً", "نحو خمسة آلاف طن"),
        (HARVEST, "12 طناً", "12 ألف كيلوغرام"),
        (HARVEST, "ما بين 800 و900 ألف طن", "800 - 900 ألف طن"),
        (MEETING, "يوم الثلاثاء", "يوم 12 أيار"),
        (MEETING, "عند الساعة 6:30 مساءً", "عند الساعة 18:30"),
        (MEETING, "في 12 أيار/مايو", "في 12/5/2026"),
        (MEETING, "عند الساعة السادسة مساءً بالتوقيت المحلي", "عند الساعة 15:00 بتوقيت غرينتش"),
        (MATCH, "بفوز النسور 2-1", "بفوز النسور ٢–١"),
        (MATCH, "بفوز النسور بركلتين", "بفوز النسور 2 ركلة"),
        (SMUGGLERS, "اعتقلت", "ألقت القبض على"),
        (COUNCIL, "الإيرادات زادت كثيراً", "الإيرادات ارتفعت كثيراً"),
        (COUNCIL, "الدفعة الـ12 من المنازل جاهزة", "الدفعة الثانية عشرة من المنازل جاهزة"),
        (SHOOTING, "ثلاثة", "3"),
        (QUAKE, "5ر6", "6.5"),
        (LANDSLIDE, "killing a dozen people", "killing at least 12 people"),
        (LOANS, "12.5 percent", "12.5 per cent"),
        (LAYOFFS, "1,480 jobs", "about 1,500 jobs"),
        (FERRY, "at 8 p.m.", "at 20:00"),
        (FERRY, "10 miles away", "16 km away"),
        (FERRY, "at 8pm", "at 20:00"),
        (FERRY, "two metres deeper", "6.5 feet deeper"),
        (INCENDIE, "faisant trois morts", "faisant 3 morts"),
        (INCENDIE, "faisant quatre-vingt-douze blessés", "faisant 92 blessés"),
        (AUTOBUS, "murieron treinta y cuatro pasajeros", "murieron 34 pasajeros"),
        (ZUG, "dreiundzwanzig Menschen verletzt", "23 Menschen verletzt"),
        (SHAKHTA, "эвакуированы 1,5 тысячи человек", "эвакуированы 1500 человек"),
        (SEYL, "پنج نفر جان باختند", "پنج نفر کشته شدند"),
        (SEYL, "صد و پنجاه خانه ویران شد", "۱۵۰ خانه ویران شد"),
        (SREFA, "עשרים ושלושה עובדים נפצעו", "23 עובדים נפצעו"),
        (BUS, "۷ افراد ہلاک", "7 افراد هلاک"),
    ],
)
def test_one_piece_of_news_varied_is_a_duplicate(told: str, one: str, other: str) -> None:
    assert verdicts(told.format(one), told.format(other)) == {Verdict.DUPLICATE}


@pytest.mark.parametrize(
    ("told", "one", "other"),
    [
        (COLLAPSE, "مقتل امرأة", "مقتل امرأتين"),
        (COLLAPSE, "مقتل 7 أشخاص وإصابة 12", "مقتل 7 أشخاص وإصابة 20"),
        (COLLAPSE, "فقدان سبعة أشخاص", "مقتل سبعة أشخاص"),
        (COLLAPSE, "إنقاذ سبعة أشخاص", "مقتل سبعة أشخاص"),
        (COLLAPSE, "مقتل سبعة جنود", "مقتل سبعة مدنيين"),
        (VISIT, "التركي", "الإيراني"),
        (APPEAL, "أيدت", "ألغت"),
        (BRIDGE, "March", "June"),
        (SUD, "12 марта", "12 апреля"),
        (HOTEL, "centaine", "dizaine"),
        (HARVEST, "3 ملايين طن", "3 مليارات طن"),
        (HARVEST, "4200 طن", "2400 طن"),
        (HARVEST, "125 طناً", "152 طناً"),
        (HARVEST, "12 طناً", "15 ألف كيلوغرام"),
        (MEETING, "يوم الثلاثاء", "يوم الخميس"),
        (MEETING, "يومي الأحد والاثنين", "يومي الاثنين والثلاثاء"),
        (MEETING, "عند الساعة السادسة مساءً", "عند الساعة الثامنة مساءً"),
        (MATCH, "بفوز النسور 2-1", "بفوز النسور 3-1"),
        (MATCH, "بفوز النسور", "بتعادل النسور"),
        (MATCH, "بركلات الترجيح 5-4", "بركلات الترجيح 4-3"),
        (LEVEL, "ارتفع مترين", "ارتفع ثلاثة أمتار"),
        (LEVEL, "آمن", "غير آمن"),
        (LEVEL, "200 سنتيمتر", "ألف و200 سنتيمتر"),
        (SMUGGLERS, "أوقفت", "لم توقف"),
        (SMUGGLERS, "اعتقلت", "أخلت سبيل"),
        (COUNCIL, "المرحلة الأولى من المشروع اكتملت", "المرحلة الثانية من المشروع اكتملت"),
        (MEETING.replace("تعقد", "{}", 1).replace("{} في", "الثلاثاء في"), "تعقد", "أجلت"),
        (TREATY, "وافق", "لم يوافق"),
        (SHOOTING, "ثلاثة", "خمسة"),
        (QUAKE, "5.6", "6.5"),
        (LANDSLIDE, "leaving seven people missing", "leaving seven people dead"),
        (LANDSLIDE, "and two girls were found alive", "and two girls were found dead"),
        (LOANS, "12.5 percent", "15.2 percent"),
        (LOANS, "a third", "a quarter"),
        (LAYOFFS, "about 1,400 jobs", "about 1,500 jobs"),
        (LAYOFFS, "1,400 jobs", "about 1,600 jobs"),
        (FERRY, "at 8 p.m.", "at 21:00"),
        (FERRY, "10 miles away", "20 km away"),
        (FERRY, "on Tuesday", "on Thursday"),
        (RATE, "raised", "cut"),
        (INCENDIE, "tuant trois personnes", "blessant trois personnes"),
        (AUTOBUS, "murieron cuatro pasajeros", "resultaron heridos cuatro pasajeros"),
        (AUTOBUS, "murieron cuatro pasajeros", "salieron ilesos cuatro pasajeros"),
        (INCENDIE, "faisant soixante-douze blessés", "faisant soixante-dix-sept blessés"),
        (ZUG, "drei Menschen getötet", "drei Menschen gerettet"),
        (ZUG, "dreiundzwanzig Menschen verletzt", "siebenundzwanzig Menschen verletzt"),
        (SHAKHTA, "пропали трое горняков", "погибли трое горняков"),
        (FIRTINA, "üç kişi yaralandı", "üç kişi hayatını kaybetti"),
        (SEYL, "پنج نفر جان باختند", "پنج نفر زخمی شدند"),
        (SADD, "تایید کرد", "تکذیب کرد"),
        (SADD, "می‌گوید", "نمی‌گوید"),
        (FIRTINA, "köprü açılacak", "köprü açılmayacak"),
        (BUS_ZH, "十三人", "二十三人"),
        (BUS, "سات افراد ہلاک", "سات افراد زخمی"),
        (BUS, "سات افراد ہلاک", "بارہ افراد ہلاک"),
        (TOWN, "عين الحور", "تل السرو"),
        (CROSSING, "الهوى", "السلامة"),
        (INJURY, "سامر الدالاتي", "حازم العرنوس"),
    ],
)
def test_another_fact_is_a_development(told: str, one: str, other: str) -> None:
    assert verdicts(told.format(one), told.format(other)) == {Verdict.DEVELOPMENT}
