"""Intakes and analyses of the story: one that is finished, one from which a plan can follow, one half way."""

from typing import Any

from accounts.models import User
from cases.analysis.services import add_steunfiguur, analyse, correct_schooloorzaak, record_schooloorzaak
from cases.bijzonder.services import answer_special, record_instemming
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.inlichting.services import ask_information, record_answer, weigh_information
from cases.intake.models import Intake
from cases.intake.services import finish_intake, form_of, forms_in_use, save_answer, start_intake
from cases.vraag.services import put_vraag, record_observatie
from config.demo.dossiers import ago, moment

TEUN_SAID = {
    "ondersteuningsbehoefte": "Gewoon werken en geld verdienen. Hij heeft niets met theorie.",
    "eerder-traject": "Een week proefgedraaid bij een garage. Dat stopte omdat hij steeds te laat kwam.",
    "stage-werkervaring": "Folders gebracht, en in de zomer kratten gesjouwd op de markt.",
    "toekomst": "Iets met heftrucks. Later een eigen plek.",
    "vrije-tijd": "Hangt ’s avonds met vrienden bij de haven en ligt lang in bed.",
}
# What was chosen on the form, beside those words: this the wijkteam may read, so that nobody asks it again (E8).
TEUN_CHOSE = {"ondersteuningsbehoefte": "Werken", "eerder-traject": "ja", "studiefinanciering": "nee",
              "stage-werkervaring": "ja", "huidig-werk": "nee"}  # fmt: skip
MOTHER_SAID = "Er komen brieven van schuldeisers. Thuis is er ruzie over geld, en ze maakt zich zorgen."
AMIRA_SAID = {
    "ondersteuningsbehoefte": "Eerst een inkomen, daarna weer naar school.",
    "opleidingen": "Eén jaar mbo helpende, niet afgemaakt.",
    "toekomst": "Kraamzorg.",
}
SEM_SAID = {
    "ondersteuningsbehoefte": "Een eigen kamer. Werk heeft hij zelf zo gevonden, zegt hij.",
    "eerder-traject": "Twee keer een traject bij werk en inkomen.",
}


def of_teun(case: Case, *, by: User) -> None:
    """At the kitchen table, with his mother; what she tells carries her name (C18)."""
    intake = begin(case, by=by, days_ago=76, form="almere-keuzes", ouders="Marja Bakker, moeder van Teun")
    say(intake, TEUN_SAID, chosen=TEUN_CHOSE)
    say(intake, {"thuis": MOTHER_SAID}, source="ouder", source_name="Marja Bakker")
    special(intake, "schulden-verslaving-politie", "Heeft hulp nodig om te minderen, en overzicht over zijn schulden.")
    finish_intake(intake=intake, version=intake.version, by=by)
    put_vraag(case=case, by=by, kind="eerste", said_on=ago(82), text="Ik wil van die school af.")
    put_vraag(case=case, by=by, kind="onderliggend", said_on=ago(76),
              text="Ik wil laten zien dat ik iets kan, en rust over geld.")  # fmt: skip
    record_observatie(case=case, by=by, seen_by=by.naam, seen_on=ago(27),
                      text="Kwam om 7.40 uur op de proefdag, twintig minuten te vroeg.")  # fmt: skip
    add_steunfiguur(case=case, by=by, naam="Oom Ruud Bakker", relatie="oom, haalt hem elke zaterdag op", since=ago(900))
    heard_school(case, by=by)
    analyse(
        case=case,
        version=0,
        by=by,
        reasons="Theorie past niet bij hem. Hij slaapt overdag en er is thuis onrust over geld.",
        to_do="Een plek waar hij kan leren en werken tegelijk, en iemand die meekijkt met de schulden.",
        earlier_actions="School had drie gesprekken. Hij kwam dan een week wel, en daarna niet meer.",
        earlier_help="Hij praat al langer met iemand buiten school. Dat wil hij zo houden.",
    )


