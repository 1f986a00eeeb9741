"""Noorderkoog: Teun, Jay, Amira and Sem, and one jongere for everything that can become of a question."""

from collections.abc import Callable

from django.db import transaction

from cases.dossier.handover import offer_handover
from cases.dossier.models import Case
from config.demo import acting, deals, intakes, meldingen, nood, profiles, questions, search, teun
from config.demo.crowd import Scene, somebody
from config.demo.decisions import (
    Deal,
    invited,
    partner_of,
    question_of,
    read_by,
    say_ja,
    share,
    signed_share,
    spoken_share,
    talk,
    weigh,
)
from config.demo.organisations import DE_LOODS, ROC, THUISHAVEN, WERK_EN_INKOMEN, WIJKTEAM
from config.demo.people import AMIRA, FENNA, JAY, JAYS_MOTHER, MILAN, SEM, YARA
from config.demo.vertaling import set_ukrainian
from consent.afwegingen import services
from consent.machtigingen.services import refuse, withdraw

NOT_THE_DIAGNOSIS = (
    "School vroeg om de diagnose. Die mag het Doorstroompunt niet geven (WEB 9.2.7, tweede lid). Daan vertelt zelf aan"
    " zijn mentor dat hij een rustige plek en een vast aanspreekpunt nodig heeft; ik ga mee."
)


type Teller = Callable[[Scene], Case]


def tell(scene: Scene) -> list[Case]:
    """All who have a name here, in the order in which they came."""
    told = (
        teun.tell, jay, amira, sem, yara, daan, lieke, noah, fenna, milan, hugo, romy, eva, ravi, karim,
        search.dylan, acting.levi, acting.nova, acting.tess,
    )  # fmt: skip
    set_ukrainian(by=scene.staff["joke"])
    cases = [atomically(one, scene) for one in told]
    meldingen.tell(scene)
    return cases


@transaction.atomic
def atomically(one: Teller, scene: Scene) -> Case:
    return one(scene)


def jay(scene: Scene) -> Case:
    """15, so the Jeugdwet asks him and his mother to sign. He did; she did not yet."""
    by = scene.staff["willem"]
    case = somebody(scene, profiles.THUISZITTER, by=by, roepnaam="Jay", achternaam=("", "Wolff"), geslacht="m", age=15,
                    bsn=JAY, moeder=("Sandra Wolff", JAYS_MOTHER))  # fmt: skip
    invited(case.jongere.gezagsdragers.get(), by=by)
    say_ja(question_of(share(case, deals.TO_LEERPLICHT, by=by)), invited(case.jongere, by=by))
    return case


def amira(scene: Scene) -> Case:
    """19, without income: passed on to work and income of the same gemeente, by law; and three others are asked."""
    by = scene.staff["bas"]
    case = somebody(scene, profiles.VSV_NIEUW, by=by, roepnaam="Amira", achternaam=("", "Haddad"), geslacht="v", age=19,
                    bsn=AMIRA)  # fmt: skip
    invited(case.jongere, by=by)
    intakes.of_amira(case, by=by)
    read_by(share(case, deals.NOORDERKOOG_TO_WORK, by=by), WERK_EN_INKOMEN)
    questions.about_amira(case, by=by)
    return case


def sem(scene: Scene) -> Case:
    """22, looks for a room. The woningcorporatie reads three fields; he said so at the counter, with an interpreter."""
    case = somebody(scene, profiles.VSV_OUD, by=scene.staff["bas"], roepnaam="Sem", achternaam=("de", "Lange"),
                    geslacht="m", age=22, bsn=SEM)  # fmt: skip
    intakes.of_sem(case, by=case.regiehouder)
    read_by(spoken_share(case, deals.TO_LANDLORD, by=case.regiehouder), THUISHAVEN)
    return case


def yara(scene: Scene) -> Case:
    """16, was asked, and said nee. Her help goes on as it was."""
    by = scene.staff["willem"]
    case = somebody(scene, profiles.JEUGDHULP, by=by, roepnaam="Yara", achternaam=("", "el Amrani"), geslacht="v",
                    age=16, bsn=YARA)  # fmt: skip
    refuse(machtiging=question_of(share(case, deals.WITH_GGZ, by=by)), by=invited(case.jongere, by=by))
    return case


