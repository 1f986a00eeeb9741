"""Draft: what somebody chose and did not sign yet. It survives a second login, also after being away too long."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils import timezone

from accounts.models import User
from accounts.tokens import ForgedToken, issue, redeem
from consent.models import Draft as Kept
from consent.models import Machtiging
from frontend.mijn.answers import Asked
from frontend.mijn.forms import NO, YES, ChoicesForm, name_of

FOR_WHOM, ONE_DAY = "mijn.keuze", 24 * 3600


@dataclass(frozen=True)
class Draft:
    """Choices, with the text and the last answer that stood on the page where they were made."""

    yes: list[str] = field(default_factory=list)
    text_sha256: str = ""
    seen: str = "0"

    def as_choices(self, codes: Iterable[str]) -> dict[str, str]:
        """Ja or nee per form field, for who goes back to change something."""
        return {name_of(code): YES if code in self.yes else NO for code in codes}


def keep(asked: Asked, *, yes: list[str]) -> None:
    chosen = {"yes": yes, "text_sha256": asked.machtiging.text_sha256, "seen": asked.last_answer}
    Kept.objects.update_or_create(
        machtiging=asked.machtiging, user=asked.user, defaults=chosen | {"chosen_on": timezone.localdate()}
    )


def of(asked: Asked) -> Draft | None:
    """What this person chose today, as long as nothing was answered since."""
    kept = Kept.objects.of_today().filter(machtiging=asked.machtiging, user=asked.user, seen=asked.last_answer).first()
    return Draft(kept.yes, kept.text_sha256, str(kept.seen)) if kept else None


def forget(asked: Asked) -> None:
    Kept.objects.filter(machtiging=asked.machtiging, user=asked.user).delete()


def posted(data: QueryDict) -> Draft:
    """What the signing page sent back, to show it again."""
    return Draft(yes=data.getlist("yes"), text_sha256=data.get("text_sha256", ""), seen=data.get("seen", "0"))


def token_of(asked: Asked) -> str:
    """Says for whom a page with choices was made. It opens nothing; it only lets their choices be kept."""
    return issue([str(asked.user.pk), str(asked.pk)], purpose=FOR_WHOM)


def keeping_choices(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Outside the login check: whose session ended while choosing does not choose twice, but logs in and goes on."""

    @wraps(view)
    def keeping(request: HttpRequest, machtiging_id: UUID) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            keep_for_later(request.POST, machtiging_id)
        return view(request, machtiging_id)

    return keeping


def keep_for_later(data: QueryDict, machtiging_id: UUID) -> None:
    """Keep complete choices for the person for whom this page was made; nobody sees them before that person logs in."""
    try:
        user_id, made_for = redeem(data.get("page", ""), purpose=FOR_WHOM, max_age=ONE_DAY)
    except ForgedToken:
        return
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or made_for != str(machtiging_id):
        return
    machtiging = Machtiging.objects.for_signer(user).filter(pk=machtiging_id).first()
    if machtiging is None:
        return
    asked = Asked(machtiging, user)
    form = ChoicesForm(data, codes=asked.to_ask, special=machtiging.special_codes)
    if asked.is_signer and asked.still and form.is_valid() and form.cleaned_data["seen"] == asked.last_answer:
        keep(asked, yes=form.yes)
