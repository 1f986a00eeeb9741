"""Which aandachtspunten hold for a case now: a guide for the talk, never a list to tick off (B25)."""

from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.doelgroepen.derive import doelgroepen_of
from cases.dossier.models import Case


def points_for(case: Case) -> list[str]:
    """The points of its phase: those for everybody, and those for its doelgroepen."""
    belongs_to = doelgroepen_of(case)
    found = [read(edition) for edition in Edition.objects.of(ContentKind.AANDACHTSPUNTEN).in_force()]
    fit = [body for body in found if body.phase == case.phase and (not body.doelgroep or body.doelgroep in belongs_to)]
    return [point for body in sorted(fit, key=lambda body: body.doelgroep) for point in body.points]
