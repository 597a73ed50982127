"""Invented coverage: one event a row, told as wires and live pages tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    title: str
    wire: str
    spelt: str  # the same words as another desk types them
    developed: str  # other numbers or another outcome
    edited: str  # a word more, the facts unchanged


EVENTS = {
    "quake": Event(
        title="زلزال يضرب شرق تركيا",
        wire="ضرب زلزال بقوة 5.8 درجات شرق تركيا مساء اليوم الأربعاء، وأعلنت هيئة الكوارث مقتل "
        "ثلاثة أشخاص وإصابة سبعة وعشرين آخرين، مشيرةً إلى أن فرق الإنقاذ تواصل البحث عن "
        "ناجين تحت أنقاض مبنى سكني انهار في الحي القديم من المدينة.",
        spelt="ضرب زلزال بقوه ٥٫٨ درجات شرق تركيا مساء اليوم الاربعاء وأعلنت هيئه الكوارث مقتل "
        "ثلاثه اشخاص واصابه سبعه وعشرين اخرين مشيره الى ان فرق الانقاذ تواصل البحث عن "
        "ناجين تحت انقاض مبنى سكنى انهار فى الحي القديم من المدينه",
        developed="ضرب زلزال بقوة 5.8 درجات شرق تركيا مساء اليوم الأربعاء، وأعلنت هيئة الكوارث "
        "مقتل أحد عشر شخصاً وإصابة سبعة وعشرين آخرين، مشيرةً إلى أن فرق الإنقاذ تواصل "
        "البحث عن ناجين تحت أنقاض مبنى سكني انهار في الحي القديم من المدينة.",
        edited="ضرب زلزال بقوة 5.8 درجات شرق تركيا مساء اليوم الأربعاء، وأعلنت هيئة الكوارث مقتل "
        "ثلاثة أشخاص وإصابة سبعة وعشرين آخرين، مشيرةً إلى أن فرق الإنقاذ والدفاع المدني "
        "تواصل البحث عن ناجين تحت أنقاض مبنى سكني انهار في الحي القديم من المدينة.",
    ),
    "talks": Event(
        title="الحكومة ترد على أنباء المحادثات",
        wire="أكد المتحدث باسم الحكومة أن وفداً رسمياً سيتوجه إلى جنيف مطلع الأسبوع المقبل "
        "لاستئناف المحادثات مع المعارضة، مضيفاً أن جدول الأعمال يشمل ملفي المعتقلين وإعادة "
        "الإعمار.",
        spelt="أكّد المتحدّث باسم الحكومه ان وفدا رسميا سيتوجه الى جنيف مطلع الاسبوع المقبل "
        "لاستئناف المحادثات مع المعارضه مضيفا ان جدول الاعمال يشمل ملفي المعتقلين واعاده "
        "الاعمار",
        developed="نفى المتحدث باسم الحكومة أن وفداً رسمياً سيتوجه إلى جنيف مطلع الأسبوع المقبل "
        "لاستئناف المحادثات مع المعارضة، مضيفاً أن جدول الأعمال يشمل ملفي المعتقلين "
        "وإعادة الإعمار.",
        edited="أكد المتحدث الرسمي باسم الحكومة أن وفداً رسمياً سيتوجه إلى جنيف مطلع الأسبوع "
        "المقبل لاستئناف المحادثات مع المعارضة، مضيفاً أن جدول الأعمال يشمل ملفي "
        "المعتقلين وإعادة الإعمار.",
    ),
    "market": Event(
        title="أسعار الوقود في الأسواق",
        wire="ارتفع سعر ليتر المازوت في السوق الموازية بنسبة 12 بالمئة منذ بداية الشهر ليبلغ "
        "14,500 ليرة، وعزا تجار ذلك إلى تأخر وصول ناقلتين إلى مرفأ بانياس واشتداد الطلب على "
        "التدفئة.",
        spelt="ارتفع سعر ليتر المازوت في السوق الموازيه بنسبه ١٢ بالمئه منذ بدايه الشهر ليبلغ "
        "١٤٥٠٠ ليره وعزا تجار ذلك الى تاخر وصول ناقلتين الى مرفأ بانياس واشتداد الطلب على "
        "التدفئه",
        developed="ارتفع سعر ليتر المازوت في السوق الموازية بنسبة 20 بالمئة منذ بداية الشهر "
        "ليبلغ 15,600 ليرة، وعزا تجار ذلك إلى تأخر وصول ناقلتين إلى مرفأ بانياس "
        "واشتداد الطلب على التدفئة.",
        edited="ارتفع سعر ليتر المازوت في السوق الموازية بنسبة 12 بالمئة منذ بداية الشهر ليبلغ "
        "14,500 ليرة، وعزا تجار محليون ذلك إلى تأخر وصول ناقلتين إلى مرفأ بانياس واشتداد "
        "الطلب على التدفئة.",
    ),
    "clash": Event(
        title="اشتباكات في ريف المدينة",
        wire="قتل شخصان وأصيب أربعة بجروح في اشتباكات اندلعت فجر اليوم بين مجموعتين مسلحتين في "
        "الريف الشمالي، قبل أن تتدخل قوى الأمن وتعتقل عدداً من المتورطين.",
        spelt="قُتل شخصان واصيب اربعه بجروح فى اشتباكات اندلعت فجر اليوم بين مجموعتين مسلحتين في "
        "الريف الشمالى قبل ان تتدخل قوى الامن وتعتقل عددا من المتورطين",
        developed="قتل خمسة أشخاص وأصيب أربعة بجروح في اشتباكات اندلعت فجر اليوم بين مجموعتين "
        "مسلحتين في الريف الشمالي، قبل أن تتدخل قوى الأمن وتعتقل عدداً من المتورطين.",
        edited="قتل شخصان وأصيب أربعة بجروح في اشتباكات عنيفة اندلعت فجر اليوم بين مجموعتين "
        "مسلحتين في الريف الشمالي، قبل أن تتدخل قوى الأمن وتعتقل عدداً من المتورطين.",
    ),
    "ferry": Event(
        title="Ferry runs aground off the coast",
        wire="A ferry carrying 214 passengers ran aground near the northern harbour early on "
        "Thursday, the coast guard said, adding that twelve people were injured and that "
        "all passengers had been taken ashore by noon while divers inspected the hull for "
        "leaks.",
        spelt="A ferry carrying 214 passengers ran aground near the northern harbor early on "
        "Thursday the coast guard said adding that 12 people were injured and that all "
        "passengers had been taken ashore by noon, while divers inspected the hull for "
        "leaks",
        developed="A ferry carrying 214 passengers ran aground near the northern harbour early "
        "on Thursday, the coast guard said, adding that thirty-one people were injured "
        "and that all passengers had been taken ashore by noon while divers inspected "
        "the hull for leaks.",
        edited="A ferry carrying 214 passengers ran aground near the northern harbour early on "
        "Thursday, the coast guard said, adding that twelve people were slightly injured "
        "and that all passengers had been taken ashore by noon while divers inspected the "
        "hull for leaks.",
    ),
    "vote": Event(
        title="Council decides on the bridge",
        wire="The city council approved the plan for a second bridge over the river by 31 votes "
        "to 14 late on Monday after residents of the old quarter had protested against the "
        "demolition of two warehouses on the eastern bank.",
        spelt="The City Council approved the plan for a second bridge over the river by 31 votes "
        "to 14 late on Monday, after residents of the Old Quarter had protested against "
        "the demolition of two warehouses on the Eastern bank",
        developed="The city council rejected the plan for a second bridge over the river by 31 "
        "votes to 14 late on Monday after residents of the old quarter had protested "
        "against the demolition of two warehouses on the eastern bank.",
        edited="The city council finally approved the plan for a second bridge over the river by "
        "31 votes to 14 late on Monday after residents of the old quarter had protested "
        "against the demolition of two warehouses on the eastern bank.",
    ),
    "court": Event(
        title="حكم في قضية الفساد",
        wire="أدانت محكمة الجنايات وزيراً سابقاً بتهم تتعلق بالفساد وحكمت عليه بالسجن سبع سنوات "
        "وغرامة مقدارها مليونا دولار.",
        spelt="ادانت محكمه الجنايات وزيراً سابقاً بتهم تتعلق بالفساد وحكمت عليه بالسجن 7 سنوات "
        "وغرامه مقدارها 2 مليون دولار",
        developed="أدانت محكمة الجنايات وزيراً سابقاً بتهم تتعلق بالفساد وحكمت عليه بالسجن عشر "
        "سنوات وغرامة مقدارها مليونا دولار.",
        edited="أدانت محكمة الجنايات أمس وزيراً سابقاً بتهم تتعلق بالفساد وحكمت عليه بالسجن سبع "
        "سنوات وغرامة مقدارها مليونا دولار.",
    ),
}

FILLERS = (
    (
        "وفي سياق متصل قال أهالٍ إن الطرقات المؤدية إلى الضاحية الجنوبية شهدت ازدحاماً خانقاً "
        "طوال ساعات النهار، وإن كثيرين منهم اضطروا إلى ترك مركباتهم ومتابعة الطريق سيراً على "
        "الأقدام حتى بلوغ بيوتهم."
    ),
    (
        "ويرى مراقبون أن الموسم السياحي المقبل سيكون اختباراً حقيقياً لقدرة البلديات على تحسين "
        "خدماتها بعد سنوات من الإهمال، لا سيما في ما يتصل بالمياه والصرف الصحي وإنارة الشوارع "
        "الرئيسة ليلاً."
    ),
    (
        "على صعيد آخر، تستعد فرق المسارح الجامعية لعروضها الختامية في المركز الثقافي، حيث يتنافس "
        "طلبة من كليات مختلفة على جوائز الإخراج والتمثيل والأزياء أمام لجنة تحكيم من المخرجين "
        "المخضرمين."
    ),
)


def roundup(*wires: str) -> str:
    """Return a long article that quotes these among other things."""
    parts = [FILLERS[0]]
    for at, wire in enumerate(wires):
        parts += [wire, FILLERS[(at + 1) % len(FILLERS)]]
    return "\n\n".join(parts)
