"""Making a new version of content, starting with new content, and stopping with it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.text import slugify

import audit
from accounts.models import User
from cases.content.bodies import BODIES
from cases.content.models import ContentKind, Edition
from cases.records import save_new
from cases.refusals import NotValid, Refused


class NewerEdition(Refused):
    def __init__(self, newest: Edition) -> None:
        who = newest.by.naam if newest.by else "Het platform"
        super().__init__(
            f"{who} heeft intussen versie {newest.number} gemaakt. Kijk wat daarin staat en begin van daaruit opnieuw."
        )


class NameTaken(Refused):
    def __init__(self, naam: str) -> None:
        super().__init__(f"Er is al iets dat {naam} heet. Kies een andere naam.")


@transaction.atomic
def begin_content(*, kind: ContentKind, naam: str, body: dict[str, Any], by: User, note: str = "") -> Edition:
    """The first version of something new; its code follows from its name and never changes."""
    code = slugify(naam)[:60] or kind.value
    if Edition.objects.of(kind).filter(code=code).exists():
        raise NameTaken(naam)
    return add(Edition(kind=kind, code=code, naam=naam, body=checked(kind, body), note=note, by=by))


@transaction.atomic
def revise(*, edition: Edition, naam: str, body: dict[str, Any], note: str, by: User) -> Edition:
    """The next version. Raises NewerEdition when somebody made one since `edition` was read."""
    return follow(edition, naam=naam, body=checked(ContentKind(edition.kind), body), note=note, in_use=True, by=by)


@transaction.atomic
def stop_using(*, edition: Edition, note: str, by: User) -> Edition:
    """Not for new work any more; what began under it goes on under it."""
    return follow(edition, naam=edition.naam, body=edition.body, note=note, in_use=False, by=by)


@transaction.atomic
def use_again(*, edition: Edition, note: str, by: User) -> Edition:
    """The content of this version, also of an older one, as the newest version."""
    newest = Edition.objects.newest().get(kind=edition.kind, code=edition.code)
    return follow(newest, naam=edition.naam, body=edition.body, note=note, in_use=True, by=by)


def follow(edition: Edition, **values: Any) -> Edition:
    newest = Edition.objects.newest().select_related("by").get(kind=edition.kind, code=edition.code)
    if newest.number != edition.number:
        raise NewerEdition(newest)
    return add(Edition(kind=edition.kind, code=edition.code, number=edition.number + 1, **values))


def add(edition: Edition) -> Edition:
    try:
        with transaction.atomic():
            save_new(edition)
    except (IntegrityError, NotValid) as refusal:
        newest = Edition.objects.filter(kind=edition.kind, code=edition.code, number__gte=edition.number).first()
        if newest is None:
            raise
        raise NewerEdition(newest) from refusal
    audit.record(
        "content.published",
        by=edition.by,
        about=edition,
        details={"kind": edition.kind, "code": edition.code, "number": edition.number, "in_use": edition.in_use},
    )
    return edition


def checked(kind: ContentKind, body: dict[str, Any]) -> dict[str, Any]:
    """The content as it will be stored, read and written by the class of its kind. Raises ContentRefused."""
    return BODIES[kind].from_json(body).to_json()


def in_force(kind: ContentKind) -> QuerySet[Edition]:
    """What somebody may choose from for new work: no secret within the gemeente, so for everybody who works there."""
    return Edition.objects.of(kind).in_force()
