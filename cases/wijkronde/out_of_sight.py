"""Who is out of sight: closed as not reachable, or without a dossier, school and income (B165, B166)."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils import timezone

from cases.dossier.models import Case
from cases.dossier.tasks import ClosingReason
from cases.jongeren.models import Jongere
from cases.leefsituatie.models import Inkomensbron, WerkInkomen, WerkStatus
from cases.school.models import Inschrijving
from cases.wijkronde.models import Wijkronde, WijkrondeLook

FROM_AGE, UNDER_AGE = 16, 27
GONE = (ClosingReason.VERHUISD, ClosingReason.OVERLEDEN)
AT_WORK = (WerkStatus.WERK, WerkStatus.LEERWERK)
INCOME = (Inkomensbron.LOON, Inkomensbron.UITKERING, Inkomensbron.UWV, Inkomensbron.STUDIEFINANCIERING)


def out_of_sight(wijk: str = "") -> QuerySet[Jongere]:
    """Jongeren of 16 to 27 with nobody at work for them, each with `last_closed_at` and `last_reason`."""
    of_jongere = Case.objects.filter(jongere=OuterRef("pk"))
    last = of_jongere.closed().order_by("-closed_at")
    found = Jongere.objects.from_age(FROM_AGE).under(UNDER_AGE).filter(~Exists(of_jongere.open()))
    found = found.filter(wijk=wijk) if wijk else found
    found = found.annotate(
        last_closed_at=Subquery(last.values("closed_at")[:1]), last_reason=Subquery(last.values("closing_reason")[:1])
    )
    unreached = Q(last_reason=ClosingReason.ONBEREIKBAAR)
    gone = Q(last_reason__isnull=False, last_reason__in=GONE)
    return found.filter(~gone, unreached | without_school_and_income())


def without_school_and_income() -> Q:
    """B166: geen school of inkomen. What nobody knows counts as absent: then somebody has to look."""
    at_school = Inschrijving.objects.filter(jongere=OuterRef("pk")).current()
    provided = WerkInkomen.objects.filter(jongere=OuterRef("pk")).current()
    provided = provided.filter(Q(status__in=AT_WORK) | Q(inkomensbron__in=INCOME))
    return ~Exists(at_school) & ~Exists(provided)


def list_of(ronde: Wijkronde) -> QuerySet[Jongere]:
    """The list of a round: who nobody looked for yet comes first; `look` is what somebody found."""
    looks = WijkrondeLook.objects.filter(ronde=ronde, jongere=OuterRef("pk"))
    marked = out_of_sight(ronde.wijk).annotate(look=Subquery(looks.values("outcome")[:1]))
    return marked.order_by(F("look").asc(nulls_first=True), Lower("wijk"), Lower("achternaam"), "pk")


def due_again(last: Wijkronde | None) -> bool:
    """Half a year went by since the last round began, or there never was one."""
    return last is None or last.next_on <= timezone.localdate()
