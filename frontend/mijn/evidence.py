"""How sure we are that the signer is the signer: what the session showed, in the form that a signature keeps."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from accounts.assurance import Level, at_least, current, enough_to_sign
from consent.machtigingen.services import SIGNING_LEVEL
from consent.refusals import AssuranceTooLow


@dataclass(frozen=True)
class Evidence:
    """Kept with a signature: the level, how it was shown, and when."""

    level: Level | None
    acr: str
    auth_time: datetime | None
    id_token_hash: str


def sure_enough(request: HttpRequest) -> bool:
    """Whether this login is strong enough to sign: for the law, and for the source of this session."""
    return at_least(request, SIGNING_LEVEL) and enough_to_sign(request)


def step_up_url(request: HttpRequest) -> str:
    """Where this person shows more, and comes back here. A link, never an answer to a form (CSP form-action)."""
    query = urlencode({"stap_op": 1, "next": request.get_full_path()})
    return f"{reverse('login:start', args=[request.session['source']])}?{query}"


def require_evidence(request: HttpRequest) -> Evidence:
    """The evidence of this session; raises AssuranceTooLow when it does not carry a signature."""
    if not sure_enough(request):
        raise AssuranceTooLow
    shown = current(request)
    moment = datetime.fromtimestamp(shown.auth_time, UTC) if shown.auth_time else None
    return Evidence(level=shown.level, acr=shown.acr, auth_time=moment, id_token_hash=shown.id_token_hash)
