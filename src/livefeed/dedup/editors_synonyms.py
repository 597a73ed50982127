"""What editors exchange when they rewrite an agency's sentence, by language and matter."""

from __future__ import annotations

from typing import Final

# Between two bars stands one thing in several words; the languages of one do not meet.
EDITORS_SYNONYMS: Final = """
accused suspected alleged | suspects defendants accused | lasted took ran | authority operator
agency body | better stronger improved | robbed burgled raided | lawmakers mps legislators
parliamentarians | preliminary early initial provisional | worried concerned alarmed anxious |
fears worries concerns | despite notwithstanding | because since as | halt stop suspend pause |
halted stopped suspended paused | begin began begun start started kick kicked | carried conducted
performed undertook | probe inquiry investigation examination | verdict ruling judgment judgement
decision | trial hearing proceedings case | sentenced jailed imprisoned | appeal challenge |
hospital clinic | hospitalised hospitalized | injured hurt wounded | killed dead died | toll tally
| missing disappeared vanished | rescuers responders crews | searching combing scouring looking
hunting | site scene location spot | journey voyage trip | technicians engineers | cheered
applauded clapped | blaze fire inferno flames | battled tackled fought | neighbouring neighboring
adjacent nearby | offer proposal bid | government cabinet administration executive | ministry
department | spokesman spokeswoman spokesperson | premier pm | talks negotiations discussions |
deal agreement accord pact | clashes fighting battles | troops soldiers forces | strike raid
attack | border frontier | migrants refugees | shelter refuge | fled escaped left | flee escape
leave | sharply steeply | slightly marginally | gradually slowly | widespread extensive | strict
tight tough | brief short | lengthy long prolonged | hard-fought gritty tense close | scores
dozens | fans supporters | squad team side | boss manager coach head | clash game match fixture
tie | title trophy crown | season campaign | earnings profits income | firm company business |
shares stocks | customers clients consumers | supply supplies | demand appetite | pricey expensive
costly | accusé soupçonné suspecté accusée soupçonnée accusés soupçonnés | disparu recherché
introuvable disparue | riverains habitants résidents voisins | redoutent craignent redoute craint
| malgré dépit | saluée applaudie accueillie | liée due imputable | reporter décaler repousser
différer | invoquant évoquant citant avançant | jugeant estimant considérant | houleux tendu
tendus vif | verdict jugement décision arrêt | procès audience | enquête investigations | avocat
conseil défenseur avocats défenseurs | clients usagers voyageurs | hôpital clinique établissement
| pompiers soldats secouristes | appareil aéronef | usine site fabrique | postes emplois |
chercheurs experts | gouvernement exécutif cabinet | élus conseillers | loi texte | mesure
disposition mesures dispositions | crise situation | violent fort puissant | rapide prompt | bref
court | brièvement rapidement | vol braquage | cambrioleurs voleurs malfaiteurs | heurts
affrontements échauffourées | frontière limite | supporters fans tifosi | trophée titre | saison
exercice | joueur footballeur | but réalisation | actuellement présentement | récemment
dernièrement | bientôt prochainement | selon d'après suivant | estime juge pense | réclame exige
demande | vise cible | provoqué causé entraîné engendré | inquiet préoccupé alarmé | inquiétude
préoccupation crainte | sécheresse aridité | décès mort disparition | dégâts dommages | acusado
sospechoso acusada sospechosa acusadas sospechosas acusados sospechosos | desaparecido extraviado
desaparecida | intenso acalorado duro | hosteleros empresarios restauradores | plazo tiempo margen
| viento aire | labores tareas trabajos | agradeció reconoció | afición hinchada seguidores
aficionados | destinados dirigidos asignados | informaron notificaron comunicaron señalaron |
abogados defensores letrados abogado defensor letrado | juicio vista proceso | sentencia fallo
veredicto resolución | hospital clínica sanatorio | pacientes enfermos | gobierno ejecutivo
gabinete | ministerio cartera | ley normativa | medida disposición medidas disposiciones | diálogo
conversaciones negociaciones | enfrentamientos choques | militares soldados tropas | frontera
límite | refugio albergue | robo atraco asalto | ladrones asaltantes delincuentes | arresto
captura detención | pesquisa investigación | temor miedo inquietud | preocupación inquietud |
rápido veloz | breve corto | largo extenso prolongado | leve ligero | fábrica planta | crecimiento
aumento | campeonato liga | temporada campaña | jugador futbolista | gol tanto diana | según
conforme | pese pesar | actualmente hoy | recientemente últimamente | provocó causó ocasionó
desató | permitió posibilitó | busca pretende persigue | estima calcula considera | daños
destrozos desperfectos | ganó venció | arde quema | lograron consiguieron logró consiguió | sequía
aridez | vermisster verschütteter vermisst verschollen | verdächtigt beschuldigt bezichtigt |
verspätungen wartezeiten verzögerungen | anwohner nachbarn bewohner | verkehr autos |
umweltschützer naturschützer | verlangten forderten verlangen fordern | suche suchaktion fahndung
| abend abends | schritt maßnahme entscheidung | wichtigen bedeutenden wesentlichen | reisende
fahrgäste passagiere | müssen sollten | urteil entscheidung richterspruch | prozess verhandlung
verfahren | anwalt verteidiger anwälte | ermittler fahnder | krankenhaus klinik spital | patienten
kranke | regierung kabinett | gesetzentwurf gesetzesvorlage entwurf | gefechte kämpfe
zusammenstöße | soldaten truppen | grenze grenzlinie | flüchtlinge geflüchtete | einbrecher diebe
täter | überfall raub | sorge befürchtung angst | besorgt beunruhigt | schnell rasch zügig | kurz
knapp | lang langwierig ausgedehnt | leicht gering | werk fabrik | fans anhänger | saison
spielzeit | tor treffer | laut gemäß nach | trotz ungeachtet | derzeit gegenwärtig | kürzlich
jüngst neulich | verursachte löste | ermöglicht erlaubt | schätzt vermutet | schäden zerstörungen
| dürre trockenheit | drohte kündigte | stellte präsentierte | beziffert geschätzt |
mehrfamilienhaus wohnhaus | felle stevige scherpe | regeringspartijen coalitiepartijen |
belangenorganisaties lobbygroepen | accusato sospettato imputato accusata sospettata imputata
accusati imputati | disperso scomparso | lettera missiva | garantisce assicura | arretrati dovuti
| favorito agevolato aiutato | appalti affidamenti commesse | annunciato presentato | sentenza
verdetto decisione | processo udienza | avvocato legale difensore avvocati legali difensori |
ospedale clinica policlinico | governo esecutivo | legge norma | scontri tafferugli | militari
soldati truppe | confine frontiera | furto rapina colpo | ladri rapinatori | arresto fermo cattura
| timore paura preoccupazione | rapido veloce | breve corto | lungo prolungato | fabbrica
stabilimento impianto | stagione annata | calciatore giocatore | gol rete | tifosi sostenitori |
secondo stando | nonostante malgrado | attualmente ora | provocato causato scatenato | stima
valuta | danni devastazioni | siccità aridità | rialzo aumento | acusado suspeito arguido réu
acusada suspeita | desaparecido perdido | criticou contestou | longa demorada prolongada | aumento
crescimento | seguia viajava | problema defeito avaria falha | companhia operadora | sentença
decisão veredito acórdão | julgamento audiência processo | advogado defensor | hospital clínica
unidade | governo executivo | lei diploma | confrontos choques | militares soldados tropas |
fronteira limite | assalto roubo furto | ladrões assaltantes | detenção prisão captura | receio
medo temor | rápido veloz | breve curto | fábrica unidade | época temporada | jogador futebolista
| golo gol tento | adeptos torcedores torcida | apesar embora | atualmente hoje | provocou causou
originou | danos estragos prejuízos | seca estiagem | comunidade população | подозревают обвиняют
подозревается обвиняется | подозреваемый обвиняемый фигурант подозреваемого обвиняемого |
пропавший исчезнувший пропавшего исчезнувшего | участвовали задействованы | добровольцы волонтеры
добровольцев волонтеров | рекомендуют советуют рекомендует советует | уточнять проверять | табло
сайте | чиновник служащий чиновника служащего | хищении краже хищение кража | приговор решение
вердикт | процесс суд слушание заседание | адвокат защитник адвокаты защитники | больница клиника
больницу клинику больнице клинике госпиталь | правительство кабмин кабинет | закон документ |
столкновения бои | военные солдаты бойцы военнослужащие | граница рубеж | ограбление налет разбой
| опасения страх тревога | быстро оперативно | короткий краткий | завод предприятие фабрика |
футболист игрок | гол мяч | болельщики фанаты | согласно судя | несмотря вопреки | нынешний
текущий | вызвал спровоцировал вызвала спровоцировала вызвало спровоцировало | ущерб повреждения |
критику замечания | погибших жертв | эвакуировали вывели вывезли | підозрюють звинувачують |
критику зауваження | вимагала домагалася вимагали домагалися | попри незважаючи | зниклий пропалий
| вирок рішення | суд засідання слухання | адвокат захисник | лікарня шпиталь | уряд кабмін | бої
зіткнення | військові бійці солдати | збитки пошкодження | спричинив викликав | швидко оперативно
| продовжують тривають далі | zaginął zgubił przepadł | podejrzany oskarżony podejrzewany |
wywołało spowodowało wywołał spowodował | gwałtowną ostrą silną | opozycji przeciwników | wyrok
orzeczenie decyzja | proces rozprawa | adwokat obrońca | szpital klinika lecznica | rząd gabinet |
ustawa prawo | starcia walki | żołnierze wojsko | napad rabunek | złodzieje rabusie | obawa lęk
niepokój | szybko sprawnie | krótki zwięzły | fabryka zakład | sezon rozgrywki | piłkarz zawodnik
| gol bramka | kibice fani | mimo pomimo | obecnie aktualnie | niedawno ostatnio | straty szkody |
schroniska szczytu | itiraz tepki | duruşma dava mahkeme | memnun hoşnut mutlu | oyun mücadele
oyundan mücadeleden | güvenli emniyetli | çevredeki civardaki yakındaki | trafiğe ulaşıma |
söylerken belirtirken | şüpheli zanlı sanık | kayıp kaybolan | karar hüküm | avukat vekil
avukatlar | hastane klinik | hükümet kabine | çatışma arbede | sınır hudut | hırsızlık soygun |
endişe kaygı korku | hızlı süratli | kısa özet | fabrika tesis | futbolcu oyuncu | gol sayı |
taraftar seyirci | rağmen karşın | halen şu | hasar zarar | meydana gerçekleşti geldiğini
gerçekleştiğini | neden sebep yol | disangka dituduh diduga tersangka terduga | hilang tersesat
lenyap | gabungan bersama | pencarian penyisiran | usai setelah pasca seusai | stabil terkendali |
putusan vonis keputusan | sidang persidangan | pengacara kuasa | klinik puskesmas | pemerintah
kabinet | undang uu | bentrokan kericuhan | prajurit tentara | perbatasan batas | perampokan
pencurian | khawatir cemas takut | cepat kilat | singkat pendek | pabrik kilang | pemain
pesepakbola | gol angka | pendukung suporter fans | meski walau meskipun walaupun | kerusakan
kerugian | kekeringan kemarau | tambahan baru | مفقود گمشده ناپدید | متهم مظنون مشتبه | کارشناسان
تحلیلگران صاحبنظران | اقدام تصمیم حرکت | بازار معاملات | خانواده بستگان خویشاوندان | تصمیم رای حکم
| بالگرد هلیکوپتر چرخبال | منتقل آورده | دادگاه محاکمه | وکیل مدافع | بیمارستان درمانگاه | دولت
کابینه | قانون مصوبه | درگیری زدوخورد | سربازان نظامیان | مرز سرحد | سرقت دزدی | نگرانی بیم هراس |
سریع فوری | کوتاه مختصر | کارخانه کارگاه | بازیکن فوتبالیست | طرفداران هواداران | خسارت آسیب |
خشکسالی کم‌آبی | وقوع جاری | لاپتہ گمشدہ | مشتبہ مشکوک ملزم | تفصیلی مفصل | وکلا وکیلوں وکیل |
تفتیش پوچھ تحقیقات | اعلان عندیہ | مقدمہ کیس | فیصلہ حکم | حکومت سرکار | قانون ایکٹ | جھڑپ تصادم |
فوجی اہلکار جوان | سرحد بارڈر | چوری ڈکیتی | خدشہ خوف اندیشہ | مختصر چھوٹا | کارخانہ فیکٹری |
کھلاڑی پلیئر | نقصان تباہی | سماعت پیشی | آئندہ اگلی اگلے | השוחד המעטפות | הודיעו מסרו הודיע מסר
| ילמדו יבחנו | חיפושים סריקות | מתנדבים אזרחים | חשוד נאשם חשודים נאשמים | נעדר אבוד | הכרעה
החלטה פסק | דיון ישיבה | עורך פרקליט | ממשלה קבינט | חוק תקנה | עימותים התנגשויות | חיילים כוחות |
שוד גניבה | חשש דאגה פחד | שחקן כדורגלן | נזק הרס | المتهم المشتبه الموقوف | متهم مشتبه | المفقود
الضائع المختفي | حددت عينت | ضبطت عثرت صادرت | قضت حكمت | كبير غفير حاشد | قمة مباراة لقاء | تقييم
مراجعة دراسة | المسافرين الركاب | متابعة مراجعة مطالعة | تمشيط بحث تفتيش | متطوعون أهالي | مطولة
طويلة | سجالا جدلا نقاشا | الكتل الأحزاب | الفحوص الفحوصات التحاليل | المستشفى العيادة المشفى |
حالته وضعه | غسل تبييض | حكم قرار | محاكمة جلسة | محام وكيل | حكومة مجلس | قانون تشريع | اشتباكات
مواجهات معارك | حدود تخوم | سرقة سطو | لصوص سارقين | قلق خوف خشية مخاوف | قصير موجز | لاعب نجم |
مشجعين جماهير أنصار | أضرار خسائر دمار | جفاف قحط | شهدت عرفت | أوقف ألقى قبض | लागू प्रभावी | नई
नवीन नए नये | अधिकारियों अफसरों | दल टीम | तलाशी खोज | आरोपी संदिग्ध अभियुक्त | लापता गुमशुदा |
फैसला निर्णय आदेश | मुकदमा केस मामला प्रकरण | वकील अधिवक्ता | अस्पताल चिकित्सालय | सरकार शासन |
कानून अधिनियम | झड़प मुठभेड़ संघर्ष | सैनिक जवान | सीमा सरहद | चोरी डकैती लूट | चिंता आशंका डर |
तेज तीव्र | कारखाना फैक्ट्री | खिलाड़ी प्लेयर | प्रशंसक समर्थक | नुकसान क्षति | चालक ड्राइवर |
घोषणा ऐलान | परिजनों परिवार | हेलीकॉप्टर विमान | भारी जोरदार तेज | döntést határozatot döntés
határozat | üdvözölték megtárgyalták | szakszervezetek érdekképviseletek | vádlott gyanúsított |
eltűnt elveszett | kórház klinika | kormány kabinet | katonák csapatok | afectați loviți afectate
lovite | banii fondurile | virați plătiți | inculpat suspect acuzat | dispărut pierdut | spital
clinică | guvern executiv cabinet | soldați militari | admis acceptat | συνάντηση συζήτηση σύσκεψη
| υποσχέθηκε δεσμεύτηκε | μέτρα παρεμβάσεις | κατηγορούμενος ύποπτος | αγνοούμενος εξαφανισμένος |
νοσοκομείο κλινική | κυβέρνηση κυβερνητικό | στρατιώτες στρατός | misstänks anklagas | teknisk
kriminalteknisk | platsen brottsplatsen | försvunnen saknad | sjukhus klinik | regeringen regering
| soldater trupper | meddelade berättade uppgav sade | wamesema wametangaza wameeleza | madereva
waendeshaji | nauli tiketi | serikali utawala | 결정 판단 | 존중 수용 | 재판 공판
| 용의자 피의자 | 병원 의료원 | 정부 당국 | 벌이고 진행하고
| beat beats defeated defeats edged downed overcame | entrepôt dépôt hangar | deal transaction
| hit hits strike strikes struck shake shakes shook rock rocks rocked jolt jolts jolted rattles
| erschüttert erschütterte trifft traf | sacude sacudió golpea remece | secoue secoué frappe
touche
| пролунали чутно лунають пролунав | произошло зафиксировано | brief short | online internet |
trustees board | dispute row quarrel | rough choppy
"""
