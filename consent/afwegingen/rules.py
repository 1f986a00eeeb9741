"""What is still missing in an afweging, per step, and what the law forbids (domain.md §2.1)."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.categories import Category
from cases.inlichting.models import InformationRequest
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL, birthday
from consent.afwegingen.acting import nobody_acts, only_silenced, represented_in
from consent.afwegingen.models import Afweging, Question, Reaction
from consent.afwegingen.same_basis import refused_before, why_not
from consent.ages import SigningRule, signing_rule, strictest
from consent.grondslagen.models import Grondslag, HardStop, MachtigingKind
from consent.items import ITEMS, category_of
from consent.refusals import ForbiddenByLaw

SPECIAL = {Category.GEZONDHEID, Category.STRAFRECHTELIJK}
LONGEST = timedelta(days=366)
LONGEST_TO_ANSWER = timedelta(days=92)
STEPS = ("gesprek", "grondslag", "doel", "velden", "alternatieven", "periode")
# Which step an answer belongs to; what begins otherwise is of the grondslag.
STEP_OF = {
    **dict.fromkeys(("gesprek_op", "gesprek_reactie", "gesprek_toelichting"), "gesprek"),
    **dict.fromkeys(("doel", "doel_zelfde", "doel_verenigbaar", "doel_resultaat"), "doel"),
    **dict.fromkeys(("valid_from", "valid_until", "terugkoppeling"), "periode"),
}
LOOK_AGAIN = "Dit antwoord komt uit de vorige afweging. Kijk of het nog klopt, en sla deze stap op."
FREE_CHOICE = ("nee_kan", "hulp_gaat_door", "geen_druk")
PERIOD = ("valid_from", "valid_until")
NO_TALK_NO_SIGNATURE = (
    "Je sprak de jongere niet. Zonder gesprek kun je geen handtekening vragen. Zoek eerst contact, of deel niet."
)
NO_FREE_TEXT = {
    "article": "huisregel",
    "explanation": "In vrije tekst kan alles staan.",
    "alternatives": "Kies het veld dat zegt wat de ander moet weten.",
}
NOT_SPECIAL = {
    "explanation": "Deze grond geldt niet voor gegevens over gezondheid of strafrecht.",
    "alternatives": "Deel een grover veld, of laat de jongere het zelf vertellen.",
}


class Gap(str):
    """A sentence about what is missing, and the question on the screen that it is about."""

    at: str

    def __new__(cls, sentence: str, at: str = "") -> "Gap":
        gap = super().__new__(cls, sentence)
        gap.at = at
        return gap


def missing(afweging: Afweging) -> dict[str, list[Gap]]:
    """Sentences for what is not answered yet, per step; an empty dict when the afweging is complete."""
    found = {
        "gesprek": talk(afweging),
        "grondslag": basis(afweging) + not_to_be_told(afweging),
        "doel": purpose(afweging),
        "velden": fields(afweging),
        "alternatieven": alternatives(afweging),
        "periode": period(afweging),
    }
    if afweging.replaces_id:
        for step in STEPS:
            found[step] = found[step] or ([] if step in afweging.looked_at else [Gap(LOOK_AGAIN)])
    return {step: gaps for step, gaps in found.items() if gaps}


def talk(afweging: Afweging) -> list[Gap]:
    """Step 0: talk with the jongere first."""
    if not afweging.gesprek_reactie:
        return [Gap("Vul in wat de jongere ervan vindt.", "gesprek_reactie")]
    gaps = []
    spoken = afweging.gesprek_reactie in (Reaction.AGREES, Reaction.OBJECTS)
    if spoken and afweging.gesprek_op is None:
        gaps.append(Gap("Vul in wanneer je de jongere sprak.", "gesprek_op"))
    if not spoken and not afweging.gesprek_toelichting.strip():
        gaps.append(Gap("Leg uit waarom je de jongere niet sprak.", "gesprek_toelichting"))
    return gaps


def basis(afweging: Afweging) -> list[Gap]:
    """Step 1: an article to give and an article to receive, and a real choice where consent is the basis."""
    if afweging.asks:
        return basis_to_ask(afweging)
    gaps = []
    if not afweging.recipient_task.strip():
        gaps.append(Gap("Vul in welke taak de ontvanger heeft.", "recipient_task"))
    if afweging.grondslag_geven is None:
        gaps.append(Gap("Kies op welke grond jij mag geven. Is er geen? Kies dan “niet delen”.", "grondslag_geven"))
    if afweging.grondslag_ontvangen is None:
        sentence = "Kies op welke grond de ander mag ontvangen. Is er geen? Kies dan “niet delen”."
        gaps.append(Gap(sentence, "grondslag_ontvangen"))
    gaps += not_for_these_two(afweging)
    if afweging.geheimhouding is None:
        gaps.append(Gap("Geef aan of je een geheimhoudingsplicht hebt.", "geheimhouding"))
    if any(basis.asks_imbalance_test for basis in afweging.bases):
        gaps += free_choice(afweging)
    return gaps + signature(afweging)


def basis_to_ask(afweging: Afweging) -> list[Gap]:
    """Step 1 when we ask: one article on which the other may give to us, and a signature where secrecy binds it."""
    gaps, giving = [], afweging.grondslag_geven
    if not afweging.recipient_task.strip():
        gaps.append(Gap("Vul in voor welke taak je dit vraagt.", "recipient_task"))
    if giving is None:
        gaps.append(
            Gap("Kies op welke grond de ander dit mag geven. Is er geen? Vraag het dan niet.", "grondslag_geven")
        )
    else:
        between: Any = {"task": afweging.case.task, "partner_kind": afweging.ketenpartner_kind}
        if not Grondslag.objects.for_asking(**between).filter(pk=giving.pk).exists():
            sentence = f"Op “{giving.naam}” mag deze organisatie jou niets geven. Kies opnieuw."
            gaps.append(Gap(sentence, "grondslag_geven"))
        if afweging.geheimhouding and not giving.machtiging_kind:
            sentence = "De ander heeft een geheimhoudingsplicht. Kies een grond waarbij de jongere tekent."
            gaps.append(Gap(sentence, "grondslag_geven"))
        if giving.asks_imbalance_test:
            gaps += free_choice(afweging)
        if giving.machtiging_kind and afweging.gesprek_reactie in (Reaction.NOT_REACHED, Reaction.UNSAFE):
            gaps.append(Gap(NO_TALK_NO_SIGNATURE, "grondslag_geven"))
    if afweging.geheimhouding is None:
        gaps.append(Gap("Geef aan of de ander een geheimhoudingsplicht heeft.", "geheimhouding"))
    return gaps


def not_for_these_two(afweging: Afweging) -> list[Gap]:
    """A grondslag only counts for the task and the kind of ketenpartner that the law names, while it is law."""
    between: Any = {"task": afweging.case.task, "partner_kind": afweging.ketenpartner_kind}
    giving, receiving = afweging.grondslag_geven, afweging.grondslag_ontvangen
    gaps = []
    if giving and not Grondslag.objects.for_giving(**between).filter(pk=giving.pk).exists():
        sentence = f"Op “{giving.naam}” mag jij niet aan deze organisatie geven. Kies opnieuw."
        gaps.append(Gap(sentence, "grondslag_geven"))
    if receiving and not Grondslag.objects.for_receiving(**between).filter(pk=receiving.pk).exists():
        sentence = f"Op “{receiving.naam}” mag deze organisatie niet van jou ontvangen. Kies opnieuw."
        gaps.append(Gap(sentence, "grondslag_ontvangen"))
    return gaps


def signature(afweging: Afweging) -> list[Gap]:
    """What the jongere signs fits the secrecy, is one thing, and is asked of somebody we spoke."""
    kinds = {basis.machtiging_kind for basis in afweging.bases if basis.machtiging_kind}
    gaps = []
    if kinds and afweging.gesprek_reactie in (Reaction.NOT_REACHED, Reaction.UNSAFE):
        gaps.append(Gap(NO_TALK_NO_SIGNATURE, "grondslag_geven"))
    if len(kinds) > 1:
        sentence = "Deze twee gronden vragen elk een andere handtekening. Kies gronden die bij elkaar passen."
        gaps.append(Gap(sentence, "grondslag_ontvangen"))
    if afweging.geheimhouding and len(afweging.bases) == 2 and not kinds & kinds_that_lift_secrecy(afweging):
        sentence = "Je hebt een geheimhoudingsplicht. Kies een grond waarmee de jongere die opheft, of deel niet."
        gaps.append(Gap(sentence, "grondslag_geven"))
    return gaps


def not_to_be_told(afweging: Afweging) -> list[Gap]:
    """Who must sign is told all of it. Where that person may not be told, this cannot be (domain.md §1.4, rule 5)."""
    if not afweging.asks_machtiging:
        return []
    silenced = only_silenced(afweging.case.jongere_id, signing(afweging).signers)
    if not silenced:
        return []
    names = ", ".join(person.naam for person in silenced)
    sentence = (
        f"Dit kan nu niet. De wet vraagt de handtekening van {names}, en die mag van jou niets horen. Kies een grond"
        " waarvoor niemand tekent, laat de jongere het zelf vertellen, of deel niet."
    )
    return [Gap(sentence, "grondslag_geven")]


def kinds_that_lift_secrecy(afweging: Afweging) -> set[str]:
    """Lifting secrecy is a signature of its own (domain.md §0.1); where the catalogue has none, any will do."""
    offered = Grondslag.objects.for_giving(task=afweging.case.task, partner_kind=afweging.ketenpartner_kind)
    own = offered.filter(machtiging_kind=MachtigingKind.GEHEIMHOUDING).exists()
    return {MachtigingKind.GEHEIMHOUDING} if own else set(MachtigingKind.values)


def free_choice(afweging: Afweging) -> list[Gap]:
    """Toestemming only counts when no task applies and the jongere can really say no (AVG 4(11), 7(4))."""
    gaps = []
    if not afweging.geen_taak_waarom.strip():
        gaps.append(Gap("Leg uit waarom er geen wettelijke taak is die dit regelt.", "geen_taak_waarom"))
    for name in FREE_CHOICE:
        if getattr(afweging, name) is None:
            gaps.append(Gap("Beantwoord deze vraag over vrij kiezen.", name))
        elif not getattr(afweging, name):
            gaps.append(Gap("Dan kan de jongere niet vrij kiezen. Kies een andere grond, of deel niet.", name))
    return gaps


def purpose(afweging: Afweging) -> list[Gap]:
    """Step 2: one purpose, and compatible with why we have the data."""
    gaps = []
    what, who, so = (
        ("je", "de ander", "Vraag het dan niet") if afweging.asks else ("de ander", "je", "Kies dan “niet delen”")
    )
    got = "heeft" if afweging.asks else "kreeg"
    if not afweging.doel.strip():
        gaps.append(Gap(f"Schrijf in één zin wat {what} met de gegevens doet.", "doel"))
    if afweging.doel_zelfde is None:
        gaps.append(Gap(f"Geef aan of dit hetzelfde doel is als waarvoor {who} de gegevens {got}.", "doel_zelfde"))
    if afweging.doel_zelfde is False and not afweging.doel_verenigbaar.strip():
        sentence = f"Leg uit waarom het nieuwe doel past bij het oude. Past het niet? {so}."
        gaps.append(Gap(sentence, "doel_verenigbaar"))
    if not afweging.doel_resultaat.strip():
        gaps.append(Gap("Schrijf op wat de jongere hieraan heeft.", "doel_resultaat"))
    return gaps


def fields(afweging: Afweging) -> list[Gap]:
    """Step 3: at least one field is shared or asked, each has a reason, and none was refused on another grondslag."""
    verb = "vragen" if afweging.asks else "delen"
    if not (codes := afweging.shared_codes()):
        return [Gap(f"Kies minstens één gegeven om te {verb}, of kies “niet {verb}”.")]
    refused = refused_before(afweging, codes)
    return [Gap(why_not(refused))] if refused else []


def alternatives(afweging: Afweging) -> list[Gap]:
    """Step 4: all five questions answered."""
    answered = {line.question for line in afweging.alternatives.all()}
    sentence = "Kies ja of nee en schrijf op waarom."
    return [Gap(sentence, question) for question in Question.values if question not in answered]


def period(afweging: Afweging, today: date | None = None) -> list[Gap]:
    """From when until when; at most a year, or three months to answer, and not past the 27th birthday."""
    today = today or timezone.localdate()
    start, end = afweging.valid_from, afweging.valid_until
    if start is None or end is None:
        asked = PERIOD[1:] if afweging.asks else PERIOD
        return [Gap("Vul deze datum in.", name) for name in asked if getattr(afweging, name) is None]
    gaps = []
    if end < max(start, today):
        gaps.append(Gap("De einddatum ligt voor de begindatum of in het verleden.", "valid_until"))
    if afweging.asks and end - start > LONGEST_TO_ANSWER:
        gaps.append(Gap("Laat een vraag niet langer openstaan dan drie maanden.", "valid_until"))
    elif end - start > LONGEST:
        gaps.append(Gap("Deel niet langer dan een jaar. Daarna weeg je opnieuw af.", "valid_until"))
    if end >= birthday(afweging.case.jongere.geboortedatum, DOORSTROOMPUNT_UNTIL):
        gaps.append(Gap("De jongere wordt eerder 27. Kies een einddatum voor die verjaardag.", "valid_until"))
    return gaps


def category_in(afweging: Afweging, code: str) -> str:
    return category_of(code, way=afweging.direction, partner_kind=afweging.ketenpartner_kind)


def require_allowed(afweging: Afweging, codes: list[str]) -> None:
    """Raise ForbiddenByLaw when a hard stop, or the chosen grondslag, forbids one of these fields (law 8)."""
    for category, refusal in forbidden_categories(afweging).items():
        if labels := [ITEMS[code].label for code in codes if category_in(afweging, code) == category]:
            raise refusal.about(labels)


def forbidden_categories(afweging: Afweging) -> dict[str, ForbiddenByLaw]:
    """What this afweging cannot share, per category: a hard stop of the law first, then the grondslag and our rule.

    The stops hold for asking too: what a task may not give on, and has to keep apart, does not come in by this door.
    """
    giving = afweging.grondslag_geven
    found = {Category.VRIJE_TEKST.value: ForbiddenByLaw(**NO_FREE_TEXT)}
    if giving is not None and not giving.allows_special:
        found |= {category.value: ForbiddenByLaw(article=giving.article, **NOT_SPECIAL) for category in SPECIAL}
    for stop in HardStop.objects.in_case(afweging.case):
        found[stop.category] = ForbiddenByLaw(
            article=stop.article, explanation=stop.explanation, alternatives=stop.alternatives
        )
    return found


def needs_second_reader(afweging: Afweging, codes: list[str]) -> bool:
    """A colleague looks along at special categories, when the jongere objects (domain.md §2.1, close), and when
    somebody said nee to the same for a purpose in other words."""
    special = any(category_in(afweging, code) in SPECIAL for code in codes)
    objects = afweging.gesprek_reactie == Reaction.OBJECTS
    return special or objects or bool(refused_before(afweging, codes, any_purpose=True))


def warnings(afweging: Afweging) -> list[str]:
    """What does not stop the decision, but deserves another look."""
    sentences = []
    if words := afweging.generic_words():
        sentences.append(f"“{'”, “'.join(words)}” zegt weinig. Wat gaat de ander precies dóen?")
    if any(line.possible for line in afweging.alternatives.all()):
        sentences.append("Er kan een manier zijn die minder nodig heeft. Is je reden sterk genoeg?")
    if afweging.gesprek_reactie == Reaction.OBJECTS:
        sentences.append("De jongere wil het liever niet. Een collega leest je besluit mee.")
    if afweging.asks and (earlier := asked_before(afweging)):
        sentences.append(
            f"{earlier.organisatie} is al gevraagd: op {earlier.asked_on:%d-%m-%Y}, door {earlier.by.naam}."
            " Kijk eerst wat daar staat."
        )
    if refused_before(afweging, afweging.shared_codes(), any_purpose=True):
        sentences.append("De jongere zei eerder nee tegen een deel hiervan. Een collega leest je besluit mee.")
    if afweging.asks_machtiging and nobody_can_sign(afweging):
        sentences.append(
            "Wie moet tekenen, staat nog niet in het dossier, of is nog niet nagekeken. Zo kan niemand tekenen."
        )
    return sentences


def asked_before(afweging: Afweging) -> InformationRequest | None:
    """What this organisation was asked earlier about this jongere, by this platform or otherwise (B113)."""
    earlier = afweging.case.information_requests.filter(organisatie__iexact=afweging.ketenpartner_naam)
    return earlier.select_related("by").first()


def signing(afweging: Afweging, on: date | None = None) -> SigningRule:
    """Who would have to sign this afweging on a day: the strictest column of the age table that applies."""
    column = strictest([basis.age_rule for basis in afweging.bases], afweging.ketenpartner_kind)
    born = afweging.case.jongere.geboortedatum
    day = on or timezone.localdate()
    acting = represented_in(afweging, on=day)
    return signing_rule(rule=column, geboortedatum=born, on=day, represented=acting)


def nobody_can_sign(afweging: Afweging, on: date | None = None) -> bool:
    """Whether somebody must sign in the place of the jongere while nobody's authority was seen."""
    silenced = afweging.stiltes.standing().values_list("gezagsdrager", flat=True)
    return nobody_acts(afweging.case.jongere_id, signing(afweging, on=on).signers, list(silenced))
