"""Where a case stands in its protocol: derived from contact, letters and marks each time somebody looks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.contact.dayparts import daypart_of
from cases.contact.models import Channel, Contactmoment, Party, Result
from cases.content.bodies import read
from cases.jongeren.models import Jongere
from cases.leefsituatie.models import Woonsituatie, WoonVorm
from cases.letters.models import Letter
from cases.protocols.body import Only, Protocol, Since, Step, Unit, What
from cases.protocols.models import MarkKind, ProtocolRun, StepMark
from cases.workdays import first_working_day, working_days_after

ADULT = 18


@dataclass(frozen=True, kw_only=True)
class StepState:
    """One step of a run: when it is due, and when it was done, skipped, or why it is not needed."""

    step: Step
    due_on: date
    done_on: date | None = None
    skipped: bool = False
    needed: bool = True
    mark: StepMark | None = None

    @property
    def is_open(self) -> bool:
        return self.needed and not self.skipped and self.done_on is None

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def label(self) -> str:
        if self.done_on:
            return "Gedaan"
        if self.skipped:
            return "Overgeslagen"
        return "Niet nodig" if not self.needed else "Te laat" if self.is_late else "Open"

    @property
    def kind(self) -> str:
        """The colour of the label."""
        return {"Gedaan": "ok", "Te laat": "bad", "Open": "info"}.get(self.label, "empty")


@dataclass(frozen=True, kw_only=True)
class Proof:
    """One thing that must be shown before giving up, and whether it is."""

    text: str
    met: bool


@dataclass
class Facts:
    """What happened since the run began, in order of time."""

    moments: list[Contactmoment] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    marks: dict[str, StepMark] = field(default_factory=dict)
    at_home: bool | None = None

    @property
    def contact_made(self) -> bool:
        return any(moment.reached and moment.party == Party.JONGERE for moment in self.moments)

    @property
    def visits(self) -> list[Contactmoment]:
        return [moment for moment in self.moments if moment.channel == Channel.HUISBEZOEK]


@dataclass(frozen=True)
class Progress:
    """A run with its steps; `next` is what to do now."""

    run: ProtocolRun
    protocol: Protocol
    steps: list[StepState]
    facts: Facts

    @property
    def next(self) -> StepState | None:
        return next((state for state in self.steps if state.is_open), None)

    @property
    def contact_made(self) -> bool:
        return self.facts.contact_made

    @property
    def give_up_from(self) -> date | None:
        """From this day on the protocol says: close (B160)."""
        weeks = self.protocol.gate.weeks
        return self.run.started_on + timedelta(weeks=weeks) if weeks else None

    @property
    def proofs(self) -> list[Proof]:
        return list(proofs_of(self))

    @property
    def is_proven(self) -> bool:
        """The protocol asks for proofs, and all of them are there."""
        return bool(self.proofs) and all(proof.met for proof in self.proofs)


def progress_of(run: ProtocolRun) -> Progress:
    return next(iter(progress_of_all([run])))


def progress_of_all(runs: Iterable[ProtocolRun]) -> list[Progress]:
    """The progress of many runs in four queries; they come with their edition and jongere."""
    running = list(runs)
    facts: dict[Any, Facts] = {run.pk: Facts() for run in running}
    fill_in(running, facts)
    return [progress(run, facts[run.pk]) for run in running]


def fill_in(runs: list[ProtocolRun], facts: dict[Any, Facts]) -> None:
    if not runs:
        return
    begun, cases = min(run.started_on for run in runs), [run.case_id for run in runs]
    moments = Contactmoment.objects.filter(case__in=cases, at__date__gte=begun).order_by("at", "pk").defer("text")
    letters = Letter.objects.filter(case__in=cases, sent_on__gte=begun).select_related("edition")
    by_case = {run.case_id: run for run in runs}
    for moment in moments:
        if timezone.localdate(moment.at) >= by_case[moment.case_id].started_on:
            facts[by_case[moment.case_id].pk].moments.append(moment)
    for letter in letters.order_by("sent_on", "created_at"):
        if letter.sent_on >= by_case[letter.case_id].started_on:
            facts[by_case[letter.case_id].pk].letters.append(letter)
    for mark in StepMark.objects.filter(run__in=runs).order_by("created_at"):
        facts[mark.run_id].marks[mark.step] = mark
    living = Woonsituatie.objects.current().filter(jongere__in=[run.case.jongere_id for run in runs])
    homes = dict(living.values_list("jongere", "vorm"))
    for run in runs:
        facts[run.pk].at_home = lives_at_home(run.case.jongere, homes.get(run.case.jongere_id))


def lives_at_home(jongere: Jongere, vorm: str | None) -> bool:
    """Unknown means yes under 18, and no from 18: a letter to ouders must not tell them more than they knew."""
    return vorm == WoonVorm.OUDERS if vorm else jongere.leeftijd() < ADULT


def progress(run: ProtocolRun, facts: Facts) -> Progress:
    protocol: Protocol = read(run.edition)
    free_moments, free_letters = list(facts.moments), list(facts.letters)
    states, previous = [], run.started_on
    for step in protocol.steps:
        mark = facts.marks.get(step.code)
        state = state_of(step, mark, facts, free_moments, free_letters, begun=run.started_on, previous=previous)
        states.append(state)
        if state.needed:
            previous = state.done_on or (mark.on if state.skipped and mark else state.due_on)
    return Progress(run, protocol, states, facts)


def state_of(
    step: Step, mark: StepMark | None, facts: Facts, moments: list[Contactmoment], letters: list[Letter], *,
    begun: date, previous: date,
) -> StepState:  # fmt: skip
    """The state of one step; what it uses up is taken from `moments` and `letters`, so that it counts only once."""
    kind = mark.kind if mark else ""
    due = mark.on if mark and kind == MarkKind.LATER else due_on(step, begun, previous)
    done = mark.on if mark and kind == MarkKind.GEDAAN else None
    if done is None and kind != MarkKind.OVERGESLAGEN:
        done = done_by(step, moments, letters)
    needed = done is not None or applies(step.only, facts)
    return StepState(
        step=step, due_on=due, done_on=done, skipped=kind == MarkKind.OVERGESLAGEN, needed=needed, mark=mark
    )


def due_on(step: Step, begun: date, previous: date) -> date:
    """The last day of the term; a term in days that ends on a closed day runs on, as in the Algemene termijnenwet."""
    first = begun if step.since == Since.START else previous
    if step.unit == Unit.WERKDAGEN:
        return working_days_after(first, step.days)
    return first_working_day(first + timedelta(days=step.days)) if step.days else first


def done_by(step: Step, moments: list[Contactmoment], letters: list[Letter]) -> date | None:
    """The first attempt or letter that fits this step and was not used by an earlier one."""
    if step.what == What.CONTACT:
        for moment in moments:
            if fits(step, moment):
                moments.remove(moment)
                return timezone.localdate(moment.at)
    if step.what == What.BRIEF:
        for letter in letters:
            if letter.edition.code == step.letter:
                letters.remove(letter)
                return letter.sent_on
    return None


def fits(step: Step, moment: Contactmoment) -> bool:
    return (
        moment.channel in step.channels
        and moment.party == step.party
        and (not step.results or moment.result in step.results)
        and step.announced in (None, moment.announced)
    )


def applies(only: Only | None, facts: Facts) -> bool:
    if only == Only.GEEN_CONTACT:
        return not facts.contact_made
    if only == Only.THUISWONEND:
        return bool(facts.at_home)
    if only == Only.NIET_THUIS:
        return not facts.contact_made and any(visit.result == Result.NIET_THUIS for visit in facts.visits)
    return True


def proofs_of(progress: Progress) -> Iterable[Proof]:
    """What the closing gate of the protocol asks, each with whether it is there (B156, B160, B161, B164)."""
    gate, visits = progress.protocol.gate, progress.facts.visits
    if gate.visits:
        text = f"{gate.visits} huisbezoeken" if gate.visits > 1 else "1 huisbezoek"
        yield Proof(text=f"{text} (nu {len(visits)})", met=len(visits) >= gate.visits)
    if gate.other_time:
        times = {daypart_of(visit.at) for visit in visits}
        yield Proof(text="minstens één herhaald huisbezoek op een ander moment van de dag of week", met=len(times) > 1)
    if gate.letter:
        sent = any(letter.edition.code == gate.letter for letter in progress.facts.letters)
        yield Proof(text="de afsluitende brief is gestuurd of achtergelaten", met=sent)
    if from_day := progress.give_up_from:
        met = timezone.localdate() >= from_day
        yield Proof(text=f"{gate.weeks} weken geprobeerd, tot {from_day:%d-%m-%Y}", met=met)
