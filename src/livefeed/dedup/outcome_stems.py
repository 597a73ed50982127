"""Opposite outcomes by the stems of their words, for languages that bend their endings."""

from __future__ import annotations

from typing import Final

# As in `foreign_outcomes`; suspend- stands for each word that begins so.
STEMS: Final = """
resum- restor- reprend reprennent repris reprise reprises reprendre reanud- retom- restablec-
restabelec- rétabli- wiederaufgenommen wiederaufnahm- aufgenommen fortgesetzt возобнов- восстанов-
dilanjutkan beroperasi ripres- riprend- ripristin- חודש חודשה חודשו התחדש- بحال ازسرگیری بازگشایی
शुरू बहाल yeniden 再 復 恢 复 続 续
| suspen- interromp- interrup- unterbroch- unterbrech- ausgesetzt eingestellt приостан- прекрат-
прекращ- остановл- останов- durdur- askıya dihentikan terhenti ditangguhkan sospes- הופסק- הושעה
הושעתה paraliz- paralys- stopp- suspens- halt halts halted معطل معطلی متوقف توقف تعلیق बंद स्थगित
निलंबित रोक रोकी 停 止 断 斷 見 休 取

held holds hosted celebr- stattfind- stattfand findet tenu tenue состо- digelar berlangsung
realizad- برگزار منعقد आयोजित yapılacak yapıldı düzenlen- התקיים יתקיים
| postpon- delay- deferr- ajourn- reporté reportée reportés aplaz- pospu- pospon- posterg-
verschob- verschieb- vertagt adiad- adiou adia rinvi- ertelen- erteled- перенес- перенос- отлож-
отсроч- ditunda menunda penundaan موکول تعویق ملتوی مؤخر टली टला टाला נדחה נדחתה נדחו 延
| cancel- annul- abgesagt absag- gestrichen anul- iptal отмен- dibatalkan batal membatalkan لغو
منسوخ रद्द בוטל בוטלה בוטלו ביטל ביטלה 取

approv- adopt- aprob- aprov- gebilligt angenommen nimmt onayla- kabul одобр- утверд- menyetujui
disetujui setujui منظور تصویب موافقت मंजूर मंजूरी स्वीकार אישר אישרה אישרו accett- 批 准
| reject- rejet- rechaz- rejeit- abgelehnt lehnt respin- redded- redde- отклон- отверг- отказ-
menolak ditolak tolak مسترد رد مخالفت खारिज नामंजूर ठुकरा- דחה דחתה דחו boccia- 否 拒 驳
| delay- postpon- aplaz- ajourn- verschob- adiad- rinvi- ertelen- перенес- отлож- ditunda menunda

raise- hike- relevé relève augment- increment- aument- eleva- alza- rialz- erhöh- anhob- angehoben
yükselt- artırdı повыс- увелич- menaikkan naik meningkat- naikkan اضافہ افزایش बढ़ा- बढ़ी बढ़ोतरी
वृद्धि
| lower- reduc- reduz- abaiss- baiss- rebaj- recort- tagli- abbass- diminu- gesenkt senkt indirdi
düşür- сниз- сократ- уменьш- menurunkan turun penurunan turunkan کمی کاهش घटा- घटी कमी कटौती
गिरावट
| hold holding held unchanged steady maintain- mantien- mantuv- mantém manteve mantev- mantém
mantiene inalterad- invariat- unverändert belässt belassen сохран- оставил- sabit mempertahankan
dipertahankan برقرار ثابت بدون स्थिर बरकरार

convict- condamn- conden- verurteil- осуд- осужд- mahkum הורשע- הרשיע- הרשיעו condann- dihukum
divonis bersalah مجرم محکوم दोषी सजा coupable sentenc-
| acquit- relax- relaxé relaxée relaxés absuel- absol- absolv- freigespr- freispr- оправд- beraat
זוכה זוכו זוכתה זיכה זיכו זיכתה assol- assolt- تبرئه بری बरी निर्दोष 无 無
| mistrial deadlock- hung

arrest- arrêté arrêtée interpell- detien- deten- festgenomm- verhaft- inhaftier- арест- задерж-
tutukla- gözalt- ditangkap menangkap ditahan prendeu detid- preso presa prision- بازداشت دستگیر
گرفتار حراست गिरफ्तार हिरासत נעצר נעצרו נעצרה מעצר 逮 捕 拘
| releas- freed libéré libérée libérés libération liberad- liberó libera freigelass- entlass-
освобод- отпущ- отпуст- tahliye- serbest dibebaskan solt- libert- scarcer- آزاد رہا رہائی रिहा
שוחרר שוחררו שוחררה 释 釋 釈
| fugitive escaped évadé fugitif prófugo flüchtig entkommen kaçak firar сбежал скрыл- buron kabur
foragid- fugit- evas- متواری فراری فرار फरार נמלט נמלטה 逃

shut- gesperrt gesperrte sperr- geschlossen cerrad- cerró fechad- fechou fermé fermée chius-
ditutup menutup перекры- закры- kapat- kapalı נחסם נחסמה נחסמו חסום נסגר נסגרה נסגרו بسته بند बंद
閉 闭 关 關
| reopen- freigegeben geöffnet wiedereröffn- reabr- abert- abriu abier- reabier- rouvr- rouvert
ouvert ouverte riapert- apert- dibuka membuka откры- açıldı açtı נפתח נפתחה נפתחו باز کھول- کھل
खुला खुली खोल- 開 开 启

beat beats won wins winning ganó gana ganaron venc- gewann gewinnt gewonnen besieg- vince vinto
vincono menang kalahkan победил- выигра- обыгра- yendi kazan- ניצח ניצחה ניצחו جیت برد پیروز جیتا
जीत जीता जीती जीते हराया हराकर gagn- remport- battu 胜 勝
| lost loses losing perdi- pierd- perd- verlor- verlier- unterlag unterliegt kalah takluk проигра-
уступ- kaybet- yenildi הפסיד הפסידה הפסידו ہار شکست باخت हार हारा हारी हारे derrot- sconfitt-
battut- sincline 败 敗 负 負
| drew draws draw empat- nul unentschieden remis paregg- imbang seri ничь- berabere مساوی مساوي
برابر ड्रॉ בתיקו תיקו 平

confirm- bestätig- подтверд- doğrula- conferm- membenarkan mengonfirmasi mengkonfirmasi تصدیق
تایید पुष्टि אישר אישרה 确 確
| deni- deny- démen- dément- desmient- desment- desmint- niega nega negou negó smenti- dementier-
bestreit- bestritt- yalanla- опроверг- membantah bantah تردید تکذیب खंडन इनकार הכחיש הכחישה הכחישו
否

dead killed tewas meninggal morts morto mortos morta mort- ölen öldü погиб- ہلاک جاں جانباخت मौत
मृत मारे मृतक हलाक נהרג נהרגו מת 死 亡
| injured wounded terluka luka ferid- ferit- feridos yarala- пострада- ранен- زخمی घायल जख्मी נפצע
נפצעו 伤 傷
| rescued survived selamat diselamatkan resgatad- salvat- kurtarıl- спасен- спасл- बचाया बचाए
| missing hilang desaparecid- dispers- kayıp пропав- пропал- لاپتہ लापता נעדר נעדרים

evacuat- evacua- évacu- evakui- эвакуир- dievakuasi mengungsi tahliye terevakuasi desaloj-
| return- regres- volvieron retorn- zurückgekehrt возврат- вернул- döndü rentré rentrés kembali
ritorn-

arrives arrived arriv- aankomt прибыл- прилет- прилёт- tiba gelen vardı llegó llega chegou chega
پہنچ پہنچے پہنچ पहुंचे पहुंचा הגיע הגיעה
| leaves departs departed quitte quitté verlässt verließ покинул- вылет- meninggalkan ayrıldı
salió partiu روانہ रवाना יצא יצאה

sunny ensoleillé soleado sonnig солнечн- güneşli cerah ensolarado
| cloudy nuageux nublado bewölkt облачн- bulutlu berawan
| rainy pluvieux lluvioso regnerisch дожд- yağmurlu hujan chuvoso

signed signs signé signent firmó firmaron firman unterzeichn- подписа- imzala- menandatangani
assin-
| withdrew withdraws quits scrapped retiré quitté retir- zurückgezog- вышел вышла вышли çekil-
menarik retirou

capture- captur- recuper- seize- seized recaptur- retak- erobert- захват- взял- merebut tomou tomó
| retreat- lost withdraw- retir- abandon- zurückgezog- отступ- оставил- çekil- mundur
"""
