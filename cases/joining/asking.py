"""A jongere asks for help after DigiD: certain who it is, so it is joined at once (B29)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.joining.services import join_jongere
from cases.refusals import Refused
from cases.signals.channels import Channel
from cases.signals.models import Melding, Proof
from cases.signals.services import receive

MOST_PER_DAY = 5
WHY = "Ingelogd met DigiD."


class AskedEnough(Refused):
    def __init__(self) -> None:
        super().__init__("Je hebt vandaag al een paar keer hulp gevraagd. We hebben het gezien en bellen je.")


@transaction.atomic
def ask_for_help(*, by: User, reden: str, telefoon: str = "", email: str = "") -> Melding:
    """A melding by the jongere themselves. With a case it lies there at once, and the regiehouder hears of it."""
    jongere = by.jongere
    today = Melding.objects.sent_by(by).filter(received_at__gte=timezone.now() - timedelta(days=1))
    if today.count() >= MOST_PER_DAY:
        raise AskedEnough
    melding = receive(
        by=by, channel=Channel.JONGERE, proof=Proof.DIGID, voornaam=jongere.roepnaam or jongere.voornamen,
        tussenvoegsel=jongere.tussenvoegsel, achternaam=jongere.achternaam, geboortedatum=jongere.geboortedatum,
        telefoon=telefoon, email=email, reden=reden,
    )  # fmt: skip
    join_jongere(melding=melding, jongere=jongere, why=WHY, by=None)
    return melding
