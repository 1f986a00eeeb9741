"""What of gezag is due: a proof that must be seen again, and a parent who is not told, to look at again."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager, NietInformeren


@source
def to_verify_again(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Whose proof, or whose period, is over before `until`. After that day this person signs nothing any more."""
    over = Q(verified_until__lte=until) | Q(until__lte=until)
    found = Gezagsdrager.objects.proven().filter(over, jongere__in=cases.filter(closed_at=None).values("jongere"))
    people = list(found.order_by("verified_until", "until")[:most])
    about = by_jongere(cases, (person.jongere_id for person in people))
    for person in people:
        yield Item(
            kind="gezag", case=about[person.jongere_id], about_id=person.pk,
            text=f"{person.get_soort_display()}: {person.naam} loopt af of moet opnieuw worden nagekeken",
            on=min(day for day in (person.verified_until, person.until) if day),
        )  # fmt: skip


@source
def to_look_at_again(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Parents who are not told: is that still needed?"""
    here = cases.filter(closed_at=None).values("jongere")
    found = NietInformeren.objects.standing().filter(review_on__lte=until, gezagsdrager__jongere__in=here)
    silences = list(found.select_related("gezagsdrager").order_by("review_on")[:most])
    about = by_jongere(cases, (silence.gezagsdrager.jongere_id for silence in silences))
    for silence in silences:
        person = silence.gezagsdrager
        yield Item(
            kind="niet_informeren", case=about[person.jongere_id], about_id=person.pk, on=silence.review_on,
            text=f"{person.naam} niet informeren: is dat nog nodig?",
        )  # fmt: skip


def by_jongere(cases: "QuerySet[Case]", people: Iterable[uuid.UUID]) -> dict[uuid.UUID, Case]:
    """The open case of each, in one query."""
    found = cases.filter(closed_at=None, jongere__in=list(people)).select_related("jongere", "regiehouder")
    return {case.jongere_id: case for case in found}