def heard_school(case: Case, *, by: User) -> None:
    """The mentor was asked once, and what lies with the school went back to the school."""
    asked = ask_information(case=case, by=by, naam="Fatima Yilmaz", organisatie="ROC Waterkant", asked_on=ago(75),
                            what="Wat deed school al, en wat hielp?")  # fmt: skip
    told = "Drie gesprekken en een ander rooster. In het praktijklokaal is hij er altijd."
    record_answer(request=asked, answer=told, answered_on=ago(70), by=by)
    weigh_information(request=asked, weighing="Past bij wat Teun zelf zegt: doen gaat wel, zitten niet.", by=by)
    oorzaak = record_schooloorzaak(case=case, by=by, school="ROC Waterkant",
                                   text="De praktijklessen vielen een half jaar vaak uit.")  # fmt: skip
    correct_schooloorzaak(oorzaak=oorzaak, by=by, told_on=ago(60), told_to="teamleider techniek")


def of_amira(case: Case, *, by: User) -> None:
    """Together with work and income, so that she told it once (B69); and an analysis from which a plan can follow."""
    intake = begin(case, by=by, days_ago=6, channel="kantoor", afdeling="Werk en Inkomen, Joke Blom")
    say(intake, AMIRA_SAID)
    record_instemming(case=case, how="gesprek", given_on=ago(6), by=by)
    special(intake, "belemmeringen", "Kan niet lang staan. Zoekt werk waarbij ze kan zitten.")
    finish_intake(intake=intake, version=intake.version, by=by)
    put_vraag(case=case, by=by, kind="eerste", said_on=ago(6), text="Ik wil eerst geld, dan weer naar school.")
    analyse(
        case=case,
        version=0,
        by=by,
        reasons="Ze stopte toen haar inkomen wegviel en ze voor haar broertje moest zorgen.",
        to_do="Inkomen regelen, en in februari beginnen aan een opleiding met werk erbij.",
        earlier_actions="School belde twee keer. Ze was toen niet te bereiken.",
        earlier_help="Een buurvrouw past op. Dat geeft haar drie ochtenden per week.",
    )


def about_health(case: Case, *, by: User) -> None:
    """What somebody of long ago told, after agreeing to be supported."""
    intake = begin(case, by=by, days_ago=90, channel="kantoor")
    record_instemming(case=case, how="gesprek", given_on=ago(90), by=by)
    special(intake, "belemmeringen", "Had toen veel last van zijn rug. Zittend werk ging goed.")
    finish_intake(intake=intake, version=intake.version, by=by)


def of_sem(case: Case, *, by: User) -> None:
    """Stopped after two questions: he had to catch a bus. It goes on from there."""
    say(begin(case, by=by, days_ago=2, channel="buiten", gesprekspartner="Vriend Daan"), SEM_SAID)


def begin(
    case: Case, *, by: User, days_ago: int, channel: str = "huisbezoek", form: str = "almere", **who: Any
) -> Intake:
    chosen: Edition = forms_in_use().get(code=form)
    return start_intake(case=case, form=chosen, by=by, at=moment(ago(days_ago), 11), channel=channel, **who)


def say(
    intake: Intake, told: dict[str, str], *, chosen: dict[str, str] | None = None, source: str = "jongere",
    source_name: str = "",
) -> None:  # fmt: skip
    """What was said to each question in free words, and what was chosen on the form."""
    chosen = chosen or {}
    questions = {question.code: question for question in form_of(intake).questions}
    for code in {**chosen, **told}:
        save_answer(intake=intake, question=questions[code], source=source, source_name=source_name, version=0,
                    text=told.get(code, ""), chosen=chosen.get(code, ""), by=intake.by)  # fmt: skip


def special(intake: Intake, code: str, text: str) -> None:
    question = form_of(intake).find(code)
    assert question
    answer_special(intake=intake, question=question, text=text, source="jongere", version=0, by=intake.by)
