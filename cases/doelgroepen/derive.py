"""The doelgroep of cases, worked out when somebody looks: birthdays and the first of October need no task."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from cases.catalogue.doelgroep import derived, in_force
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep


class DoelgroepOf(Func):
    """The rule over the number of a case, its jongere and the date of birth."""

    output_field = models.CharField()

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
        return f"({self.rule(case, jongere, born)})", ()

    def rule(self, case: str, jongere: str, born: str) -> str:
        return in_force(case, jongere, born)


class DerivedDoelgroep(DoelgroepOf):
    """The same without what people corrected."""

    def rule(self, case: str, jongere: str, born: str) -> str:
        return derived(jongere, born)


COLUMNS = ("pk", "jongere_id", "jongere__geboortedatum")


def now() -> DoelgroepOf:
    """What holds now, as an expression over cases: a code, or empty for nobody's."""
    return DoelgroepOf(*map(F, COLUMNS))


def in_doelgroep(cases: "QuerySet[Case]", doelgroep: str) -> "QuerySet[Case]":
    return cases.alias(found_doelgroep=now()).filter(found_doelgroep=Value(doelgroep))


def doelgroep_of(case: Case) -> Doelgroep | None:
    """Of one case, now."""
    return asked(case, now())


def derived_doelgroep_of(case: Case) -> Doelgroep | None:
    """What follows from the dossier alone."""
    return asked(case, DerivedDoelgroep(*map(F, COLUMNS)))


def asked(case: Case, rule: DoelgroepOf) -> Doelgroep | None:
    code = Case.objects.filter(pk=case.pk).annotate(code=rule).values_list("code", flat=True).get()
    return Doelgroep(code) if code else None
