"""Which aandachtspunten hold for a case now: a guide for the talk, never a list to tick off (B25)."""

from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.doelgroepen.derive import doelgroep_of
from cases.dossier.models import Case


def points_for(case: Case) -> list[str]:
    """The points of its phase: those for everybody, and those for its doelgroep."""
    doelgroep = doelgroep_of(case)
    found = [read(edition) for edition in Edition.objects.of(ContentKind.AANDACHTSPUNTEN).in_force()]
    fit = [body for body in found if body.phase == case.phase and body.doelgroep in (None, doelgroep)]
    return [point for body in sorted(fit, key=lambda body: body.doelgroep or "") for point in body.points]
