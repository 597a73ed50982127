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
hurricane typhoon | bus coach | car vehicle | plane aircraft jet | ship vessel boat | firm company |
chief head boss | leader head | big large huge massive major | quickly rapidly swiftly | start begin
| probe investigation inquiry | talks negotiations meeting | deal agreement accord pact | vote
ballot poll | soldiers troops forces | doctors medics | kids children | students pupils | house home
building | area region zone district | near close | because due | despite although | roughly about
approximately around | nearly almost | early late | match game clash | side team squad | fans
supporters | coach manager | cash money | shares stocks | gunman attacker shooter assailant |
suspect man | lawmakers legislators deputies members | parliament assembly | lorry truck | rescuers
crews teams responders | homes houses | tremor quake | show demonstrate | demonstrators protesters |
demonstration protest rally march | attack assault raid | bomb device explosive | blast explosion |
youth junior young | some several many few various numerous nearby local neighbouring surrounding
other more | main key principal | new fresh latest | whole entire complete | brief short | famous
renowned well-known | children kids minors | woman lady | old former ex | help aid assist | show
reveal suggest indicate | kill slay | die perish | hit strike struck | ruin wreck destroy destroyed
devastated | damage damaged | flee escape fled escaped | seek want ask urge call | blame accuse |
worry fear concern
|
dit déclaré indiqué annoncé affirmé précisé rapporté selon source sources annonce indique | voiture
véhicule | incendie feu | habitants personnes | accord pacte | dijo informó declaró anunció afirmó
indicó señaló según fuentes fuente comunicó | coche vehículo auto automóvil | incendio fuego | sagte
teilte erklärte berichtete meldete laut mitteilte angaben zufolge sprecher sprecherin | auto wagen
fahrzeug | feuer brand | disse informou afirmou declarou anunciou segundo fonte
|
сообщил сообщила сообщили сообщает заявил заявила заявили рассказал рассказали передает передаёт |
уточнил уточнили отметил словам данным источник | автомобиль машина | пожар возгорание
|
söyledi açıkladı bildirdi belirtti duyurdu göre kaydetti | araç otomobil araba | kata ujar menurut
mengatakan menyatakan tutur ungkap jelas | جان باخت باختند کشته شدند شد درگذشت | گفت اعلام افزود
گزارش کرد داد خبر | کہا بتایا اعلان مطابق | אמר אמרה מסר מסרה הודיע הודיעה נמסר לדברי לפי | कहा
बताया अनुसार मुताबिक
"""
