"""What is still missing in an afweging, per step, and what the law forbids (domain.md §2.1)."""

from datetime import date, timedelta

from django.utils import timezone

from cases import catalogue
from cases.categories import Category
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL
from consent.afwegingen.models import Afweging, Question, Reaction
from consent.ages import birthday
from consent.grondslagen.models import HardStop
from consent.refusals import ForbiddenByLaw

SPECIAL = {Category.GEZONDHEID, Category.STRAFRECHTELIJK}
LONGEST = timedelta(days=366)
STEPS = ("gesprek", "grondslag", "doel", "velden", "alternatieven", "periode")
NO_CONSENT_UNREACHED = (
    "Je sprak de jongere nog niet. Zonder gesprek kun je geen toestemming vragen. Zoek eerst contact."
)


def missing(afweging: Afweging) -> dict[str, list[str]]:
    """Sentences for what is not answered yet, per step; an empty dict when the afweging is complete."""
    found = {
        "gesprek": talk(afweging),
        "grondslag": basis(afweging),
        "doel": purpose(afweging),
        "velden": fields(afweging),
        "alternatieven": alternatives(afweging),
        "periode": period(afweging),
    }
    return {step: sentences for step, sentences in found.items() if sentences}


def talk(afweging: Afweging) -> list[str]:
    """Step 0: talk with the jongere first."""
    if not afweging.gesprek_reactie:
        return ["Vul in wat de jongere ervan vindt."]
    sentences = []
    spoken = afweging.gesprek_reactie in (Reaction.AGREES, Reaction.OBJECTS)
    if spoken and afweging.gesprek_op is None:
        sentences.append("Vul in wanneer je de jongere sprak.")
    if not spoken and not afweging.gesprek_toelichting:
        sentences.append("Leg uit waarom je de jongere niet sprak.")
    return sentences


def basis(afweging: Afweging) -> list[str]:
    """Step 1: an article to give and an article to receive, and a real choice where consent is the basis."""
    sentences = []
    giving, receiving = afweging.grondslag_geven, afweging.grondslag_ontvangen
    if not afweging.recipient_task:
        sentences.append("Vul in welke taak de ontvanger heeft.")
    if giving is None:
        sentences.append("Kies op welke grond jij mag geven. Is er geen? Kies dan “niet delen”.")
    if receiving is None:
        sentences.append("Kies op welke grond de ander mag ontvangen. Is er geen? Kies dan “niet delen”.")
    if afweging.geheimhouding is None:
        sentences.append("Geef aan of je een geheimhoudingsplicht hebt.")
    if giving and giving.asks_imbalance_test:
        sentences += free_choice(afweging)
    if giving and giving.machtiging_kind and afweging.gesprek_reactie == Reaction.NOT_REACHED:
        sentences.append(NO_CONSENT_UNREACHED)
    if afweging.geheimhouding and giving and receiving and not (giving.machtiging_kind or receiving.machtiging_kind):
        sentences.append("Je hebt een geheimhoudingsplicht. Kies een grond waarvoor de jongere tekent.")
    kinds = {basis.machtiging_kind for basis in (giving, receiving) if basis and basis.machtiging_kind}
    if len(kinds) > 1:
        sentences.append("Deze twee gronden vragen elk een andere handtekening. Kies er één, of maak twee afwegingen.")
    return sentences


def free_choice(afweging: Afweging) -> list[str]:
    """Toestemming only counts when no task applies and the jongere can really say no (AVG 4(11), 7(4))."""
    sentences = []
    if not afweging.geen_taak_waarom:
        sentences.append("Leg uit waarom er geen wettelijke taak is die dit regelt.")
    answers = (afweging.nee_kan, afweging.hulp_gaat_door, afweging.geen_druk)
    if None in answers:
        sentences.append("Beantwoord de drie vragen over vrij kiezen.")
    elif not all(answers):
        sentences.append(
            "De jongere kan niet vrij kiezen. Dan is toestemming niet geldig. Kies een andere grond of deel niet."
        )
    return sentences


