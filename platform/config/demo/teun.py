"""Teun (17), as the story of 9 May 2022 tells it. Sharing with the ROC is left to whoever visits the demo."""

from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from accounts.rights import Right
from cases.contact.services import record_contact
from cases.dossier.models import Case
from cases.dossier.services import add_betrokkene, open_case
from cases.dossier.team import add_colleague
from cases.jongeren.ages import born_on_or_before
from cases.jongeren.models import Jongere
from cases.jongeren.services import register
from cases.leefsituatie.services import record_werk, record_wonen
from cases.plan.services import add_action, add_goal, finish_action, start_plan
from cases.school.services import record_verzuim
from cases.schoolgesprekken.services import plan_schoolgesprek
from cases.zrm.services import score
from config.demo import intakes, meldingen
from config.demo.crowd import Scene, parent
from config.demo.deals import HOME_VISITS
from config.demo.decisions import invited, read_by, signed_share
from config.demo.dossiers import ago, moment, put_back, walk
from config.demo.organisations import WIJKTEAM
from config.demo.people import TEUN, TEUNS_MOTHER
from config.demo.schools import PRAKTIJKSCHOOL, ROC, enrol, finish, school_year
from consent.machtigingen.models import Channel, Signer
from consent.verzoeken.models import Kind, Outcome
from consent.verzoeken.services import Heard, ask, decide, write_down

OPEN_SINCE = 84
DAYS_UNTIL_18 = 100
SCORES = (
    ("FIN", ((2, "Drie betalingsachterstanden: telefoon, verzekering en een lening bij een vriend."),
             (2, "Nog geen afspraken met de schuldeisers, wel een overzicht."))),
    ("WO", ((1, "Gaat niet meer naar school."), (3, "Begint in het magazijn en komt meestal op tijd."))),
    ("TIJD", ((2, "Ligt lang in bed en is ’s nachts wakker."), (3, "Heeft door het werk weer een ritme."))),
    ("MID", ((2, "Blowt elke dag en drinkt in het weekend veel."), (3, "Blowt niet meer voor het werk."))),
    ("REL", ((3, "Thuis is er ruzie over geld, moeder staat achter hem."), (4, "Het is rustiger thuis."))),
    ("SOC", ((3, "Veel vrienden, maar vooral om mee te blowen."),)),
)  # fmt: skip
TALKS = (
    (82, "school", "Mentor van het ROC", "School meldde het verzuim bij DUO. In de praktijk gaat het wel."),
    (78, "huisbezoek", "Teun en zijn moeder", "Kennisgemaakt. Moeder vertelt dat er meer speelt: blowen, drinken,"
     " schulden. Teun wil gewoon werken."),
    (70, "buiten", "Teun", "Rondje gelopen langs de haven. Hij heeft niets met theorie, wel met sjouwen en heftrucks."),
    (58, "kantoor", "Teun", "Samen het plan gemaakt. Hij schreef zelf de eerste zin."),
    (44, "telefoon", "Werk en Inkomen", "Een leerwerktraject kan, omdat hij bijna 18 is en iedereen het eens is."),
    (27, "buiten", "Teun en de werkmeester", "Proefdag bij De Loods. Hij kwam op tijd en wilde niet naar huis."),
    (6, "app", "Teun", "Eerste twee weken gingen goed. Eén keer te laat, zelf gebeld."),
)  # fmt: skip


