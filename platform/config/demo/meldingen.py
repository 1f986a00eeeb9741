"""How people came in view: Teun by school, and a melding in every state it can be in."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from accounts.members.models import PartnerMember
from accounts.models import User
from cases.dossier.models import Case
from cases.joining.services import join_jongere, keep_apart
from cases.jongeren.ages import born_on_or_before
from cases.oordeel.services import decide_oordeel, write_oordeel
from cases.signals.models import Melding, Status
from cases.signals.open_door import ask_openly
from cases.signals.services import assign, change_status, receive, record_voorlichting, reply, take_up
from cases.verzuimloket.services import receive_verzuim, set_days
from config.demo.crowd import Scene
from config.demo.dossiers import ago, moment
from config.demo.organisations import ROC
from sharing.signals import send
from tenants import hop
from tenants.names import PUBLIC

LATE, NEW = 30, 1


def of_teun(case: Case, *, bsn: str, by: User) -> None:
    """School reported him at DUO because of his absence, and so the gemeente heard of him (C17)."""
    teun = case.jongere
    verzuim = receive_verzuim(
        by=None, bsn=bsn, voornaam="Teun", achternaam="Bakker", geboortedatum=teun.geboortedatum, geslacht="m",
        proof="register", received_at=moment(ago(86), 9), melder_naam="Fatima Yilmaz", melder_functie="mentor",
        melder_telefoon="06 00000301", reden="Zegt dat hij niets met theorie heeft.",
        gedaan="Drie keer gebeld en één gesprek met Teun en zijn moeder.", vraag="Wil de gemeente met hem praten?",
        verzuim={"kenmerk": "DUO-2026-0117", "school": ROC.naam, "brin": "25LX", "soort": "LRV", "begon_op": ago(121),
                 "prioriteit": "hoog"},
    )  # fmt: skip
    melding = verzuim.melding
    join_jongere(melding=melding, jongere=teun, why="Zelfde BSN.", by=by)
    assign(melding=melding, to=by, by=by)
    set_days(melding=melding, days={ago(90): 6, ago(89): 6, ago(88): 4}, opmerking="We spraken met Teun.", by=by)
    decide_oordeel(
        melding=melding, version=1, by=by, basis="beiden", reden="Ziet geen toekomst in zoveel theorie.",
        acties="De mentor belde drie keer. Er was één gesprek op school.", verwachting="Een gesprek met de gemeente.",
        reactie="Teun wil werken. Hij vindt het goed dat we met zijn moeder praten.", contacten="Mentor Fatima Yilmaz.",
        direct_action=True, outcome="analyseren", outcome_reason="Hij zit al weken thuis en wil praten.",
    )  # fmt: skip


@transaction.atomic
def tell(scene: Scene) -> None:
    """What lies in the tray of Noorderkoog today."""
    willem, bas, nora = scene.staff["willem"], scene.staff["bas"], scene.staff["nora"]
    late(bas)
    twice(willem)
    ended(willem)
    own_research(nora)
    by_themselves()
    from_the_roc(willem)
    record_voorlichting(
        by=bas, held_on=ago(16), place="Buurthuis De Haven", subject="Leren en werken samen", reached=24
    )


def late(by: User) -> None:
    """Somebody took it up and did not come round to it."""
    melding = receive(
        by=by, channel="netwerkpartner", voornaam="Ilse", tussenvoegsel="van der", achternaam="Velden",
        geboortedatum=born(19), melder_naam="Joris Kamp", melder_organisatie="Wijkteam Oost",
        received_at=moment(ago(LATE), 10), reden="Stopte met haar opleiding en doet de deur niet open.",
        gedaan="Twee keer aangebeld.", vraag="Kunnen jullie het ook proberen?",
    )  # fmt: skip
    take_up(melding=melding, by=by)
    write_oordeel(
        melding=melding, version=1, by=by, reden="Stopte met haar opleiding.", acties="Het wijkteam belde aan."
    )


def twice(by: User) -> None:
    """The same girl by two channels, a name written in two ways; and her twin, who is somebody else."""
    zoe: dict[str, Any] = {"achternaam": "Vermeer", "geboortedatum": born(17), "by": by}
    receive(channel="exit", soort="exitgesprek", bron=ROC.naam, bron_op=ago(NEW + 1), voornaam="Zoë",
            reden="Wil stoppen met de opleiding Zorg.", afspraken="Haar mentor belt haar vrijdag.", **zoe)  # fmt: skip
    second = receive(channel="afdeling", bron="Werk en Inkomen", voornaam="Zoe", melder_naam="Petra Lind",
                     reden="Vroeg naar een uitkering en is nog geen 18.", **zoe)  # fmt: skip
    twin = receive(channel="overleg", soort="zat", bron="ZAT ROC Waterkant", bron_op=ago(NEW), voornaam="Lotte",
                   reden="Mist haar zus in de klas.", afspraken="Een gesprek op school.", **zoe)  # fmt: skip
    keep_apart(melding=twin, row=second, why="Tweelingzus, zelfde geboortedag.", by=by)


def ended(by: User) -> None:
    """Closed, withdrawn, and taken notice of."""
    for status, achternaam, days, reason, told in (
        (Status.AFGESLOTEN, "Hofman", 20, "Hij is weer begonnen op school.", "Bleef een week weg na een verhuizing."),
        (Status.INGETROKKEN, "Brouwer", 12, "School trok de melding in: hij was ziek.", "Vier dagen zonder bericht."),
        (
            Status.TER_KENNISGEVING,
            "Schipper",
            8,
            "Eén dag luxeverzuim, school handelt het af.",
            "Een dag eerder op vakantie.",
        ),
    ):
        verzuim = receive_verzuim(
            by=None, voornaam="Kas", achternaam=achternaam, geboortedatum=born(16), proof="register",
            received_at=moment(ago(days), 9), reden=told, melder_naam="Verzuimbalie",
            verzuim={"kenmerk": f"DUO-2026-02{days}", "school": ROC.naam, "brin": "25LX", "soort": "OVG",
                     "begon_op": ago(days + 5)},
        )  # fmt: skip
        change_status(melding=verzuim.melding, status=status, reason=reason, by=by)


def own_research(by: User) -> None:
    receive(by=by, channel="inlichtingenbureau", bron_op=ago(6), voornaam="Dion", achternaam="Kuiper",
            geboortedatum=born(22), reden="Geen inkomen, geen school.", received_at=moment(ago(NEW), 9))  # fmt: skip
    receive(by=by, channel="vindplaats", bron="Skatebaan aan de Havenkade", bron_op=ago(2), voornaam="Mo",
            reden="Zit daar elke ochtend, zegt dat hij van school is.", received_at=moment(ago(NEW), 13))  # fmt: skip


def by_themselves() -> None:
    """Somebody who is not known here asked for help without a login."""
    ask_openly(voornaam="Noor", achternaam="Dekkers", geboortedatum=born(18), telefoon="06 00000402",
               reden="Ik ben gestopt met school en weet niet wat ik moet doen.")  # fmt: skip


def from_the_roc(by: User) -> None:
    """The mentor reported from her own portal, and was told that we are on it."""
    with hop(PUBLIC):
        members = PartnerMember.objects.active().select_related("user", "ketenpartner")
        member = members.get(user__naam=ROC.members[0].naam)
    number = send(member, "noorderkoog", {
        "voornaam": "Bram", "achternaam": "de Graaf", "geboortedatum": born(18), "melder_functie": member.functie,
        "melder_telefoon": "06 00000301", "reden": "Komt sinds de herfstvakantie niet meer en reageert niet.",
        "gedaan": "Gebeld, gemaild en een kaartje gestuurd.", "vraag": "Kunnen jullie bij hem langsgaan?",
    })  # fmt: skip
    melding = Melding.objects.get(pk=number)
    take_up(melding=melding, by=by)
    reply(melding=melding, told="contact", sentence="We gaan deze week bij hem langs.", by=by)


def born(age: int) -> date:
    return born_on_or_before(age) - timedelta(days=100)
