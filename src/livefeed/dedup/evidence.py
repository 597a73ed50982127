"""Which words, where they stand for others, are known to tell a fact: outcomes, places, persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from livefeed.dedup.alignment import Change
from livefeed.dedup.lexicon import are_opposed, has_synonyms, is_arabic
from livefeed.dedup.outcomes import outcomes, told
from livefeed.dedup.persons import is_given_name
from livefeed.dedup.places import places
from livefeed.text.fold import fold

# What stands behind a name that is part of its sentence, and no dateline.
BEHIND_NAMES: Final = frozenset(
    fold(
        "میں کے کی سے کو کا پر نے में के की से को का पर ने شەھىرىدە ناھىيىسىدە ۋىلايىتىدە دىكى "
        "kentinde ilinde ilçesinde şehrinde için shahrida viloyatida city province district"
    ).split()
)
# What stands before names of places, and hardly before nouns, which have an article there.
_BEFORE_NAMES: Final = frozenset(
    (
        *fold("in near nahe bei te nabij em en قرب").split(),
        *map(fold, ("près de", "cerca de", "perto de", "vicino a")),
    )
)
# What stands right before the names of persons, clubs and companies.
_TITLES_WORDS: Final = """
mp lawmaker congressman congresswoman deputy champion brand chain bank operator developer
secretary ambassador cardinal bishop author writer producer quarterback pitcher rider jockey boxer
golfer sprinter commissioner prosecutor leader candidate spokesman spokeswoman député députée
pilote coureur joueur joueuse secrétaire ambassadeur évêque auteur écrivain banque chaîne
opérateur candidat championne avocat maître gouverneur terrain gobernador gobernadora tenista
piloto ciclista diputado diputada secretario secretaria embajador embajadora cardenal escritor
escritora banco cadena operadora candidato candidata campeón campeona jugador jugadora futbolista
líder lateral mediocentro fiscal consejero consejera governatore governatrice deputato deputata
pilota segretario ambasciatore cardinale scrittore banca catena campione campionessa giocatore
calciatore terzino procuratore assessore governadora deputado deputada secretário embaixador
campeão jogador médio abgeordnete abgeordneter fahrer pilot sekretär botschafter kardinal bischof
autor schriftsteller kandidat kandidatin weltmeister landrat landeshauptmann oppositionsführer
kamerlid renner tennisser lijsttrekker депутат пилот теннисист посол кандидат чемпион игрок лидер
банк сеть глава спикер landshövding partiledare ambassadör poseł posłanka kierowca tenisista
ambasador kandydat mistrz lider prezes milletvekili tenisçi büyükelçi aday השר השרה חכ הנגיד
النائبة السفير المرشح البطل العداء نماینده سفیر شهردار kapten bek kiper president minister premier
pm chancellor senator governor mayor king queen prince princess pope judge general colonel captain
coach manager striker midfielder defender goalkeeper winger driver singer actor actress rapper
director mr mrs ms dr professor airline carmaker automaker chipmaker club giant group présidente
président ministre chancelier sénateur maire roi reine pape juge général entraîneur sélectionneur
attaquant défenseur gardien milieu chanteur chanteuse acteur actrice réalisateur constructeur
compagnie groupe société géant m mme presidente ministro ministra canciller senador alcalde
alcaldesa rey reina papa juez entrenador técnico delantero defensa portero centrocampista cantante
actriz empresa compañía grupo präsident präsidentin ministerin kanzler kanzlerin bürgermeister
könig papst richter trainer stürmer torwart verteidiger sänger sängerin schauspieler konzern
hersteller klub verein herr frau sindaco re regina allenatore tecnico attaccante difensore
portiere attore attrice regista società azienda gruppo primeiro prefeito governador treinador
atacante zagueiro goleiro avançado cantor cantora ator atriz clube minister-president burgemeester
koning paus spits verdediger keeper zanger zangeres bedrijf президент премьер министр канцлер
сенатор мэр губернатор король папа судья генерал тренер нападающий защитник вратарь полузащитник
певец певица актер актриса режиссер компания концерн клуб прем'єр міністр мер компанія prezydent
marszałek wojewoda burmistrz trener napastnik obrońca bramkarz piosenkarka aktor spółka prezident
ministr starosta trenér útočník başkanı cumhurbaşkanı bakanı bakan başbakan vali hakim direktör
teknik oyuncu forvet kaleci şarkıcı şirketi kulübü statsminister statsministern tränaren
anfallaren kung πρόεδρος πρωθυπουργός υπουργός προπονητής εταιρεία președintele premierul
ministrul antrenorul clubul miniszterelnök elnök miniszter edző رئيس وزير محافظ سفير المدرب اللاعب
المهاجم الحارس الفنان الفنانة النجم النجمة المغني المطرب المخرج نادي فريق شركة مجموعة بنك مصرف
الشيخ النائب القاضي العميد اللواء الجنرال السيناتور وزیر صدر وزیراعظم کپتان اداکار اداکارہ گلوکار
سردار دکتر آقای سرمربی باشگاه شرکت بازیگر مهاجم שר שרת נשיא אלוף השחקן המאמן הזמר הזמרת חברת
מועדון presiden menteri gubernur bupati wali pelatih penyanyi perusahaan मंत्री राष्ट्रपति
प्रधानमंत्री मुख्यमंत्री कप्तान अभिनेता अभिनेत्री गायक कोच কোচ মন্ত্রী রাষ্ট্রপতি rais waziri
"""
_TITLES: Final = frozenset(fold(_TITLES_WORDS).split())
_ELIDED: Final = re.compile("^l(?=[aeiou])")  # l'allenatore
# What German and Swedish titles end with.
_TITLED: Final = tuple(
    fold("minister präsident präsidentin trainer konzern hersteller maker").split()
)
_OF: Final = frozenset(fold("of de di do von van").split())
# Behind these stands what the office is of, and then the name: وزير الخارجية X.
_OFFICES: Final = frozenset(fold("وزير وزیر שר שרת menteri رئيس مدرب لاعب מאמן waziri").split())
# The same beside names in Chinese and Japanese.
_HAN_BEFORE: Final = re.compile(
    "部[长長]|[总總]统|總統|[总總]理|主席|[书書][记記]|市[长長]|教[练練]|球[员員]|演员|歌手|导演|公司"
)
_HAN_BEHIND: Final = re.compile(
    "首相|監督|選手|大臣|会長|社長|知事|容疑|被告|議員|さん|氏[はがの]|集团|公司"
)
# What Chinese and Korean names of persons begin with.
_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭罗羅郑鄭谢謝韩韓唐冯馮董萧曹袁邓鄧许許傅沈曾彭吕呂苏"
    "蘇卢盧蒋蔣蔡贾賈김이박최정강조윤장임한오서신권황안송류홍"
)
_NAMED: Final = (3, 4, 5)  # syllables of a Korean name, and what is written together with it
# Companies, clubs and politicians whose names stand without a title.
_KNOWN_WORDS: Final = """
boeing airbus ryanair easyjet lufthansa apple google microsoft amazon meta facebook openai nvidia
intel amd tesla toyota volkswagen bmw mercedes renault peugeot stellantis fiat ford nissan honda
hyundai samsung huawei xiaomi nokia ericsson siemens bosch basf bayer pfizer moderna astrazeneca
novartis roche shell bp exxon chevron totalenergies eni repsol iberdrola endesa gazprom rosneft
lukoil aramco adnoc goldman jpmorgan hsbc barclays citigroup ubs santander bbva unicredit intesa
commerzbank netflix disney spotify uber airbnb ikea walmart carrefour thyssenkrupp salzgitter
arsenal chelsea everton brentford fulham juventus milan inter bayern ajax benfica porto sporting
galatasaray fenerbahçe beşiktaş celtic rangers osasuna getafe betis espanyol spartak zenit dynamo
спартак зенит локомотив динамо цска газпром роснефть лукойл сбербанк trump biden harris obama
putin zelensky zelenskyy macron starmer sunak scholz merz meloni sánchez erdoğan netanyahu modi
lula milei boric orbán tusk morawiecki maduro petro trudeau carney albanese трамп байден путин
зеленский макрон шольц мерц эрдоган нетаньяху лукашенко токаев мишустин лавров ترامب ترمب بايدن
بوتين زيلينسكي ماكرون ستارمر شولتس ميرتس ميلوني أردوغان نتنياهو مودي السيسي الشرع عراقجي عراقچی
پزشکیان نتانیاهو پوتین ترامپ נתניהו לפיד גנץ סמוטריץ ליברמן טראמפ פוטין
"""
_KNOWN: Final = frozenset(fold(_KNOWN_WORDS).split())


def may_tell_fact(older: Sequence[str], newer: Sequence[str], change: Change) -> bool:
    """Tell whether a word of either side is known to tell a fact, or stands where names do.

    Of two words that are known for nothing, one is mostly a synonym of the other.
    """
    left, right = told(older, change.i1, change.i2), told(newer, change.j1, change.j2)
    if any(map(_is_known, (*left, *right))):
        return True
    if any(are_opposed(a, b) for a in left for b in right):
        return True
    passages = (older, change.i1, change.i2), (newer, change.j1, change.j2)
    if any(_is_placed(*passage) for passage in passages):
        return True
    if all(_is_surname(words[start:]) for words, start, _ in passages):
        return True
    return _are_where_names_are(older, change)


def begins_with_name(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words with which two texts begin may be names, as in languages of articles.

    Arabic sentences begin with their verb.
    """
    words = (*left, *right)
    return not is_arabic(words[0]) and not any(map(has_synonyms, words))


