"""Since when somebody must have logged in at the provider. Who let go of a device comes back with a real login, also
when its cookies were cleared and nothing on it remembers that: the provider still knows them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.oidc.attempt import Answer
from tenants import current

# Of a provider that does not tell when somebody logged in, a new login is asked for this long.
UNTOLD = timedelta(hours=2)
Moment = Callable[[User], datetime | None]
_moments: list[Moment] = []


def let_go(tells: Moment) -> Moment:
    """Register who knows the last moment at which somebody let go of a device on which they were logged in."""
    _moments.append(tells)
    return tells


def must_show_anew(user: User, answer: Answer) -> bool:
    """Whether the provider let somebody in on a login from before they let go. Asked for a new one, it told that."""
    if answer.attempt.fresh or current().is_public:  # on the public hosts there is no casework, and no device of ours
        return False
    since = max((moment for tells in _moments if (moment := tells(user))), default=None)
    if since is None:
        return False
    said = answer.claims.get("auth_time")
    return said < since.timestamp() if isinstance(said, int) else timezone.now() - since < UNTOLD
