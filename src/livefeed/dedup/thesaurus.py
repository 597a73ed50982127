"""Words that editors exchange when they rewrite another's text, as they are written."""

from __future__ import annotations

from typing import Final

# Between two bars stands one thing in several words. What excludes something else, as fell does,
# is in `outcomes`.
SYNONYMS: Final = """
الناطق المتحدث ناطق متحدث المتحدثة الناطقة | أنباء أخبار تقارير معلومات الأنباء الأخبار | تعاملات
تداولات تعاملاته تداولاته | غارة غارات قصف ضربة ضربات شنت شن قصفت قصف استهدفت استهدف استهداف ضربت |
حريق نيران النار أضرم أحرق أشعل اندلع نشب حرائق | مراسل مراسلنا مراسلة مراسلتنا موفد | أفاد أفادت
ذكر ذكرت نقل نقلت أورد أوردت قال قالت أعلن أعلنت أوضح أوضحت بحسب حسب وفق وفقا نقلا بيان مصدر مصادر
وسائل إعلام وكالة تصريحات تصريح لفت أشار أكد أكدت شدد نوه صرح | سلطات شرطة أمن قوات أجهزة السلطات
الشرطة | حادث حادثة واقعة | اشتباكات مواجهات معارك | انهيار تهدم سقوط | مبنى بناية عمارة منزل بيت |
مركبة سيارة عربة | شخص أشخاص مواطن مواطنين مدنيا مدنيين ضحايا آخرون آخرين | مصرعهم حتفهم مقتل مصرع
وفاة لقي لقوا قضى | صباح فجر | مساء ليل | أنحاء مناطق أرجاء | رئيس زعيم | عاصمة العاصمة | دكتور
الدكتور د دكتورة الدكتورة | مهندس المهندس م | سمو صاحب الأمير أمير شيخ الشيخ معالي | مليك ملك عاهل
خادم | تنظيم داعش | إنجليزي إنكليزي | مباراة لقاء مواجهة | فريق منتخب نادي | بطولة دوري مسابقة |
مشروع مشاريع مشروعات | استقبل التقى اجتمع | بحث ناقش تناول استعرض | زيارة جولة | اتفاق اتفاقية
معاهدة مذكرة | قرر قررت | كبير ضخم هائل واسع كبيرة ضخمة هائلة واسعة | عدة عديد بعض كثير | سريع عاجل
فوري | جديد حديث آخر جديدة حديثة | حاليا الآن | بسبب نتيجة جراء إثر عقب | خلال أثناء | قرب بالقرب
محيط | حتى لغاية | توافق تصادف | واصل تابع استمر تواصل تستمر | بدأ شرع | أغلب معظم غالبية | أفراد
عناصر | أسرة عائلة أسر عائلات | طفل صبي | قنبلة عبوة | طائرة طائرات مروحية | مستشفى مشفى | تحقيق
تحقيقات | خاصة خصوصا لاسيما سيما | جهود مساعي | يوجد يتواجد | قادم مقبل | ماض منصرم فائت
|
said says told stated announced added reported according statement spokesman spokeswoman
spokesperson | officials official authorities sources source | people persons residents | cop cops
police officers officer | blaze fire | crash collision accident | quake earthquake tremor | storm
hurricane typhoon | bus coach | car vehicle | plane aircraft jet | ship vessel boat | firm company
| chief head boss | leader head | big large huge massive major | quickly rapidly swiftly | start
begin | probe investigation inquiry | talks negotiations meeting | deal agreement accord pact |
vote ballot poll | soldiers troops forces | doctors medics | kids children | students pupils |
house home building | area region zone district | near close | because due | despite although |
roughly about approximately around | nearly almost | early late | match game clash | side team
squad | fans supporters | coach manager | cash money | shares stocks | gunman attacker shooter
assailant | suspect man | lawmakers legislators deputies members | parliament assembly | lorry
truck | rescuers crews teams responders | homes houses | tremor quake | show demonstrate |
demonstrators protesters | demonstration protest rally march | attack assault raid | bomb device
explosive | blast explosion | youth junior young | some several many few various numerous nearby
local neighbouring surrounding other more | main key principal | new fresh latest | whole entire
complete | brief short | famous renowned well-known | children kids minors | woman lady | old
former ex | help aid assist | show reveal suggest indicate | kill slay | die perish | hit strike
struck | ruin wreck destroy destroyed devastated | damage damaged | flee escape fled escaped | seek
want ask urge call | blame accuse | worry fear concern | consecutive straight row successive |
percent pct cent | hurt injured wounded | maintains keeps retains holds | appointed named | hires
recruits signs | strike walkout stoppage | pupils schoolchildren | workers employees staff | flood
floods flooding | rain rainfall | border frontier | prison jail | sea ocean | road highway motorway
| boss manager head chief | bid attempt | rise increase growth hike | fall drop decline decrease |
price cost | film movie | hospital clinic | shut closed | teen teenager | pm premier | mp lawmaker
legislator | ceo chief | authorities officials government | begins starts | continues goes | also
too additionally | however but | suspected alleged | migrants refugees
|
إيقاف توقيف اعتقال القبض ضبط احتجاز أوقف أوقفت اعتقلت ضبطت | دعا ناشد طالب حث دعت ناشدت طالبت حثت
يدعو يناشد يطالب مطالبا داعيا | جرحى مصابين مصابا جريحا جريح مصاب مصابون | مهاجر مهاجرين لاجئ
لاجئين | كشف رصد اكتشاف اكتشف | أبقى ثبت حافظ يبقي يثبت | تغيير تعديل | رئيسي أساسي | مصرف بنك
المصرف البنك | سعر معدل | أصدر نشر | عقد نظم أقام نظمت أقامت | شارك حضر | أطلق دشن افتتح أطلقت دشنت
| متضرر منكوب | تظاهر احتج تظاهرة مظاهرة احتجاج وقفة تظاهرات مظاهرات احتجاجات | فيضان سيول فيضانات
| أمطار هطول | زلزال هزة | تفش انتشار تفشي | لقاح تطعيم تلقيح | سجين معتقل أسير سجناء معتقلين أسرى
| محتجز رهينة محتجزين رهائن | قرض تمويل | صفقة عقد | شركة مؤسسة | موظف عامل مستخدم موظفين عاملين
عمال | طالب تلميذ طلبة طلاب تلاميذ | أستاذ معلم مدرس معلمين مدرسين | نائب برلماني نواب برلمانيين |
سكان أهالي قاطنون مواطنون مواطنين قاطنين أهالي | نازح مهجر مشرد نازحين مهجرين | مسلح متشدد مسلحين
متشددين مقاتل مقاتلين عناصر | اشتباك مواجهة معركة | سيطر استولى | هاجم استهدف اقتحم داهم | فر هرب
لاذ | سرق سلب نهب | وقع حدث جرى حصل وقعت حدثت جرت حصلت | شيد بنى أنشأ شيدت أنشأت بناء تشييد إنشاء |
سفينة باخرة مركب قارب | شاحنة ناقلة | طريق شارع | جسر كوبري | نفط بترول خام | كهرباء تيار | ماء
مياه | غذاء طعام أغذية | دواء أدوية عقاقير | مرض داء | طبيب دكتور | مليار بليون | عملة نقد | ضريبة
رسوم | ميزانية موازنة | تلفزيون تلفاز تليفزيون | هاتف جوال محمول خلوي | صحيفة جريدة | نهائي ختامي |
جماهير مشجعين أنصار | غاب تغيب | عودة رجوع | تبرع منح | مساعدات معونات إغاثة | حدود تخوم | قائد
زعيم | نجل ابن | زوجة عقيلة | سيدة امرأة | شاب فتى | حافلة باص أتوبيس | حوار محادثات مفاوضات
مباحثات | اجتماع لقاء جلسة | يبحث يناقش يتناول | يزور زار | يلتقي يستقبل | ملاحقة مطاردة | شبهة
اتهام تهمة | جثة جثمان جثامين جثث | دفن تشييع شيع | حفل احتفال | مهرجان فعالية | معرض صالون
"""
