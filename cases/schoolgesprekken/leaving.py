"""Who left a school before school and Doorstroompunt spoke about it (B48), and whom to call at a school (B46)."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.scholen.models import Contactpersoon, School
from cases.scholen.years import first_day, schooljaar_of
from cases.school.models import Diploma, Inschrijving
from cases.schoolgesprekken.models import Schoolgesprek


def left_unspoken(cases: "QuerySet[Case]", schooljaar: int | None = None) -> "QuerySet[Inschrijving]":
    """Inschrijvingen of these cases that ended in this school year without a diploma and without an earlier talk.

    Whoever leaves with a diploma is no early school leaver, so nobody had to call beforehand. A school that is not
    known to call us beforehand is seen from this list.
    """
    return unspoken(schooljaar).filter(jongere__in=cases.values("jongere")).select_related("jongere")


def left_unspoken_by(jongere: Jongere) -> "QuerySet[Inschrijving]":
    """The same for one jongere, whose case somebody has open."""
    return unspoken().filter(jongere=jongere)


def unspoken(schooljaar: int | None = None) -> "QuerySet[Inschrijving]":
    year = schooljaar_of() if schooljaar is None else schooljaar
    finished = Diploma.objects.filter(jongere=OuterRef("jongere"), behaald_op__gte=OuterRef("begon_op"))
    ended = Inschrijving.objects.filter(
        eindigde_op__gte=first_day(year), eindigde_op__lt=first_day(year + 1), eindigde_op__lte=timezone.localdate()
    )
    return ended.filter(~Exists(finished), ~Exists(talks_in_time())).order_by("-eindigde_op", "pk")


def talks_in_time() -> "QuerySet[Schoolgesprek]":
    """Talks with the school of an inschrijving that were held before the jongere left it, or on that day."""
    held = Schoolgesprek.objects.held().filter(inschrijving=OuterRef("pk"))
    return held.filter(held_on__lte=F("inschrijving__eindigde_op"))


def school_of(inschrijving: Inschrijving) -> School | None:
    """The school we work with where this jongere is enrolled: by its BRIN, or else by its name."""
    named = Q(naam__iexact=inschrijving.school)
    known = School.objects.in_use().filter(Q(brin=inschrijving.brin) | named if inschrijving.brin else named)
    return known.order_by("-brin").first()


def whom_to_call(case: Case) -> "QuerySet[Contactpersoon]":
    """The fixed contact persons of the schools where this jongere is enrolled now."""
    schools = [school_of(one) for one in case.jongere.inschrijvingen.current()]
    known = [school.pk for school in schools if school]
    return Contactpersoon.objects.current().filter(school__in=known, school__stopped_on=None).select_related("school")