@transaction.atomic
def tell(scene: Scene) -> Case:
    willem = scene.staff["willem"]
    teun = arrive(scene, by=willem)
    case = open_case(
        jongere=teun,
        regiehouder=willem,
        by=willem,
        task="jeugdwet",
        verantwoordelijke_gemeente="Noorderkoog",
        samenvatting="Spijbelt, blowt en drinkt, en heeft schulden. Wil geen school meer maar werken. Willem is zijn"
        " vaste gezicht en regelt met hem en zijn moeder één plan.",
    )
    put_back(case, days_ago=OPEN_SINCE)
    go_to_school(teun, by=willem)
    live(teun, by=willem)
    surround(case, scene.staff, by=willem)
    follow(case, by=willem)
    intakes.of_teun(case, by=willem)
    plan(case, by=willem)
    walk(case, "handelen", by=willem, why="Teun is bijna 18 en wil niet meer naar school. Met W&I afgesproken.")
    meldingen.of_teun(case, bsn=TEUN, by=willem)
    talk_with_school(case, by=willem)
    share_with_wijkteam(case, by=willem)
    use_rights(case, by=willem)
    return case


def arrive(scene: Scene, *, by: User) -> Jongere:
    teun = register(
        by=by,
        bsn=TEUN,
        voornamen="Teun Johannes",
        roepnaam="Teun",
        achternaam="Bakker",
        geboortedatum=born_days_before_18(DAYS_UNTIL_18),
        geslacht="m",
        telefoon="06 00000017",
        email="teun.bakker@post.example",
        voorkeur_contact="appen",
        straat="Zeilmakerstraat",
        huisnummer="12",
        postcode="9010ZM",
        woonplaats="Noorderkoog",
        wijk="Oosterwijk",
        gemeente="Noorderkoog",
        gemeentecode="9901",
    )
    invited(teun, by=by)
    invited(parent(scene, teun, by=by, naam="Marja Bakker", bsn=TEUNS_MOTHER), by=by)
    return teun


def born_days_before_18(days: int) -> date:
    return born_on_or_before(18) + timedelta(days=days)


def go_to_school(teun: Jongere, *, by: User) -> None:
    """From the praktijkschool to entree in the middle of the year, where the absence began."""
    finish(teun, PRAKTIJKSCHOOL, niveau="praktijk", since=school_year(5), until=ago(290), by=by)
    entree = enrol(teun, ROC, niveau="entree", opleiding="Assistent techniek", leerjaar=1, since=ago(260), by=by)
    since_summer = min(ago(0), max(ago(121), school_year() + timedelta(days=21)))
    absences = (("REL16", ago(170), ago(142), 24), ("LRV", since_summer, None, 96))
    for soort, began, ended, hours in absences:
        record_verzuim(
            jongere=teun,
            by=by,
            inschrijving=entree,
            soort=soort,
            begon_op=began,
            eindigde_op=ended,
            uren=hours,
            toelichting="Via DUO gemeld door school. Teun zegt dat hij niets met theorie heeft.",
        )


def live(teun: Jongere, *, by: User) -> None:
    record_wonen(jongere=teun, by=by, vorm="ouders", since=ago(2400), toelichting="Bij moeder en twee jongere zusjes.")
    record_werk(jongere=teun, by=by, status="geen", inkomensbron="ouders", since=ago(150))
    record_werk(
        jongere=teun,
        by=by,
        status="leerwerk",
        werkgever="Leerwerkbedrijf De Loods",
        uren_per_week=24,
        inkomensbron="loon",
        since=ago(20),
    )


def surround(case: Case, staff: dict[str, User], *, by: User) -> None:
    """Who is involved: names, without what they know. A colleague may look along when Willem is away."""
    for naam, organisatie, rol in (
        ("Sanne Vos", "GGZ De Dijk", "psycholoog"),
        ("Fatima Yilmaz", "ROC Waterkant", "mentor"),
        ("Gijs van Rijn", "Leerwerkbedrijf De Loods", "werkmeester"),
        ("Rachid Amrani", "Schuldhulp Noorderkoog", "consulent"),
    ):
        add_betrokkene(case=case, by=by, naam=naam, organisatie=organisatie, rol=rol, since=ago(OPEN_SINCE))
    add_colleague(case=case, colleague=staff["iris"], rights=[Right.VIEW_CASE], by=by)


