"""States and measures that exclude each other in twenty European languages, words and stems."""

from __future__ import annotations

from typing import Final

# As in `western_opposites`: how much and which way, what became of people, who, and where.
# Directions have a row each language: sur is south, and on.
STATES: Final = """
strengthen- stronger bolster- renforc- fortalec- reforz- refuerz- robustec- reforç- rafforz- întăr-
consolid- enfort- gestärkt stärk- verstärk- versterk- verstevig- förstärk- styrk- forstærk-
vahvist- vahvemp- wzmocn- umocn- wzmacnia- umacnia- posíl- zpevn- ojača- pojača- засил- укреп-
усили- зміцн- посил- ενίσχυ- ενδυνάμ- erősít- erősöd- megerősöd-
| weaken- weaker undermin- affaibl- debilit- enfraquec- indebol- slăb- afebl- schwäch- geschwächt
abgeschwächt verzwak- försvag- svagare svekk- svæk- heiken- osłab- отслаб- ослаб- послаб- αποδυνάμ-
εξασθέν- gyengít- gyengül- meggyeng-

larger bigger greater largest biggest grand grande grands grandes mayor mayores maior maiores
maggiore maggiori größer größere größeren größerer größten groter grotere större störst- suuremp-
isomp- większy większa większe większego większej větší veći veća veće većeg большая большую
большей большего більша більшу більшої μεγαλύτερ- nagyobb-
| smaller lesser smallest petit petite petits petites menor menores minore minori kleiner kleinere
kleineren kleinsten mindre pienemp- mniejszy mniejsza mniejsze mniejszego mniejszej menší manji
manja manjeg меньшая меньшую меньшей меньшего менша меншу меншої μικρότερ- kisebb kisebbet

supérieur- superior- höher höhere höheren hogere hoger högre højere høyere korkeamp- wyższ- vyšší
vyššie viši висок- выше вищ- υψηλότερ- magasabb-
| inférieur- inferior- niedriger niedrigere niedrigeren lagere lägre lavere matalamp- alhaisemp-
niższ- nižší nižšie niži niža niže ниск- нисък ниже нижч- χαμηλότερ- alacsonyabb-

augment- hausse accroî- accru- grimp- progress- aument- crece crecen creció crecieron crecimient-
subió sube suben subieron subida increment- eleva elevó elevan elevado repunt- cresce crescem
cresceu cresceram crescimento subiu subiram sobem elevou crescono cresciut- crescita salit- salgono
rialz- crește cresc crescut creșter- majorează majorat majorarea pujar pujat puja pujada creix-
gestieg- stieg stiegen steigt steigen anstieg erhöh- zugenommen zunahm- wuchs wächst stijg- steeg
gesteg- verhoogt verhoogd verhogen verhoging toegenom- toename groeide ökar ökade ökat ökning-
höjer höjs höjdes höjning- stiger steg stigit växer växte øger øgede øget øker økte stigning- hæver
hævede hever hevet vokser vokset voksede nousi nousee nousevat nousivat nousu nousseet kasvoi
kasvaa kasvan- lisäänt- korot- kohos- wzros- rośnie rosną zwiększ- podwyż- podnios- vzrostl- zvýš-
stoupá stoupl- stoupaj- roste rostl- zdraž- vzrást- stúpa stúpol stúpla stúpajú rastie porast-
poveć- raste rasle skočila skočio нарасн- нараст- увелич- повиш- ръст- покач- вырос- возрос- растет
рост повыс- повыш- зрос- збільш- підвищ- αυξή- αυξάν- ανέβ- άνοδ- nőtt növeked- növelt- növeli
emelked- emelte emel
| diminu- baiss- recul- chute chutent chuter rédui- réduc- abaiss- dismin- bajó baja bajan bajaron
cae cayó caen cayeron caíd- reduj- descen- retroced- cai caiu caíram recuou recua recuam recuo
reduz- baixou baixa calano calato calata calo scend- sces- ridott- riduc- riduz- scăd- scăzut redus
baixen baixat baixar cau cauen gesunk- sinkt sinken gefallen fiel fielen fällt rückgang verringer-
abnahm- abgenommen gesenkt senkt senkte daal- daling- gedaald verlaagt verlaagd verlagen verlaging
afgenom- afname kromp gekromp- minsk- sänk- sjunk- sjönk faller föll fallit fald- falt sænk- senke-
reduser- synke- mindsk- laskee laski laskenut laskivat laskua vähen- pienen- aleni alenee alentaa
alensi alennet- spad- zmniejsz- obniż- zmala- kles- sníž- zníž- poklesl- zlevn- pala palo pali
smanj- opao opala opad- намал- понижи- спад- упал- сниз- сниж- сократ- уменьш- падает впал- зниз-
знижу- скорот- зменш- μειώ- έπεσε έπεσαν πτώση υποχώρ- csökken- esett zuhan- mérsékl-

found located discovered retrouv- localisé localisée découvert hallad- hallaron encontrad- encontró
encontraron localiz- aparec- encontrou encontraram trovat- ritrovat- rintracci- gefunden
aufgefunden aufgetaucht gevonden teruggevond- aangetroff- hittad- hittat- funnen påträffa- fundet
funnet löyty- löydet- znalezi- odnaleź- nalezen- našli našla nalezl- pronađ- nađen- намер- открит-
найден- нашли нашел обнаруж- знайд- знайш- виявл- βρέθηκ- εντοπίσ- megtalál- előker- găsit-
descoper-
| missing vanish- disappear- unaccounted introuvabl- desaparec- buscan scompars- dispers- vermiss-
verschwund- gesucht verschollen vermist- verdwen- spoorloos saknas saknad- försvunn- försvann
savne- forsvund- forsvant kadon- kateis- kadoksi- zagin- poszukiw- pohřeš- zmizel- nezvěst- nestao
nestala nestali изчезн- издирв- пропа- исчез- разыск- зник- розшук- εξαφαν- αγνοο- eltűn- dispăr-

alive vivant vivante vivants vivantes vivo viva vivos vivas vivi lebend lebendig lebende levend
levende levande elossa elävänä żywy żywa żywi żywych żywego živý živá živého naživu živí živ жив
жива живи живым живыми живой живы живим живими живий ζωνταν- élve életben viu vii vius
| dead lifeless mort morte morts mortes muerto muerta muertos muertas morto morta mortos mortas
morti tote toter toten dood dode doden död döda dött kuollut kuolleena kuolleet martw- zwłok- mrtv-
mrtav мъртъв мъртва мъртви мертв- νεκρ- holtan halott- moartă

död döda dödades dödad dödats dött omkom- avled avlid- dræb- døde dødsfald dødsulykke drept drepte
kuol- surma- menehty- zemřel- zahyn- mrtv- usmrt- zabit- zabil- zomrel- poginu- umro umrla preminu-
ubijen- stradal- почина починаха починал убит- murit mort morți moart- deced- ucis- morta morts
mortes morir- meghal- életét halott- elhuny- загин- помер- вбит- νεκρ- σκοτώθ- πέθαν- overled-
gedood- dood doden omgekom- zgin- zmarł- śmierć morre- morri- morto mortos mortas morte starb-
gestorb- getöt- tote toten tué tués tuée tuées погиб- умер- скончал-
| skadad- skadats skadas skador sårad sårade sårats såret sårede kvæst- skadd- skadet tilskade-
loukkaan- haavoit- zraněn- zrani- povređ- povrijeđ- ranjen- ozleđ- ранен- пострада- rănit- rănir-
ferit- ferid- megsérül- sérült- megsebesül- поран- травм- τραυμα- gewond- ranni ranny rannych
rannego ranion- obrażeni- obrażeń ferim- ferir- feriu verletzt- bless- постради-
| räddad- överlev- undsatt- reddet reddes pelast- selvis- zachrán- přežil- spasen- preživ- оцеля-
salvat- supravieț- rescat- supervi- túlél- megment- kiment- врятов- вижи- одужа- διασώ- σώθηκ-
επέζησ- επιζ- gered overleefde overleefden uratow- przeży- wyzdrow- resgat- sobreviv- curad-
gerettet überleb- genesen rescap- survéc- survi- indemn- sauvé sauvés guéri- спас- выжи- выздор-

stable improv- better amélior- mieux estable mejor- estável melhor- miglior- verbesser- besser-
stabiel verbeter- beter- stabil- förbättr- bättre forbedr- bedre vakaa vakaan parani paranee
parantu- parempi popraw- lepsz- lepiej zlepš- lepší poboljš- bolje bolji стабил- подобр- улучш-
лучше стабільн- покращ- поліпш- σταθερ- βελτί- καλύτερ- javul- îmbunătăț- millor-
| critical worsen- worse critique aggrav- détérior- empirent dégrad- crítico crítica agrav- empeor-
peor pior- critiche peggior- kritisch verschlechter- verschlimmer- schlechter- kritiek verslechter-
verergert- slechter- kritisk- förvärr- försämr- sämre forvær- forverr- værre dårligere forring-
kriitti- huonon- pahen- krytyczn- gorsz- gorzej kritick- zhorš- horší kritičn- pogorš- gori lošij-
критичн- влош- ухудш- хуже погірш- κρίσιμ- επιδειν- χειρότερ- kritikus- romlott romlik rosszabb
înrăut- crític empitj- agreuj-

won wint wonnen winst gewonnen verslaat versloeg vann vinner vunnit seger segrade segrar slog vandt
vinder vundet sejr- vant seier voitt- vyhrá- zvítěz- zvíťaz- porazil- vítězstv- pobed- pobijed-
pobjed- победи- победа спечел- надви- câștig- învins învinge guany- venç- victòr- győz- legyőz-
nyert megnyer- νίκ- κέρδισ- κερδίζ-
| verlor- verloor verliest nederlaag förlor- förlust tabt tabte taber tapt tapte taper nederlag
hävisi häviää hävisivät hävinnyt tappio prohrá- prehral- podlehl- izgub- poraz- загуби- загуба
pierd- înfrâng- perd- derrot- veszít- kikap- vereség- ηττ- έχασ- χάνει
| gelijkspel gelijk oavgj- uafgjort uavgjort tasapel- tasan remíz- nereš- neriješ- remi равен- реми
empat- döntetlen- ισοπαλ-

scored scores converted transforme anotó anotaron convirtió marcou converteu segna segnato segnano
traf trifft verwandel- getroffen erziel- scoor- gescoord benut benutte strzeli- trafił wykorzysta-
proměn- premen- vstřel- забил забила забили реализов- забив реалізув- scorede
| missed misses squandered rater ratée ratés falló fallaron perdeu desperdiç- falhou sbagli- sciup-
fallito vergab vergibt verschoss verfehl- miste gemist zmarnow- przestrzel- spudłow- niewykorz-
neproměn- nepremen- zahod- promár- промах- упуст- нереализ- запорол змарнув- схиби- brændte bommet

kvalific- videre eteni jatkoon postoupi- postup- plasira- класира- calific- classific- továbbjut-
bejut- feljut- geplaatst plaatst gekwalific-
| utslagen slogs åkte elimin- putosi karsiut- vypadl- vyřazen- vypadol ispal- отпад- елиминир-
retrograd- kiesett kiestek kiejt- búcsúz- uitgeschak- uitschak-

present attends attended attend présente présents présentes particip- asist- presenti partecip-
anwesend- teilnimmt teilgenommen teilnehm- aanwezig- deelnem- närvar- deltar deltog deltag- läsnä
osallist- obecny obecna obecni obecność uczestnicz- přítomn- účastn- prisutn- prisustv- присутств-
участв- присутн- jelen résztv-
| skips skipped absent- ausent- boicot- assente assenti abwesend- afwezig- boycot- frånvar- uteblir
fravær- boykot- poissa boikot- nieobecn- bojkot- nepřítomn- odsutn- отсутств- бойкот- відсутн-
hiányz- távol

adelant- anticip- avancé avancée anteced- antecip- vorgezog- vorverleg- vorzieh- vervroeg- досрочн-
przyspiesz-
| atras- retras- aplaz- retard- repouss- reporté reportée adiad- adiou rinvi- ritard- posticip-
slitta- verschob- verschieb- verspät- verzöger- uitgestel- uitstel- vertraag- отлож- отсроч-
задерж- opóźn- odroc-

faster quicken- accél- aceler- beschleunig- schneller- versnel- sneller- snabbare hurtiger- raskere
nopeut- kiihty- nopeamp- przyspiesz- szybsz- szybciej zrychl- rychlej- ubrza- brže ускор- быстрее
пришвидш- прискор- επιτάχυ- ταχύτερ- gyorsul- gyorsít- gyorsabb- felgyors-
| slower slows slowed slowing decelerat- ralent- desaceler- frena frenó rallent- verlangsam-
langsamer- vertraging vertraagt vertraagd vertragen trager långsamm- bromsa- saktar langsomm-
bremse- hidast- hitaamp- spowoln- spowaln- wolniej zpomal- spomal- pomalej- uspor- sporije забав-
замедл- медленнее сповільн- уповільн- επιβράδ- lassul- lassít- lassabb- lelassul-

safe potable drinkable segura seguro potável potabil- unbedenklich- trinkbar sauber veilig- schoon
säker säkert bezpieczn- zdatn- bezpečn- bezbed- siguran sigurna безопасн- пригодн- безпечн-
biztonságos-
| unsafe contamin- pollu- impropre tóxic- poluíd- inquin- verseucht- verunreinig- kontamin-
onveilig- vervuil- besmet osäker osäkra förorenad- otjänlig- skażon- zanieczyszcz- niebezpiecz-
nebezpečn- zagađ- opasn- загрязн- опасн- непригодн- небезпечн- забруднен- szenny- veszélyes-

surplus bénéfice bénéfices profit- excédent- beneficio beneficios gananci- superávit lucro lucros
utili avanzo gewinn gewinne überschuss- winst winsten overschot- vinst- överskott- overskud-
gevinst- voitto voittoa ylijääm- zysk- nadwyżk- zisk- přebyt- dobit- suficit- печалб- излиш-
прибыль прибыли прибылью профицит- прибут- профіцит- κέρδ- πλεόνασμ- nyereség- többlet-
| loss losses perte pertes déficit- pérdida pérdidas prejuízo prejuízos perdas perdita perdite
rosso disavanz- verlust verluste defizit- verlies verliezen tekort- förlust- underskott- underskud-
tab tappio- alijääm- strata straty stratę deficyt- ztrát- schod- gubit- загуб- дефицит- убыт- збит-
дефіцит- ζημιά ζημιές έλλειμμ- veszteség- hiány- pierder-

possible- posible- probabl- possíve- provável prováveis possibil- probabil- möglich-
wahrscheinlich- mogelijk- waarschijn- möjlig- trolig- sannolik- mulig- sandsynl- mahdolli-
todennäköi- możliw- prawdopodob- возможн- вероятн- можлив- ймовірн- δυνατ- πιθαν- lehetség-
valószín-
| impossible- improbabl- imposibl- impossíve- impratic- impossibil- improbabil- unmöglich-
unwahrsch- onmogelijk- onwaarsch- omöjlig- osannol- umulig- usandsynl- mahdoton mahdottom-
epätoden- niemożliw- nieprawdopod- невозможн- маловероятн- неможлив- малоймовірн- αδύνατ- απίθαν-
lehetetlen- valószínűtlen-

adequate suffisa- suficien- sufficien- ausreichend- genügend- voldoende toereikend tillräck-
tilstræk- tilstrekk- riittäv- wystarcz- dostateč- dostatek достаточн- хватает хватило достатн-
вистач- επαρκ- elegendő
| inadequate insuffis- insuficien- insufficien- unzureich- unzuläng- onvoldoende ontoereik-
otillräck- utilstr- riittämät- niewystarcz- niedostat- nedostat- нехват- недостат- бракує ανεπαρκ-
elégtelen-

mayoría mayoritar- maggioranz- meerderheid- flertal- enemmist- většin- väčšin- većin- мнозин-
πλειοψηφ- többség- majoritat-
| minoría minoritar- minoranz- minderheid- mindretal- vähemmist- menšin- manjin- малцин- μειοψηφ-
kisebbség- minoritat-

unanim- einstimm- einhellig- unaniem eensgezind jednogłoś- jednomyśl- единоглас- единодуш-
| divided split divisé divisée partagé dividid- diviso divisa gespalten verdeeld- podzielon-
расколо- большинством

public publicly open público pública públicamente abierta publique publiquement öffentlich-
openbaar openbare открыт- публичн- publiczn- jawn- pubblico pubblica
| secret secretly closed secreto secreta secretamente cerrada secrète geheim- nichtöffentlich-
besloten закрыт- секретн- тайн- tajn- niejawn- segreto segreta

légal- lícit- legais legittim- lecit- rechtens legaal rechtmatig- laglig- lovlig- laillis-
laillinen zgodn- zákonn- zakonit- законн- законос- νόμιμ- törvényes- jogszerű-
| illicite- ilícit- ilega- illegittim- illecit- rechtswidrig- illega- onwettig- onrechtmat-
olaglig- ulovlig- laiton laittom- nielegaln- niezgodn- bezprawn- nelegáln- nezákonn- nezakonit-
незакон- παράνομ- törvénytel- jogellen- jogszerűtl-

skyldig- syylli- vinen vinna vinným kriv kriva krivim винов- bűnös- vinovat- schuldig- colpevol-
culpado culpada culpados
| oskyldig- uskyldig- syytön syyttöm- nevin- nedužn- невинов- невинн- ártatlan- onschuldig-
innocen- inocen-

doubl- doble duplic- dobro dobrou doppio raddopp- verdoppel- doppelte verdubbel- fördubbl- dubbel-
fordobl- dobbelt podwo- dwukrot- удвои- удвоен- διπλασ- megdupl- dupláj-
| moitié mitad metade metà dimezz- halbier- hälfte gehalveerd helft halveer- halver- hälften
halvdelen połow- половин- μισό μισά felére felez- halved halves halving

peaceful peacefully calm calme pacifiqu- pacífic- calma friedlich- vreedz- мирно мирный мирным
спокойн- pokojow- spokojn-
| violemment heurts violen- gewaltt- gewaltsam- ausschreit- gewelddad- gewelds- беспоряд- насил-
gwałtown- przemoc-

élargi- ampli- ausgeweitet ausweit- erweiter- uitgebreid uitbreid- breidt rozszerz- poszerz-
расшир- розшир- rozšíř- prošir- разшир- utökas utökar utökade udvid- utvid- laajen- bővít-
kiterjeszt- διευρ- επεκτ- extind- extins-
| restrei- reduj- recort- limit- reduz- verkleiner- eingeschränk- einschränk- ingekromp- beperk-
inkrimp- ogranicz- zawęż- огранич- сокра- сузи- обмеж- скоро- omez- obmedz- zúž- ograničen- suzi
begräns- inskränk- begræns- begrens- indskrænk- rajoit- supist- szűkít- korlátoz- περιορ- restrâng-
restrâns

minor slight slightly légère légers légèrement leve leves ligeir- lieve lievi leggerm- leicht
leichte leichten licht lichtgewond- lindrig- lätt lettere lett lieväs- lieviä lekko lekkie lekkich
lehce lehk- ľahk- lako lakš- легк- лек леко леки лека ελαφρ- könny- ușor ușoară ușoare lleu lleus
| serious severe seriously severely critically grave graves grièvement gravement gravi gravemente
schwer schwere schweren schwerst- zwaar zwaargewond- ernstig- allvarlig- svårt svåra alvorlig-
svært hardt vakav- ciężk- poważn- těžk- těžce ťažk- vážn- teže tešk- тяжел- тяжк- серьезн- важк-
тежк- тежък βαρι- βαρύτ- σοβαρ- súlyos- grav gravă greu greus

identified known connu connue connus identifié conocid- identific- noto nota bekannt bekannte
bekend bekende известн- znany znana znane
| unidentified unknown inconnu- desconoc- ignot- sconosc- unbekannt- onbekend- неизвестн- nieznan-

indefinitely définitiv- permanent- dauerhaft- endgültig- definitie- постоянн- бессрочн- stałe stały
stała trwał- trval- natrvalo
| temporair- provisoir- temporal- provision- temporár- provisór- temporan- provvisor- vorübergeh-
vorläufig- tijdelijk- voorlop- временн- tymczasow- dočasn- tillfäll-

fully completely entirely totalement complètement entièrement totale complète totalmente
completamente vollständig- komplett volledig- helemaal полностью полное полная całkowi- úplně zcela
helt teljes-
| partially partly partial partiel- parcial- parzial- teilweise gedeeltelijk- deels частичн-
częściow- částečn- čiastočn- delvis részleges- részben

homme hommes hombre hombres homem homens uomo uomini mann männer mannen mand mænd menn mies miehen
mężczyzn- muž muže muži muškar- мъж мъже мъжът мужчин- чоловік чоловіка чоловіки άνδρας άνδρα
άντρας férfi- bărbat- home homes
| femme femmes mujer mujeres mulher mulheres donna donne frau frauen kvinna kvinnan kvinnor kvinde
kvinder kvinne kvinner nainen naisen naista kobiet- žena ženu ženy жена жени жената женщин- жінк-
жінок γυναίκ- nőt nőket nővel femei- dona dones

boy boys garçon garçons niño niños junge jungen мальчик- chłop-
| girl girls fille filles fillette niña niñas mädchen девочк- dziewczyn-

victim- vítima- vittim- opfer opfers slachtoffer- offret offren offeret ofrene uhri- ofiar- oběť
oběti потерпевш- потерпіл- áldozat- θύμα θύματ-
| suspect- perpetrat- attacker- sospechos- suspeito suspeita suspeitos sospett- verdächtig- täter-
verdachte- dader- misstänkt- mistænkt- mistenkt- epäilt- podejrzan- sprawc- podezřel- podozriv-
pachat- подозрева- підозрюв- gyanúsított- elkövet- ύποπτ-

north northern
| south southern
| east eastern
| west western

nord
| sud
| ouest ovest vest oest

norte
| sur
| oeste

norte
| sul
| leste
| oeste

norden nördlich-
| süden südlich-
| osten östlich-
| westen westlich-

noorden noordelijk-
| zuiden zuidelijk-
| oosten oostelijk-
| westen westelijk-

norra nordlig- norr
| södra sydlig- söder
| östra östlig- öster
| västra västlig- väster vestlig-

północ-
| południ-
| wschod-
| zachod-

север- північ-
| юг южн- юге півден- півдн- юга
| восток- восточн- східн- изток- источн-
| запад- західн-

pohjois-
| etelä-
| itä- idässä
| länsi- länne-

észak-
| déli délen
| kelet-
| nyugat-

βόρει-
| νότι-
| ανατολ-
| δυτικ-

man men
| woman women

man mannen
| vrouw vrouwen

father père padre vater vader pappan fadern отец отца отцом ojciec ojca
| mother mère madre mutter moeder mamman modern мать матери матерью matka matki matkę

brother brothers frère frères hermano hermanos fratello fratelli bruder broer брат брата brata
bracia
| sister sisters sœur sœurs hermana hermanas sorella sorelle schwester schwestern zus сестр-
siostr-

husband mari époux marido esposo marito ehemann мужа мужем mąż męża
| wife épouse esposa moglie ehefrau жена жены женой żona żony żonę

son sons fils hijo hijos filho filhos figlio figli sohn söhne zoon сын сына сыновья syn syna
| daughter daughters fille filles hija hijas filha filhas figlia figlie tochter dochter дочь дочери
córka córki córkę
"""
