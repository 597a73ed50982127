"""Everyday words that editors exchange when they polish a text."""

from __future__ import annotations

from typing import Final

# Between two bars stands one thing in several words.
EVERYDAY_SYNONYMS: Final = """
heavy torrential severe intense strong | flooded inundated swamped submerged | several multiple
various numerous | residents locals inhabitants villagers townspeople | told informed briefed |
moved evacuated transferred relocated transported | families households | repair fix restore mend
| damaged broken wrecked battered | huge enormous giant immense vast | unusual rare uncommon
exceptional | lost forfeited | crops harvests | electricity power | returned restored | evening
nightfall night | said explained | dawn daybreak morning | midday noon | large big sizeable
considerable | small little minor tiny | quick fast rapid swift speedy | slow sluggish gradual |
start launch commence commenced launched started | finish end conclude concluded ended finished
completed | build construct erect built constructed | buy purchase acquire bought purchased
acquired | make produce manufacture | use employ utilise utilize used | get obtain receive got
obtained received | give provide supply deliver gave provided supplied | send dispatch deploy sent
dispatched deployed | keep maintain retain | choose select pick chose selected picked | visit tour
visited toured | meet met convene gathered gather | travel journey trip | speak talk spoke talked
| discuss debate discussed debated | promise pledge vow promised pledged vowed | demand demanded
request requested | expect anticipate expected anticipated | plan intend planned intends plans |
think believe consider | important significant crucial vital | difficult hard tough challenging |
dangerous hazardous perilous risky | serious grave critical | sudden abrupt unexpected | strange
odd unusual | beautiful lovely | happy glad pleased delighted | sad unhappy | angry furious irate
| afraid scared frightened | entire whole full | total overall | last final latest | first initial
| next following upcoming coming | previous earlier prior | current present ongoing | annual
yearly | outside outdoors | inside indoors | centre center middle heart | edge outskirts suburb
suburbs | street road avenue | shop store outlet | job work position post | worker labourer
laborer | child kid youngster | man male | woman female | baby infant newborn | mother mum mom |
father dad | crowd throng masses | group band team | part portion section | kind type sort |
problem issue matter | reason cause | result outcome consequence | chance opportunity | goal aim
objective target | rule regulation | law legislation act | money funds cash | cost price expense |
rubbish garbage trash waste litter | sick ill unwell | doctor physician | medicine drug medication
| food meals | heat warmth | cold chill | windy gusty | foggy misty | rainy wet | sunny bright |
hurried rushed | helped assisted aided | harmed hurt | noted added remarked | showed revealed
indicated | warned cautioned | praised lauded hailed | criticised criticized slammed | urged
called | carried bore | reached arrived | happened occurred took | caused triggered sparked |
blocked obstructed | cleared removed | destroyed razed levelled | stayed remained | stay remain |
stays remains | غزيرة شديدة قوية كثيفة عنيفة | غزير شديد قوي كثيف عنيف | قرى بلدات | قرية بلدة |
قرب بجوار بمحاذاة | أبلغ أخبر أعلم أطلع أبلغت أخبرت | السكان الأهالي القاطنون أهالي سكان | فرق
طواقم فرقة طاقم | نقلت أجلت حملت | نقل أجلى حمل | العائلات الأسر | بدأت باشرت شرعت | بدأ باشر شرع
| إصلاح ترميم صيانة تأهيل | المتضرر المنهار المدمر | معتادة مألوفة اعتيادية | معتاد مألوف اعتيادي
| ستساعد ستدعم ستعين | يساعد يدعم يعين | فقدوا خسروا | مغلقة مقفلة | مغلق مقفل | عادت رجعت | عاد
رجع | المنازل البيوت الدور منازل بيوت | مسؤولين مصادر | الصحفيين الإعلاميين صحفيين إعلاميين
صحافيين الصحافيين | كبيرة ضخمة هائلة واسعة جسيمة | كبير ضخم هائل واسع جسيم | صغيرة محدودة ضئيلة |
صغير محدود ضئيل | سريعة عاجلة خاطفة | بسرعة سريعا | مهمة هامة بارزة | مهم هام بارز | صعبة عسيرة
شاقة | صعب عسير شاق | خطيرة خطرة حرجة | خطير خطر حرج | مفاجئة مباغتة | مفاجئ مباغت | جميع كل كافة
سائر | أغلب معظم غالبية جل | لاحقا فيما | مؤخرا أخيرا حديثا | سابقا قبلا | حاليا راهنا | أيضا كذلك
كما | فورا حالا | يجب ينبغي يتعين | يستطيع يتمكن يقدر | يريد يرغب يود | يرى يعتقد يظن | ظهر بدا
تبين اتضح | حدث وقع جرى حصل | حدثت وقعت جرت حصلت | وصل بلغ | وصلت بلغت | زار تفقد | زارت تفقدت |
أنجز أتم أكمل | أنجزت أتمت أكملت | بنى شيد أنشأ | بنت شيدت أنشأت | اشترى ابتاع اقتنى | استخدم
استعمل | استخدمت استعملت | أرسل بعث أوفد | أرسلت بعثت أوفدت | حمى صان | اختار انتقى | تحدث تكلم |
تحدثت تكلمت | شرح أوضح بين | تقدم تطور | سعى حاول | سعت حاولت | هدف غاية مقصد | سبب داع | نتيجة
حصيلة | مشكلة معضلة أزمة | طريقة أسلوب وسيلة | مكان موقع موضع | شارع طريق | متجر دكان محل | عامل
شغيل | مال أموال نقود | مريض عليل | طبيب دكتور | دواء عقار | طعام غذاء | حشد جمع جمهور | حشود جموع
جماهير | قمامة نفايات | برودة برد | ضباب شبورة | عام سنة | أعوام سنوات سنين
"""
