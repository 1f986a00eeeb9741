"""The doelgroepen of cases, worked out when somebody looks: birthdays and the first of October need no task."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, CharField, Exists, F, Func, OuterRef, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from cases.catalogue.doelgroep import belongs, derived, derived_set, in_force, set_in_force
from cases.doelgroepen.models import DoelgroepAssignment
from cases.doelgroepen.own import OWN, own_code
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep

COLUMNS = ("pk", "jongere_id", "jongere__geboortedatum")
MANY: "ArrayField[Any, Any]" = ArrayField(CharField())


class Rule(Func):
    """A rule of the catalogue over the number of a case, its jongere and the date of birth."""

    def __init__(self, sql: Callable[[str, str, str], str], output_field: "models.Field[Any, Any]") -> None:
        super().__init__(*map(F, COLUMNS), output_field=output_field)
        self.sql = sql

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra: Any,
    ) -> tuple[str, tuple[str | int, ...]]:
        case, jongere, born = (compiler.compile(source)[0] for source in self.source_expressions)
        return f"({self.sql(case, jongere, born)})", ()


def without_case(rule: Callable[[str, str], str]) -> Callable[[str, str, str], str]:
    """A rule that looks at the dossier alone, not at what was corrected in this case."""
    return lambda _case, jongere, born: rule(jongere, born)


def now() -> Rule:
    """The first that holds now, as an expression over cases: a code, or empty for nobody's."""
    return Rule(in_force, CharField())


def in_doelgroep(cases: "QuerySet[Case]", doelgroep: str) -> "QuerySet[Case]":
    """The cases that belong to it, whether or not it is their first (B21–B24), or to one of the tenant (B26b)."""
    if doelgroep.startswith(OWN):
        put = DoelgroepAssignment.objects.in_force().filter(case=OuterRef("pk"), code=own_code(doelgroep))
        return cases.filter(Exists(put))
    return cases.filter(Rule(partial(belongs, Doelgroep(doelgroep)), BooleanField()))


def doelgroep_of(case: Case) -> Doelgroep | None:
    """The first of one case, now."""
    code = asked(case, now())
    return Doelgroep(code) if code else None


def doelgroepen_of(case: Case) -> dict[str, str]:
    """All of one case, now, the first one first: what follows or was corrected, then what was put beside by hand."""
    found = {code: str(Doelgroep(code).label) for code in asked(case, Rule(set_in_force, MANY))}
    return found | {OWN + put.code: put.edition.naam for put in put_by_hand(case)}


def put_by_hand(case: Case) -> QuerySet[DoelgroepAssignment]:
    return case.doelgroep_assignments.in_force().select_related("edition", "by")


def derived_doelgroep_of(case: Case) -> Doelgroep | None:
    """The first that follows from the dossier alone."""
    code = asked(case, Rule(without_case(derived), CharField()))
    return Doelgroep(code) if code else None


def derived_doelgroepen_of(case: Case) -> list[Doelgroep]:
    return [Doelgroep(code) for code in asked(case, Rule(without_case(derived_set), MANY))]


def asked(case: Case, rule: Rule) -> Any:
    return Case.objects.filter(pk=case.pk).annotate(told=rule).values_list("told", flat=True).get()
