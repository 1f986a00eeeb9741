"""Asking for help without a login: for who is not known here yet (B29, C13). A flood is slowed down by counting."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.vault import blind_index
from audit.context import origin
from cases.refusals import Refused
from cases.signals.channels import Channel
from cases.signals.models import Knock, Melding, Proof
from cases.signals.services import receive

HOUR, KEPT = timedelta(hours=1), timedelta(days=1)
MOST_PER_ADDRESS, MOST_IN_ALL = 10, 100
PURPOSE = "open-form"


class TooBusy(Refused):
    def __init__(self) -> None:
        super().__init__("Het is nu te druk op deze pagina. Bel je gemeente en vraag naar het jongerenloket.")


@transaction.atomic
def ask_openly(
    *, voornaam: str, achternaam: str, geboortedatum: date, reden: str, telefoon: str = "", email: str = ""
) -> Melding:
    """A melding of somebody whom we take at their word: marked as not verified, and about nobody until joined."""
    knock()
    return receive(
        by=None, channel=Channel.JONGERE, proof=Proof.OPGEGEVEN, voornaam=voornaam, achternaam=achternaam,
        geboortedatum=geboortedatum, reden=reden, telefoon=telefoon, email=email,
    )  # fmt: skip


def knock() -> None:
    """Count this one, or refuse: so many an hour from one address, and in all. The address itself is not kept."""
    now = timezone.now()
    address = blind_index(origin().address, PURPOSE)
    Knock.objects.filter(at__lt=now - KEPT).delete()
    lately = Knock.objects.filter(at__gte=now - HOUR)
    if lately.count() >= MOST_IN_ALL or lately.filter(address_index=address).count() >= MOST_PER_ADDRESS:
        raise TooBusy
    Knock.objects.create(address_index=address)