def follow(case: Case, *, by: User) -> None:
    for domain, levels in SCORES:
        for days_ago, (value, reason) in zip((76, 9), levels, strict=False):
            score(case=case, domain=domain, value=value, reason=reason, by=by, scored_on=ago(days_ago))
    for days_ago, channel, with_whom, text in TALKS:
        at = moment(ago(days_ago), 11)
        record_contact(case=case, by=by, at=at, channel=channel, with_whom=with_whom, text=text)


def plan(case: Case, *, by: User) -> None:
    """One plan: a leerwerktraject, the debts, and less blowing; in what Teun says himself."""
    droom = "Ik wil gewoon werken en geld verdienen. Niet de hele dag theorie."
    running = start_plan(case=case, droom=droom, by=by, started_on=ago(58))
    work = add_goal(plan=running, by=by, need="school_werk", text="Een leerwerktraject als magazijnmedewerker",
                    due_on=ago(-90))  # fmt: skip
    debts = add_goal(plan=running, by=by, need="inkomen", text="Mijn schulden op een rij en elke maand aflossen",
                     due_on=ago(-150))  # fmt: skip
    less = add_goal(plan=running, by=by, need="welzijn", text="Niet meer blowen op werkdagen", due_on=ago(-60))
    done = add_action(goal=work, by=by, text="Een proefdag lopen bij De Loods", owner_kind="jongere", due_on=ago(27))
    finish_action(action=done, by=by, done_on=ago(27))
    for goal, text, owner_kind, owner, due in (
        (work, "Op tijd komen, en zelf bellen als het niet lukt", "jongere", "", -30),
        (work, "Met het ROC afspreken hoe leren en werken samengaan", "regiehouder", "", -4),
        (work, "Leren op tijd te komen en afspraken na te komen", "ketenpartner", "Leerwerkbedrijf De Loods", -60),
        (debts, "Brieven in de map doen, ook als ze vervelend zijn", "jongere", "", -14),
        (debts, "Overzicht maken en schuldeisers bellen", "ketenpartner", "Schuldhulp Noorderkoog", -35),
        (less, "Samen kennismaken met de verslavingszorg", "regiehouder", "", 2),
    ):
        add_action(goal=goal, by=by, text=text, owner_kind=owner_kind, owner_name=owner, due_on=ago(due))


def talk_with_school(case: Case, *, by: User) -> None:
    """Before the ROC takes him off its books it talks with Willem; and they speak again next week."""
    entree = case.jongere.inschrijvingen.current().get()
    plan_schoolgesprek(
        case=case, inschrijving=entree, by=by, about="verzuim", planned_on=ago(74), held_on=ago(74),
        met_wie="Fatima Yilmaz", afspraken="Hij volgt de theorie even niet. Zij belt als hij wegblijft.",
    )  # fmt: skip
    plan_schoolgesprek(case=case, inschrijving=entree, by=by, about="uitschrijving", planned_on=ago(-5))


def share_with_wijkteam(case: Case, *, by: User) -> None:
    """The one share that runs already: signed by Teun himself, and read by the wijkteam."""
    read_by(signed_share(case, HOME_VISITS, by=by), WIJKTEAM)


def use_rights(case: Case, *, by: User) -> None:
    """Teun asks to put something right, and was told by phone what cannot be erased."""
    told = "Ik ben in september gestopt bij school, niet in oktober."
    ask(case=case, kind=Kind.CORRECTIE, by=invited(case.jongere, by=by), told=told)
    heard = Heard(by=by, channel=Channel.TELEFOON, capacity=Signer.JONGERE, received_on=ago(20))
    erased = write_down(case=case, kind=Kind.WISSEN, heard=heard, told="Haal weg dat ik heb geblowd.")
    decide(
        verzoek=erased,
        by=by,
        outcome=Outcome.PARTLY,
        erases=["contact"],
        motivation="Losse aantekeningen hierover halen we weg. In je plan staat het ook. Dat moeten we van de Jeugdwet"
        " bewaren zolang we je helpen. Niemand buiten de gemeente kan het lezen.",
    )
