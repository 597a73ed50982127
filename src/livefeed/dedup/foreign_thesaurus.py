"""Words that editors exchange, in more languages, as `thesaurus` has them in Arabic and English."""

from __future__ import annotations

from typing import Final

# Between two bars stands one thing in several words; the languages of one do not meet.
FOREIGN_SYNONYMS: Final = """
dit déclaré indiqué annoncé affirmé précisé rapporté expliqué souligné ajouté assuré communiqué
annonce indique affirme explique assure précise | policiers police gendarmes forces agents | blessé
touché blessés touchés atteints | incendie feu sinistre flammes | maison domicile habitation
logement | habitants riverains résidents personnes gens | entreprise société groupe firme | patron
directeur dirigeant chef pdg | avion appareil | bateau navire embarcation | train rame convoi |
élèves écoliers étudiants | médecins soignants | salariés employés travailleurs | grève mouvement |
manifestation rassemblement marche cortège | manifestants protestataires | réunion rencontre
entretien séance | accord entente pacte convention | gros grand important vaste énorme | plusieurs
divers nombreux différents | débuter commencer démarrer lancer | environ près quelque | à cause
raison suite | ancien ex | secours sauveteurs pompiers secouristes | enquête investigation | juges
magistrats | députés parlementaires élus | crue inondation inondations | séisme tremblement | orage
tempête intempéries | victoire succès | match rencontre | équipe formation | entraîneur coach
sélectionneur technicien | recrute engage signe | maintient conserve garde | hausse augmentation
progression | baisse recul diminution repli | prix tarifs tarif | argent fonds somme | poursuit
continue | demande réclame exige appelle | aide soutien assistance | matin matinée | soir soirée |
afin pour | notamment surtout | pendant durant lors | toutefois cependant néanmoins mais | ainsi
également aussi
|
dijo informó declaró anunció afirmó indicó señaló explicó aseguró precisó comunicó manifestó agregó
añadió destacó apuntó sostuvo subrayó según fuentes fuente | policía agentes policías guardia |
vivienda casa domicilio hogar inmueble | vecinos residentes habitantes personas pobladores |
empresa compañía firma sociedad grupo | jefe director presidente titular dirigente | avión aeronave
aparato | barco buque embarcación nave | camión tráiler | alumnos estudiantes escolares | médicos
sanitarios facultativos doctores | trabajadores empleados operarios | huelga paro | protesta
manifestación marcha concentración | reunión encuentro cita | acuerdo pacto convenio | grande gran
enorme importante | varios diversos numerosos | comenzar empezar iniciar arrancar comenzó empezó
inició arrancó | aproximadamente cerca unos alrededor | ex antiguo exministro | bomberos
rescatistas socorristas | investigación pesquisa indagación | terremoto sismo temblor seísmo |
lluvias precipitaciones aguaceros | inundaciones riadas crecidas | triunfo victoria | partido
encuentro choque duelo | equipo conjunto escuadra plantel | entrenador técnico preparador | ficha
contrata incorpora firma | mantiene conserva deja | aumento subida alza incremento | bajada caída
descenso reducción | precio coste costo tarifa | continúa sigue prosigue | pide reclama exige
solicita | ayuda apoyo asistencia | carretera vía autovía ruta | diputados legisladores
parlamentarios congresistas | además también asimismo | durante en | debido causa
|
disse informou afirmou declarou anunciou explicou adiantou acrescentou referiu indicou revelou
segundo fonte fontes comunicado | polícia agentes gnr psp | casa habitação moradia residência |
moradores residentes habitantes pessoas populares | empresa companhia firma grupo | chefe diretor
presidente líder | avião aeronave aparelho | barco navio embarcação | carro viatura veículo
automóvel | alunos estudantes | trabalhadores funcionários empregados | greve paralisação |
protesto manifestação marcha | reunião encontro | acordo pacto | grande enorme importante | vários
diversos numerosos | começou iniciou arrancou | cerca aproximadamente | antigo ex | bombeiros
socorristas | sismo terramoto terremoto abalo | chuva precipitação | cheia cheias inundação
inundações enchente | triunfo vitória | jogo partida encontro | equipa equipe time plantel |
treinador técnico | contrata assina reforça | mantém conserva | aumento subida alta | queda descida
redução | preço custo tarifa | continua prossegue segue | pede exige solicita | ajuda apoio |
estrada via rodovia | deputados parlamentares | também igualmente ainda | incêndio fogo chamas
|
detto dichiarato annunciato affermato riferito spiegato precisato sottolineato aggiunto reso noto
comunicato secondo fonti fonte | polizia agenti carabinieri forze | casa abitazione appartamento
alloggio | abitanti residenti cittadini persone | azienda società impresa gruppo ditta | capo
direttore presidente leader | aereo velivolo | barca nave imbarcazione natante | auto macchina
vettura veicolo | alunni studenti scolari | medici dottori sanitari | lavoratori dipendenti operai
addetti | protesta manifestazione corteo | riunione incontro vertice | accordo intesa patto |
grande grosso importante enorme | diversi vari numerosi parecchi | iniziato cominciato partito |
circa quasi | ex precedente | pompieri vigili soccorritori | indagine inchiesta | terremoto sisma
scossa | pioggia precipitazioni | alluvione inondazione esondazione | successo vittoria | partita
gara incontro sfida | squadra formazione | allenatore tecnico mister | ingaggia acquista | mantiene
conserva lascia | aumento rialzo crescita | calo discesa riduzione flessione | prezzo costo tariffa
| continua prosegue | chiede sollecita esige | aiuto sostegno assistenza | strada via carreggiata |
deputati parlamentari | rogo incendio fiamme | anche inoltre pure
|
sagte teilte erklärte berichtete meldete mitteilte betonte ergänzte hieß gab bekannt laut angaben
zufolge sprecher sprecherin | polizei beamte polizisten einsatzkräfte | haus wohnhaus gebäude
wohnung | einwohner bewohner anwohner menschen personen leute | unternehmen firma konzern
gesellschaft | chef leiter vorsitzender direktor | flugzeug maschine flieger | schiff boot | auto
wagen fahrzeug pkw | lastwagen lkw laster | schüler kinder | ärzte mediziner | mitarbeiter
beschäftigte angestellte arbeiter | streik ausstand arbeitskampf | protest demonstration kundgebung
| treffen gespräch sitzung gespräche verhandlungen | einigung vereinbarung abkommen übereinkunft |
groß große großer großes schwer schwere | mehrere einige zahlreiche viele | begonnen gestartet
angefangen | etwa rund circa ungefähr knapp | früher früherer ehemaliger ex ehemalige frühere |
feuerwehr retter rettungskräfte helfer | ermittlungen untersuchung | erdbeben beben | regen
niederschläge | hochwasser überschwemmung überflutung | erfolg sieg triumph | spiel partie
begegnung | mannschaft team elf | trainer coach | verpflichtet holt | lässt belässt hält | anstieg
zunahme zuwachs erhöhung | rückgang abnahme senkung | preis kosten gebühr | setzt fährt | fordert
verlangt | hilfe unterstützung | straße fahrbahn | abgeordnete parlamentarier | auch zudem außerdem
ebenfalls | wegen aufgrund infolge | brand feuer flammen | unglück unfall | sonnabend samstag
|
zei meldde verklaarde deelde vertelde aldus volgens woordvoerder bron | politie agenten | huis
woning pand | bewoners inwoners omwonenden mensen personen | bedrijf onderneming concern firma |
baas directeur topman | vliegtuig toestel | schip boot vaartuig | auto wagen voertuig | leerlingen
scholieren studenten | artsen dokters medici | werknemers medewerkers personeel | staking
werkonderbreking | betoging protest demonstratie | overleg gesprek vergadering bijeenkomst |
akkoord overeenkomst deal | grote groot flinke zware | ongeveer zowat circa zo'n | voormalig ex oud
| brandweer hulpdiensten | aardbeving beving | wedstrijd duel match | ploeg team elftal | trainer
coach | stijging toename | daling afname | brand vuur | botsing aanrijding ongeluk ongeval
|
сказал сказала сообщил сообщила сообщили сообщает заявил заявила заявили рассказал рассказала
рассказали передает уточнил уточнила уточнили отметил отметила отметили пояснил пояснила пояснили
добавил добавила подчеркнул подчеркнула объявил объявила словам данным источник | полиция
полицейские правоохранители силовики | дом здание жилье | жители граждане люди человек население |
компания фирма предприятие корпорация | глава руководитель директор начальник председатель |
самолет борт лайнер авиалайнер | корабль судно теплоход | автомобиль машина авто | грузовик фура |
ученики школьники учащиеся | врачи медики доктора | рабочие сотрудники работники | протест митинг
акция шествие | встреча переговоры заседание совещание | соглашение договор сделка | большой
крупный огромный крупнейший | несколько ряд многие | начался стартовал начался | около примерно
порядка приблизительно почти | бывший экс | спасатели пожарные | расследование следствие | дождь
осадки ливень | наводнение паводок подтопление | победа успех | матч встреча игра поединок |
команда клуб сборная | тренер наставник | сохранил оставил удержал | рост увеличение повышение |
снижение падение сокращение | цена стоимость | продолжил продолжает | просит требует призвал
призывает | помощь поддержка | дорога трасса шоссе | депутаты парламентарии | также тоже кроме |
из-за вследствие ввиду | авария дтп столкновение | возгорание пожар огонь | чрезвычайное чп |
центробанк цб банк | процентов процента | госпитализированы доставлены
|
повідомив повідомила повідомили повідомляє заявив заявила заявили розповів розповіла розповіли
уточнив уточнили зазначив зазначили пояснив пояснили додав додали сказав сказали словами даними |
поліція поліцейські правоохоронці | будинок будівля оселя | жителі мешканці люди громадяни |
компанія фірма підприємство | керівник голова очільник директор начальник | літак борт | авто
автомобіль машина автівка | учні школярі | лікарі медики | працівники співробітники | мітинг акція
протест | зустріч переговори засідання | угода договір | великий масштабний | кілька декілька низка
| близько приблизно майже | колишній екс | рятувальники пожежники | розслідування слідство | дощ
опади | матч гра поєдинок | команда збірна клуб | тренер наставник | зростання збільшення
підвищення | зниження падіння скорочення | ціна вартість | унаслідок внаслідок через | пожежа
займання вогонь | поранено травмовано постраждали
|
powiedział powiedziała poinformował poinformowała poinformowali przekazał przekazała podał podała
oświadczył dodał dodała zaznaczył podkreślił oznajmił zdaniem rzecznik źródło | policja
funkcjonariusze policjanci | dom budynek mieszkanie | mieszkańcy ludzie osoby lokatorzy | firma
spółka przedsiębiorstwo | szef prezes dyrektor kierownik | samolot maszyna | samochód auto pojazd |
uczniowie dzieci | lekarze medycy | pracownicy zatrudnieni | protest manifestacja marsz | spotkanie
rozmowy posiedzenie | umowa porozumienie | duży wielki ogromny poważny | kilka wiele | około blisko
mniej prawie | były eks dawny | strażacy ratownicy | śledztwo dochodzenie postępowanie | deszcz
opady ulewa | mecz spotkanie pojedynek | drużyna zespół | trener szkoleniowiec | wzrost podwyżka |
spadek obniżka | cena koszt | pożar ogień | wypadek kolizja zderzenie
|
söyledi açıkladı bildirdi belirtti duyurdu kaydetti ifade etti dedi aktardı vurguladı ekledi göre |
polis emniyet jandarma ekipler ekipleri | ev konut bina | vatandaş vatandaşlar halk kişi sakinler |
şirket firma kuruluş | müdür başkan yönetici | gemi tekne | araç otomobil araba | kamyon tır |
öğrenci öğrenciler talebe | doktor hekim | işçi çalışan emekçi | protesto gösteri eylem | toplantı
görüşme | anlaşma mutabakat | büyük dev geniş | yaklaşık civarında | eski önceki | itfaiye kurtarma
| soruşturma inceleme | deprem sarsıntı | yağmur yağış sağanak | sel taşkın | maç karşılaşma
müsabaka | takım ekip | teknik direktör antrenör hoca | artış yükseliş | düşüş azalma | fiyat ücret
| lira tl | yangın alev | kaza çarpışma
|
kata ujar menurut mengatakan menyatakan tutur ungkap jelas menjelaskan mengungkapkan menyebutkan
menyebut menuturkan menambahkan menegaskan sebut | polisi aparat petugas kepolisian | rumah hunian
kediaman | warga masyarakat penduduk orang | perusahaan perseroan firma | kepala pimpinan ketua
direktur | kapal perahu | mobil kendaraan | siswa pelajar murid | dokter medis | pekerja buruh
karyawan pegawai | unjuk demo demonstrasi aksi | rapat pertemuan | perjanjian kesepakatan | besar
dahsyat | beberapa sejumlah banyak | mulai memulai | sekitar kurang hampir | mantan eks bekas |
penyelidikan penyidikan | gempa guncangan | banjir genangan | pertandingan laga partai | tim skuad
kesebelasan | kenaikan peningkatan | harga tarif | kebakaran api | kecelakaan tabrakan | karena
akibat lantaran | untuk guna | gunung gunungapi | tetapi namun tapi
|
είπε δήλωσε ανακοίνωσε ανέφερε τόνισε πρόσθεσε εξήγησε σημείωσε επισήμανε σύμφωνα | αστυνομία
αστυνομικοί αρχές | σπίτι κατοικία οικία | κάτοικοι πολίτες άνθρωποι άτομα | εταιρεία επιχείρηση
όμιλος | επικεφαλής πρόεδρος διευθυντής | αεροπλάνο αεροσκάφος | πλοίο σκάφος | αυτοκίνητο όχημα ιχ
| μαθητές φοιτητές | γιατροί ιατροί | εργαζόμενοι υπάλληλοι | διαμαρτυρία διαδήλωση πορεία |
συνάντηση σύσκεψη συνεδρίαση | μεγάλη μεγάλος μεγάλο ισχυρή ισχυρός | περίπου σχεδόν | πρώην τέως |
πυροσβέστες διασώστες | έρευνα έρευνες | φωτιά πυρκαγιά | αγώνας παιχνίδι ματς | προπονητής
τεχνικός | αύξηση άνοδος | μείωση πτώση | τιμή κόστος | δυστύχημα ατύχημα τροχαίο | επίσης ακόμη
ακόμα
|
אמר אמרה מסר מסרה הודיע הודיעה נמסר ציין ציינה הוסיף הוסיפה הסביר לדברי לפי נכתב | משטרה שוטרים |
בית דירה מבנה | תושבים אנשים אזרחים דיירים | חברה חברת תאגיד | ראש מנהל יושב | ספינה אונייה סירה |
רכב מכונית | תלמידים ילדים סטודנטים | רופאים צוות | עובדים שכירים | מחאה הפגנה | פגישה ישיבה דיון |
הסכם הסכמה | גדול גדולה עצום כבד | כמה מספר | התחיל החל | כ בערך קרוב | לשעבר הקודם | כבאים לוחמי |
חקירה בדיקה | רעידת רעש | משחק התמודדות | קבוצה נבחרת | עלייה התייקרות | מחיר עלות | שריפה דליקה אש
| תאונה התנגשות | נפגעו נפצעו | לשוב לחזור
|
جان باخت باختند کشته شدند شد درگذشت | گفت اعلام افزود گزارش کرد داد خبر اظهار داشت بیان تاکید تصریح
| پلیس نیروی انتظامی ماموران | خانه منزل مسکونی | اهالی ساکنان مردم شهروندان نفر | شرکت موسسه |
رئیس مدیر سرپرست | هواپیما پرواز | کشتی شناور قایق | خودرو ماشین اتومبیل | دانش آموزان | کارگران
کارکنان | تجمع اعتراض تظاهرات | نشست جلسه دیدار | توافق قرارداد تفاهم | بزرگ عظیم وسیع | حدود
تقریبا نزدیک | سابق پیشین اسبق | امدادگران آتش نشانان | زلزله زمین لرزه زمینلرزه | بارش باران | سیل
سیلاب | بازی دیدار مسابقه | سرمربی مربی | قیمت نرخ بها | حریق آتش سوزی آتشسوزی | مصدوم زخمی مجروح |
تصادف سانحه حادثه | آغاز شروع
|
کہا بتایا اعلان مطابق بیان | پولیس اہلکار | گھر مکان رہائش | لوگ افراد شہری مکین | کمپنی ادارہ |
سربراہ چیئرمین صدر ڈائریکٹر | طیارہ جہاز | کشتی بحری | گاڑی کار | طلبہ طالب علم | ڈاکٹر ڈاکٹروں |
ملازمین کارکن مزدور | احتجاج مظاہرہ | اجلاس ملاقات | معاہدہ سمجھوتہ | بڑا بڑے بڑی شدید | تقریبا
قریب لگ بھگ | امدادی ریسکیو | تحقیقات تفتیش | بارش بارشوں | میچ مقابلہ | قیمت نرخ | آگ آتشزدگی |
حادثہ تصادم | امکان متوقع توقع | سٹیٹ اسٹیٹ
|
कहा बताया अनुसार मुताबिक घोषणा ऐलान | पुलिस पुलिसकर्मी | घर मकान आवास | लोग व्यक्ति नागरिक निवासी |
कंपनी फर्म | प्रमुख अध्यक्ष मुखिया | विमान जहाज हवाई | गाड़ी कार वाहन | छात्र विद्यार्थी | डॉक्टर
चिकित्सक | कर्मचारी मजदूर श्रमिक | प्रदर्शन विरोध धरना | बैठक मुलाकात | समझौता करार | बड़ा बड़ी
बड़े भीषण | करीब लगभग तकरीबन | बचाव राहत | जांच छानबीन | भूकंप झटके | बारिश वर्षा | बाढ़ जलभराव |
मैच मुकाबला | टीम दल | आग अग्निकांड | हादसा दुर्घटना | दाम कीमत मूल्य
|
spuse declarat anunțat precizat afirmat transmis potrivit | mașină autoturism autovehicul |
locuință casă | persoane oameni locuitori | companie firmă societate | incendiu foc | seism
cutremur
|
sa sade uppgav meddelade enligt berättade | hus bostad | bil fordon | boende invånare människor
personer | företag bolag | cirka omkring ungefär runt | tidigare före ex
"""
