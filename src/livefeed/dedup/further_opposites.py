"""Opposite outcomes by what newsrooms of many languages tell most; Thai, which has no others."""

from __future__ import annotations

from typing import Final

# As in `outcome_stems`: - stands after what words begin with.
FURTHER: Final = """
เสียชีวิต ดับสลด สังเวย ศพ
| บาดเจ็บ
| รอดชีวิต รอดตาย ปลอดภัย
| สูญหาย หายตัว

ประกันตัว ปล่อยตัว ปล่อยชั่วคราว
| ฝากขัง คุมขัง จำคุก คุมตัว จับกุม ควบคุมตัว รวบตัว

ยกฟ้อง พ้นผิด
| ลงโทษ มีความผิด จำคุก ประหารชีวิต

ปรับขึ้น เพิ่มขึ้น ขึ้นราคา พุ่งขึ้น ทะยาน สูงขึ้น ขยายตัว
| ปรับลด ลดลง ร่วงลง ดิ่งลง ต่ำลง ลดราคา หดตัว
| ทรงตัว คงที่ ตรึงราคา

อนุมัติ เห็นชอบ รับรอง รับหลักการ เห็นด้วย สนับสนุน
| ปฏิเสธ ตีตก คัดค้าน ต่อต้าน

ยืนยัน ยอมรับ
| ปฏิเสธ ปัดข่าว โต้ข่าว

เปิดให้บริการ เปิดทำการ เปิดถนน
| ปิดให้บริการ ปิดทำการ ปิดถนน สั่งปิด

เริ่มต้น เริ่มขึ้น เดินหน้า
| ยุติ สิ้นสุด ยกเลิก ระงับ เลื่อน

เอาชนะ คว้าชัย คว้าแชมป์ ชนะ
| พ่าย ตกรอบ แพ้
| เสมอ

ลาออก ปลดออก พ้นตำแหน่ง
| แต่งตั้ง รับตำแหน่ง ดำรงตำแหน่ง

กำไร
| ขาดทุน

แข็งค่า
| อ่อนค่า

สำเร็จ
| ล้มเหลว

accepted accepts accepting
| spurned spurns rebuffed rebuffs snubbed shunned rejected rejects declined declines refused

landed lands touchdown safely atterri atterrit posé aterrizó aterriza aterrissou aterrou pousou
gelandet landete atterrato atterra приземлил- wylądował- indi iniş landade هبطت هبط يهبط فرود
降落 着陆 着陸 착륙- mendarat उतरा उतरी
| crashed crashes plunged exploded écrasé écrase estrelló estrella despenhou abgestürzt abstürzt
zerschell- precipitat- schianta- schiantato разбил- рухнул- rozbił- düştü çakıldı kraschade تحطمت
تحطم سقطت سقوط 坠毁 墜毀 墜落 추락- दुर्घटनाग्रस्त

créer crée créera créé créera embauche embaucher embauchera recruter recrutera contratará crear
creará einstell- schaffen schafft assumere assumerà assume hire hires hiring hired нанять наймет
наберет
| supprimer supprime supprimera supprimé licencie licencier licenciera despedir despedirá recortar
streicht streichen gestrichen entlassen entlässt abbauen licenziare licenzia fire fires firing axe
axes layoffs уволит сократит сокращает

renewed renews extended prolonge prolongé renouvelé renovó renueva renovou renova verlängert
verlängerte rinnovato rinnova продлил- przedłuż- uzattı yeniledi جدد جددت مدد مددت verlengt
| terminated terminates scrapped rompu résilié rompió rescindió rescinde rescindiu aufgelöst
gekündigt rescisso расторг- разорвал- zerwał- rozwiązał- feshetti فسخ فسخت ontbonden

gripit gripits gripen anhållit häktat häktad pågrepet pågrep anholdt fengslet fængslet pidätti
pidätetty vangittu aangehouden opgepakt uhićen- uhapšen- zadržel- zadržan- arestat- reținut-
letartóztat- őrizetbe συνελήφθη συνέλαβε 拘留 逮捕 체포- 구속-
| släppt släppts släpptes frisläppt frigiven løslatt løsladt vapautti vapautettu vrijgelaten
pušten- propušt- eliberat- szabadlábra ελεύθερος αφέθηκε 释放 釋放 釈放 석방-

وافق وافقت يوافق موافقه قبل قبلت
| اعترض اعترضت يعترض رفض رفضت يرفض رفضه امتنع امتنعت

شارك شاركت يشارك تشارك سيشارك ستشارك مشاركه حضر حضرت يحضر حضور
| غاب غابت يغيب تغيب غياب تغيبت اعتذر اعتذرت قاطع قاطعت مقاطعه

حي حيا حيه احياء سالما سليما معافي
| ميت ميتا ميته متوفي جثه جثته جثمان مقتولا

زندہ بازیاب سلامت محفوظ
| مردہ لاش لاشیں جاں ہلاک

जीवित जिंदा ज़िंदा सकुशल सुरक्षित
| मृत मुर्दा शव लाश मौत

alive unharmed unhurt safe rescued lebend lebendig unverletzt wohlbehalten sain indemne vivant
vivante ileso ilesa vivo viva illeso sani żywy żywa żywego zdrowy живым живой живыми живої живий
levande elossa élve sağ בריא בחיים 無事 无恙 生存 平安
| dead lifeless body tot tote leblos mort morte muerto muerta morto morta martwy martwa martwego
мертвым мертвой мертвыми мертвий död kuolleena holtan ölü מת מתה 遺体 尸体 遗体 死亡 心肺停止

aprobó aprueba aprobada avaló avala aprovou aprova aprovado viabilizou approvato approva approvata
adopté adoptée voté votée validé gebilligt genehmigt beschlossen zugestimmt goedgekeurd
goedkeurt vedtog vedtatt antog schválil- schválen- podpisał- uchwalił- aprobat- adoptat- promulgat
elfogadt- jóváhagyt- утвердил- одобрил- принял- ухвалил- схвалил- onayl- ενέκρινε εγκρίθηκε
ψήφισε ψηφίστηκε menyetujui disetujui mengesahkan disahkan imeidhinisha imepitisha
| tumbó tumba tumbada rechazó rechaza rechazada frenó chumbou chumba chumbado rejeitou rejeita
bocciato boccia bocciata respinto rejeté rejetée repoussé repoussée retoqué retoquée recalé
gestoppt gekippt abgelehnt verworfen zurückgewiesen weggestemd afgewezen verworpen forkastet
avslog avvist zamítl- vetoval- zavetował- odrzucił- respins- elutasít- leszavaz- отменил- отклонил-
отверг- заблокировал- відхили- скасува- ветува- reddet- απέρριψε απορρίφθηκε καταψήφισε menolak
ditolak imekataa imepinga

acusó acusa acusado imputó imputado procesó charged indicted accused accuses prosecuted accusé
accusée inculpé inculpée angeklagt beschuldigt accusato accusata indagato indagata acusou обвинил-
обвинен- oskarżył- oskarżon- suçlan- aangeklaagd åtalad åtalas tiltalt tiltalte
| exoneró exonera absolvió absuelto exculpó cleared exonerated acquitted blanchi blanchie relaxé
acquitté freigesprochen entlastet scagionato scagionata prosciolto assolto assolta ilibou inocentou
absolveu absolvido оправдал- оправдан- uniewinni- oczyści- aklan- beraat vrijgesproken friad
friades frikjent frifundet

rétabli rétablie rétablit rétablies repris reprise réactivé restableció restablece restablecido
reanudó reanuda reanudado wiederaufgenommen aufgenommen ripristinato ripristina ripreso riprende
retomou retoma retomado restabeleceu возобновил- восстановил- wznowi- przywróci- відновил-
återupptog återupptas hervat hervatte reprend obnovil- reluat- restabilit-
| annulé annulée annulés annule suspendu suspendue suspend interrompu coupé canceló cancela
cancelado suspendió suspende suspendido cortó gestrichen eingestellt ausgesetzt cancellato cancella
sospeso
sospende interrotto cancelou suspendeu suspenso приостанов- прекрати- отменил- zawiesi- odwoła-
wstrzym- призупин- припини- ställde ställer inställd opgeschort geschrapt zrušil- anulat- suspendat-

refloated refloat freed salvaged renfloué desencalhado reflotado
| abandoned sank sunk scuttled capsized coulé hundió afundou naufragado

megemelt- emelt- emeli növel- növekedett nőtt
| csökkent- mérsékel- visszavág-

yendi mağlup galip kazandı
| yenildi yenemedi kaybetti elendi

ingetrokken intrekt schrapt
| doorgezet doorzet handhaaft

bulundu kurtarıldı
| kayboldu bulunamadı

ja
| nej nein

conceded concedes
| contested contests disputed disputes challenges challenged

lifted lifts raised raises hiked hikes subió sube relevé erhöht alzato повысил повысила повысили
artırdı
| trimmed trims lowered lowers slashed congeló congela froze freezes frozen gelé geler eingefroren
congelato заморозил заморозила заморозили dondurdu

upheld upholds manteve mantém mantuvo confermato confirmé bestätigt оставил оставила
utrzymał utrzymała onadı
| overturned overturns quashed derrubou derruba anulou tumbó anuló annullato annulé aufgehoben
отменил отменила смягчил смягчила uchylił uchyliła bozdu

returned returns return handed
| kept keeps keep retained retains retain

wirksam effektiv effective efficace eficaz эффективн- skuteczn- etkili
| unwirksam wirkungslos ineffective inefficace ineficaz неэффективн- nieskuteczn- etkisiz

abouti aboutissent aboutit erfolgreich
| échoué échouent échoue gescheitert scheitern scheiterte

redémarré redémarrée redémarre relancé relancée
| arrêt arrêté arrêtée stoppé stoppée

promoted promotion promozione promosso promossa ascenso ascendió aufstieg aufgestiegen awans
awansował awansowała promu promue montée
| relegated relegation retrocessione retrocesso retrocessa descenso descendió abstieg abgestiegen
spadek spadł spadła relégué rétrogradé

liberaron liberó liberados freigelassen libérés libéré rilasciati liberati serbest освободили
освободил
| ejecutaron ejecutó asesinaron mataron hingerichtet exécutés exécuté giustiziati uccisi öldürdü
казнили убили

verleent verleend toegekend
| weigert geweigerd

bleibt bleiben
| geht verlässt

αποκολλήθηκε
| βυθίστηκε ναυάγησε

אישרה אישר אישרו אושר אושרה
| פסלה פסל פסלו נפסל נפסלה דחתה דחה דחו נדחה נדחתה
"""