def _is_known(word: str) -> bool:
    return word in _KNOWN or bool(outcomes(word)) or is_given_name(word)


def _is_placed(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether words name a place, by one that is no common word, as reunión is.

    In Arabic none of the names that are listed is.
    """
    return any(
        places(words, at, at + 1) and (is_arabic(words[at]) or not has_synonyms(words[at]))
        for at in range(start, end)
    )


def _is_surname(words: Sequence[str]) -> bool:
    """Tell whether Chinese or Korean words may begin with the name of a person."""
    word = words[0] if words else ""
    return word[:1] in _SURNAMES and (len(words) > 1 if len(word) == 1 else len(word) in _NAMED)


def _are_where_names_are(words: Sequence[str], change: Change) -> bool:
    """Tell whether the words beside a change are such as stand beside names."""
    before = words[max(change.i1 - 2, 0) : change.i1]
    if not before:
        return change.after > 0 and words[change.i2] in BEHIND_NAMES
    behind = "".join(words[change.i2 : change.i2 + 2])
    if _HAN_BEFORE.fullmatch("".join(before)) or _HAN_BEHIND.fullmatch(behind):
        return True
    return (
        before[-1] in _BEFORE_NAMES
        or " ".join(before) in _BEFORE_NAMES
        or _ELIDED.sub("", before[-1]) in _TITLES
        or before[-1].endswith(_TITLED)
        or before[0] in _OFFICES
        or (before[-1] in _OF and before[0] in _TITLES)
    )
