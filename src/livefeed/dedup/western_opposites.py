"""Acts that exclude each other in twenty European languages, words and stems."""

from __future__ import annotations

from typing import Final

# As in `outcome_domains`: what parliaments, courts, employers and armies do, or do not.
# Within a side the languages follow each other: English, Romance, Germanic, Finnish, Slavic, Greek,
# Hungarian. A stem that ordinary words share (inici- of iniciativa) is spelt out in its forms.
WESTERN: Final = """
praise praised praises praising hail hailed hails laud- applaud- commend- welcomed welcomes
welcoming salue saluent félicit- loue louent vante elogi- alab- aplaud- saludó saluda saudou saúda
saudaram lodato loda lodano plaud- salută salutat lloa- celebra lobt lobte lobten gelobt begrüßt
begrüßte begrüßten begrüßen würdigt würdigte prijst prees prezen geprezen verwelkom- toegejuicht
toejuich- juicht beröm- hylla- välkomn- prisade roste roser hyld- velkommer kiitti kiittel- kehui-
ylisti- pochwal- chwali- powita- pochváli- chváli- uvítal- uvíta privítal- pohvali- hvali-
pozdravi- pozdravlj- похвал- приветств- привіта- επαίνε- χαιρετί- dicsér- méltat- üdvözöl-
| condemn- denounc- slams slammed decri- deplor- rebuk- lambast- critiqu- condamn- dénonc- fustig-
critic- conden- repudi- lament- cuestion- condann- biasim- kritisier- verurteil- rügt gerügt tadel-
bemängel- bekritis- hekel- veroordeel- laakt kritiser- fördöm- kritiso- arvostel- tuomitsi moitti-
skrytykow- krytyk- potępi- kritiz- zkritiz- skritiz- odsoudil- odsuzuj- odsúdil- kritik- osudi-
osuđuj- разкритик- критик- осъди- осъжда- раскритик- осуди- осужда- розкритик- засуди- засуджу-
επέκριν- επικρίν- καταδίκα- κατήγγ- bírál- elítél-

supports supported supporting backs backed endorse- favours favors soutien- souten- appuie appuyé
appuient apoy- respald- apoi- sostien- sostegn- appogg- sprijin- recolz- suport- unterstütz-
befürwort- steunt steunde steunen gesteund stödjer stöder stödde stödja støtter støttede støttet
tukee tukevat tuki kannatt- popar- popiera- podpoři- podporuj- podrž- поддерж- підтрим- подкреп-
στήριξ- στηρίζ- támogat-
| oppose opposes opposed opposing rejects rejected opposent soppos- opon- opuso opusieron rechaz-
opõe opôs oporá oppone opposto oppong- opun- opus oposa oposen soposa rebutj- ablehn- lehnt lehnte
widersetz- verzet kantte afwij- motsätt- modsæt- modsatte motsett- vastust- sprzeciw- nesouhlas-
odmít- odmiet- protivi- usprotivi- противил- отверг- відки- противопостав- отхвърл- αντιτίθ-
αντιτάχ- ellenez- ellenzi ellenzik

reopen- ouvre ouvrent ouvrir ouvrira ouvert- rouvr- réouvert- inaugur- abrió abre abren abrieron
abrir- apertur- abiert- reapert- reabr- abriu abrem abert- reabert- aperto aperta aperti aperte
apre aprono riapr- riapert- deschi- redeschi- obre obren obrir- obert- reobr- öffnet öffnete öffnen
öffnung- geöffnet eröffn- wiedereröff- geopend opent opende openen opening- heropen- öppn- öppen
invig- åbn- åpn- åben åpen genåb- indvi- avasi avaa avaavat avataan avatt- avau- auki avoinna
otwar- otwier- otworz- otevř- otevír- otvor- otvár- отвор- отвар- откри откры- открой- відкри-
відчин- άνοιξ- ανοίγ- ανοιχτ- megnyit- megnyíl- kinyit-
| closing closur- shutdown shuttered ferme fermée fermés fermées fermer ferment fermera fermetur-
clôtur- clos cierr- cerró cerrar- cerrad- clausur- fechou fecham fecharam fechar fechad- fechamento
encerr- chius- chiud- închis închisă închise închide închid închider- tanca- tanquen schließt
schließen schließung- geschlossen schloss schlossen geslot- sluit- sloot stäng- nedlägg- nedlagd-
lukke lukker lukket lukkes lukning- steng- sulj- sulk- kiinni zamkn- zamyka- zablokow- zavřel-
zavřen- zavírá zavíraj- uzavř- uzavír- zatvor- uzatvor- zatvar- затвор- затвар- закри- закры-
закрой- зачин- έκλεισ- κλείν- κλείσ- bezár- lezár- zárva

began begun begins launched launches launching commenc- starts started début- lance lancée lancent
lancement entam- comenz- comienz- empez- empiez- inició inicia inician iniciaron iniciado iniciar
arranc- começ- iniciou iniciaram iniciada cominci- inizia inizio iniziano iniziato iniziata
iniziati inizierà avviat- avvia avvio avviano încep- demar- començ- inici inicien iniciat beginn-
begann begonn- startet starteten gestartet anfang begin begint begon gestart startte starten
började börjar inled- påbörj- startade begynd- begynn- indled- innled- startede alkaa alkoi alkanut
aloitt- käynnist- rozpocz- zacz- wszcz- ruszył- zaháji- začal- začín- spustil- počel- počeo počinj-
započ- pokren- početak početkom започ- начало начал начала начали начался началась началось
начались начат начата начато начаты начинае- начинаю- начнет- начнут стартов- почав почала почали
почалося почалася розпоч- стартув- άρχισ- αρχίζ- ξεκίν- έναρξ- kezdte kezdődik kezdődött elkezd-
megkezd- elindul- elindít-
| ended ends finish- completed completes wrapped termine terminée terminent achev- prend fin fini
clôtur- clos terminó termina terminan terminaron terminado finaliz- culmin- terminou terminaram
encerr- fim terminat- finit- finisc- conclu- închei- sfârș- finalitz- conclo- acabat beendet
beendete beenden endet endete ende abgeschloss- eind einde eindig- beëindig- afgerond- afgelop-
voltooi- stopt stoppen gestopt slutar slutade slut afslut- avslut- slutte- ophør- päättyi päättyy
päättyn- loppui loppuu lopett- zakończ- kończ- umorz- ukonč- skonč- dokonči- dokončen- končí završ-
okonč- приключ- заверш- законч- окончи- окончен- конец конце закінч- кінець кінці τελείω- ολοκλήρ-
λήξη έληξ- τέλος befejez- véget vége lezárt-

proceeds resumes resumed resuming ongoing maintained poursui- continu- maintenu maintenue maintenus
maintenues maintenir maintien maintient reprise reconduit prosig- manten- mantien- mantuv- reanud-
mantém mantev- manter- mantid- prosseg- retom- prosegu- riprend- ripres- menţin- relua- manté
mantin- repren- fortgesetzt fortsetz- weitergeh- aufrechterh- wiederaufgen- voortgezet voortzet-
hervat- gehandhaafd doorgezet återuppta- fortsæt- fortsat- fortsett- genoptag- genoptog gjenoppt-
jatk- kontynu- trwa- wznowi- wznaw- pokrač- nastav- obnov- продълж- възобнов- продолж- возобнов-
продовж- віднов- поновл- συνεχ- επαναλειτουργ- folytat- újraind-
| stops halted halts ceased ceases paused interromp- interrup- cesse arrêt stopp- annul- interrump-
paraliz- cancel- paralis- parou interrott- sospes- sospend- cessa cessat- întrerup- oprit oprește
opresc opriți oprirea sistat- suspen- atura aturen aturat- unterbroch- unterbrech- ausgesetzt
gestoppt eingestellt abgebroch- abbrech- abbruch onderbrok- opgeschort stopgezet stilgeleg-
gestaakt gestopt stopt avbryt- avbröt- avbrut- pausade pausar pausas upphör- afbryd- afbrød afbrudt
standset standser standsede standse indstill- keskey- pysäht- pysäyt- lopett- przerw- wstrzym-
zawies- přeruš- pozastav- zastav- prekin- prekid- obustav- zaustav- прекъс- спря спряха спрян-
спира прекрат- преустанов- прекращ- приостан- прерва- останов- припин- зупин- призупин- перерва-
διέκοψ- διακόπ- αναστέλ- ανέστειλ- αναστολ- σταμάτ- felfüggeszt- megszakít- leáll- félbeszak-

lieu tiendra gehouden plaatsvind- doorgaan genomförs hålls afhold- avhold- järjestet- pidetään
odbędz- odbył- koná konal- uskuteč- održ- провед- провежд- състои διεξ- πραγματοπ- megrendez-
megtart- desfășur- celebr-
| reporté reportée reportés ajourn- uitgestel- uitstel- uppskj- senarelägg- udsat udskyd- udskudt
utsatt utsett- siirret- siirtyy lykät- lykkää- przełoż- odroc- odlož- přelož- odgođ- odgod- отлож-
отлаг- ανέβαλ- αναβλ- αναβολ- elhalaszt- amânat amână amânar- amânată ajorn-
| annul- afgelast- geannuleer- inställd- inställt aflys- avlys- perut- peruu- odwoł- zruš- odvol-
otkaz- отмен- ακύρ- μαται- elmarad- lemond- törölt- anul-

ordonn- adopt- vote votée approuv- valid- ordenó ordena ordenado ordenan autoriz- aprob- aprueb-
ordenou aprovou aprova aprovad- aprovaram ordinato ordina dispost- approva approvat- approvano
accept- aproven aprovat beschloss beschlossen beschließt beschließen verabschied- zugestimmt
zustimm- stimmt bewilligt angeordnet goedkeur- goedgekeur- keurt ingestemd stemt aanvaard- godkän-
antog antagit bifall- godkend- godkjen- vedtag- vedtog vedtat vedtok hyväks- przyję- przyjął
zatwierdz- uchwal- zgodził- schval- přijal- přijata přijatý usvoj- odobr- prihvat- izglas- одобр-
прие прието приета приеха принял- принят- согласи- ухвал- схвал- прийня- погоди- ενέκρ- εγκρ-
ψήφισ- υπερψήφ- elfogad- jóváhagy- megszavaz- admis admisă admitió admitida admitido admitiu
| rejet- refus- repouss- rechaz- deneg- desestim- negou nega rejeit- indefer- respin- rigett-
bocci- negato refuz- rebutj- abgelehnt ablehn- lehnt lehnte verwarf verworf- afgekeur- afkeur-
weggestemd afgestemd
verwerp- verwierp verworp- afgewez- afwijz- weiger- avslå- avslog förkast- underkän- afvis- avviser
avviste avvist afslå- afslog avslo nedstem- hylät- hylkä- torjui odrzuc- odmów- odmawia- zamít-
zamiet- odmít- odmiet- neschváli- odbi- odbac- отхвърл- отказ- отклон- отверг- відхил- відмов-
απέρρ- απορρ- καταψήφ- elutasít- elvetett- leszavaz-

confirm- acknowledg- avou- reconna- reconnu admit- reconoc- reconhec- conferm- ammett- ammess-
recunosc- admet- reconeix- bestätig- räumt räumte eingeräumt zugegeben bevestig- erkent bekräft-
medger erkän- bekræft- bekreft- erkend- innrøm- indrøm- vahvist- myöns- myönt- potwierdz- przyznał
przyznała przyznali potvrz- potvrď- přiznal- potvrđ- priznao потвърд- призна признаха признава
подтвер- признал- підтверд- визнал- επιβεβαί- παραδέχ- megerősít- elismer-
| denied denies refut- rebuts démen- nier nient exclut écart- descart- desmint- desmient- desment-
negó niega niegan negaron negou nega negam negaram afastou smenti- negato negano esclude escluso
esclusa escludono neagă negat dezmin- infirm- exclude neguen bestreit- bestritt- ausgeschlossen
zurückgewies- ontken- tegensp- uitgesloten förnek- nekar nekade uteslut- benægt- benekt- avkreft-
nægte- udeluk- utelukk- afvis- avviser avviste avvist kiist- kielsi kieltää kieltäv- zaprzecz-
zdementow- wyklucz- popřel- popír- vyloučil vyloučila vylúčil vyvrátil- demantova- poriče negira-
isključio isključila isključuje опроверг- отрече отрича- отрекоха изключи изключва отрица- исключил
исключила исключили исключает спрост- запереч- виключив виключає διέψευσ- διαψεύδ- διαψεύσ- αρνήθ-
αρνείτ- απέκλεισ- cáfol- tagad- kizár-

arriv- llegó llega llegan llegaron llegad- cheg- giunt- angekomm- ankunft eingetroff- aangekom-
aankom- anländ- ankom- saapu- przyby- przyjecha- przylec- dotar- dorazil- přijel- přilet- dorazí
pricest- prišiel stigla stigao stigli stiž- doputov- пристиг- прибы- приеха- прилет- прибу- приїх-
έφτασ- φτάν- έφθασ- άφιξ- megérk- érkez-
| depart departs departed leaves quitt- salió salen partió abandon- partiu saiu deixou deixa deixam
lascia lasciat- lasciano abgereist verlassen verlässt verließ abflug abreise vertrok- vertrek-
verlaat verliet lämna- avres- forlad- forlod afrejs- forlat- avreis- lähti lähte- poistu- wyjecha-
opuści- opuszcz- odlecia- odjel- odlet- opusti- opouš- odcest- napust- otputov- напус- отпътув-
замин- покин- уеха- улет- убыл- отбыл- виїха- вилет- αναχώρ- έφυγ- távoz- elhagy- elutaz-

utnäm- utsed- utsågs udnævn- udpeg- ansat ansæt- utnevn- nimit- jmenov- vymenov- imenova- postavlj-
назнач- διόρισ- kinevez- numit numir- desemn- nomen- berufen ernannt benoem- aangesteld nomin-
nomm- remains stays
| avskeda- avsatt- avgår avgick sparka- fyre- afskedig- fratræd- erot- erosi irtisan- odvola-
rezign- odstoup- odstúp- propust- smenj- smijen- razreš- ostavk- уволн- оставка освобод- παραιτ-
απέλυ- απόλυ- lemond- felment- menesz- demis- demit- revoc- destitu- dimit- cessa- abgesetzt
gefeuert entlass- rücktritt ontsla- opgestapt aftred- afgetred- dimess- dimett- dimission- licenzi-
rimoss- révoqu- renvoy- évinc- limog- resign- quits

arrest- ferma fermat- arest- reținut- deting- opgepakt aangehoud- gearresteer- vastgezet gripen
greps grips gripna anhåll- häkta- anhold- fængsl- pågrep- pågrip- varetægts- pidät- vangit-
zatrzyma- aresztow- zadrže- zadrža- zatče- zatkl- vazb- uhaps- uhić- privede- pritvor- арест-
задърж- затрим- арешт- συνέλαβ- συνελήφ- σύλληψ- προφυλακ- letartóztat- őrizet- elfogt- prendeu
preso presa detid-
| scarcer- rilasci- liberat- libera eliber- allibera- alliberen vrijgelat- vrijlat- släpps släppt-
frigav- frigiv- løslad- løslat- vapaut- zwolnion- uwolni- wypuszcz- propušt- prepusti- osvobo-
oslobođ- puštan- pušten- освобо- пусна- звільн- відпуст- απελευθ- αφέθηκ- αποφυλάκ- szabadon
elenged- szabadláb- libertou libertado libertada libertados solto soltou soltos

döms dømt dømte dømmes dømd- tuomit- tuomio odsoud- odsouz- odsúd- uzna- osuđ- osudi- осъд-
condamn- condemn- elítél- veroordeel- sentenc- conden- culpable culpables verurteil- schuldig
schuldigen осуд- осужд- виновн- приговор- skaza- winny winna winnego winnym засуд- винним винна
винуват- ένοχ- καταδικ-
| friades frikän- friande friar frifind- frifund- frikjen- frikend- vapautt- vapautet- hylät-
zprosti- osvobodi- oslobodi- zproště- oslobođ- achit- absolt absolen absolta felment- vrijgesp-
vrijspr- exonerat- innocent- acquitt- absuelt- absolvi- inocente inocentes freigespr- unschuldig-
невиновн- оправд- niewinn- uniewinn- невинн- невинуват- виправда- αθώ-
| seponeer- geseponeer- pardon- amnest- gracié graciée indult- amnist- begnad- помилова- амнист-
ułaskaw- помилув-

signs signed signe signent firmó firmaron firmado firmar assin- firmato firmata firmano
unterschreib- unterschrieb- unterzeich- getekend tekent ondertek- podpis- подпис- підпис- podep-
undertecken- underskr- signer-
| terminat- rescind- scrapped résili- romp- risolt- lascia gekündigt kündig- aufgelöst opgezegd
ontbonden ontbind- rozwiąz- wypowiedz- zerwa- расторг- разорва- розірв- vypověd- rozváz- ukonči-
uppsagd uppsagt opsagt opsig-

dépose déposée dépôt presentó presenta interpuso apresentou protocol- presentato presentata
depositat- eingereicht einreich- ingedien- złożył złożyła złożyli złożon- подал подала подали подан
внес внесла подав submitted submits files filed
| retire retirée retrait retira retiró retirad- retirou ritira ritirat- ritiro zurückgezog-
zurückzieh- ingetrokk- intrek- wycofa- отозва- отзыва- відклик- withdrew withdraws withdrawn
withdraw

observed upheld honoured honored respect- respet- cumpl- respeit- cumpr- rispett- eingehalten
einhalt- nageleefd nalev- przestrzega- dodrž- poštu- соблюд- дотрим- спазва- спазен- τήρησ- τηρε-
betart- noudat- respekter- följer
| breached broken broke flouted violé violée rompu rompue enfrein- violó viola violado violaron
incumpl- rompió roto violou descumpr- rompeu violat- violano infrang- infrant- gebrochen bricht
brach verstößt missacht- geschonden schend- schond narusz- złama- zerwa- poruš- prekrš- krši наруш-
сорва- поруш- παραβιά- megszeg- megsért- rikko- încălc- bryter brutit

förbjud- förbud forby- kiellet- kieltä- kielsi kielto zakáz- zabran- забран- betilt- megtilt-
interzi- prohib- vieta vietat- divieto vieto verbied- verbod verboden verbood
| tillåt- tillad- salli- luvan povol- dovol- dozvol- dopust- разреш- позвол- engedélyez- megenged-
permi- autoriz- permet- permès autoritz- consent- permess- toegestaan toelat- toestemm-

enforced enforce reinstat- imposed imposes impose imposée imposent instaur- décrète impone imponen
implant- decretó decreta impôs impõe instituiu decretou imposto imposta introdo- introdu- verhäng-
eingeführt einführ- führt führte auferleg- ingevoerd invoer- opgelegd voert införs införde införa
infört indfør- innfør- asett- käyttöön wprowadz- nałoż- zaved- zavád- uvalil- zaviedl- uvodi uveo
uvela uveli uveden- въвед- въвежд- налож- введ- ввел- вводит вводят ввести запровад- ввів επέβαλ-
επιβάλ- επιβλή- bevezet- kivet- impus- impun-
| lifted lifts repeal- scrapped revok- lève levée lèvent abrog- supprim- levantó levanta levantan
levantado derog- elimin- suprim- retira retiró revog- levantou retirou revoc- rimoss- rimuov-
toglie tolto tolta aufgehoben aufheb- hob abgeschafft abschaff- ingetrok- afgeschaf- afschaf-
opgehev- opheff- geschrapt schrapp- upphäv- hävs slopa- ophæv- afskaf- avskaf- opphev- kumo- poist-
lakkaut- zniesi- zniós- znosi- uchyl- cofn- zruši- zruše- ruší ukin- ukid- премах- вдиг- отмен-
снят снята сняли снял скасу- скасов- знят- відмін- ήρε ήρθη αίρ- άρση καταργ- eltöröl- feloldott-
megszünt- visszavon- ridicat ridică aboli-

skärp- strama- åtstram- stramm- skærp- skjerp- kirist- tiuken- zpřís- sprís- pooštr- zaoštr- затег-
посил- жорсткіш- înăspr- szigorít- szigorod- endurec- apert- αυστηρ- σκλήρ- aangescherp- aanscherp-
verstreng- irrigid- durci- resserr-
| lättar lättas lättnad- mildra- lemp- letter letteln- lettels- höllen- lieven- kevenn- uvoln-
zmírn- zmiern- rozvoln- ublaž- popušt- relaks- облекч- разхлаб- послаб- пом'якш- relax- enyhít-
lazít- enyhül- flexibil- alivi- χαλάρ- versoepel- allent- assoupli- desserr- allèg-

bloqu- interdit- blocc- blockier- gesperrt geblokkeer- versperd zablok- перекр- заблок- blokir-
bloca-
| débloqu- libère desbloque- despej- liberad- sblocc- freigegeb- freigeräumt geräumt vrijgegev-
vrijgemaakt odblok- udrożn- разблокир- розблок- deblok- debloc-

evaku- евакуи- kiürít- evacu-
| återvän- vendt vender palasi palaa palann- návrat- vrati- vraćaj- върна- завръщ- visszatér-
hazatér- întors întorc revin- tornat- tornano retorn- voltam voltaram

restored reconnected rétabl- wiederhergest- hersteld återställ- genopret- gjenopprett- palaut-
przywróc- obnoven- uspostav- възстанов- восстанов- відновл- αποκαταστ- αποκατέστ- helyreáll-
| cut outage blackout coupé coupée coupés coupure privés ausgefallen unterbroch- gekappt uitgevall-
afgesloten avbrott strömlös- afbrudt brutt katke- katko- poikki odcię- przerw- wyłącz- výpad-
odpoj- přeruš- nestal- isključ- prekin- прекъс- спрян- отключ- прерва- обесточ- знеструм- відключ-
διακοπ- kikapcs- megszakad-

contained controlled doused maîtris- éteint circonscri- controlado sofocad- extingui- estabiliz-
extinto dominado debelad- domat- spento contenuto gelöscht eingedämmt kontrolle geblust bedwongen
släckt släckts släckas slukke- sammut- ugaszo- opanowa- dogasz- uhašen- uhasil- lokalizov- ugašen-
потуш- изгас- овлад- локализ- ликвидир- ліквідов- локаліз- погаш- загас- eloltott- megfékez-
| spreads spreading raging uncontrolled propag- étend extiend- activo descontrol- alastr- ativo
divamp- ausgebreit- breitet ausbreit- verspreid- uitslaand- sprider spridit sprids spreder spredt
levisi leviää levinn- rozprzestrz- šíří rozšířil- proširi- разраст- разпростр- распростр- поширю-
розраст- terjed tombol

köper köpte köpt förvärva- køber købt købte kjøper kjøpte opkøb- ostaa osti ostanut koupil- kupuj-
kúpil- kupio купу- купи vásárol- megvett- megvesz- felvásárol- αγόρασ- cumpăr- achizi- compren
comprat compres
| säljer sålde såld sælger solgt solgte selger myy myi myynyt predal- proda- прода- elad- πωλήθ-
πουλ- vândut vândute vânzar- venut venuda venuts

merges merger merged fusion- объедин- слия- połącz- fuzj-
| split splits demerger scission scinder sépar- escind- divid- abgespalten aufspalt- abspalt-
раздел- разъедин- podziel- rozdziel-

hires hired hiring recruits embauch- recrut- contrat- assun- einstellen einstellt aannemen neemt
anställ- ansæt- ansat ansett- palkk- rekry- zatrudni- přijm- nabír- zaposl- нанима- felvesz- angaj-
| lays axes axed fires layoffs licencié licenciés licencient licenciement- despid- despedi- demit-
licenzi- entlass- streicht streichen ontsla- schrapt varsl- avsked- fyrer fyring- opsig- nedbem-
dispensou dispensado
irtisan- lomaut- zwalnia- zwolni- propoušt- propust- otpušt- увольн- уволи- уволят elbocsát-
leépít- concedi-

överens- enades enats enige aftale- enedes sopi sopuun sovint- dohod- dogovor- sporaz- споразум-
договор- megállap- megegyez- acord- înțeleg- convin- akkoord- overeenst-
| strandat strandade misslyck- mislyk- brudt kariut- kaatui epäonn- zkrach- ztroskot- stroskot-
nedohod- propal- propad- провал- meghiús- kudarc- eșua- eșec- mislukt- stukgelop- geklapt

lyckades lyckas lykkedes lykkes onnist- udało udała udane udany powiod- úspěš- uspěl- úspech-
uspje- успе- успя- siker- reuși- succes-
| misslyck- mislyk- epäonnist- nieuda- zawiod- fiask- selhal- neuspe- neuspje- неуспе- провали-
sikertelen- kudarc- eșua- eșec-
"""
