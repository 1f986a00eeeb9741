"""Who signs when it is not, or no longer, a parent: Levi, whose money is under bewind, and Nova, who turns 16."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from cases.dossier.models import Case
from cases.jongeren.ages import born_on_or_before
from cases.jongeren.gezag import add_gezagsdrager, do_not_inform, verify_gezagsdrager
from config.demo import deals, profiles
from config.demo.crowd import Scene, somebody
from config.demo.decisions import Deal, invited, question_of, read_by, say_ja, share
from config.demo.organisations import ROC, SCHULDHULP
from config.demo.people import LEVI, LEVIS_BEWINDVOERDER, NOVA, NOVAS_MOTHER

PAYING_DEBTS = Deal(
    SCHULDHULP,
    giving="CONS",
    receiving="CONS",
    task="Schulden regelen",
    purpose="De consulent maakt met de bewindvoerder een overzicht, en spreekt af wat er betaald kan worden.",
    benefit="Geen brieven van deurwaarders meer, en weten wat er over is.",
    fields=("persoon.naam", "contact.telefoon", "werk.inkomensbron", "zrm.fin>zrm.fin_ondersteuning", "-zrm.mid"),
)
FROM_CHILDHOOD = replace(
    deals.WITH_SCHOOL,
    purpose="De mentor belt elke week met de regiehouder over wat er die week lukte op school.",
    since_days=80,
)
HER_FATHER = (
    "Nova woont bij haar moeder op een geheim adres. Haar vader mag niet weten op welke school zij zit. Besproken met"
    " Nova, haar moeder en de politie."
)


def levi(scene: Scene) -> Case:
    """19, and his money is under bewind: for the schuldhulp the bewindvoerder signs, and he can stop it himself."""
    by = scene.staff["bas"]
    case = somebody(scene, profiles.VSV_OUD, by=by, roepnaam="Levi", achternaam=("", "Blok"), geslacht="m", age=19,
                    bsn=LEVI)  # fmt: skip
    since = timezone.localdate() - timedelta(days=300)
    acts = add_gezagsdrager(
        jongere=case.jongere, by=by, bsn=LEVIS_BEWINDVOERDER, naam="Greet Prins", relatie="bewindv", soort="bewind",
        since=since, telefoon="06 44112233", email="greet.prins@post.example",
    )  # fmt: skip
    seen_until = timezone.localdate() + timedelta(days=25)
    verify_gezagsdrager(gezagsdrager=acts, how="cbr", by=by, verified_until=seen_until)
    invited(case.jongere, by=by)
    afweging = share(case, PAYING_DEBTS, by=by)
    say_ja(question_of(afweging), invited(acts, by=by))
    read_by(afweging, SCHULDHULP)
    return case


def tess(scene: Scene) -> Case:
    """26, and 27 in three weeks: then the Doorstroompunt stops, and somebody must choose how it goes on (WEB 9.2.1)."""
    in_three_weeks = timezone.localdate() + timedelta(days=20)
    return somebody(scene, profiles.VSV_OUD, by=scene.staff["willem"], roepnaam="Tess", achternaam=("", "Boonstra"),
                    geslacht="v", geboortedatum=born_on_or_before(27, in_three_weeks))  # fmt: skip


def nova(scene: Scene) -> Case:
    """15, and 16 next week: then the ja of her mother ends, and she is asked herself. Her father is not told."""
    by = scene.staff["willem"]
    next_week = timezone.localdate() + timedelta(days=6)
    case = somebody(scene, profiles.THUISZITTER, by=by, roepnaam="Nova", achternaam=("", "Kuipers"), geslacht="v",
                    geboortedatum=born_on_or_before(16, next_week), bsn=NOVA,
                    moeder=("Ilse Kuipers", NOVAS_MOTHER))  # fmt: skip
    father = add_gezagsdrager(jongere=case.jongere, by=by, bsn=next(scene.bsns), naam="Peter Kuipers", relatie="vader")
    verify_gezagsdrager(gezagsdrager=father, how="gezagsregister", by=by)
    in_two_weeks = timezone.localdate() + timedelta(days=14)
    do_not_inform(gezagsdrager=father, reason=HER_FATHER, review_on=in_two_weeks, by=by)
    invited(case.jongere, by=by)
    mother = case.jongere.gezagsdragers.get(relatie="moeder")
    afweging = share(case, FROM_CHILDHOOD, by=by)
    say_ja(question_of(afweging), invited(mother, by=by))
    read_by(afweging, ROC)
    return case
