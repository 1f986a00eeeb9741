"""What stays in the browser while the device is handed over: which question. The session of the medewerker is gone."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import IdentitySource, SourceKind
from accounts.views import ASK_AGAIN
from consent.loket.models import Witness
from consent.loket.services import DEVICE_MINUTES, Handed, handed

HANDED, BACK, ANSWERED = "toestel", "toestel_terug", "toestel_klaar"


def put_aside(request: HttpRequest, witness: Witness, *, back: str) -> None:
    """Begin an empty session that knows one question, of nobody who is logged in. Coming back asks for a real login."""
    request.session[HANDED] = str(witness.pk)
    request.session[BACK] = back
    request.session[ASK_AGAIN] = True
    request.session.set_expiry(8 * DEVICE_MINUTES * 60)


def handed_here(request: HttpRequest) -> Handed | None:
    """The question on this device, while it waits for an answer and there is time."""
    witness_id = request.session.get(HANDED, "")
    return handed(witness_id) if witness_id else None


def note_answered(request: HttpRequest) -> None:
    request.session[ANSWERED] = True


def is_answered(request: HttpRequest) -> bool:
    """Whether the question on this device got its answer here."""
    return bool(request.session.get(ANSWERED))


def way_back(request: HttpRequest) -> str:
    """How the medewerker logs in again, and goes on where they were. Where there is one login for medewerkers it leads
    there at once: beside it stands the DigiD of who holds the device now."""
    staff = IdentitySource.objects.at("tenant").filter(kind=SourceKind.STAFF)[:2]
    door = reverse("login:start", args=[staff[0].slug]) if len(staff) == 1 else reverse("login:choose")
    return f"{door}?{urlencode({'next': request.session.get(BACK, '/')})}"
