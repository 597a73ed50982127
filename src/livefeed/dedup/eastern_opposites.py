"""Opposite outcomes from Turkey to the Philippines and Ethiopia, words and stems."""

from __future__ import annotations

from typing import Final

# As in `foreign_outcomes` and `outcome_stems`: Turkic languages, Kurdish, Hebrew, Hindi, Bengali,
# Malay, Vietnamese, Tagalog, Swahili, Amharic.
EASTERN: Final = """
öldü öldüğü- ölen- ölü ölüm- öldür- hayatını yitirdi yitiren- vefat şehit öldülər həlak vəfat
ölən- ölüb halok vafot mirin miriye mirine kuştin jiyana şehîd נהרג נהרגו נהרגה נהרגים מת מתו מתה
נרצח נרצחה נרצחו הרוג הרוגים נפטר נפטרה मौत मौतें मृत मृत्यु मारे मारा मरे मृतक निधन হত- নিহত-
মৃত- মারা প্রাণ মরদেহ tewas meninggal maut terbunuh wafat gugur chet vong nasawi namatay patay
pumanaw napatay nasawing fariki uawa kufa vifo kifo ሞተ ሞቱ ሞተዋል ሞቷል ሞት ተገደለ ተገደሉ ተገድለዋል ህይወታቸው ህይወቱ
ህይወታቸውን
| yaralı- yarala- xəsarət yarador jarohat birîndar נפצע נפצעו נפצעה פצוע פצועים פצועה פצועות घायल
जख्मी चोटिल আহত- জখম- আঘাত- luka terluka cedera lukaluka thuong sugatan nasugatan sugatang
nasaktan jeruhiwa majeruhi umia ቆሰለ ቆሰሉ ቆስለዋል ጉዳት ተጎዱ ቁስለኞች
| kurtarıl- kurtul- sağ xilas- qutqar- omon rizgar ניצל ניצלו ניצלה חולץ חולצו חולצה ניצול ניצולים
ניצולות שרד שרדו बचा बची बचे बचाया बचाए सुरक्षित উদ্ধার- জীবিত- বেঁচে selamat diselamatkan
terselamat hidup sot nakaligtas ligtas nailigtas nasagip okolewa nusurika okoka salama ተረፈ ተረፉ
ተርፈዋል ዳነ ዳኑ አዳኑ
| kayboldu- kayıp kaybolan- itkin itən bedərək bedarak winda נעדר נעדרת נעדרים נעדרות נעלם נעלמה
נעלמו लापता गुमशुदा নিখোঁজ- hilang tich nawawala nawawalang potea toweka hawajulikani ጠፋ ጠፉ ጠፍተዋል

öldü öldüğü- ölüm- vefat vəfat vafot mirin מת מתה נפטר נפטרה נפטרו मौत निधन মৃত্যু- মারা meninggal
wafat maut vong namatay pumanaw fariki ሞተ ሞቱ
| iyileşti- iyileşen- taburcu şifa sağal- sogaydi tuzaldi החלים החלימה החלימו מחלים מחלימים שוחרר
שוחררה ठीक स्वस्थ সুস্থ- আরোগ্য- sembuh pulih- khoi gumaling nakarekober pona nafuu ዳነ ዳኑ አገገሙ
አገገመ

kapat- kapand- kapanan- kapanı- kapanac- kapal- bağlan- bağlad- bağlı yopiq yopil- girt girtin
girtî נסגר נסגרה נסגרו סגר סגרה סגרו ייסגר תיסגר ייסגרו סגור סגורה סגורים סגורות סגירה סגירת נחסם
נחסמה נחסמו חסום חסומה बंद बन्द বন্ধ ditutup tutup menutup penutupan dong isinara sarado isasara
nagsara sinara funga fungwa kufungwa አዘጋች ተዘጋ ተዘጋች ተዘጉ ዘጋ ዘጋች ዝግ
| açıld- açılac- açılış- açılma- açılıyor- açtı- açan açacağı- açık açmas- açılar açıq ochiq
ochil- vekir vekirin vebû vekirî נפתח נפתחה נפתחו פתח פתחה פתחו ייפתח תיפתח ייפתחו פתוח פתוחה
פתוחים פתוחות פתיחה פתיחת खुला खुली खुले खोला खोली खोले खोलने खुलेंगे खुलेगा চালু খোলা খুলে- খুলল
dibuka buka membuka pembukaan binuksan bubuksan nagbukas bukas fungua funguliwa ተከፈተ ተከፈተች ተከፈቱ
ከፈተ ከፈተች ክፍት

başla- boshlan- boshladi destpê destpêkir החל החלה החלו מתחיל מתחילה מתחילים התחיל התחילה התחילו
נפתח נפתחה פתח פתחה פתחו ייפתח יחל תחל शुरू शुरु आरंभ प्रारंभ শুরু- আরম্ভ- dimulai mulai memulai
bermula dimulakan memulakan nagsimula sinimulan magsisimula sisimulan uumpisahan anza anzisha
anzishwa ጀመረ ጀመረች ጀመሩ ተጀመረ ተጀምሯል ጀምሯል ይጀምራል
| bitti- bitir- biten- sona tamamlan- bitdi bitib başa çatdı tugadi tugat- yakunlan- yakuniga
qedand qedandin dawî הסתיים הסתיימה הסתיימו סיים סיימה סיימו מסתיים יסתיים תסתיים נגמר נגמרה נסגר
נסגרה סגר סגרה סגרו समाप्त खत्म ख़त्म पूरा पूरी শেষ- সমাপ্ত- সম্পন্ন- berakhir selesai diakhiri
mengakhiri tamat ditamatkan nagtapos natapos tinapos magtatapos winakasan maliza malizika isha
hitimisha ተጠናቀቀ ተጠናቋል ጨረሰ አበቃ አበቃች አቆመ

sürüyor- sürdür- sürecek- devam devamı- davam davom berdewam didome domand נמשך נמשכת נמשכים
נמשכות ממשיך ממשיכה ממשיכים המשיך המשיכה המשיכו ימשיך תמשיך ימשיכו המשך जारी बरकरार চলছে চলবে
অব্যাহত চলমান berlanjut dilanjutkan melanjutkan berterusan diteruskan meneruskan lanjutan tiep
tuloy tuloytuloy ipinagpatuloy nagpapatuloy patuloy itinuloy endelea endeleza ቀጠለ ቀጠሉ ቀጥሏል ይቀጥላል
| durdu durdur- duran durma durması- durduğ- sona bitti- kesil- dayandı dayandır- tugadi tugat-
raw rawestand sekinî נפסק נפסקה נפסקו הופסק הופסקה הופסקו הפסיק הפסיקה הפסיקו מפסיק הפסקה הפסקת
עצר עצרה עצרו נעצר נעצרה נעצרו बंद थमा थमी रुका रुकी रुके रोका रोकी रोक समाप्त খতম বন্ধ শেষ- থেমে
থামল স্থগিত- berhenti dihentikan menghentikan terhenti penghentian tumigil itinigil huminto
natigil inihinto acha sitisha sitishwa koma simama ቆመ ቆሟል አቆመ አቆመች አቆሙ ተቋረጠ ተቋርጧል

yeniden tekrar devam bərpa qayta tiklan- חודש חודשה חודשו מחדש חידש חידשה חידשו התחדש התחדשה חידוש
शुरू पुनः চালু শুরু- পুনরায় dilanjutkan kembali dibuka beroperasi disambung ipinagpatuloy
ibinalik itinuloy muling rejea rejesha endelea anza ቀጠለ ተጀመረ
| durdur- askıya ertele- kesil- kesinti- dayandır- təxirə toxtat- rawestandin הושעה הושעתה הושעו
השעה השעתה הופסק הופסקה הופסקו הפסיק הפסיקה הפסיקו הפסקת השעיית עצירת השעיה बंद स्थगित निलंबित ठप
रोक বন্ধ স্থগিত- dihentikan ditangguhkan terhenti diberhentikan digantung sinuspinde suspendido
itinigil inihinto kinansela sitisha sitishwa simamishwa ahirishwa ተቋረጠ ታገደ ታገዱ አቆመ

iptal ertele- ləğv təxirə bekor qoldirildi betal hatibetalkirin בוטל בוטלה בוטלו ביטל ביטלה ביטלו
יבוטל תבוטל ביטול נדחה נדחתה נדחו דחה रद्द स्थगित টল বাতিল- স্থগিত- dibatalkan batal membatalkan
pembatalan ditunda menunda penundaan ditangguhkan huy hoan kinansela kanselado ipinagpaliban
kinakansela ahirishwa futwa futilia mbali ተሰረዘ ተሰርዟል ተራዘመ ተራዝሟል
| yapıl- düzenlen- gerçekleş- keçiril- otkazil- birêvebirin התקיים התקיימה התקיימו יתקיים תתקיים
יתקיימו נערך נערכה נערכו ייערך תיערך आयोजित होगा होगी अनुष्ठিত অনুষ্ঠিত- আয়োজন- digelar
berlangsung diadakan dilaksanakan diselenggarakan dianjurkan dilangsungkan natuloy itutuloy
idinaos gaganapin idaraos fanyika fanyiwa ተካሄደ ተካሂዷል ይካሄዳል ተካሄዱ

onayla- kabul benimse- təsdiq qəbul tasdiqla- qabul maqulla- pejirand pesend erê אישר אישרה אישרו
אושר אושרה אושרו מאשר מאשרת יאשר תאשר אישור קיבל קיבלה קיבלו התקבל התקבלה תמך תמכה मंजूर मंजूरी
स्वीकृति स्वीकार पारित अनुमोदन मान মঞ্জুর অনুমোদন- অনুমোদিত- গ্রহণ- পাস- পাশ disetujui menyetujui
mengesahkan disahkan meluluskan diluluskan kelulusan persetujuan menerima diterima mengabulkan
dikabulkan terima thuận inaprubahan aprubado pinagtibay ipinasa tinanggap inaprobahan idhinisha
idhinishwa kubali kubaliana pitisha pitishwa ruhusu ruhusiwa አጸደቀ አጽድቋል ፀደቀ ጸደቀ ተቀበለ ተቀብሏል ፈቀደ
ተስማማ
| reddet- redded- rədd rad inkor red redkirin דחה דחתה דחו נדחה נדחתה נדחו סירב סירבה סירבו מסרב
מסרבת דוחה ידחה דחיית סירוב התנגד התנגדה התנגדו הפיל הפילה נפל נפלה खारिज नामंजूर अस्वीकार ठुकरा-
इनकार इंकार वापस প্রত্যাখ্যান- খারিজ- নাকচ- নামঞ্জুর- বাতিল- ditolak menolak tolak penolakan
membantah bac ibinasura tinanggihan ibinasurang inayawan kataa kataliwa tupilia pinga pingwa ውድቅ
ተቃወመ አልተቀበለ አልተቀበለም ከለከለ

doğrula- teyit kabul itiraf təsdiq etiraf tasdiqla- piştrast pejirand אישר אישרה אישרו מאשר מאשרת
הודה הודתה הודו מודה पुष्टि स्वीकार कबूल माना মেনে নিশ্চিত- স্বীকার- mengonfirmasi mengkonfirmasi
membenarkan mengakui mengesahkan dikonfirmasi disahkan xac kinumpirma inamin nakumpirma thibitisha
thibitishwa kiri kubali አረጋገጠ አረጋግጧል አመነ አረጋገጡ
| yalanla- inkar reddet- təkzib rad inkor derew הכחיש הכחישה הכחישו מכחיש מכחישה מכחישים שלל שללה
שללו שולל הכחשה खंडन इनकार इंकार नकारा অস্বীকার- নাকচ- খণ্ডন- membantah dibantah menafikan
dinafikan menyangkal menepis bantahan penafian phu itinanggi pinabulaanan itinatanggi kanusha
kanushwa kana kataa አስተባበለ አስተባበሉ ካደ ካዱ አስተባብሏል

karşıla- memnuniyetle memnun övdü övgü desteklə- destekle- alqışladı təqdir olqishladi pêşwazî
בירך בירכה ברכו מברך מברכת שיבח שיבחה שיבחו משבח תמך תמכה תמכו תומך תומכת תומכים स्वागत सराहना
सराहा प्रशंसा तारीफ समर्थन স্বাগত প্রশংসা- সমর্থন- প্রশংসিত- menyambut memuji dipuji pujian
mendukung didukung menyokong disokong sokongan dukungan mengapresiasi mengalualukan pinuri
pinapurihan suportado sinuportahan sinusuportahan ikinatuwa pongeza pongezwa sifu sifiwa unga
karibisha አወደሰ አደነቀ አደነቁ ደገፈ ደገፉ ይደግፋል በደስታ
| kına- eleştir- tepki karşı qınadı pislə- tənqid qarşı qoraladi tanqid şermezar rexne גינה גינתה
גינו מגנה מגנים ביקר ביקרה ביקרו מבקר מבקרת תקף תקפה תקפו התנגד התנגדה התנגדו מתנגד מתנגדת מתנגדים
निंदा आलोचना विरोध भर्त्सना নিন্দা- সমালোচনা- বিরোধিতা- বিরোধ mengecam dikecam kecam mengutuk
dikutuk mengkritik dikritik kritik menentang ditentang menolak kutukan kecaman bantahan membantah
kinondena binatikos tinuligsa tutol tinutulan kinontra laani laaniwa kosoa kosolewa pinga pingwa
ዘለፈ አወገዘ አወገዙ ተቃወመ ተቃወሙ ነቀፈ ነቀፉ ይቃወማል

artır- arttı- artış- artan- yüksel- zamlan- zam çıktı- büyü- artdı qalxdı bahalaş- yüksəl- çoxaldı
oshdi oshir- kotarildi qimmatlash- kosayd- zêde bilind zêdebû עלה עלתה עלו עולה עולים העלה העלתה
העלו יעלה תעלה יעלו תעלו מעלה עלייה עליית גדל גדלה גדלו זינק זינקה זינקו התייקר התייקרו צמח צמחה
צמחו התחזק התחזקה התחזקו बढ़ा बढ़ी बढ़े बढ़कर बढ़ोतरी बढ़ाया बढ़ाई बढ़ाए वृद्धि इजाफा इज़ाफ़ा उछाल
उछला तेजी महंगा महंगी बढ़त বেড়ে- বাড়ল- বাড়ছে- বাড়ানো- বৃদ্ধি- বাড়িয়ে- বাড়তি naik menaikkan
dinaikkan kenaikan meningkat peningkatan meningkatkan ditingkatkan melonjak lonjakan bertambah
menguat penguatan tumbuh pertumbuhan kukuh mengukuh tang tumaas itinaas pagtaas tumataas lumago
lumakas panda pandisha pandishwa ongezeka ongeza ongezwa imarika ጨመረ ጨመሩ ጨምሯል ከፍ አሻቀበ አደገ ጭማሪ
| azal- düş- geril- indir- indi küçül- ucuzla- endi endir- aşağı pasay- kamay- tushdi arzonlash-
tushir- kêm kêmbû daket ירד ירדה ירדו יורד יורדים הוריד הורידה הורידו ירידה ירידת יירד תרד הפחית
הפחיתה הפחיתו הפחתה הפחתת צנח צנחה צנחו קטן קטנה נפל נפלה נפלו קיצץ קיצצה הוזל הוזלו נחלש נחלשה
נחלשו התכווץ התכווצה घटा घटी घटे घटकर घटाया घटाई घटाए कमी गिरा गिरी गिरे गिरावट गिरकर कटौती लुढ़का
लुढ़के लुढ़की सस्ता सस्ती टूटा কমে- কমল- কমছে- কমানো- হ্রাস- পতন- কমিয়ে- turun menurunkan
diturunkan penurunan menurun berkurang pengurangan mengurangi dikurangi merosot anjlok jatuh
melemah pelemahan kejatuhan susut menyusut dikurangkan mengurangkan giam bumaba ibinaba pagbaba
bumababa humina bumagsak binawasan shuka shusha shushwa pungua punguza punguzwa poromoka anguka
ቀነሰ ቀነሱ ቀንሷል ዝቅ አሽቆለቆለ ቅናሽ
| sabit değişme- dəyişmədi ozgarishsiz ללא הותיר הותירה השאיר השאירה स्थिर अपरिवर्तित यथावत
অপরিবর্তিত- স্থিতিশীল- tetap stabil mempertahankan dipertahankan mengekalkan dikekalkan kekal giu
nanatili bakia ባለበት

büyük- büyüdü böyük katta mezin גדול גדולה גדולים גדולות बड़ा बड़ी बड़े বড় বেশি besar banyak
nhieu marami kubwa zaidi nyingi ትልቅ ብዙ
| küçük- kiçik kichik biçûk קטן קטנה קטנים קטנות छोटा छोटी छोटे ছোট kecil sedikit kurang nho
maliit kaunti ndogo chache ትንሽ

geldi- vardı- ulaştı- varış- gəldi gəlib çatdı keldi kelib gihîşt הגיע הגיעה הגיעו מגיע מגיעה
מגיעים יגיע תגיע יגיעו נחת נחתה נחתו ינחת נכנס נכנסה נכנסו נכנסים पहुंचा पहुंची पहुंचे पहुँचे
पहुंचेंगे पहुंचेंगी आगमन आया आए आई পৌঁছে- পৌঁছা- এসেছেন এলেন আসছেন আগমন tiba sampai datang
mendarat kedatangan masuk memasuki dumating darating nakarating pumasok wasili fika ingia ደረሰ ደረሱ
ደርሷል ገባ ገቡ ገባች
| ayrıl- gitti- terk getdi çıxdı tərk ketdi jochlab chiqib çû derket çûyî עזב עזבה עזבו עוזב עוזבת
עוזבים יעזוב תעזוב יצא יצאה יצאו יוצא יוצאת ייצא תצא המריא המריאה המריאו פרש פרשה פרשו रवाना निकला
निकले निकली छोड़ा छोड़कर लौटे लौटा प्रस्थान ত্যাগ- রওনা- ছাড়ল- ছেড়ে- berangkat meninggalkan
bertolak keberangkatan keluar berlepas umalis aalis lumisan lumabas ondoka toka ወጣ ወጡ ወጥቷል ለቀቀ ሄደ
ሄዱ ተነሳ

katıl- üye qoşuldu daxil qoshil- kirib tevlî הצטרף הצטרפה הצטרפו מצטרף מצטרפת יצטרף תצטרף הצטרפות
शामिल जुड़े जुड़ा जुड़ी যোগ যোগদান- bergabung menyertai masuk sumali sumapi lumahok sasali jiunga
shiriki ተቀላቀለ ተቀላቀሉ ተሳተፈ ተሳተፉ
| ayrıl- çekil- boykot çıxdı çəkildi chiqib chiqdi vekişand פרש פרשה פרשו פורש פורשת יפרוש תפרוש
עזב עזבה נסוג נסוגה נסוגו פרישה החרים החרימה החרימו छोड़ा छोड़ी छोड़ अलग बहिष्कार हटे हटा ত্যাগ-
বর্জন- প্রত্যাহার- keluar mundur menarik meninggalkan memboikot umatras kumalas umalis tumiwalag
binoykot jitoa ondoka susia toka ወጣ ወጡ ለቀቀ ራሱን

atan- getiril- seçil- təyin tayinlan- saylan- tayin hilbijart מונה מונתה מונו מינה מינתה מינו
ימונה תמונה נבחר נבחרה נבחרו מינוי बनाए नियुक्त निर्वाचित चुने चुना चुनी নিয়োগ- নিযুক্ত-
নির্বাচিত- diangkat mengangkat dilantik melantik menunjuk ditunjuk terpilih hinirang itinalaga
nahalal nanumpa teua teuliwa chaguliwa apishwa ተሾመ ተሾሙ ሾመ ሾሙ ተመረጠ ተመረጡ ተመርጧል
| istifa istifası- görevden görevinden azledil- ihraç kovul- uzaklaştır- emekli istefa çıxarıl-
vəzifəsindən iste'fo ishdan bo'shat- jikar פוטר פוטרה פוטרו פיטר פיטרה פיטרו התפטר התפטרה התפטרו
מתפטר מתפטרת הודח הודחה הודחו הדיח הדיחה פרש פרשה הדחה הדחת התפטרות פיטורי יתפטר בוטל इस्तीफा
इस्तीफ़ा बर्खास्त हटाए हटाया निष्कासित निलंबित পদত্যাগ- বরখাস্ত- অপসারণ- অব্যাহতি- dicopot
mencopot dipecat memecat mundur mengundurkan diberhentikan memberhentikan letak dilucut melepaskan
nagbitiw sinibak tinanggal pinatalsik nagresign jiuzulu fukuzwa fukuza tumbuliwa tengua ተነሳ ተሰናበተ
ለቀቀ ለቀቁ ከስልጣን

tutukla- gözalt- yakalan- tutulan həbs saxlanıl- tutuldu qamoqqa hibsga qolga ushlan- girt girtin
binçav destgîr girtî נעצר נעצרה נעצרו עצר עצרה עצרו עצור עצורה עצורים מעצר מעצרו מעצרה נתפס נתפסה
נתפסו כלוא नज़रबंद गिरफ्तार गिरफ़्तार हिरासत दबोचा पकड़ा पकड़े গ্রেপ্তার- গ্রেফতার- আটক- ধৃত
ditangkap menangkap penangkapan ditahan menahan penahanan dicekup dicokok tertangkap bat inaresto
naaresto arestado nadakip hinuli nahuli dinakip inaaresto kamatwa kamata nasa shikiliwa tiwa ታሰረ
ታሰሩ ታስረዋል ተያዘ ተያዙ በቁጥጥር አሰረ
| serbest tahliye- salıver- bırakıl- buraxıl- ozod ozodlikka qoyib berdan שוחרר שוחררה שוחררו שחרר
שחררה שחררו ישוחרר תשוחרר ישוחררו משוחרר שחרור שחרורו שחרורה रिहा रिहाई जमानत छोड़ा छूटा मुक्त
মুক্ত- জামিন- খালাস- ছাড়া dibebaskan membebaskan pembebasan bebas dilepaskan melepaskan diberkas
diikat tha pinalaya pinakawalan nakalaya lumaya pinalalaya achiliwa achiwa achia huru ተፈታ ተፈቱ ተለቀቀ
ተለቀቁ ፈታ ፈቱ ተለቀዋል
| firar- kaçak kaçtı- qaçdı qaçıb qochib qochdi reviya נמלט נמלטה נמלטו בורח ברח ברחה ברחו फरार
भाग भागा भागे পলাতক- পালিয়ে- পালাল- buron melarikan kabur lari nakatakas tumakas takas toroka
kimbia ሸሸ ሸሹ አመለጠ አመለጡ

mahkum suçlu hüküm ceza cezası- hapis məhkum günahkar cəza aybdor qamoq sûcdar הורשע הורשעה הורשעו
הרשיע הרשיעה הרשיעו אשם אשמה אשמים הרשעה הרשעת נידון נדון נגזר נגזרו दोषी सजा सज़ा दोषसिद्ध দোষী
দণ্ড- সাজা- কারাদণ্ড- bersalah dihukum divonis menghukum dipenjara dijatuhi sabit hinatulan guilty
nahatulan hatiani hukumiwa fungwa ጥፋተኛ ተፈረደበት ተፈረደባቸው ተፈረደ
| beraat- suçsuz aklan- bəraət günahsız oqlandi aybsiz bêsûc beraet זוכה זוכתה זוכו זיכה זיכתה
זיכו זיכוי חף निर्दोष बरी बाइज्जत খালাস- নির্দোষ- বেকসুর bebas dibebaskan membebaskan lepas
pinawalangsala inabswelto absuwelto abswelto achiwa achiliwa ነጻ ነፃ በነጻ

dava iddianame suçlan- suçlama- yargılan- ittiham ittihamı ayblov tohmetbar הואשם הואשמה הואשמו
האשים האשימה आरोपपत्र आरोप चार्जशीट मुकदमा অভিযুক্ত- অভিযোগ- didakwa mendakwa dakwaan tersangka
dituntut pinagkasuhan kinasuhan sinampahan shtakiwa shitakiwa ተከሰሰ ተከሰሱ ክስ
| düş- takipsizlik takipsiz ittihamdan xitam toxtatil- נסגר נסגרה סגר סגרה חנינה खारिज वापस माफी
क्षमा ক্ষমা- প্রত্যাহার- dihentikan grasi pengampunan diampunkan amnesti ibinasura iniurong
pinatawad absuwelto samehewa futwa ondolewa ምሕረት ምህረት ተሰረዘ ተቋረጠ

kritik kötüleş- ağırlaş- pisləşdi ogir yomonlash- xirab giran קשה אנוש אנושה קריטי קריטית הידרדר
הידרדרה הידרדרו החמיר החמירה החמירו מידרדר गंभीर नाजुक बिगड़ी बिगड़ा खराब बदतर চিন্তাজনক গুরুতর-
আশঙ্কাজনক- সংকটাপন্ন- অবনতি- kritis parah memburuk kritikal teruk merosot malubha lumala lumubha
mahututi mbaya zidi ከባድ አስጊ ተባባሰ
| iyi iyiye iyileş- stabil düzel- yaxşı yaxşılaş- yaxshi yaxshilan- qenc קל קלה יציב יציבה טוב
טובה השתפר השתפרה השתפרו משתפר הוקל स्थिर ठीक सुधार सुधरी सुधरा बेहतर উন্নতি- স্থিতিশীল- ভালো
membaik pulih baik bertambah gumaganda bumuti maayos imarika nafuu vizuri ጥሩ ተሻሻለ ተሻለ ይሻላል

kazan- yendi- galip galibiyet- zafer şampiyon qalib qələbə uddu yutdi goliblik galaba serket
biserketin ניצח ניצחה ניצחו מנצח מנצחת ניצחון גבר גברה גברו הביס הביסה הביסו זכה זכתה זכו जीता
जीती जीते जीत विजयी विजय हराया हराकर हराते জয় জয়ী- জিতল- জিতে- হারিয়ে- হারাল menang memenangkan
kemenangan mengalahkan menewaskan menumbangkan juara unggul dimenangkan thang nanalo panalo wagi
nagwagi tinalo tinambakan shinda ushindi shindi አሸነፈ አሸነፈች አሸነፉ አሸንፏል ድል
| kaybet- yenil- mağlup mağlubiyet- uduzdu məğlub məğlubiyyət yutqaz- mag'lub dorand הפסיד הפסידה
הפסידו מפסיד מפסידה הפסד הובס הובסה הובסו נוצח נוצחה हारा हारी हारे हार पराजित पराजय পরাজয়
পরাজিত- হেরে- হারল- kalah dikalahkan takluk kekalahan tewas ditewaskan tumbang ditumbangkan kandas
thua natalo talo natalong kabiguan shindwa pigwa poteza ፈሪ ተሸነፈ ተሸነፈች ተሸነፉ ተሸንፏል ሽንፈት
| beraber- heç-heçə durang wekhev תיקו בתיקו ड्रॉ बराबरी ड्रा ড্র সমতা imbang seri bermain terikat
hoa tabla tumabla sare ሁለት አቻ

attı- golü sayı vurdu qol urdi gol הבקיע הבקיעה הבקיעו כבש כבשה כבשו गोल दागा दागे গোল mencetak
menjaringkan menceploskan mengonversi jaringkan nakagol naipasok nakapuntos funga pachika አስቆጠረ
አስቆጠረች አስቆጠሩ አገባ
| kaçır- qaçırdı otkaz- החמיץ החמיצה החמיצו החטיא החטיאה פספס चूके चूका चूक गंवाया मिस মিস ব্যর্থ-
gagal membuang melewatkan terlepas mensia sumablay nagmintis kosa poteza ሳተ ሳተች አመከነ

yüksel- turladı tura finale vəsiqə yüksəldi yollanma chiqdi העפיל העפילה העפילו עלה עלתה עלו
पहुंचा पहुंची पहुंचे क्वालीफाई प्रवेश উঠল উঠে- উন্নীত- কোয়ালিফাই lolos melaju maju mara layak
melangkah pasok umabante nakapasok kwalipikado fuzu tinga songa አለፈ አለፈች አለፉ ገባ
| elen- veda düştü küme mübarizəni chetlash- tark הודח הודחה הודחו נפלטה ירד ירדה ירדו נשר נשרה
बाहर चूका चूकी विदाई ছিটকে বিদায়- বাদ tersingkir gugur disingkirkan kandas terdegradasi tersisih
degradasi tanggal laglag natanggal nalaglag ondolewa tolewa aga shuka ተሰናበተ ተሰናበተች ወደቀ

ilerle- geçir- irəlilə- ələ keçirdi egalla- olga girt pêş כבש כבשה כבשו התקדם התקדמה התקדמו השתלט
השתלטה השתלטו מתקדם מתקדמים שחרר कब्जा कब्ज़ा आगे নিয়ন্ত্রণ- দখল- অগ্রসর- merebut menguasai maju
mara menduduki menawan nakuha nabawi sumulong teka twaa ukamata kamata ያዘ ያዙ ተቆጣጠረ ተቆጣጠሩ ወረረ
| çekil- kaybet- itird- chekin- yoqot- vekişîn נסוג נסוגה נסוגו נסיגה איבד איבדה איבדו פינה פינתה
פינו खोया पीछे हटी हटे পিছু হারাল প্রত্যাহার- mundur kehilangan berundur menarik umatras nawala
binitawan umurong rudi ondoka poteza ለቀቀ ለቀቁ አፈገፈገ አፈገፈጉ አጣ

yasak- yasağı- qadağan qadağa taqiqla- taqiq qedexe אסר אסרה אסרו נאסר נאסרה אוסר אוסרת איסור מנע
מנעה מנעו प्रतिबंध प्रतिबंधित पाबंदी रोक बैन নিষিদ্ধ- নিষেধাজ্ঞা- melarang dilarang larangan
mengharamkan diharamkan pengharaman menyekat cam ipinagbawal bawal ipinagbabawal bawala piga
marufuku zuia zuiwa ከለከለ ከለከሉ ታገደ ታገዱ አገደ አገዱ እገዳ
| izin izni serbest icazə ruxsat destûr התיר התירה התירו הותר הותרה מתיר מתירה אפשר אפשרה אפשרו
היתר התרת אישר अनुमति इजाजत इजाज़त छूट मंजूरी अनुमोदन অনুমতি- অনুমোদন- mengizinkan diizinkan
membolehkan dibolehkan membenarkan dibenarkan kebenaran memperbolehkan diperbolehkan phep
pinayagan pinahintulutan pinapayagan maaari ruhusu ruhusiwa ruhusa ፈቀደ ፈቀዱ ተፈቀደ ተፈቅዷል ፍቃድ

uygula- getir- ilan tətbiq joriy etdi ferz הטיל הטילה הטילו הוטל הוטלה הוטלו יטיל תטיל הטלת הכריז
הכריזה लगाया लगाई लगाए लागू जारी আরোপ- জারি- memberlakukan diberlakukan menerapkan diterapkan
mengenakan dikenakan menjatuhkan mengisytiharkan menetapkan ipinataw nagpataw ipinatupad ideklara
weka wekewa tangaza ጣለ ጣሉ ተጣለ ተጣለባቸው አወጀ አወጁ ታወጀ
| kaldır- götürül- götürdü ləğv bekor rakir הסיר הסירה הסירו הוסר הוסרה הוסרו יסיר תסיר הסרת ביטל
ביטלה ביטלו בוטל בוטלה हटाया हटाई हटाए हटा हटी हटाने वापस প্রত্যাহার- তুলে- mencabut dicabut
pencabutan menarik ditarik membatalkan dibatalkan inalis tinanggal inaalis binawi ondoa ondolewa
futa futwa አነሳ አነሱ ተነሳ ተነስቷል አስነሳ

sıkılaş- sertleştir- ağırlaştır- sərtləşdir- kuchaytir- החמיר החמירה החמירו הקשיח הקשיחה הקשיחו
מחמיר החמרה החמרת הידק הידקה सख्त कड़े कड़ी कड़ा सख्ती কঠোর- জোরদার- memperketat diperketat
mengetatkan diketatkan pengetatan ketat hinigpitan pinahigpit higpit kaza imarisha አጠበቀ አጠበቁ ተጠናከረ
አጠናከረ
| gevşe- hafiflet- yumşalt- yumshat- engil sivik הקל הקלה הקלו מקל מקלה הקלות ריכך ריככה राहत ढील
नरमी छूट ছাড় শিথিল- melonggarkan dilonggarkan pelonggaran meringankan diringankan longgar
niluwagan pinaluwag luwag legeza punguza lainisha አላላ አላሉ ተላላ ቀለለ

güçlen- gücləndir- möhkəmlə- kuchay- התחזק התחזקה התחזקו מתחזק חיזק חיזקה חיזקו मजबूत मज़बूत
शक्तिशाली শক্তিশালী- জোরদার- menguat memperkuat diperkuat mengukuh kukuh memperkukuh manh lumakas
pinalakas imarika imarisha ተጠናከረ አጠናከረ
| zayıfla- zəiflə- zaiflash- susay- נחלש נחלשה נחלשו מחליש החליש החלישה कमजोर कमज़ोर দুর্বল-
melemah melemahkan lemah diperlemah yeu humina pinahina dhoofika dhoofisha ተዳከመ አዳከመ

tırman- gerilim artan- kızış- gərgin gərginləş- keskinlash- הסלמה הסלים הסלימה מסלים החריף החריפה
तनाव हिंसक हिंसा उग्र भड़की उत्पात উত্তেজনা- সংঘর্ষ- সহিংস- kericuhan ricuh memanas rusuh kacau
tegang eskalasi kekerasan umiinit tumindi marahas karahasan vurugu ghasia ተባባሰ ግጭት ውጥረት
| sakin sakinleş- yatış- dindi azal- sakit sakitləş- tinch tinchlan- aram נרגע נרגעה נרגעו רגיעה
שקט רגוע רגועה בשקט שקטה शांत शांति शांतिपूर्ण শান্ত- tenang mereda damai kondusif aman reda
tertib kalmado humupa mapayapa payapa tulia utulivu amani ረገበ ሰላማዊ ተረጋጋ

uzlaş- anlaş- mutabakat razılaş- razılıq sazişə kelish- rêkeftin הסכים הסכימה הסכימו מסכים הסכם
הסכמה הגיעו סוכם सहमत सहमति समझौता समझौते রাজি সমঝোতা- চুক্তি- একমত sepakat menyepakati bersetuju
setuju persetujuan kesepakatan disepakati dipersetujui nagkasundo sumangayon pumayag kasunduan
kubaliana afikiana makubaliano ተስማሙ ተስማማ ስምምነት
| anlaşamadı- anlaşmazlık- başarısız tıkan- çıkmaz razılaşmadı dalana kelishmadi נכשל נכשלה נכשלו
התפוצץ התפוצצו פוצץ כישלון מחלוקת נקלע קרס קרסה קרסו विफल असफल नाकाम असहमत असहमति गतिरोध टूटी टूट
ব্যর্থ- ভেস্তে- অচলাবস্থা- gagal buntu kegagalan menemui runtuh deadlock nabigo bumagsak shindwa
vunjika kwama ከሸፈ ከሸፈች አልተስማሙም ፈረሰ

başarı- başardı uğurlu uğur muvaffaqiyat muvaffaqiyatli הצליח הצליחה הצליחו מוצלח מוצלחת הצלחה
בהצלחה सफल सफलता कामयाब কامیاب সফল- সাফল্য- সক্ষম berhasil sukses berjaya kejayaan keberhasilan
matagumpay nagtagumpay tagumpay fanikiwa mafanikio ተሳካ ተሳክቷል ስኬታማ
| başarısız- başarama- uğursuz muvaffaqiyatsiz נכשל נכשלה נכשלו כושל כושלת כישלון विफल असफल नाकाम
ব্যর্থ- gagal kegagalan menggagalkan digagalkan bigo nabigo palpak shindwa ከሸፈ አልተሳካም ሳይሳካ

evakuado inilikas lumikas tahliye- boşalt- təxliyə köçürül- evakuatsiya evakuasiya פונה פונו פונתה
פינה פינתה פינו מפונים פינוי התפנו निकाला खाली विस्थापित সরিয়ে- সরানো- mengungsi dievakuasi
evakuasi mengevakuasi dipindahkan hamishwa hamia ተፈናቀሉ ተፈናቀለ
| dön- qayıt- qaytdi qaytish qaytar- vegeriya vegeriyan חזר חזרה חזרו שב שבה שבו חוזרים שבים ישובו
יחזרו לחזור חזרת שיבת लौटे लौटा लौटी लौट लौटने वापस वापसी ফিরে- ফেরা- ফিরল- kembali pulang
dipulangkan balik pulih bumalik umuwi nakabalik pinauwi rejea rudi ተመለሰ ተመለሱ ተመልሰዋል

söndür- söndü ochirildi kontrolê כובה כובתה כובו כיבה כיבו השתלטו נבלמה נבלם बुझाया बुझी बुझा काबू
নিয়ন্ত্রণে নেভানো নিভে নেভে padam dipadamkan memadamkan pemadaman terkendali dikuasai jinak
kawalan dikawal naapula kontrolado apula zimwa dhibitiwa zima ጠፋ በቁጥጥር ተቆጣጠሩ
| yayıl- büyü- sürüyor- alov tarqal- avj belav התפשט התפשטה התפשטו מתפשט מתפשטת משתוללת משתולל
ממשיכה फैली फैला फैल भड़की धधक ছড়িয়ে- ছড়া- merebak meluas menjalar membesar berkobar merambat
marak kumalat lumaki enea sambaa ተስፋፋ ተዛመተ

satın alıb alış sotib xarid kirî רכש רכשה רכשו קנה קנתה קנו רוכש רוכשת קונה ירכוש תרכוש רכישת
קניית רכישה खरीदा खरीदी खरीदे खरीद अधिग्रहण কিনল- কিনে- কেনা ক্রয়- membeli dibeli pembelian
mengakuisisi memborong mua bumili binili bibilhin nunua nunuliwa ገዛ ገዙ ገዝቷል
| sattı- satıl- satacak satış- satan satdı sotdi sotil- firot מכר מכרה מכרו נמכר נמכרה נמכרו מוכר
מוכרת ימכור תמכור מכירת מכירה बेचा बेची बेचे बेच बिक्री बिकवाली বিক্রি- বিক্রয়- বেচে- menjual
dijual penjualan melepas bán nagbenta ibinenta ipagbibili uza uzwa ሸጠ ሸጡ ሸጧል

istihdam işə götür- olindi גייס גייסה גייסו גיוס שכר מעסיק भर्ती नियुक्ति নিয়োগ- merekrut
direkrut perekrutan mengambil kumuha nagtanggap ajiri ajiriwa ቀጠረ ቀጠሩ ተቀጠሩ
| işten çıkar- çıxarıldı ishdan qisqart- פיטר פיטרה פיטרו פוטר פוטרו פיטורי פיטורים מפטר מפטרת
छंटनी निकाला बर्खास्त ছাঁটাই- বরখাস্ত- PHK memecat dipecat memberhentikan diberhentikan pemecatan
buang tinanggal sinibak nagtanggal fukuza fukuzwa punguza አሰናበተ ተሰናበቱ ቀነሰ

kâr kârı- kazanç- mənfəət gəlir foyda daromad qezenc רווח רווחי רווחים הרוויח הרוויחה मुनाफा लाभ
मुनाफ़ा फायदा মুনাফা- লাভ- laba untung keuntungan profit kita kumita tubo faida ትርፍ
| zarar zararı- zarara zərər itki ziyan הפסד הפסדים הפסידה הפסיד घाटा नुकसान हानि लोकसान লোকসান-
ক্ষতি- rugi kerugian merugi nalugi lugi hasara ኪሳራ

fazla fazlası- profisit ortiqcha עודף עודפים अधिशेष उद्वृत्त উদ্বৃত্ত- surplus lebihan sobra ziada
ትርፍ
| açığı- açık kəsir kamomad גירעון גרעון घाटा कमी ঘাটতি- defisit kurangan depisit nakisi upungufu
ጉድለት

grev grevde grevi greve tətil tashlash shartnoma mogok welga mgomo አድማ
| mesai işbaşı sulh masuk bekerja kazi ሥራ

gecik- rötar- geç kechik- dereng איחר איחרה איחרו באיחור עיכוב עיכובים התעכב התעכבה מתעכב נדחה
देरी विलंब लेट দেরি- বিলম্ব- terlambat tertunda keterlambatan molor lewat tertangguh tre naantala
delayed huli chelewa chelewesha cheleweshwa ዘገየ ዘገዩ መዘግየት
| zamanında vaktinde erken vaxtında vaqtida dem בזמן במועד כמתוכנן הקדים הקדימה הוקדם निर्धारित
সময়মতো যথাসময়ে tepat awal jadwal jadual maagap oras wakati በሰዓቱ

kesildi- kesik kesinti- kəsildi uzil- kesib birrîn נותק נותקה נותקו ניתק ניתקה ניתוק הפסקת ठप गुल
बाधित कटौती কাটা বিচ্ছিন্ন- ব্যাহত- padam terputus putus gangguan bekalan terganggu mat naputol
nawalan nawala katika katwa kosekana ተቋረጠ ጠፋ
| bağlandı- verildi geldi düzeldi bərpa tiklan- ulandi vegeriya חודש חודשה חודשו חובר חוברה חזר
חזרה חזרו שב שבה बहाल दुरुस्त लौटी আবার সচল- ফিরে- স্বাভাবিক- pulih menyala kembali normal
dipulihkan tersambung bumalik naibalik naayos rejea rudi rejeshwa ተመለሰ ተጠገነ

yasal yasaya anayasaya hukuka qanuni qanunga qonuniy वैध कानूनी संवैधानिक বৈধ- আইনি sah legal
konstitusional halali ሕጋዊ ህጋዊ
| yasadışı yasa aykırı kanunsuz hukuksuz qanunsuz noqonuniy अवैध गैरकानूनी असंवैधानिक অবৈধ- বেআইনি
ilegal haram batal inkonstitusional iligal haramu kinyume ሕገወጥ ህገወጥ

mümkün mümkündür mumkin gengaz संभव मुमकिन সম্ভব- সম্ভাবনা- mungkin mampu bisa boleh posible
maaari inawezekana weza ይቻላል ይችላል
| imkansız qeyri-mümkün imkonsiz mumkinmas negengaz असंभव नामुमकिन অসম্ভব- mustahil imposible
haiwezekani አይቻልም አይችልም

yeterli kâfi kifayət yetarli bes מספיק מספקת מספיקה מספיקים पर्याप्त काफी পর্যাপ্ত- যথেষ্ট- cukup
memadai mencukupi sapat kutosha tosha በቂ
| yetersiz yetersizlik- kifayətsiz yetarsiz kêm חסר חסרים מחסור חוסר अपर्याप्त नाकाफी कमी
অপর্যাপ্ত- অভাব- kurang kekurangan thieu kulang kapos pungua upungufu haba እጥረት

pozitif müsbət ijobiy erênî חיובי חיובית חיוביים חיוביות सकारात्मक पॉजिटिव ইতিবাচক- পজিটিভ-
positif duong positibo chanya ፖዘቲቭ አዎንታዊ
| negatif mənfi salbiy neyînî שלילי שלילית שליליים שליליות नकारात्मक निगेटिव নেতিবাচক- নেগেটিভ-
negatibo hasi ኔጋቲቭ አሉታዊ

çoğunluk- çoxluq kopchilik piranî רוב बहुमत সংখ্যাগরিষ্ঠ- mayoritas majoriti mayorya wengi አብላጫ
| azınlık- azlıq ozchilik kêmarî מיעוט अल्पमत अल्पसंख्यक সংখ্যালঘু- minoritas minoriti minorya
wachache አናሳ

ithalat- ithal idxal import יבוא ייבוא आयात আমদানি- impor inangkat uagizaji
| ihracat- ihraç ixrac eksport יצוא ייצוא निर्यात রপ্তানি- ekspor iniluwas mauzo

geçici müvəqqəti vaqtinchalik demkî זמני זמנית זמניים अस्थायी সাময়িক- অস্থায়ী- sementara tạm
pansamantala ጊዜያዊ
| kalıcı süresiz daimi doimiy mayinde קבוע קבועה קבועים לצמיתות स्थायी স্থায়ী- permanen tetap
kekal permanente kudumu ቋሚ

kısmi kısmen qismən qisman חלקי חלקית आंशिक আংশিক- sebagian separa sebahagian bahagya parsyal
sehemu ከፊል
| tam tamamen tamamilə toliq מלא מלאה מוחלט मुकम्मल पूर्ण पूरी সম্পূর্ণ- পূর্ণ- total penuh
sepenuhnya ganap buong kamili ሙሉ

barış ateşkes- uydu riayət אכיפה מכבד מכבדת נשמרת נשמר מחזיקה कायम पालन বহাল- মেনে bertahan
mematuhi dipatuhi patuh sinusunod tumatag heshimu zingatia ተከበረ
| ihlal ihlali- bozdu- bozul- çöktü pozdu pozuldu pozuntu buzdi buzil- הפר הפרה הפרו הופר הופרה
הפרת קרס קרסה उल्लंघन टूटा तोड़ा लঙ্ঘन লঙ্ঘন- ভেঙে- melanggar dilanggar pelanggaran runtuh nilabag
lumabag vunja vunjwa kiuka ጣሰ ጣሱ ተጣሰ ፈረሰ

peringatan warning amaran alert uyarı uyarısı- xəbərdarlıq אזהרה התרעה अलर्ट चेतावनी সতর্কতা-
babala onyo tahadhari ማስጠንቀቂያ
| dicabut tamat dibatalkan berakhir kaldırıldı בוטלה הוסרה हटाई वापस প্রত্যাহার- binawi inalis
ondolewa ተነሳ
"""
