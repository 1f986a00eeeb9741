"""The caseload as a list: what a row shows, how it is searched and sorted, and what is due in it.

Every function takes cases that came through `Case.objects.for_user`, and adds to them: none of them opens a door.
"""

from datetime import timedelta

from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import User
from cases.contact.models import Contactmoment
from cases.dossier.models import Case, views_all
from cases.dossier.tasks import Phase
from cases.jongeren.models import Jongere
from cases.plan.models import Action, OwnerKind
from cases.school.models import Inschrijving
from cases.zrm.models import Score

ORDER_OF_PHASES = models.Case(
    *(When(phase=phase, then=Value(place)) for place, phase in enumerate(Phase.values)),
    default=Value(len(Phase.values)),
    output_field=models.IntegerField(),
)
# Per column the order upwards; a minus before the key turns it round. Ages run against dates of birth.
SORTS = {
    "naam": [Lower("jongere__achternaam").asc(), Lower("jongere__roepnaam").asc()],
    "leeftijd": [F("jongere__geboortedatum").desc()],
    "wijk": [Lower("jongere__wijk").asc()],
    "fase": [ORDER_OF_PHASES.asc()],
    "contact": [F("last_contact").asc(nulls_first=True)],
    "regiehouder": [Lower("regiehouder__naam").asc()],
}
AHEAD, SILENCE = timedelta(days=7), timedelta(days=28)


def with_columns(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Everything that a row shows, in a number of queries that does not grow with the rows."""
    school = Inschrijving.objects.filter(jongere=OuterRef("jongere")).current().order_by("-begon_op")
    scores = Prefetch(
        "scores", Score.objects.latest_per_domain().prefetch_related("instrument"), to_attr="latest_scores"
    )
    return (
        cases.annotate(school=Subquery(school.values("school")[:1]), last_contact=last_contact())
        .select_related("jongere", "regiehouder")
        .prefetch_related(scores)
    )


def wijken(cases: QuerySet[Case], user: User) -> list[str]:
    """The wijken to choose from: those of the cases that this user may see."""
    if views_all(user):
        return every_wijk()
    return list(
        cases.exclude(jongere__wijk="").order_by("jongere__wijk").values_list("jongere__wijk", flat=True).distinct()
    )


def every_wijk() -> list[str]:
    """Every wijk where somebody lives, by stepping through the index: of 70,000 jongeren, reading all took 60 ms."""
    with connection.cursor() as cursor:
        cursor.execute(
            "with recursive known (wijk) as ("
            " (select wijk from cases_jongere where wijk > '' order by wijk limit 1) union all"
            " select (select j.wijk from cases_jongere j where j.wijk > known.wijk order by j.wijk limit 1)"
            " from known where known.wijk is not null"
            ") select wijk from known where wijk is not null order by wijk"
        )
        return [wijk for (wijk,) in cursor.fetchall()]


def last_contact() -> Subquery:
    """When somebody was last reached; an attempt that reached nobody is not contact."""
    moments = Contactmoment.objects.filter(case=OuterRef("pk")).reached().order_by("-at")
    return Subquery(moments.values("at")[:1], output_field=models.DateTimeField())


def sorted_by(cases: QuerySet[Case], sort: str) -> QuerySet[Case]:
    """Sorted by a column of the table; a key that we do not know sorts by name."""
    key = sort.removeprefix("-")
    orders = [order.copy() for order in SORTS.get(key, SORTS["naam"])]
    if sort.startswith("-"):
        for order in orders:
            order.reverse_ordering()
    if key == "contact":
        cases = cases.annotate(last_contact=last_contact())
    return cases.order_by(*orders, "pk")


def search(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """By reference, or by words that all occur in the name."""
    return cases.filter(Q(reference__icontains=text) | Q(jongere__in=Jongere.objects.named_like(text)))


def under_18(cases: QuerySet[Case]) -> QuerySet[Case]:
    """A2: on the eighteenth birthday a jongere moves to the other list by itself."""
    return cases.filter(jongere__in=Jongere.objects.leerplichtig_by_age())


def from_18(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.filter(jongere__in=Jongere.objects.from_age(18))


def promised(*cases: Case) -> QuerySet[Action]:
    """What the regiehouder still has to do in the plans of these cases, what is late first."""
    return undone().filter(goal__plan__case__in=cases)


def undone() -> QuerySet[Action]:
    """What regiehouders still have to do in plans that run, what is late first."""
    own = Action.objects.undone().filter(owner_kind=OwnerKind.REGIEHOUDER, goal__plan__ended_on=None)
    return own.order_by("due_on", "created_at")


def due(cases: QuerySet[Case]) -> QuerySet[Action]:
    """What the regiehouder promised for this week, or earlier."""
    soon = undone().filter(goal__plan__case__in=cases, due_on__lte=timezone.localdate() + AHEAD)
    return soon.select_related("goal__plan__case__jongere")


def silent(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases in which nobody was reached for four weeks, so that nobody drops out of sight (A5)."""
    since = timezone.now() - SILENCE
    recent = Contactmoment.objects.filter(case=OuterRef("pk"), at__gte=since).reached()
    quiet = cases.filter(~Exists(recent), opened_at__lt=since).select_related("jongere")
    return quiet.annotate(last_contact=last_contact()).order_by("opened_at")