def purpose(afweging: Afweging) -> list[str]:
    """Step 2: one purpose, and compatible with why we have the data."""
    sentences = []
    if not afweging.doel:
        sentences.append("Schrijf in één zin wat de ander met de gegevens doet.")
    if afweging.doel_zelfde is None:
        sentences.append("Geef aan of dit hetzelfde doel is als waarvoor je de gegevens kreeg.")
    if afweging.doel_zelfde is False and not afweging.doel_verenigbaar:
        sentences.append("Leg uit waarom het nieuwe doel past bij het oude. Past het niet? Kies dan “niet delen”.")
    if not afweging.doel_resultaat:
        sentences.append("Schrijf op wat de jongere hieraan heeft.")
    return sentences


def fields(afweging: Afweging) -> list[str]:
    """Step 3: at least one field is shared, and each has a reason."""
    return [] if afweging.shared_codes() else ["Kies minstens één veld om te delen, of kies “niet delen”."]


def alternatives(afweging: Afweging) -> list[str]:
    """Step 4: all five questions answered."""
    open_ones = set(Question.values) - {line.question for line in afweging.alternatives.all()}
    return ["Beantwoord alle vijf de vragen over andere manieren."] if open_ones else []


def period(afweging: Afweging, today: date | None = None) -> list[str]:
    """From when until when; at most a year, and not past the 27th birthday."""
    today = today or timezone.localdate()
    start, end = afweging.valid_from, afweging.valid_until
    if start is None or end is None:
        return ["Vul in vanaf wanneer en tot wanneer je deelt."]
    sentences = []
    if end < max(start, today):
        sentences.append("De einddatum ligt voor de begindatum of in het verleden.")
    if end - start > LONGEST:
        sentences.append("Deel niet langer dan een jaar. Daarna weeg je opnieuw af.")
    if end >= birthday(afweging.case.jongere.geboortedatum, DOORSTROOMPUNT_UNTIL):
        sentences.append("De jongere wordt eerder 27. Kies een einddatum voor die verjaardag.")
    return sentences


def categories_of(codes: list[str]) -> set[str]:
    return {catalogue.FIELDS[code].category for code in codes}


def require_allowed(afweging: Afweging, codes: list[str]) -> None:
    """Raise ForbiddenByLaw when a hard stop, or the chosen grondslag, forbids one of these fields (law 8)."""
    stop = HardStop.objects.on(task=afweging.case.task, categories=categories_of(codes)).first()
    if stop is not None:
        labels = [catalogue.FIELDS[code].label for code in codes if catalogue.FIELDS[code].category == stop.category]
        raise ForbiddenByLaw(
            labels=labels, article=stop.article, explanation=stop.explanation, alternatives=stop.alternatives
        )
    free_text = [code for code in codes if catalogue.FIELDS[code].category == Category.VRIJE_TEKST]
    if free_text:
        raise ForbiddenByLaw(
            labels=[catalogue.FIELDS[code].label for code in free_text],
            article="huisregel",
            explanation="In vrije tekst kan alles staan.",
            alternatives="Kies het veld dat zegt wat de ander moet weten.",
        )
    giving = afweging.grondslag_geven
    special = [code for code in codes if catalogue.FIELDS[code].category in SPECIAL]
    if special and giving is not None and not giving.allows_special:
        raise ForbiddenByLaw(
            labels=[catalogue.FIELDS[code].label for code in special],
            article=giving.article,
            explanation="Deze grond geldt niet voor gegevens over gezondheid of strafrecht.",
            alternatives="Deel een grover veld, of laat de jongere het zelf vertellen.",
        )


def needs_second_reader(afweging: Afweging, codes: list[str]) -> bool:
    """A colleague looks along at special categories, and when the jongere objects (domain.md §2.1, close)."""
    return bool(categories_of(codes) & SPECIAL) or afweging.gesprek_reactie == Reaction.OBJECTS


def warnings(afweging: Afweging) -> list[str]:
    """What does not stop the decision, but deserves another look."""
    sentences = []
    if words := afweging.generic_words():
        sentences.append(f"“{'”, “'.join(words)}” zegt weinig. Wat gaat de ander precies dóen?")
    if any(line.possible for line in afweging.alternatives.all()):
        sentences.append("Er kan een manier zijn die minder nodig heeft. Is je reden sterk genoeg?")
    if afweging.gesprek_reactie == Reaction.OBJECTS:
        sentences.append("De jongere wil het liever niet. Een collega leest je besluit mee.")
    return sentences
