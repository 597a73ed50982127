"""More words that editors exchange, by what news tells of: verbs of saying, events, offices."""

from __future__ import annotations

from typing import Final

# Between two bars stands one thing in several words.
NEWSROOM_SYNONYMS: Final = """
انفجار تفجير انفجارات تفجيرات | هجوم اعتداء عملية | اقتحام مداهمة دهم | تدمير هدم نسف | أضرار
خسائر | حطام أنقاض ركام | انتشال إخراج استخراج انتشلت أخرجت | فرق طواقم كوادر فرقا | بشأن حول
بخصوص حيال إزاء | ضد بحق | رغم برغم | بهدف بغية قصد لأجل | طوال طيلة مدى | بالتزامن تزامنا | أجرى
عقد أجرت عقدت | أعرب عبر أبدى أعربت عبرت أبدت | ندد استنكر شجب أدان نددت استنكرت أدانت | أشاد ثمن
امتدح نوه أشادت ثمنت | حذر نبه حذرت نبهت تحذير تنبيه | هدد توعد هددت توعدت | تعهد وعد التزم تعهدت
وعدت | اقترح عرض | سمى كلف عين | منح أعطى قلد منحت أعطت | نال حاز حصل نالت حازت حصلت | سجل أحرز
سجلت أحرزت | شهد عرف شهدت عرفت | ضم شمل تضم تشمل يضم يشمل | ناهز قارب | تجاوز تخطى فاق | خصص رصد
خصصت رصدت | أنفق صرف | دفع سدد | استورد جلب | أنتج صنع | طرح أطلق | سعر ثمن أسعار أثمان | راتب
أجر رواتب أجور | وقود محروقات بنزين | مصنع معمل مصانع معامل | مزارع فلاح مزارعين فلاحين مزارعون
فلاحون | محصول غلة | ملعب استاد | جولة أسبوع | طقس جو | غبار أتربة | عاصفة إعصار | برلمان مجلس |
انتخابات اقتراع | مرشح مترشح مرشحين مترشحين | متهم مشتبه متهمين | عيادة مصحة | امتحان اختبار
امتحانات اختبارات | دراسة بحث | البارحة أمس | تحديدا بالتحديد | مجددا ثانية | قرابة نحو حوالي
زهاء | فقط حسب | عدد مجموع | توقعات تقديرات | يتوقع يرجح متوقع مرجح | يعتزم ينوي | يسعى يهدف يرمي
| تمكن استطاع نجح تمكنت استطاعت | حاول سعى | أجبر أرغم اضطر أجبرت أرغمت | أتاح سمح | أعد جهز حضر
| سلم قدم | استلم تلقى تسلم | نشر بث نشرت بثت | شاهد رأى | وجد عثر وجدت عثرت | هام مهم بارز كبير
| خطير حرج بالغ | عنيف شديد قوي عنيفة شديدة قوية | قديم سابق أسبق | قريب مجاور | مختلف متعدد
متنوع شتى | نظير مقابل | صندوق خزينة | ناقلة صهريج | ذخيرة عتاد | عسكري جندي عسكريين جنود | حرس
حماية | حاجز نقطة | معبر منفذ | مرفأ ميناء | ساحل شاطئ سواحل | بلدة قرية ناحية | حي منطقة | وسط
قلب | ضاحية ريف
|
urge urged urges call called calls appeal appeals | vow vows vowed pledge pledges pledged promise
promised | warn warned warns caution cautioned | praise praised hail hailed | slam slammed
criticise criticised criticized blast blasted condemn condemned | plan plans intend intends |
consider mull weigh considering mulling | unveil unveiled launch launched present presented
introduce introduced | visit tour | depart leave | remain remains stay stays | finish complete
conclude finished completed concluded | build construct built constructed | buy purchase acquire
bought purchased | obtain receive get got received | gut gutted raze razed ravage ravaged
destroyed | tackle fight battle tackled fought battled | find discover locate found discovered
located | search hunt searched | biggest largest | deadly fatal | serious severe grave |
currently now presently | overnight night | minister secretary | council authority | coastal
seaside | motorist driver motorists drivers | passenger traveller passengers travellers travelers
| ceasefire truce armistice | drone uav drones | shelling bombardment | hostage captive hostages
captives | aid relief | wildfire bushfire wildfires | heavy torrential | illness disease |
vaccine jab shot | doctor physician | exam test | forward striker | keeper goalkeeper |
tournament competition | profit earnings | revenue sales turnover | shooting gunfire | protest
protests demonstrations | law legislation | rule regulation | grant award | award prize | work
job | try attempt tries attempts | show display exhibition | movie film | singer vocalist |
author writer | book novel | study research | scientists researchers | expert specialist experts
specialists | euro eur | billion bn | million mn m | per each | flat apartment flats apartments |
shop store shops stores | phone mobile smartphone | internet web online | site website | nobody
none | everyone everybody all | maybe perhaps | following after | amid during | throughout across
| within inside | beside near
|
appelle exhorte invite appelé exhorté | promet promis engagé | avertit prévient met averti
prévenu | salue félicite salué | critique dénonce condamne fustige critiqué dénoncé condamné |
prévoit envisage compte | dévoile présente lance dévoilé présenté lancé | visite tournée | reste
demeure | termine achève conclut terminé achevé | construit bâti | achète acquiert acheté acquis
| obtient reçoit obtenu reçu | détruit ravagé dévasté | combat lutte | trouve découvre trouvé
découvert retrouvé | cherche recherche | mortel meurtrier fatal | grave sérieux | actuellement
désormais maintenant | nuit nocturne | chauffeur conducteur automobiliste | passager voyageur
passagers voyageurs | otage captif | aide secours | violent fort puissant violents forts |
maladie affection | attaquant buteur avant | gardien portier | tournoi compétition | bénéfice
profit | prix récompense distinction | loi texte législation | film long-métrage | chanteur
interprète chanteuse | auteur écrivain romancière écrivaine | livre roman ouvrage | étude
recherche | chercheurs scientifiques | magasin boutique commerce | près côté | emploi poste
travail
|
pide exhorta insta llama | promete compromete | advierte alerta avisa | elogia alaba | critica
denuncia condena | prevé planea pretende | presenta lanza estrena desvela | visita gira |
abandona deja | permanece sigue | termina concluye finaliza acaba | construye edifica | compra
adquiere | obtiene recibe logra consigue | destruye arrasa devasta calcina | encuentra halla
localiza encontrado hallado localizado | mortal fatal | grave serio | actualmente ahora | noche
madrugada | conductor chófer | pasajero viajero pasajeros viajeros | rehén cautivo | ayuda
socorro | fuerte intenso fuertes intensas | enfermedad dolencia | delantero atacante | portero
arquero guardameta | torneo competición certamen campeonato | beneficio ganancia | premio
galardón | ley norma | película filme | cantante intérprete artista | escritor autor escritora
autora novelista | libro novela obra | estudio investigación | científicos investigadores | piso
apartamento | tienda comercio | niño menor | empleo trabajo puesto
|
fordert appelliert ruft | lobt würdigt | kritisiert verurteilt | plant beabsichtigt will | stellt
präsentiert | beendet schließt | baut errichtet | kauft erwirbt | erhält bekommt | zerstört
vernichtet | findet entdeckt gefunden | tödlich tödlicher | ernst schwer | derzeit aktuell
momentan | nacht nachts | fahrer lenker autofahrer | passagier fahrgast reisender passagiere
fahrgäste reisende | heftig stark heftige starke | krankheit erkrankung | impfung impfstoff |
stürmer angreifer | torwart keeper torhüter | turnier wettbewerb | gewinn profit | preis
auszeichnung | gesetz regelung | schließen geschlossen | autor schriftsteller autorin
schriftstellerin | buch roman | studie untersuchung | forscher wissenschaftler | laden geschäft |
arbeit job stelle | nahe bei unweit
|
призвал призвала призвали просит | пообещал обещал обещает | предупредил предупредила
предупредили | раскритиковал осудил | планирует намерен намерена собирается | представил
презентовал показал | посетил прибыл | покинул уехал | завершил закончил завершили закончили |
построил возвел построили возвели | купил приобрел | получил получила | уничтожил разрушил |
нашел обнаружил нашли обнаружили | ищет разыскивает ищут разыскивают | тяжелый серьезный | сейчас
теперь | ночью ночи | водитель шофер | сильный мощный сильные | болезнь заболевание | вратарь
голкипер | нападающий форвард | турнир соревнование | прибыль доход | премия награда | фильм
картина | писатель автор | книга роман | ученые исследователи | несовершеннолетний подросток |
отключили обесточили | дрон беспилотник бпла | пострадавшие раненые | эвакуировали вывезли
|
çağırdı istedi | uyardı ikaz | planlıyor hedefliyor | tanıttı sundu | tamamladı bitirdi | inşa
yaptı | satın aldı | buldu tespit | ağır ciddi | şu şimdi | sürücü şoför | şiddetli kuvvetli |
forvet golcü | turnuva şampiyona | yasa kanun | kitap roman | araştırma çalışma | eleman personel
çalışan | vali kaymakam
|
mengajak menyeru mendesak meminta | memperingatkan mengingatkan | mengkritik mengecam | berencana
akan hendak | meluncurkan memperkenalkan | selesai rampung tuntas | membangun mendirikan |
menerima mendapat memperoleh | parah berat serius | kini sekarang saat | sopir pengemudi | lebat
deras | penyerang striker | kiper penjaga | turnamen kejuaraan | hadiah penghargaan | undang
regulasi aturan | penulis pengarang | buku novel | peneliti ilmuwan | anak bocah | memadamkan
menjinakkan | tewas meninggal | diimbau diminta | menangkap meringkus membekuk | ditangkap
diringkus dibekuk | menyita mengamankan
|
خواست درخواست | هشدار اخطار | رونمایی معرفی | ساخت احداث | دریافت کسب | یافت کشف پیدا | جستجو
جست‌وجو | وخیم شدید | اکنون هم‌اینک حالا | شب شامگاه | مسافر سرنشین مسافران سرنشینان | موشک راکت
| دروازه‌بان گلر | کتاب رمان | پژوهش تحقیق مطالعه | کودک بچه طفل | امداد نجات
|
اپیل مطالبہ | خبردار متنبہ | منصوبہ ارادہ | مکمل ختم | حاصل وصول | شدید سنگین | اب فی‌الحال | رات
شب | جنگ‌بندی سیزفائر | میزائل راکٹ | بیماری مرض | ایوارڈ انعام | کتاب ناول | بچہ بچے | عدالت
کورٹ | وزیر منسٹر | سڑک شاہراہ روڈ | ہسپتال اسپتال | سکول اسکول | پرواز فلائٹ | زلزلہ زلزلے جھٹکے
| موسلادھار طوفانی
|
ڕایگەیاند گوتی وتی | پۆلیس ئاسایش | خانوو ماڵ | هاووڵاتی کەس | سەرۆک بەرپرس | کۆبوونەوە دانیشتن |
نزیکەی دەوروبەری | ئاگر ئاگرکەوتنەوە | نرخ بەها | خوێندکار قوتابی
"""
