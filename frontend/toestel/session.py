"""What stays in the browser while the device is handed over: which question. The session of the medewerker is gone."""

from django.http import HttpRequest

from accounts.views import ASK_AGAIN
from consent.loket.models import Witness
from consent.loket.services import DEVICE_MINUTES, Handed, handed

HANDED, BACK = "toestel", "toestel_terug"


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


def way_back(request: HttpRequest) -> str:
    """Where the medewerker goes on after logging in again."""
    return str(request.session.get(BACK, "/"))
