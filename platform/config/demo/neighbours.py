"""Zandwaard and the regio Waterland-Midden: the same school reads here too, and work and income in the regio."""

from django.db import transaction

from cases.dossier.models import Case
from config.demo import deals, profiles
from config.demo.crowd import Scene, somebody
from config.demo.decisions import Deal, invited, read_by, share, signed_share
from config.demo.people import ROOS, YUSUF
from config.demo.profiles import Profile

type Planned = tuple[Profile, int, Deal, str]


@transaction.atomic
def tell_zandwaard(scene: Scene) -> list[Case]:
    yusuf = somebody(scene, profiles.VERZUIM_18, by=scene.staff["ahmed"], roepnaam="Yusuf", achternaam=("", "Aydin"),
                     geslacht="m", age=20, bsn=YUSUF)  # fmt: skip
    signed: tuple[Planned, ...] = (
        (profiles.ENTREE, 17, deals.TRAINEESHIP, "marieke"),
        (profiles.VERZUIM_18, 19, deals.WITH_SCHOOL, "ahmed"),
        (profiles.JEUGDHULP, 16, deals.WITH_GGZ, "marieke"),
        (profiles.PRAKTIJK, 19, deals.WORK_PLACE, "ahmed"),
    )
    return [asked(yusuf), *(open_share(scene, plan) for plan in signed)]


@transaction.atomic
def tell_waterland(scene: Scene) -> list[Case]:
    roos = somebody(scene, profiles.VSV_DREIGEND, by=scene.staff["soraya"], roepnaam="Roos",
                    achternaam=("", "Hoekstra"), geslacht="v", age=19, bsn=ROOS)  # fmt: skip
    shared: tuple[Planned, ...] = (
        (profiles.VSV_DREIGEND, 18, deals.WITH_SCHOOL, "soraya"),
        (profiles.VERZUIM_18, 20, deals.TRAINEESHIP, "jeroen"),
        (profiles.VERZUIM_18, 21, deals.ENDING_SOON, "elif"),
        (profiles.VSV_OUD, 23, deals.TO_LANDLORD, "jeroen"),
        (profiles.VSV_NIEUW, 20, deals.WATERLAND_TO_WORK, "soraya"),
        (profiles.VSV_OUD, 24, deals.WATERLAND_TO_WORK, "elif"),
    )
    return [asked(roos), *(open_share(scene, plan) for plan in shared)]


def asked(case: Case) -> Case:
    """Waits for a signature about the school."""
    invited(case.jongere, by=case.regiehouder)
    share(case, deals.WITH_SCHOOL, by=case.regiehouder)
    return case


def open_share(scene: Scene, planned: Planned) -> Case:
    """Decided, signed where the grondslag asks for it, and read by the partner."""
    profile, age, deal, regiehouder = planned
    case = somebody(scene, profile, by=scene.staff[regiehouder], age=age)
    decide = share if deal is deals.WATERLAND_TO_WORK else signed_share
    read_by(decide(case, deal, by=case.regiehouder), deal.partner)
    return case
