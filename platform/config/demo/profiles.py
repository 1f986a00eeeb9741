"""The kinds of stories that a regiehouder knows: who it is about, what is wrong, and what is tried."""

from dataclasses import dataclass, field

from config.demo.schools import Studies


@dataclass(frozen=True)
class Goal:
    need: str
    text: str
    actions: tuple[tuple[str, str, str], ...]
    """What, by whom (jongere, regiehouder, ketenpartner), and the name of that ketenpartner."""


@dataclass(frozen=True)
class Profile:
    """A kind of story. `domains` are only those that this story needs: scoring more breaks the law."""

    task: str
    doelgroep: str
    ages: tuple[int, int]
    studies: Studies
    domains: tuple[str, ...]
    samenvatting: str
    droom: tuple[str, ...]
    goals: tuple[Goal, ...]
    talks: tuple[str, ...]
    verzuim: tuple[str, ...] = ()
    werk: tuple[str, str, int | None, str] | None = None
    wonen: str = "ouders"
    betrokkenen: tuple[tuple[str, str, str], ...] = ()
    starts_at: tuple[int, ...] = field(default=(1, 2, 2, 3))


SPIJBELAAR = Profile(
    task="leerplicht",
    doelgroep="leerplichtig",
    ages=(13, 16),
    studies=Studies.VOORTGEZET,
    domains=("WO", "TIJD", "SOC"),
    samenvatting="Gemeld door school om spijbelen. Komt wel, maar niet alle uren.",
    droom=("Ik wil overgaan zonder gezeur.", "Iets met sport doen later.", "Gewoon mijn diploma halen."),
    goals=(
        Goal(
            "school_werk",
            "Elke week alle lessen volgen",
            (
                ("Zelf bellen met de mentor als het niet lukt", "jongere", ""),
                ("Elke twee weken langs op school", "regiehouder", ""),
            ),
        ),
        Goal(
            "support", "Iemand op school om mee te praten", (("Een vaste mentor aanwijzen", "ketenpartner", "school"),)
        ),
    ),
    talks=(
        "Verteld waarom de eerste uren lastig zijn: het reizen en het rooster.",
        "Afspraken gemaakt over het rooster. Ouders waren erbij.",
        "Het gaat beter, nog één dag gemist.",
    ),
    verzuim=("REL16", "OVG"),
)
THUISZITTER = Profile(
    task="jeugdwet",
    doelgroep="leerplichtig",
    ages=(13, 17),
    studies=Studies.VOORTGEZET,
    domains=("WO", "TIJD", "SOC", "GG", "LG", "REL"),
    samenvatting="Zit al maanden thuis. Met kleine stappen terug naar buiten en naar school.",
    droom=("Weer met vrienden afspreken.", "Een school waar het rustig is.", "Dierenverzorger worden."),
    goals=(
        Goal(
            "school_werk",
            "Twee ochtenden per week naar school",
            (
                ("Samen kennismaken op school", "regiehouder", ""),
                ("Een rustige plek in de pauze", "ketenpartner", "school"),
            ),
        ),
        Goal("welzijn", "Beter slapen", (("Telefoon om tien uur weg", "jongere", ""),)),
    ),
    talks=(
        "Huisbezoek. Kwam eerst niet naar beneden, daarna toch een half uur gepraat.",
        "Samen een rondje gelopen. Wil graag naar buiten, maar niet alleen.",
        "Eerste ochtend op school geweest. Dat viel mee.",
    ),
    verzuim=("LRV",),
    betrokkenen=(("Joris Blok", "GGZ De Dijk", "behandelaar"),),
    starts_at=(1, 2),
)
ENTREE = Profile(
    task="leerplicht",
    doelgroep="leerplichtig",
    ages=(16, 17),
    studies=Studies.ROC_ENTREE,
    domains=("WO", "TIJD", "FIN"),
    samenvatting="Kwalificatieplichtig en vaak afwezig op het ROC. Wil liever werken.",
    droom=("Geld verdienen met mijn handen.", "Een eigen klusbus.", "Nooit meer theorie."),
    goals=(
        Goal(
            "school_werk",
            "Een leerwerkplek vinden",
            (
                ("Drie bedrijven noemen die leuk lijken", "jongere", ""),
                ("Overleg met de mentor over leren en werken", "regiehouder", ""),
            ),
        ),
        Goal("inkomen", "Weten wat er binnenkomt en uitgaat", (("Een lijstje van vaste kosten", "jongere", ""),)),
    ),
    talks=(
        "Vindt de lessen saai. In de praktijk gaat het goed.",
        "Gesprek met de mentor erbij: twee dagen stage kan.",
        "Een proefdag gehad en die ging goed.",
    ),
    verzuim=("REL16", "LRV"),
)
VERZUIM_18 = Profile(
    task="doorstroompunt",
    doelgroep="verzuim_18",
    ages=(18, 22),
    studies=Studies.ROC,
    domains=("WO", "TIJD", "FIN"),
    samenvatting="Staat ingeschreven en komt niet meer. School maakt zich zorgen.",
    droom=("Mijn diploma en dan weg hier.", "In de zorg werken.", "Een eigen zaak beginnen."),
    goals=(
        Goal(
            "school_werk",
            "Weer meedoen in de klas",
            (
                ("Rooster ophalen en laten zien", "jongere", ""),
                ("Kijken of een andere opleiding beter past", "regiehouder", ""),
                ("Gesprek over inhalen", "ketenpartner", "ROC Waterkant"),
            ),
        ),
    ),
    talks=(
        "Nam op en schrok van de melding. Wil langskomen.",
        "Werkt 's avonds te lang door en slaapt door de wekker heen.",
        "Baan teruggebracht naar twee avonden.",
    ),
    verzuim=("DSP18",),
    werk=("werk", "Pizzeria Vesuvio", 16, "loon"),
    starts_at=(2, 2, 3),
)
VSV_NIEUW = Profile(
    task="doorstroompunt",
    doelgroep="vsv_nieuw",
    ages=(18, 22),
    studies=Studies.GESTOPT_MET_ROC,
    domains=("WO", "TIJD", "FIN", "MP"),
    samenvatting="Is dit jaar gestopt zonder startkwalificatie. Zoekt nog wat wel past.",
    droom=("Iets doen waar ik niet stil hoef te zitten.", "Kapper worden.", "Eerst rust, dan verder."),
    goals=(
        Goal(
            "school_werk",
            "Kiezen: terug naar school of werken en leren",
            (
                ("Beroepentest maken", "jongere", ""),
                ("Meelopen bij twee opleidingen regelen", "regiehouder", ""),
            ),
        ),
        Goal("inkomen", "Inkomen regelen", (("Samen de aanvraag invullen", "regiehouder", ""),)),
    ),
    talks=(
        "Gestopt omdat de opleiding niet paste. Schaamt zich ervoor.",
        "Opendeurdag bezocht. Twijfelt tussen twee richtingen.",
        "Heeft zich aangemeld voor de instroom in februari.",
    ),
    werk=("zoekend", "", None, "ouders"),
)
VSV_OUD = Profile(
    task="doorstroompunt",
    doelgroep="vsv_oud",
    ages=(21, 25),
    studies=Studies.LANG_GESTOPT,
    domains=("WO", "FIN", "HUIS", "SOC"),
    samenvatting="Al langer van school, met losse baantjes. Wil een vast ritme.",
    droom=("Een vast contract.", "Op mezelf wonen.", "Mijn rijbewijs en dan chauffeur worden."),
    goals=(
        Goal(
            "school_werk",
            "Een baan van minstens twaalf uur",
            (
                ("Cv bijwerken", "jongere", ""),
                ("Contact leggen met een werkgever", "regiehouder", ""),
            ),
        ),
        Goal("wonen", "Een eigen kamer", (("Inschrijven bij de woningcorporatie", "jongere", ""),)),
    ),
    talks=(
        "Werkt via het uitzendbureau, steeds een paar weken.",
        "Wil een vaste plek en snapt dat op tijd komen telt.",
        "Gesprek gehad bij een transportbedrijf.",
    ),
    werk=("werk", "Uitzendbureau Vlot", 20, "loon"),
    wonen="logeren",
)
SCHULDEN = Profile(
    task="schuldhulp",
    doelgroep="anders",
    ages=(19, 26),
    studies=Studies.AFGEROND,
    domains=("FIN", "HUIS", "WO"),
    samenvatting="Schulden bij telefoon en zorgverzekering. Durft de post niet open te maken.",
    droom=("Schuldenvrij zijn.", "Weer kunnen sparen.", "Niet meer schrikken van de brievenbus."),
    goals=(
        Goal(
            "inkomen",
            "Alle schulden op een rij",
            (
                ("Post verzamelen in één map", "jongere", ""),
                ("Schuldeisers aanschrijven", "ketenpartner", "Schuldhulp Noorderkoog"),
            ),
        ),
        Goal("wonen", "De huur blijft betaald", (("Betaalafspraak met de verhuurder", "regiehouder", ""),)),
    ),
    talks=(
        "Bracht een tas vol dichte post mee. Samen de eerste tien geopend.",
        "Overzicht is klaar. Het is minder dan gevreesd.",
        "De eerste afbetaling is gelukt.",
    ),
    werk=("werk", "Supermarkt De Mand", 24, "loon"),
    wonen="zelfstandig",
)
WONEN = Profile(
    task="wmo",
    doelgroep="jikp",
    ages=(18, 25),
    studies=Studies.ROC,
    domains=("HUIS", "FIN", "SOC", "IADL", "BADL"),
    samenvatting="Heeft geen eigen plek en slaapt bij anderen. School loopt door.",
    droom=("Een eigen sleutel.", "Een plek waar ik kan koken.", "Rust."),
    goals=(
        Goal(
            "wonen",
            "Een plek voor langer dan een maand",
            (
                ("Aanmelden voor begeleid wonen", "regiehouder", ""),
                ("Papieren verzamelen", "jongere", ""),
            ),
        ),
        Goal("support", "Iemand om op terug te vallen", (("Maatje zoeken", "ketenpartner", "Stichting Samen Op"),)),
    ),
    talks=(
        "Slaapt deze maand bij een oom. Kan daar niet blijven.",
        "Intake gehad voor begeleid wonen. Wachttijd is drie maanden.",
        "Heeft een kamer gezien en is enthousiast.",
    ),
    werk=("stage", "Zorgcentrum De Linde", 16, "studiefinanciering"),
    wonen="logeren",
    betrokkenen=(("Coby Daalder", "Stichting Samen Op", "vrijwilliger"),),
)
PRAKTIJK = Profile(
    task="participatiewet",
    doelgroep="jikp",
    ages=(18, 21),
    studies=Studies.PRAKTIJK,
    domains=("WO", "TIJD", "SOC", "MP"),
    samenvatting="Komt van de praktijkschool en zoekt werk met begeleiding.",
    droom=("In het groen werken.", "Bij de brandweer.", "Collega's hebben."),
    goals=(
        Goal(
            "school_werk",
            "Werken met een jobcoach",
            (
                ("Twee proefdagen lopen", "jongere", ""),
                ("Begeleiding op de werkplek", "ketenpartner", "Leerwerkbedrijf De Loods"),
            ),
        ),
    ),
    talks=(
        "Weet goed wat leuk is: buiten, en niet te veel mensen tegelijk.",
        "Proefdag bij de plantsoenendienst. Wil meteen terug.",
        "Begint met drie ochtenden.",
    ),
    werk=("leerwerk", "Leerwerkbedrijf De Loods", 18, "loon"),
    starts_at=(2, 3),
)
JEUGDHULP = Profile(
    task="jeugdwet",
    doelgroep="jikp",
    ages=(15, 17),
    studies=Studies.ROC_ENTREE,
    domains=("REL", "GG", "WO", "MID"),
    samenvatting="Er speelt veel thuis. Eén gezicht voor school, hulp en thuis.",
    droom=("Dat het thuis rustig is.", "Muziek maken.", "Op mezelf als ik achttien ben."),
    goals=(
        Goal(
            "welzijn",
            "Rust thuis",
            (
                ("Gezinsgesprek plannen", "regiehouder", ""),
                ("Elke week een gesprek", "ketenpartner", "jeugdhulp"),
            ),
        ),
        Goal("school_werk", "Op school blijven", (("Naar de mentor gaan als het te veel wordt", "jongere", ""),)),
    ),
    talks=(
        "Vertelde veel en vroeg om één vast gezicht.",
        "Gezinsgesprek gehad. Er zijn afspraken over de avonden.",
        "Thuis gaat het iets rustiger. School weet wie te bellen.",
    ),
    verzuim=("OVG",),
    betrokkenen=(("Lianne Dros", "Jeugdhulp Kompas", "gezinsbegeleider"),),
    starts_at=(1, 2, 2),
)
OVERLAST = Profile(
    task="jeugdwet",
    doelgroep="jikp",
    ages=(15, 17),
    studies=Studies.VOORTGEZET,
    domains=("JUS", "SOC", "TIJD", "WO"),
    samenvatting="Is veel op straat en heeft een Halt-afspraak. Wil zelf van die groep los.",
    droom=("Mijn eigen kickboksschool.", "Dat mijn moeder trots is.", "Automonteur worden."),
    goals=(
        Goal(
            "support",
            "Tijd doorbrengen met mensen die goed voor me zijn",
            (
                ("Twee avonden naar de sport", "jongere", ""),
                ("Meegaan naar de eerste training", "ketenpartner", "Jongerenwerk De Koog"),
            ),
        ),
        Goal("school_werk", "Elke dag op school", (("Ophalen van het rooster bij de mentor", "jongere", ""),)),
    ),
    talks=(
        "Praatte eerst weinig. Op het voetbalveld ging het makkelijker.",
        "Halt-gesprek gehad en de afspraak op papier gezet.",
        "Gaat naar de training en vindt het leuk.",
    ),
    verzuim=("REL16",),
    betrokkenen=(("Dylano Croes", "Jongerenwerk De Koog", "jongerenwerker"),),
)
VSV_DREIGEND = Profile(
    task="doorstroompunt",
    doelgroep="vsv_dreigend",
    ages=(18, 20),
    studies=Studies.ROC,
    domains=("WO", "TIJD"),
    samenvatting="Dreigt te stoppen. School vroeg om mee te denken.",
    droom=("Iets met computers.", "Afmaken waar ik aan begon.", "Stage in het buitenland."),
    goals=(
        Goal(
            "school_werk",
            "Dit jaar afmaken",
            (("Plan maken voor de gemiste vakken", "jongere", ""), ("Met school overleggen", "regiehouder", "")),
        ),
    ),
    talks=(
        "Wil wel, maar ziet op tegen het inhalen.",
        "Plan gemaakt: elke week één vak.",
        "Twee vakken zijn al gehaald.",
    ),
    verzuim=("DSP18",),
    starts_at=(2, 3),
)
IN_A_GEMEENTE = (
    SPIJBELAAR,
    THUISZITTER,
    ENTREE,
    VERZUIM_18,
    VSV_NIEUW,
    VSV_OUD,
    SCHULDEN,
    WONEN,
    PRAKTIJK,
    JEUGDHULP,
    OVERLAST,
)
IN_A_REGIO = (VERZUIM_18, VSV_NIEUW, VSV_OUD, VSV_DREIGEND)