def daan(scene: Scene) -> Case:
    """School asked for a diagnosis, and the law says no. Not sharing is kept, with the reason."""
    by = scene.staff["bas"]
    case = somebody(scene, profiles.VSV_DREIGEND, by=by, roepnaam="Daan", geslacht="m", age=18)
    afweging = weigh(case, deals.DIAGNOSIS_FOR_SCHOOL, by=by)
    services.decide_not_to_share(afweging=afweging, by=by, reason=NOT_THE_DIAGNOSIS)
    return case


def lieke(scene: Scene) -> Case:
    """About health, so a colleague reads along before she is asked. Today the wijkteam reads something in nood."""
    case = somebody(scene, profiles.THUISZITTER, by=scene.staff["willem"], roepnaam="Lieke", geslacht="v", age=17)
    share(case, deals.HEALTH_WITH_WIJKTEAM, by=case.regiehouder)
    nood.waits(case)
    return case


def noah(scene: Scene) -> Case:
    """Runs for months, and ends within two weeks or so."""
    case = somebody(scene, profiles.VERZUIM_18, by=scene.staff["willem"], roepnaam="Noah", geslacht="m", age=19)
    read_by(signed_share(case, deals.ENDING_SOON, by=case.regiehouder), ROC)
    return case


def fenna(scene: Scene) -> Case:
    """Said ja, the employer read it, and she took it back."""
    case = somebody(scene, profiles.VSV_NIEUW, by=scene.staff["iris"], roepnaam="Fenna", achternaam=("", "Jansen"),
                    geslacht="v", age=20, bsn=FENNA)  # fmt: skip
    afweging = signed_share(case, deals.WORK_PLACE, by=case.regiehouder)
    read_by(afweging, DE_LOODS)
    withdraw(machtiging=question_of(afweging), by=invited(case.jongere, by=case.regiehouder))
    return case


def milan(scene: Scene) -> Case:
    """Was asked this morning. Two weeks ago the GGZ read something in nood."""
    case = somebody(scene, profiles.VERZUIM_18, by=scene.staff["iris"], roepnaam="Milan", achternaam=("", "Peters"),
                    geslacht="m", age=18, bsn=MILAN)  # fmt: skip
    invited(case.jongere, by=case.regiehouder)
    share(case, deals.WITH_SCHOOL, by=case.regiehouder)
    nood.over(case, scene)
    return case


def hugo(scene: Scene) -> Case:
    """An afweging that somebody began and did not finish yet."""
    by = scene.staff["willem"]
    case = somebody(scene, profiles.ENTREE, by=by, roepnaam="Hugo", geslacht="m", age=16)
    talk(services.start(case=case, ketenpartner=partner_of(ROC), by=by), deals.WITH_SCHOOL, by=by)
    return case


def romy(scene: Scene) -> Case:
    """The help ended, and so did the share."""
    case = somebody(scene, profiles.WONEN, by=scene.staff["iris"], roepnaam="Romy", geslacht="v", age=22)
    afweging = share(case, deals.WMO_CARE, by=case.regiehouder)
    read_by(afweging, WIJKTEAM)
    services.end(afweging=afweging, by=case.regiehouder, reason="De begeleiding is afgerond.")
    return case


def eva(scene: Scene) -> Case:
    return open_share(
        scene, profiles.ENTREE, deals.TRAINEESHIP, regiehouder="bas", roepnaam="Eva", geslacht="v", age=17
    )


def ravi(scene: Scene) -> Case:
    return open_share(
        scene, profiles.PRAKTIJK, deals.WORK_PLACE, regiehouder="iris", roepnaam="Ravi", geslacht="m", age=19
    )


def karim(scene: Scene) -> Case:
    """Iris goes on leave and offers him to Willem, who did not answer yet."""
    case = open_share(
        scene, profiles.JEUGDHULP, deals.WITH_GGZ, regiehouder="iris", roepnaam="Karim", geslacht="m", age=17
    )
    reason = "Ik ga met verlof en Karim kent jou van het voetbal."
    offer_handover(case=case, receiver=scene.staff["willem"], reason=reason, by=case.regiehouder)
    return case


def open_share(
    scene: Scene, profile: profiles.Profile, deal: Deal, *, regiehouder: str, roepnaam: str, geslacht: str, age: int
) -> Case:
    """Somebody with a share that is signed and read."""
    case = somebody(scene, profile, by=scene.staff[regiehouder], roepnaam=roepnaam, geslacht=geslacht, age=age)
    read_by(signed_share(case, deal, by=case.regiehouder), deal.partner)
    return case
