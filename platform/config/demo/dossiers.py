"""Months of work in one dossier: scores, plan, contact, absence, work and housing; every act through its service."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from accounts.models import User
from cases.contact.services import record_contact
from cases.dossier.models import Case
from cases.dossier.services import add_betrokkene, open_case
from cases.jongeren.models import Jongere
from cases.leefsituatie.services import record_werk, record_wonen
from cases.phases.gates import missing
from cases.phases.services import deviate, following, move_on
from cases.plan.models import Plan
from cases.plan.services import add_action, add_goal, finish_action, reach_goal, start_plan
from cases.regie.services import agree_regie
from cases.school.models import Inschrijving
from cases.zrm.instruments import instrument_with
from cases.zrm.services import score
from config.demo.profiles import Goal, Profile
from config.demo.schools import miss
from config.demo.scores import reason_for

PHASES = (("waarnemen", 20), ("analyseren", 45), ("plannen", 75), ("handelen", 160), ("evalueren", 400))
CHANNELS = ("telefoon", "app", "huisbezoek", "kantoor", "school", "buiten")
HIGHEST = 5
NOT_REACHED = "Gebeld en een bericht ingesproken."


def keep(jongere: Jongere, profile: Profile, inschrijving: Inschrijving | None, dice: Random, *, by: User) -> Case:
    """Open the case and fill it as if the regiehouder had worked in it since."""
    days = dice.choice((9, 16, 30, 41, 58, 70, 95, 120, 150, 180))
    case = opened(jongere, profile, days_ago=days, by=by)
    measure(case, profile, dice, days=days, by=by)
    speak(case, profile, dice, days=days, by=by)
    live(jongere, profile, dice, by=by)
    for number, soort in enumerate(profile.verzuim):
        miss(jongere, inschrijving, soort, dice, weeks_ago=3 + dice.randint(0, 4) + 9 * number, by=by)
    for naam, organisatie, rol in profile.betrokkenen:
        add_betrokkene(case=case, by=by, naam=naam, organisatie=organisatie, rol=rol, since=ago(days))
    phase = next(phase for phase, until in PHASES if days <= until)
    if phase not in ("waarnemen", "analyseren"):
        agree(case, profile, dice, days=days - 20, by=by)
    if phase in ("handelen", "evalueren"):
        agree_regie(case=case, bij="regiehouder", sinds=ago(days - 20), verteld_op=ago(days - 20), by=by)
    walk(case, phase, by=by)
    return case


def walk(case: Case, until: str, *, by: User, why: str = "Was al bekend bij een collega.") -> None:
    """Through the phases up to this one: by the gate, or with a motivation when something is missing."""
    while case.phase != until and (to := following(case.phase)):
        if missing(case, to):
            deviate(case=case, version=case.version, to=to, motivation=why, by=by)
        else:
            move_on(case=case, version=case.version, by=by)


def opened(jongere: Jongere, profile: Profile, *, days_ago: int, by: User) -> Case:
    case = open_case(
        jongere=jongere,
        regiehouder=by,
        by=by,
        task=profile.task,
        verantwoordelijke_gemeente=jongere.gemeente,
        samenvatting=profile.samenvatting,
    )
    return put_back(case, days_ago=days_ago)


def put_back(case: Case, *, days_ago: int) -> Case:
    """Let the dossier be older than the demo. No screen can do this; the log keeps the moment at which it was made."""
    case.opened_at = moment(ago(days_ago), 9)
    case.save(update_fields=["opened_at"])
    return case


def measure(case: Case, profile: Profile, dice: Random, *, days: int, by: User) -> None:
    """Score the domains of this story at the start, and again every twelve weeks: often better, sometimes not."""
    zrm = instrument_with(profile.domains[0])
    for domain in profile.domains:
        value = dice.choice(profile.starts_at)
        for days_ago in range(days - 3, 0, -84):
            score(
                case=case,
                instrument=zrm,
                domain=domain,
                value=value,
                reason=reason_for(domain, value),
                by=by,
                scored_on=ago(days_ago),
            )
            value = min(HIGHEST, max(1, value + dice.choice((-1, 0, 1, 1, 1))))


def speak(case: Case, profile: Profile, dice: Random, *, days: int, by: User) -> None:
    """Contact from the first week on, with attempts that reached nobody; with some it has been quiet for weeks."""
    first, last = days - 1, min(days - 1, dice.choice((1, 3, 5, 8, 12, 18, 36)))
    step = max(1, (first - last) // (len(profile.talks) - 1))
    for number, text in enumerate(profile.talks[: 1 + (first - last) // 6]):
        days_ago = first - number * step
        if dice.random() < 1 / 4:
            spoken(case, dice, text=NOT_REACHED, days_ago=days_ago, reached=False, by=by)
            days_ago = max(1, days_ago - 2)
        spoken(case, dice, text=text, days_ago=days_ago, reached=True, by=by)


def spoken(case: Case, dice: Random, *, text: str, days_ago: int, reached: bool, by: User) -> None:
    record_contact(
        case=case,
        by=by,
        at=moment(ago(days_ago), dice.randint(9, 16)),
        channel=dice.choice(CHANNELS) if reached else "telefoon",
        with_whom=case.jongere.roepnaam,
        text=text,
        result="gesproken" if reached else "geen_gehoor",
    )


def live(jongere: Jongere, profile: Profile, dice: Random, *, by: User) -> None:
    record_wonen(jongere=jongere, by=by, vorm=profile.wonen, since=ago(dice.randint(100, 900)))
    if profile.werk:
        status, werkgever, uren, bron = profile.werk
        since = ago(dice.randint(20, 150))
        record_werk(
            jongere=jongere,
            by=by,
            status=status,
            werkgever=werkgever,
            uren_per_week=uren,
            inkomensbron=bron,
            since=since,
        )


def agree(case: Case, profile: Profile, dice: Random, *, days: int, by: User) -> Plan:
    """The plan, with what is done, what is due soon, and what is late."""
    plan = start_plan(case=case, droom=dice.choice(profile.droom), by=by, started_on=ago(days))
    for aim in profile.goals:
        pursue(plan, aim, dice, days=days, by=by)
    return plan


def pursue(plan: Plan, aim: Goal, dice: Random, *, days: int, by: User) -> None:
    goal = add_goal(plan=plan, by=by, need=aim.need, text=aim.text, due_on=ago(-dice.randint(20, 120)))
    done = 0
    for text, owner_kind, owner in aim.actions:
        due = ago(dice.randint(-28, 10))
        action = add_action(goal=goal, by=by, text=text, owner_kind=owner_kind, owner_name=owner, due_on=due)
        if dice.random() < 2 / 5:
            finish_action(action=action, by=by, done_on=ago(dice.randint(1, max(2, min(days, 40)))))
            done += 1
    if done == len(aim.actions) and dice.random() < 1 / 2:
        reach_goal(goal=goal, by=by, reached_on=ago(1))


def ago(days: int) -> date:
    """A day counted from today; a negative number lies ahead."""
    return timezone.localdate() - timedelta(days=days)


def moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 15)))
