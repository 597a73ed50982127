"""Opposite outcomes by what newsrooms report on, in some twenty languages, words and stems."""

from __future__ import annotations

from typing import Final

# As in `foreign_outcomes` and `outcome_stems`; first parliaments and offices, then courts, labour,
# money, sport, traffic, weather, health, war.
DOMAINS: Final = """
accept- approv- adopt- ratif- endors- grant- passes passed valid- aprob- acept- aprueb- avala-
aprov- aceit- accoglie accolto accoglier- accett- promulg- genehmig- gebilligt verabschied-
stattgegeben angenommen goedgekeurd keurt aangenomen onayla- kabul одобр- утверд- ратифиц-
принял приняла приняли удовлетвор- схвал- ухвал- затверд- задоволь- przyjął przyjęła przyjęto
uchwali- zatwierdz- ratyfik- uwzględni- menyetujui mengesahkan disahkan mengabulkan dikabulkan
disetujui ενέκριν- εγκρί- ψήφισ- υπερψηφ- δέχτηκε δέχθηκε אישר אישרה אישרו קיבל קיבלה אושר אושרה
منظور تصویب تایید قبول پذیرفت پذیرفتند पारित मंजूर मंजूरी स्वीकार 승인- 인용- 가결- 통과- 수용-
aprobat adoptat godkän- godkjen- vedtat- antag- پەسەند منلې ومنله phê
| reject- refus- vetoe- repouss- rejet- rechaz- desestim- deneg- rejeit- chumba- chumbo- nega
respin- bocci- rigett- rifiut- abgelehnt lehnt zurückgewies- abgewiesen verworfen verwarf
scheitert gescheitert afgewezen verworpen weigert reddet- redded- geri отклон- отверг- отказа-
отказы- провал- відхил- відмов- odrzuci- oddali- zawet- menolak ditolak tolak απέρριψ- απορρί-
καταψήφ- απορρίφ- הפילה הפיל הפילו דחה דחתה דחו נדחה סירב סירבה مسترد رد خارج نامنظور वापस खारिज
नामंजूर ठुकरा- अस्वीकार 기각- 부결- 거부- 반려- 각하- respins avslå- avvis- nedröst- forkast-
ڕەت رەت bác
| postpon- aplaz- adiad- adiou rinvi- vertag- verschob- ertele- отлож- перенес- відкла- відклад-
odroczy- odłoży- menunda ditunda ανέβαλ- αναβλ- נדחתה موخر ملتوی مؤخر स्थगित टाल- 연기- 보류-

upheld uphold- confirm- maintenu maintient maintien confirmó confirma ratific- mantuvo mantiene
manteve confermat- conferma bestätig- bevestig- onadı onand- оставил оставила оставили подтверд-
залиш- utrzyma- podtrzyma- menguatkan dikuatkan επικύρω- επικυρώ- διατήρ- אישר אישרה הותיר
הותירה برقرار تایید ابرام बरकरार 확정- 유지- menținut stadfäst- پشتڕاست
| overturn- quash- annul- scrap- revers- casse cassé infirm- revoc- anul- tumb- revog- anulou
anula ribalt- cancell- aufgehoben hebt gekippt kippt vernietig- bozdu bozuld- отменил отменила
отменили скасув- uchyli- unieważ- membatalkan dibatalkan ακύρω- ανέτρεψ- ביטל ביטלה בוטל בוטלה
منسوخ کالعدم نقض لغو रद्द पलट- 파기- 취소- 뒤집- anulat upphäv- هەڵوەشا-

drop- dismiss- clear- discontinu- classé classée relax- archiv- sobrese- absuel- absolv-
absolut- arquiv- absolvi- prosciol- assol- eingestellt freigesproch- freispr- seponeer-
vrijgesprok- beraat прекрат- оправда- закри- виправда- umorzy- umorzon- uniewinni- menghentikan
dihentikan bebas membebaskan αθώω- αθωώ- αρχειοθ- זיכה זיכתה זוכה נסגר سپرد بری تبرئه 무죄-
불기소- 무혐의-
| charg- indict- prosecut- convict- sentenc- enviado enviada enviará procesa- procesó imput-
conden- acus- indicia- pronunci- rinvia- condann- angeklagt anklag- verurteil- aangeklaagd
veroordeel- iddianame mahkum- обвин- предъяв- осуд- приговор- звинува- засуд- oskarż- skaza-
mendakwa didakwa memvonis divonis dihukum καταδικ- παραπέμ- דין הרשיע הרשיעה הורשע הואשם فرد
مجرم محکوم محکومیت दोषी 유죄- 기소- 실형- condamn- mis

ban bans banned banning forbid- prohibit- prohíb- prohib- proíb- proib- interdi- interdit- veta
vetó verbot- verbiet- untersag- verbied- verbod- yasak- запрет- запрещ- забор- zakaz- zabroni-
melarang dilarang απαγόρ- אסר אסרה אסרו נאסר پابندی ممنوع प्रतिबंध रोक 금지- interzi- förbj-
förbud- forby- forbud-
| allow- permit- authori- lifts lifted autoris- autoriz- permiti- permite consent- erlaub-
zugelass- zulass- gestatt- toegestaan toestaan izin разреш- позвол- дозвол- zezwol- zezwala-
dopuszcz- mengizinkan diizinkan membolehkan επιτρέπ- επέτρεψ- התיר התירה התירו הותר اجازت اجازه
مجاز अनुमति इजाजत 허용- 허가- permis tillåt- tillat-

extend- prolong- renew- prorog- prórrog- ampli- alarg- verlänger- verleng- uzat- продл- подовж-
продовж- przedłuż- memperpanjang diperpanjang παρατ- παράτ- האריך האריכה הוארך توسیع تمدید بڑھا-
बढ़ाया 연장- prelungi- förläng- forleng- درێژ غځو-
| lift- ended scrap- curtail- shorten- lève levé levée levanta- levantó revog- revoca- cancela-
aufgehoben beendet opgeheven kaldır- sona снял сняли сняты отмен- скасов- зніма- зняли zniós-
zniesi- zakończ- mencabut dicabut mengakhiri λήγει αίρει ήρε άρση הסיר הסירה בוטל בוטלה ختم لغو
خاتمہ समाप्त हटाया हटा 해제- 종료- ridic- upphör- هەڵگر- هەڵگیرا پای

ahead begins began start- proceed- maintain- mainten- aura débute démarre convoca- mantien-
mantêm mantém conferma- proclama- beginnt startet stattfinde- findet gestartet doorgaan door
başla- yapıla- состо- начал- почал- відбуд- rozpocz- odbędzie zacz- dimulai digelar berlangsung
lanjut ξεκιν- άρχισ- πραγματοποι- נפתח החל תתקיים יתקיים شروع آغاز برگزار शुरू 시작- 돌입- 개최-
강행-
| off suspend- cancel- calls call- averted annul- levée lèvent desconvoc- suspen- revoc- sospes-
annulla- abgesagt abgewendet ausgesetzt beendet afgelast afgeblazen iptal ertele- отмен-
приостан- скасов- призупин- odwoła- zawiesz- membatalkan dibatalkan batal ditunda αναστ- ακυρώ-
ματαιώ- בוטל בוטלה הושעתה ملتوی منسوخ لغو रद्द स्थगित 철회- 취소- 중단- 유보-
| continue- extend- poursui- reconduit prossegu- prolong- prosegu- weiter fortgesetzt verlänger-
sürüyor sürecek продолж- трива- продовж- trwa kontynuo- berlanjut dilanjutkan συνεχ- נמשך נמשכת
جاری ادامه जारी 계속- 지속-

deal agreement accord acuerdo acordo accordo einigung abkommen compromis anlaş- соглашен-
договор- угод- porozum- kesepakatan sepakat συμφων- הסכם הסכמה معاہدہ توافق समझौता 합의- 타결-
| collapse- fail- stall- deadlock- impasse échec échou- échoué fracas- rompi- ruptur- roto rompen
fallisc- fallit- saltat- salta gescheitert scheiter- platzt geplatzt mislukt- başarısız провал-
сорва- зірва- fiask- zerwa- gagal buntu ναυάγ- απέτυχ- κατέρρ- נכשל נכשלו פוצץ ناکام تعطل ناکامی
شکست विफल नाकाम 결렬- 무산- 실패- kollaps-

succe- réussi réussit réussie éxito exitos- sucesso riusci- success- positiv- erfolg- gelungen
gelingt glückt geslaagd başarı- удал- успеш- успіш- вдал- sukces- berhasil sukses επιτυχ- πέτυχε
הצליח הצליחה کامیاب موفق सफल 성공-
| fail- échou- échec fracas- fallid- falh- fallis- fallit- gescheitert scheiter- misslung-
missglück- mislukt- başarısız- неуда- неудач- провал- невда- nieuda- gagal απέτυ- αποτυ- נכשל
נכשלה ناکام ناموفق विफल असफल 실패-

increas- rise rises rising rose risen grew grow- growth surg- soar- jump- climb- widen- expan-
exceed- gain- augment- accroî- accru grimp- progress- envol- dispar- subi- sube suben crec-
crece aument- dispara- repunt- alza elev- cresce- cresci- sobem cresc- sale salit- balz- zunehm-
zugenommen nimmt gestieg- steig- stieg- gewachsen wuchs wächst anstieg erhöh- stijg- gesteg-
groei- toegenom- arttı artış artır- yükse- büyü- вырос- возрос- растет рост увелич- повыс-
подорож- зрос- зріс збільш- підвищ- wzros- wzrost rośnie zwiększ- podwyż- meningkat naik
melonjak bertambah tumbuh αυξή- αύξη- ανέβη- άνοδ- ενισχ- עלה עלתה עלו גדל גדלה זינק اضافہ بڑھ
بڑھی بڑھا افزایش رشد बढ़ बढ़ा बढ़ी बढ़े बढ़त वृद्धि उछाल 증가- 상승- 늘었- 늘어- 올랐- 급등-
확대- crescut crește majora- ökar ökade ökat stig- steget økte øker زیاد بەرزبوو- tăng
| decreas- reduc- decline- declin- fall fell falls falling fallen drop- shrank shrink- slump- plung-
tumbl- slid slides narrow- contract- lost losing dimin- recul- baiss- chut- dégringol- plong- repli-
caíd- cae caen cayó cayeron descen- descien- desplom- reduj- baja bajó bajan desce desceu descem
desceram descid- cai caem caiu caíram queda despen- recuo- recuar- recua recuam cala calo calat-
crol- scend- sces- diminui- ridott- riduc- flession- abnehm- abgenommen gesunk- sink- sank gefallen
fällt fiel fielen schrumpf- geschrumpft rückgang verringer- daal- gedaald dalen afgenom- krimp-
azal- düş- geril- küçül- упал- сниз- сократ- уменьш- падает обвал- подешев- впал- зниз- скорот-
зменш- spad- zmniejsz- zmala- obniż- menurun turun merosot anjlok berkurang μειώ- μείω- έπεσε
έπεσαν πτώση υποχώρ- συρρικν- ירד ירדה ירדו קטן צנח ירידה کمی گھٹ کاهش افت سقوط घट घटा घटी घटे गिर
गिरा गिरी गिरे गिरावट कमी 감소- 하락- 줄었- 줄어- 내렸- 급락- 축소- scăzut scade redus
minsk- sjönk sjunk- falt minket کەم دابەزی giảm
| unchang- steady stable stabil- inchang- inalter- invaria- unverändert gelijk onveranderd sabit
değişme- стабиль- неизмен- незмін- stabiln- tetap stabil σταθερ- αμετάβλ- ללא יציב ثابت برقرار
مستحکم स्थिर 동결- 유지- 보합-

widen- élarg- creus- ampli- agrand- weitet vergröß- расшир- розшир- rozszerz- poszerz- melebar
meluas διευρύν- التوسع
| narrow- rétréc- estrech- verengt verkleiner- schrumpf- сузил- сужа- звуз- zwęż- zawęż- menyempit
menyusut στένεψ-

surplus excédent superávit superavit avanzo überschuss overschot профицит надлишок nadwyżk-
πλεόνασμα فائض مازاد सरप्लस 흑자-
| deficit déficit defizit tekort дефицит дефіцит deficyt έλλειμμα عجز خسارہ کسری घाटा 적자-

qualif- advanc- promot- reach- clasific- avanz- asciend- ascien- ascend- apur- passa qualific-
promoss- salv- weiterkomm- weiter aufgestieg- aufsteig- erreich- bereik- gepromov- yüksel- вышел
вышла вышли проби- попал- вийшл- вийшов здобу- awans- zakwalifik- lolos melaju maju promosi
προκρίθ- πέρασ- ανέβηκ- העפיל העפילה עלתה صعود راه رسائی کوالیفائی प्रवेश क्वालीफाई 진출- 승격-
giành
| eliminat- knock- crash- relegat- miss- éliminé éliminée relégu- rate manque eliminad- descend-
descien- queda cae desce desceu falha retroce- ausgeschied- scheidet abgestieg- absteig-
verpasst gedegrad- uitgeschak- elendi elenen veda düştü küme вылет- выбы- упусти- виліт- вибу-
втрати- odpad- spad- żegna gugur tersingkir gagal terdegradasi αποκλεί- υποβιβ- έχασ- הודחה הודח
ירדה حذف سقوط بازماند باہر محروم बाहर चूक 탈락- 강등- 좌절- lỡ

restor- reopen- resum- rétabli- repris reprend rouvr- rouvert restablec- restableci- reanud-
reabr- reabier- retom- restabele- ripristin- riapr- ripres- wiederhergestellt wieder freigegeb-
wiederaufgen- hersteld heropen- hervat- yeniden восстанов- возобнов- відновл- przywróc- wznow-
pulih dibuka kembali beroperasi αποκατα- επανα- חודש חודשה נפתח بحال دوباره بازگشت वापस बहाल
재개- 복구-
| remain- reste restent coupé coupée coupés interromp- suspend- cortad- cerrad- interrump- cortado
fechad- interrott- chius- gesperrt unterbroch- abgesperrt afgeslot- onderbrok- kapal- kesik
прерв- перекры- отключ- перерв- перекри- відключ- zamkn- wstrzyma- przerwa- terputus ditutup
padam διακόπ- διεκόπ- κλειστ- נותק נסגר מנותק منقطع معطل قطع बंद ठप 중단- 통제- 차단-

narrowly avoid- évit- evit- verhinder- vermied- voorkom- önlen- предотвр- избеж- запобіг- unikn-
terhindar απέφυγ-
| suffer- subi- sufr- sofr- erlitt- leed yaşa- пострад- постраж- dozna- mengalami υπέστ-

won win wins victory gewinn- gewann gewonnen gagn- remport- gana ganó ganaron vence venció
vencer- vence- venceu ganha ganhou vince vint- vittor- wint kazan- yendi выигр- побед- обыгра-
переміг- перемог- вигра- wygra- pokona- zwycięż- menang kalahkan mengalahkan juara νίκη νίκησ-
κέρδισ- ניצח ניצחה ניצחו זכה זכתה جیت جیتی فتح کامیابی برد پیروز जीत जीता हराया 승리- 이겼-
꺾었- 우승- câștigat învins vann vinner slog سەرکەوت وګټله thắng
| lost lose loses losing defeat- perd- perdu battu battue batt- défait- pierd- perdi- cae derrot-
perde perdeu sconfitt- perso verlor- verlier- unterlieg- unterlag niederlag- verloor verliest
verlies kaybet- yenil- mağlup проигр- уступ- пораж- програ- поступ- пораз- przegra- uległ-
poraż- kalah takluk menyerah ήττα έχασ- ηττήθ- הפסיד הפסידה הפסידו شکست ہار ہاری باخت हार हारा
हारी 패배- 졌- 패했- pierdut învinsă förlor- دۆڕا دۆڕان ماته ماتې thua
| draw drew tied nul égalité empat- pareggi- unentschied- remis gelijkspel- beraber- ничь- нічи-
remis- seri imbang ισόπαλ- ισοπαλ- תיקו مساوی برابر ड्रॉ 비겼- 무승부- egal oavgjort hòa

evacuat- evakui- evakue- évacu- evacu- desaloj- sgomber- tahliye эвакуир- евакую- ewaku-
mengungsi dievakuasi εκκέν- פונו
| return- regres- vuelv- volt- rientr- retour- rentr- zurückkehr- keert возвра- вернул- поверну-
повер- wraca- wróci- kembali επιστρ- επέστρ- שבו חזרו لوٹ واپس 귀가- 복귀-

issu- warn- alert- émet active- activa- decret- emit- emiss- ausgeruf- ausgegeb- verhängt
afgegev- ilan объяв- оголо- ogłos- mengeluarkan ditetapkan εξέδωσ- κήρυξ- הכריז הוכרז جاری اعلام
घोषित 발령- 선포-
| lift- withdr- lève levé levée levant- desactiv- retir- revog- revoc- aufgehob- entwarnung
ingetrokk- kaldır- отмен- снят- скасов- знят- odwoła- zniesi- dicabut mencabut הוסר בוטל واپس
لغو हटा 해제- 철회-

positive positif positifs positiva positivo positiv- pozitif положител- позитив- pozytywn-
θετικ- חיובי مثبت सकारात्मक 양성-
| negative négatif négatifs negativa negativo negativ- negatif отрицател- негатив- negatywn-
αρνητικ- שלילי منفی नकारात्मक 음성-

captur- seiz- took takes retak- liberat- entered conquer- prend pris prise repren- captura- tomó
toma tomaron tomou tomaram conquist- conquis- eingenommen erober- einnehm- verover- ingenom- ele
aldı захват- взял- заня- освобо- захоп- взят- звільн- zdoby- zajęł- zajął przeję- merebut
menguasai κατέλαβ- κατελήφ- כבש כבשה قبضہ تصرف قبض कब्जा 점령- 장악- 탈환-
| retreat- withdraw- withdrew lost lose repel- repuls- repouss- retir- repli- pierde perdió perdeu
rechaz- respint- ritir- perd- zurückgezog- zurückgeschlag- verliert abgewehr- teruggetrok-
verlor- çekil- püskürt- отступ- отошл- покин- отбил- відступ- відбил- відійш- wycofa- odpar-
mundur menarik αποχώρ- αποσύρ- υποχώρ- נסוג נסוגה پسپا عقب पीछे 철수- 퇴각- 격퇴-

join- enters adher- adhé- rejoin- rejoint ingres- integr- aderi- aderisc- entr- beitret-
beigetret- tritt toetred- katıl- вступ- присоед- приєдн- dołącz- przystąp- bergabung ικάνε
εντάχ- προσχώρ- הצטרף הצטרפה شامل ملحق शामिल 가입- 합류-
| leave- leaves left quit- withdr- quitt- abandon- sale salió deixa deixou esce uscit- lascia
austret- ausgetret- verlässt verlaten ayrıl- вышел вышл- поки- вийш- odejd- odsz- odchodz- opuś-
keluar mundur αποχωρ- αποχώρ- פרש פרשה خارج علیحدہ अलग छोड़ 탈퇴- 이탈-

appoint- nomin- hire- hiring recruit- nomm- nombr- nome- contrat- designa- elect- elig- ernannt
ernenn- berufen gewählt eingestell- benoem- atan- atad- назнач- избра- признач- обра- mianowa-
powoła- wybra- zatrudni- mengangkat diangkat menunjuk ditunjuk merekrut διορίσ- διόρισ- εκλέγ-
מינה מונה מונתה مقرر تعینات منصوب नियुक्त 임명- 선임- 채용- numit utsed- utnäm-
| resign- dismiss- sack- fire fired fires oust- quit- layoff- démission- limog- licenci- destitu-
dimit- dimiss- cesa cesó cesad- despid- despedi- demit- exoner- licenzi- entlass- zurückgetret-
rücktritt tritt abberuf- ontslag- ontslagen opgestapt istifa görevden kovul- уволь- уволил-
отстав- сместил- звільн- відстав- zwolni- odwoła- zdymisj- rezygn- mundur dicopot memecat
dipecat παραιτ- απέλυσ- καθαίρ- התפטר התפטרה פיטר פוטר فارغ برطرف مستعفی استعفا عزل इस्तीफा
बर्खास्त 사퇴- 해임- 사임- 해고- demis- avgå- avsked-

surviv- rescued unhurt alive survéc- survie indemn- rescap- sobreviv- ileso ilesos ilesa ilesas
sopravviv- illes- salvo salva überleb- unverletzt gerettet overleef- gered kurtul- kurtarıl- sağ
выжи- спас- вижи- врятов- przeży- ocala- uratowa- selamat διασώ- σώθη- επέζησ- שרד ניצל زندہ बचा
बच 구조- 생존-
| dies died dead death kill- décéd- mort- tué tués tuée fallec- muer- murió morr- morre morreu
morto morta morti muor- decedut- starb sterb- gestorb- tot getöt- overled- overleden dood
omgekom- öldü ölen öldür- hayatını погиб- умер- скончал- загин- помер- zginę- zginą- zmarł-
śmierć tewas meninggal νεκρ- σκοτώ- πέθαν- נהרג נהרגו נהרגה מת מתה کشته جان ہلاک جاں मौत मारे
मारा 사망- 숨졌- 숨진- decedat ucis murit dog döda-
| injur- wound- bless- herid- hiri- ferid- ferit- verletz- verwund- gewond- yarala- yaralı ранен-
пострад- травмир- поран- травмов- ranny ranna rann- terluka luka cedera τραυμα- נפצע נפצעו נפצעה
زخمی مجروح घायल 부상- 다쳤- 다친- rănit skada-
| missing disparu disparus disparue desaparecid- dispers- vermiss- vermist kayıp kayboldu пропал-
пропав- зник- зниклі zaginion- zaginął hilang αγνοούμεν- נעדר נעדרת لاپتہ مفقود लापता 실종-
dispărut saknad-

constitutional legal lawful eligible constitucional constitutionnel légal verfassungsgemäß
rechtmäßig zulässig anayasaya законн- конституционн- законним
| unconstitutional illegal unlawful invalid void ineligible inconstitucional anticonstitutionnel
illégal verfassungswidrig rechtswidrig unzulässig незаконн- неконституционн- nielegaln- ilegal
ilegales inconstitutionnel

tighten- toughen- harden- durci- endur- endurec- inaspr- verschärf- aanscherp- sıkılaş- ужесто-
посил- zaostrz- memperketat διακρίν- σκλήρ- החמיר הקשיח سخت कड़े 강화- 조이-
| ease eases eased easing relax- loosen- assoupli- allég- relaj- suaviz- flexibil- alenta- allent-
locker- gelockert versoepel- gevşe- смягч- ослаб- пом'якш- złagodz- melonggarkan χαλάρ- הקל הקלה
نرم ढील 완화-

majority mayoría maioria maggioranza mehrheit majorité meerderheid çoğunluk большинство
більшість większość mayoritas
| minority minoría minoria minoranza minderheit minorité minderheid azınlık меньшинство меншість
mniejszość minoritas

buy buys bought acquir- achèt- rachèt- acquiert compra compró comprou adqui- acquist- kauft
kaufen gekauft übernimmt koopt gekocht satın купил- приобр- купу- придба- kupi- kupuj- nabył
membeli mengakuisisi αγόρασ- αγοράζ- רכש רכשה خرید خریدا खरीद 인수- 매입-
| sell sells sold selling vend- vende vendió vendeu vendut- venduto verkauft verkauf- veräußer-
verkoopt verkocht sattı satış продал- продае- прода- sprzeda- menjual πούλησ- πουλά- מכר מכרה
فروخت فروش बेच 매각- 매도-
"""
