"""What was opened in nood in the demo: one that was looked at and is over, and one that waits for its second person."""

from datetime import timedelta

from django.utils import timezone

from cases.dossier.models import Case
from config.demo.crowd import Scene
from config.demo.decisions import partner_of
from config.demo.organisations import GGZ, WIJKTEAM
from consent.nood.models import Ground
from consent.nood.services import open_in_nood, review

TO_FIND = {"persoon.naam": "Om te weten wie er gezocht wordt.", "contact.telefoon": "Om te bellen.",
           "contact.adres": "Om langs te gaan."}  # fmt: skip


def over(case: Case, scene: Scene) -> None:
    """Two weeks ago; the coördinator looked the next morning."""
    then = timezone.now() - timedelta(days=14)
    opening = open_in_nood(
        case=case, ketenpartner=partner_of(GGZ), by=case.regiehouder, ground=Ground.VITAL, hours=4, at=then,
        reason="Stuurde 's avonds een bericht dat het niet meer hoefde, en nam daarna niet meer op.",
        doel="De crisisdienst belt en gaat langs.", fields=TO_FIND,
    )  # fmt: skip
    remark = "Gebeld met de crisisdienst. Ze waren er binnen een uur, en meer gegevens waren niet nodig."
    review(opening=opening, by=scene.staff["nora"], justified=True, remark=remark)


def waits(case: Case) -> None:
    """An hour ago; nobody looked yet, and the jongere may not see it this week."""
    opened = timezone.now() - timedelta(hours=1)
    open_in_nood(
        case=case, ketenpartner=partner_of(WIJKTEAM), by=case.regiehouder, ground=Ground.MELDCODE, hours=24, at=opened,
        reason="Had vandaag blauwe plekken en durfde niet naar huis. Ik zette stap 1 tot en met 4 van de Meldcode.",
        doel="De gezinswerker gaat vandaag mee naar huis.",
        fields={"persoon.naam": "Om te weten om wie het gaat.", "contact.adres": "Om mee naar huis te gaan."},
        untold_until=(opened + timedelta(days=7)).replace(hour=0, minute=0, second=0, microsecond=0),
        untold_reason="Thuis lezen ze mee op de telefoon. Eerst is er een veilige plek.",
    )  # fmt: skip
