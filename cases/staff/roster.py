"""The staff of this tenant, with what a functioneel beheerder has to know of each."""

import hashlib
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.models import StaffRole, User
from cases.dossier.models import Case
from cases.staff.models import RoleReview

REVIEW_EVERY = timedelta(days=365)


def staff() -> QuerySet[User]:
    """Everybody with a role here, also when their account is off. Jongeren and gezagsdragers are not among them."""
    return User.objects.filter(Exists(StaffRole.objects.filter(user=OuterRef("pk"))))


def roster() -> QuerySet[User]:
    """The staff by name, each with their roles, open cases, and when the roles were last confirmed."""
    reviews = RoleReview.objects.filter(person=OuterRef("pk")).order_by("-reviewed_at")
    led = Case.objects.open().filter(regiehouder=OuterRef("pk")).order_by().values("regiehouder")
    return (
        staff()
        .annotate(
            reviewed_at=Subquery(reviews.values("reviewed_at")[:1]),
            leads=Subquery(led.annotate(number=Count("pk")).values("number")),
        )
        .prefetch_related("staff_roles")
        .order_by("naam", "pk")
    )


def review_due_before() -> datetime:
    """Roles that were last confirmed before this moment are to be reviewed."""
    return timezone.now() - REVIEW_EVERY


def to_review(people: QuerySet[User]) -> QuerySet[User]:
    """Of a roster: who has access, with roles that nobody confirmed in the last year."""
    unconfirmed = Q(reviewed_at=None) | Q(reviewed_at__lt=review_due_before())
    return people.filter(unconfirmed, is_active=True)


def stamp(person: User) -> str:
    """What tells two moments of a person apart: whoever acts on an older one is told so."""
    known = repr((person.naam, person.email, person.telefoon, person.is_active, sorted(person.roles)))
    return hashlib.sha256(known.encode()).hexdigest()[:16]
