"""Acts on a verzoek: ask, write down, make longer, decide, take back, and end a restriction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from accounts.rights import Role
from cases import catalogue
from cases.dossier.models import Case
from cases.jongeren.bsn import holds_bsn
from cases.jongeren.gezagsdragers import Gezagsdrager, Vertegenwoordiging
from cases.jongeren.models import Jongere
from cases.records import save_new
from cases.refusals import Refused
from consent.afwegingen.models import Afweging
from consent.ages import may_use_rights
from consent.machtigingen.models import ROLE_OF, Channel, Signer
from consent.verzoeken.models import (
    ALL_OR_NOTHING,
    MAY_NAME_FIELDS,
    Besluit,
    Kind,
    Opheffing,
    Outcome,
    Verlenging,
    Verzoek,
)
from consent.verzoeken.terms import MONTHS, MONTHS_MORE, due_after

# The jongere hears it so many days before a restriction ends.
TOLD_BEFORE = timedelta(days=7)


class NotYourRight(Refused):
    def __init__(self) -> None:
        super().__init__("Dit kan alleen de jongere zelf doen. Tot 16 jaar kan een ouder of voogd met gezag het ook.")


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__("Op dit verzoek is al besloten.")


@dataclass(frozen=True)
class Heard:
    """A member of staff who wrote down what was asked at the counter, by phone or on paper, on behalf of whom."""

    by: User
    channel: Channel
    capacity: Signer
    received_on: date


@transaction.atomic
def ask(
    *,
    case: Case,
    kind: Kind,
    by: User,
    told: str = "",
    afweging: Afweging | None = None,
    field_codes: Iterable[str] = (),
    closes: bool = False,
) -> Verzoek:
    """Use a right, on the phone. What it closes is closed from this moment on; nobody has to do anything for it. Where
    fields are named it is about those, and the rest goes on."""
    capacity = require_right(case.jongere, by)
    asked = Verzoek(
        case=case, kind=kind, told=told.strip(), afweging=afweging, field_codes=list(field_codes), closes=closes,
        capacity=capacity, by=by,
    )  # fmt: skip
    keep(asked)
    audit.record("verzoek.asked", by=by, role=capacity.value, about=asked, fields=asked.field_codes,
                 details={"kind": asked.kind})  # fmt: skip
    return asked


@transaction.atomic
def write_down(
    *,
    case: Case,
    kind: Kind,
    heard: Heard,
    told: str = "",
    afweging: Afweging | None = None,
    field_codes: Iterable[str] = (),
    closes: bool = False,
) -> Verzoek:
    """The same, for who does not want to or cannot do it online. The month runs from the day that it came in."""
    age = case.jongere.leeftijd(heard.received_on)
    if not may_use_rights(signer=heard.capacity, age=age, on=heard.received_on):
        raise NotYourRight
    if heard.received_on > timezone.localdate():
        raise Refused("Deze dag moet nog komen.")
    asked = Verzoek(
        case=case, kind=kind, told=told.strip(), afweging=afweging, field_codes=list(field_codes), closes=closes,
        capacity=heard.capacity, channel=heard.channel, recorded_by=heard.by, received_on=heard.received_on,
    )  # fmt: skip
    keep(asked)
    audit.record("verzoek.asked", by=heard.by, about=asked, fields=asked.field_codes,
                 details={"kind": asked.kind, "channel": heard.channel})  # fmt: skip
    return asked


def keep(asked: Verzoek) -> None:
    """Save it with its clock, and tell who answers."""
    if holds_bsn(asked.told):
        raise Refused("Haal het BSN uit de tekst. Dat hebben we niet nodig.")
    asked.jongere = asked.case.jongere
    asked.closes = asked.closes or asked.kind == Kind.BEPERKING
    if asked.afweging and asked.afweging.case.jongere_id != asked.jongere.pk:
        raise Refused("Dit besluit om te delen gaat over iemand anders.")
    require_named_well(asked)
    asked.due_on = due_after(asked.received_on)
    save_new(asked)
    tell(to=who_answer(asked), kind="verzoek.asked", key=f"verzoek.asked:{asked.pk}", case_id=asked.case_id,
         about_id=asked.pk)  # fmt: skip


def require_named_well(asked: Verzoek) -> None:
    """Fields of the catalogue, of a share that has one of them; or nobody would know what is closed."""
    named = set(asked.field_codes)
    if named and asked.kind not in MAY_NAME_FIELDS:
        raise Refused("Gegevens kies je alleen als je vraagt om niet te delen.")
    if named - set(catalogue.FIELDS):
        raise Refused("Dit gegeven bestaat niet.")
    if named and asked.afweging and not named & set(asked.afweging.shared_codes()):
        raise Refused(f"Dat delen we niet met {asked.afweging.ketenpartner_naam}. Kies een ander gegeven.")
    asked.field_codes = [code for code in catalogue.FIELDS if code in named]


def who_answer(asked: Verzoek) -> list[User]:
    """A klacht is for the FG alone: it may be about the regiehouder. The FG hears of everything else too."""
    privacy_officers = [user for user in User.objects.with_role(Role.FG) if user.is_active]
    return privacy_officers if asked.kind == Kind.KLACHT else [asked.case.regiehouder, *privacy_officers]


def require_right(jongere: Jongere, user: User) -> Signer:
    """In which capacity this person may use the rights of this jongere today; raises NotYourRight."""
    age = jongere.leeftijd()
    for capacity in capacities(jongere, user):
        if may_use_rights(signer=capacity, age=age):
            return capacity
    raise NotYourRight


def capacities(jongere: Jongere, user: User) -> list[Signer]:
    """As what this person stands before this jongere: as oneself, or as who acts for the jongere."""
    if jongere.user_id == user.pk:
        return [Signer.JONGERE]
    acting = Gezagsdrager.objects.in_force().filter(jongere=jongere, user=user)
    return [ROLE_OF[Vertegenwoordiging(soort)] for soort in acting.values_list("soort", flat=True)]


@transaction.atomic
def make_longer(*, verzoek: Verzoek, by: User, reason: str) -> Verlenging:
    """Two months more, once, while the first month runs: the jongere hears in that month why (AVG 12(3))."""
    asked = require_undecided(verzoek)
    if hasattr(asked, "verlenging"):
        raise Refused("Dit verzoek is al verlengd. Dat kan één keer.")
    if timezone.localdate() > asked.due_on:
        raise Refused("De maand is voorbij. Verlengen kan alleen binnen de maand.")
    longer = Verlenging(
        verzoek=asked, reason=reason.strip(), due_on=due_after(asked.received_on, MONTHS + MONTHS_MORE), by=by
    )
    save_new(longer)
    audit.record("verzoek.made_longer", by=by, about=asked)
    tell_asker(asked, "verzoek.longer")
    return longer


@transaction.atomic
def decide(*, verzoek: Verzoek, by: User, outcome: Outcome, motivation: str, erases: Iterable[str] = ()) -> Besluit:
    """Decide with reasons. A nee opens again what the verzoek closed; a ja to a beperking or bezwaar keeps it shut.

    A ja to erase is carried out by a round that a second person confirms (consent.retention): from this moment it is
    due. With half a ja the parts that go are named.
    """
    asked = require_undecided(verzoek)
    if asked.kind == Kind.KLACHT and not by.has_role(Role.FG):
        raise Refused("Een klacht beantwoordt de functionaris gegevensbescherming.")
    if outcome == Outcome.TAKEN_BACK or (outcome == Outcome.PARTLY and asked.kind in ALL_OR_NOTHING):
        raise Refused("Kies of je het doet of niet doet. Half kan hier niet.")
    parts = list(erases) if asked.kind == Kind.WISSEN and outcome == Outcome.PARTLY else []
    if asked.kind == Kind.WISSEN and outcome == Outcome.PARTLY and not parts:
        raise Refused("Kies wat je wist. Wist je niets, zeg dan nee.")
    besluit = Besluit(verzoek=asked, outcome=outcome, motivation=motivation.strip(), erases=parts, by=by)
    save_new(besluit)
    audit.record(
        "verzoek.decided", by=by, about=asked, details={"kind": asked.kind, "outcome": besluit.outcome, "erases": parts}
    )
    tell_asker(asked, "verzoek.decided")
    return besluit


@transaction.atomic
def take_back(*, verzoek: Verzoek, by: User) -> None:
    """Who asked it may take it back, and end a restriction that was granted: from then on sharing goes on."""
    asked = lock(verzoek)
    if not Verzoek.objects.for_citizen(by).filter(pk=asked.pk).exists():
        raise NotYourRight
    require_right(asked.jongere, by)
    besluit: Besluit | None = getattr(asked, "besluit", None)
    if besluit is None:
        save_new(Besluit(verzoek=asked, outcome=Outcome.TAKEN_BACK, by=by))
    elif can_end(asked):
        save_new(Opheffing(verzoek=asked, ends_on=timezone.localdate(), by=by))
    else:
        raise AlreadyAnswered
    audit.record("verzoek.taken_back", by=by, about=asked, details={"kind": asked.kind})
    tell(to=who_answer(asked), kind="verzoek.taken_back", key=f"verzoek.taken_back:{asked.pk}",
         case_id=asked.case_id, about_id=asked.pk)  # fmt: skip


@transaction.atomic
def end_restriction(*, verzoek: Verzoek, by: User, ends_on: date, reason: str) -> Opheffing:
    """Say from which day sharing may go on. The jongere hears it first, at least a week before (AVG 18(3))."""
    asked = lock(verzoek)
    if not can_end(asked):
        raise Refused("Er loopt geen beperking die je kunt beëindigen.")
    if ends_on < timezone.localdate() + TOLD_BEFORE:
        raise Refused("De jongere moet dit een week van tevoren weten. Kies een latere dag.")
    if not reason.strip():
        raise Refused("Schrijf op waarom.")
    ending = Opheffing(verzoek=asked, ends_on=ends_on, reason=reason.strip(), by=by)
    save_new(ending)
    audit.record("verzoek.restriction_ends", by=by, about=asked, details={"ends_on": ends_on.isoformat()})
    tell_asker(asked, "verzoek.restriction_ends")
    return ending


def can_end(asked: Verzoek) -> bool:
    """A restriction that was granted and of which nobody said yet when it ends."""
    besluit: Besluit | None = getattr(asked, "besluit", None)
    granted = besluit is not None and besluit.outcome == Outcome.GRANTED
    return granted and asked.kind == Kind.BEPERKING and not hasattr(asked, "opheffing")


def tell_asker(asked: Verzoek, kind: str) -> None:
    """The person who asked, or the jongere where it came in another way. Without a login the regiehouder tells them."""
    person = asked.by or asked.jongere.user
    if person is not None:
        tell(to=[person], kind=kind, key=f"{kind}:{asked.pk}", case_id=asked.case_id, about_id=asked.pk)


def lock(verzoek: Verzoek) -> Verzoek:
    """One act at a time. The case is the queue, because nobody may update a verzoek, not even to lock it."""
    Case.objects.select_for_update().get(pk=verzoek.case_id)
    found: Verzoek = Verzoek.objects.in_full().get(pk=verzoek.pk)
    return found


def require_undecided(verzoek: Verzoek) -> Verzoek:
    asked = lock(verzoek)
    if hasattr(asked, "besluit"):
        raise AlreadyAnswered
    return asked
