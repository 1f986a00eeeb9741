"""A campaign that runs: some were called, and who has no dossier yet still has to be divided (B157)."""

from accounts.rights import Role
from cases.campagne.models import Gevolg, Wie
from cases.campagne.services import begin_campagne, candidates, conclude, take_part
from cases.contact.services import record_contact
from config.demo.crowd import Scene
from config.demo.dossiers import ago, moment

MOST = 8
CAME_OF_IT = (Gevolg.WERK, Gevolg.SCHOOL, Gevolg.WIL_NIET)


def call_around(scene: Scene) -> None:
    """With who has a dossier and is not sought by a protocol already; the others wait to be divided."""
    steers = next(user for user in scene.staff.values() if user.has_role(Role.COORDINATOR))
    campagne = begin_campagne(
        naam="NEET-actie", doel="Iedereen zonder school en werk één keer spreken.", wie=Wie.NEET, begint_op=ago(10),
        loopt_tot=ago(-20), by=steers,
    )  # fmt: skip
    known = [case for jongere in candidates(campagne) for case in jongere.cases.open()]
    known = [case for case in known if not case.protocol_runs.running().exists()][:MOST]
    part = [take_part(campagne, case.jongere, case, by=steers) for case in known]
    for deelname, uitkomst in zip(part, CAME_OF_IT, strict=False):
        case = deelname.case
        record_contact(case=case, by=case.regiehouder, at=moment(ago(2), 15), channel="telefoon", party="jongere",
                       with_whom=case.jongere.naam, text="Gebeld voor de actie.")  # fmt: skip
        conclude(deelname=deelname, uitkomst=uitkomst, by=case.regiehouder)
