"""Law 1 against random acts: whatever people do, in whatever order, the view opens what the oracle says and no more."""

import os
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import psycopg
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import change_case
from cases.jongeren.gezag import do_not_inform, end_gezag, inform_again
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.jongeren.services import invite_citizen
from cases.refusals import Refused
from consent.afwegingen import services
from consent.afwegingen.models import Afweging
from consent.lapses.services import write_down_lapses
from consent.machtigingen.again import ask_again
from consent.machtigingen.services import refuse, withdraw
from consent.nood import services as nooding
from consent.nood.models import Ground, Noodopening
from consent.verzoeken import services as verzoeken
from consent.verzoeken.models import Kind, Outcome, Verzoek
from sharing.models import AskedQuestion, SharedCase
from sharing.questions import Reply, answer
from sharing.reading import NotShared, as_partner
from tenants import hop
from tests import factories as make
from tests.asking import asked
from tests.deciding import decided, signed
from tests.nooding import opened
from tests.sharing.test_withdrawal_at_once import somebody_of_a_school

ASKED = ["vraag.afspraken", "vraag.begeleiding"]
ASKED_WITH_HEALTH = [*ASKED, "vraag.behandeling"]
PLAIN = ["persoon.roepnaam", "onderwijs.opleiding"]
WITH_HEALTH = [*PLAIN, "zrm.gg"]
ANY_CODES = st.sets(st.sampled_from([*WITH_HEALTH, *ASKED_WITH_HEALTH]), min_size=1)
SIXTEEN, EIGHTEEN = 16, 18


@dataclass
class Told:
    """What the oracle remembers of one share, or of one question."""

    afweging: Afweging
    fields: list[str]
    signers: set[str]
    asked: set[str] = field(default_factory=set)
    in_place: list[tuple[str, set[str]]] = field(default_factory=list)
    lapsed: bool = False
    yes: dict[str, set[str]] = field(default_factory=dict)
    read_along: bool = False
    over: bool = False
    public_task: bool = False
    tasks: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)


@dataclass
class Used:
    """A right that somebody used, and what became of it; `shares` is what it was about when it was granted."""

    verzoek: Verzoek
    outcome: str = ""
    ended: bool = False
    shares: list[Any] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        """The fields that were named; nothing named is everything."""
        return set(self.verzoek.field_codes)

    @property
    def waits_in_nood(self) -> bool:
        """AVG 18, whoever would read; a bezwaar closes nothing in nood."""
        asked = self.verzoek
        if asked.afweging_id or not asked.closes or self.outcome in ("afgewezen", "ingetrokken"):
            return False
        return not self.ended and (not self.outcome or asked.kind == "beperking")

    def stops(self, share: Told) -> bool:
        """AVG 18 and 21 in a few lines."""
        asked = self.verzoek
        if asked.afweging_id not in (None, share.afweging.pk) or self.outcome in ("afgewezen", "ingetrokken"):
            return False
        if asked.kind == "bezwaar":
            return share.public_task and (not self.outcome or share.afweging.pk in self.shares)
        return asked.closes and not self.ended and (not self.outcome or asked.kind == "beperking")


@dataclass
class InNood:
    """What the oracle remembers of one opening in nood."""

    opening: Noodopening
    fields: list[str]
    over: bool = False


def oracle_in_nood(world: "World", nood: InNood) -> set[str]:
    """The same without a decision and a signature: hours, a second person, and who asked us to share nothing."""
    waits = [used for used in world.used if used.waits_in_nood]
    if nood.over or world.closed or not world.samenwerking:
        return set()
    return without(waits, set(nood.fields))


def without(stops: list[Used], fields: set[str]) -> set[str]:
    """What is left: nothing where somebody stopped all of it, else what nobody named."""
    return {code for code in fields if not any(not used.codes or code in used.codes for used in stops)}


def oracle(world: "World", share: Told) -> set[str]:
    """Law 1 in ten lines: a decision, read along where needed, in its period, with the signatures that it wants."""
    return without([used for used in world.used if used.stops(share)], said(world, share))


def said(world: "World", share: Told) -> set[str]:
    """What would be open if nobody had used a right."""
    if share.over or world.closed or not world.samenwerking:
        return set()
    if share.tasks and world.task not in share.tasks:
        return set()
    if share.afweging.second_reader_required and not share.read_along:
        return set()
    if not share.afweging.machtiging_kind:
        return set(share.fields) - share.answered
    if not share.signers or share.lapsed or ends_by_itself(world, share):
        return set()
    return set.intersection(*(share.yes.get(signer, set()) for signer in share.signers)) - share.answered


def ends_by_itself(world: "World", share: Told) -> bool:
    """domain.md §1.4: a parent signs until 16, and who signed for another must still be able to."""
    if "gezagsdrager" in share.signers and world.age >= SIXTEEN:
        return True
    return any(who not in world.acting for who, _ in share.in_place)


def tasks_of(afweging: Afweging) -> set[str]:
    """For which of our tasks both grondslagen hold; empty means any."""
    told = [set(one.tasks) for one in (afweging.grondslag_geven, afweging.grondslag_ontvangen) if one and one.tasks]
    return set.intersection(*told) if told else set()


class World(RuleBasedStateMachine):
    """One case, one school, and everybody who can open or close something."""

    @initialize(age=st.sampled_from([14, 17, 20]))
    def begin(self, age: int) -> None:
        self.age, self.task, self.samenwerking, self.closed = age, "jeugdwet", True, False
        self.shares: list[Told] = []
        self.used: list[Used] = []
        self.noods: list[InNood] = []
        self.member = somebody_of_a_school()
        with hop("public"):
            self.member.ketenpartner.kind = "schuldhulp"
            self.member.ketenpartner.save()
        self.leader, self.colleague = make.make_user("Willem"), make.make_user("Nora", roles=("coordinator",))
        self.case: Case = make.make_case(jongere=make.make_jongere(age=age), regiehouder=self.leader, task=self.task)
        make.make_inschrijving(jongere=self.case.jongere)
        make.make_score(case=self.case, domain="GG")
        self.people: dict[str, User] = {"jongere": invite_citizen(person=self.case.jongere, by=self.leader)}
        self.roles = {"jongere": "jongere"}
        self.acts: dict[str, Gezagsdrager] = {}
        self.acting: set[str] = set()
        if age < SIXTEEN:
            self.let_act("moeder", "gezagsdrager", relatie="moeder")
            self.let_act("vader", "gezagsdrager", relatie="vader")

    def let_act(self, naam: str, role: str, **over: Any) -> None:
        """Somebody whose proof was seen acts for the jongere from now on."""
        person = make.make_gezagsdrager(jongere=self.case.jongere, naam=naam, verified_by=self.leader, **over)
        self.people[naam], self.roles[naam] = invite_citizen(person=person, by=self.leader), role
        self.acts[naam] = person
        self.acting.add(naam)

    @precondition(lambda self: self.age >= SIXTEEN and "bewindvoerder" not in self.acts)
    @rule()
    def bewind_begins(self) -> None:
        self.let_act("bewindvoerder", "bewindvoerder", soort="bewind", since=timezone.localdate())

    @precondition(lambda self: self.acting)
    @rule(data=st.data(), ends=st.booleans())
    def somebody_no_longer_acts(self, data: Any, ends: bool) -> None:
        naam = data.draw(st.sampled_from(sorted(self.acting)))
        person = Gezagsdrager.objects.get(pk=self.acts[naam].pk)
        if ends:
            yesterday = timezone.localdate() - timedelta(days=1)
            Gezagsdrager.objects.filter(pk=person.pk).exclude(since=None).update(since=yesterday)
            end_gezag(gezagsdrager=person, until=yesterday, by=self.leader)
        else:
            soon = timezone.localdate() + timedelta(days=30)
            do_not_inform(gezagsdrager=person, reason="Niet veilig.", review_on=soon, by=self.leader)
        self.acting.discard(naam)

    @precondition(lambda self: self.acts)
    @rule(data=st.data())
    def it_is_safe_again(self, data: Any) -> None:
        naam = data.draw(st.sampled_from(sorted(self.acts)))
        person = Gezagsdrager.objects.get(pk=self.acts[naam].pk)
        try:
            inform_again(gezagsdrager=person, reason="Veilig.", by=self.leader)
        except Refused:
            return
        if person.until is None and (person.soort != "gezag" or self.age < EIGHTEEN):
            self.acting.add(naam)

    @rule()
    def the_night_comes(self) -> None:
        """Writing down what ended: what was closed by its date stays closed, also when the date would change back."""
        write_down_lapses()
        for share in self.shares:
            share.lapsed = share.lapsed or (bool(share.signers) and ends_by_itself(self, share) and not share.over)

    @precondition(lambda self: self.shares)
    @rule(data=st.data())
    def ask_again(self, data: Any) -> None:
        share = self.one(data)
        if not share.signers:
            return
        try:
            asked = ask_again(afweging=Afweging.objects.get(pk=share.afweging.pk), by=self.leader)
        except Refused:
            return
        share.signers, share.asked = set(asked.required_signers), set(asked.field_codes)
        share.yes, share.in_place, share.lapsed = {}, [], False

    @precondition(lambda self: len(self.shares) < 3)
    @rule(grondslag=st.sampled_from(["CONS", "JW-2", "SHV-1"]), health=st.booleans())
    def decide(self, grondslag: str, health: bool) -> None:
        fields = WITH_HEALTH if health else PLAIN
        try:
            afweging = decided(
                case=self.fresh_case(), partner=self.member.ketenpartner, by=self.leader, grondslag=grondslag,
                receiving="SHV-1" if grondslag == "SHV-1" else "CONS", fields=fields,
            )  # fmt: skip
        except Refused:
            return
        signers = self.asked(afweging)
        told = Told(afweging, fields, signers, set(fields), public_task=grondslag == "SHV-1", tasks=tasks_of(afweging))
        self.shares.append(told)

    @rule(task=st.sampled_from(["jeugdwet", "wmo"]))
    def work_under_another_task(self, task: str) -> None:
        """What rests on a grondslag of the other task is closed as long as that lasts."""
        case = self.fresh_case()
        try:
            change_case(case=case, version=case.version, by=self.leader, task=task)
        except Refused:
            return
        self.task = task

    @precondition(lambda self: len(self.shares) < 3)
    @rule(health=st.booleans())
    def ask(self, health: bool) -> None:
        items = ASKED_WITH_HEALTH if health else ASKED
        try:
            question = asked(
                case=self.fresh_case(),
                partner=self.member.ketenpartner,
                by=self.leader,
                items=items,
            )
        except Refused:
            return
        self.shares.append(
            Told(question, items, self.asked(question), set(items), tasks=set(question.grondslag_geven.tasks))
        )

    @precondition(lambda self: self.shares)
    @rule(data=st.data(), code=st.sampled_from(ASKED_WITH_HEALTH))
    def answer(self, data: Any, code: str) -> None:
        share = self.one(data)
        try:
            answer(self.member, "proeftuin", share.afweging.pk, {code: Reply(text="Ja.")})
        except (Refused, NotShared):
            return
        share.answered.add(code)

    @precondition(lambda self: self.shares)
    @rule(data=st.data(), agreed=st.booleans())
    def read_along(self, data: Any, agreed: bool) -> None:
        share = self.one(data)
        try:
            services.second_read(afweging=share.afweging, by=self.colleague, agreed=agreed, remark="Gelezen.")
        except Refused:
            return
        share.read_along, share.signers = agreed, self.asked(share.afweging)

    @precondition(lambda self: self.shares)
    @rule(data=st.data(), yes=ANY_CODES)
    def sign(self, data: Any, yes: set[str]) -> None:
        share, who = self.one(data), data.draw(st.sampled_from(sorted(self.people)))
        if not share.signers:
            return
        role = self.roles[who]
        before = share.yes.get(role, set())
        try:
            signed(Afweging.objects.get(pk=share.afweging.pk), by=self.people[who], yes=yes)
        except Refused:
            return
        self.closes(share, share.asked - yes - before)
        share.yes[role] = before | (yes & share.asked)
        if role != "jongere" and (yes & share.asked) - before:
            share.in_place.append((who, (yes & share.asked) - before))

    @precondition(lambda self: self.shares)
    @rule(data=st.data(), codes=st.none() | ANY_CODES)
    def take_back(self, data: Any, codes: set[str] | None) -> None:
        self.say_no(data, lambda asked, by: withdraw(machtiging=asked, by=by, codes=codes))

    @precondition(lambda self: self.shares)
    @rule(data=st.data())
    def say_nee(self, data: Any) -> None:
        self.say_no(data, lambda asked, by: refuse(machtiging=asked, by=by))

    @precondition(lambda self: self.shares)
    @rule(data=st.data())
    def end(self, data: Any) -> None:
        share = self.one(data)
        try:
            services.end(afweging=share.afweging, by=self.leader, reason="Klaar.")
        except Refused:
            return
        share.over = True

    @precondition(lambda self: self.shares)
    @rule(data=st.data())
    def time_passes_the_end(self, data: Any) -> None:
        share = self.one(data)
        yesterday = timezone.localdate() - timedelta(days=1)
        bend("update proeftuin.consent_afweging set valid_from = %s, valid_until = %s where id = %s",
             yesterday, yesterday, share.afweging.pk)  # fmt: skip
        share.over = True

    @precondition(lambda self: len(self.used) < 4)
    @rule(
        data=st.data(), kind=st.sampled_from(Kind.values), all_of_it=st.booleans(), closes=st.booleans(),
        named=st.sets(st.sampled_from(WITH_HEALTH), max_size=2),
    )  # fmt: skip
    def use_a_right(self, data: Any, kind: str, all_of_it: bool, closes: bool, named: set[str]) -> None:
        about = None if all_of_it or not self.shares else self.one(data).afweging
        who = self.people[data.draw(st.sampled_from(sorted(self.people)))]
        try:
            asked = verzoeken.ask(
                case=self.fresh_case(), kind=Kind(kind), by=who, told="Omdat.", afweging=about,
                closes=closes and kind in (Kind.CORRECTIE, Kind.WISSEN),
                field_codes=named if kind in (Kind.BEPERKING, Kind.BEZWAAR) else (),
            )  # fmt: skip
        except Refused:
            return
        self.used.append(Used(asked))

    @precondition(lambda self: self.used)
    @rule(data=st.data(), outcome=st.sampled_from(["toegewezen", "deels", "afgewezen"]))
    def we_decide_on_it(self, data: Any, outcome: str) -> None:
        used = data.draw(st.sampled_from(self.used))
        try:
            verzoeken.decide(verzoek=used.verzoek, by=self.leader, outcome=Outcome(outcome), motivation="Daarom.")
        except Refused:
            return
        used.outcome, used.shares = outcome, [share.afweging.pk for share in self.shares]

    @precondition(lambda self: self.used)
    @rule(data=st.data())
    def they_take_it_back(self, data: Any) -> None:
        used = data.draw(st.sampled_from(self.used))
        try:
            verzoeken.take_back(verzoek=used.verzoek, by=self.people["jongere"])
        except Refused:
            return
        used.outcome, used.ended = used.outcome or "ingetrokken", True

    @precondition(lambda self: len(self.noods) < 3)
    @rule(ground=st.sampled_from(Ground), health=st.booleans(), by_colleague=st.booleans())
    def open_in_nood(self, ground: Ground, health: bool, by_colleague: bool) -> None:
        fields, by = WITH_HEALTH if health else PLAIN, self.colleague if by_colleague else self.leader
        try:
            opening = opened(
                case=self.fresh_case(), partner=self.member.ketenpartner, by=by, ground=ground, fields=fields
            )
        except Refused:
            return
        assert ground == Ground.VITAL or not health
        assert set(fields) == without([used for used in self.used if used.waits_in_nood], set(fields))
        self.noods.append(InNood(opening, fields))

    @precondition(lambda self: self.noods)
    @rule(data=st.data(), justified=st.booleans(), by_colleague=st.booleans())
    def a_second_person_looks(self, data: Any, justified: bool, by_colleague: bool) -> None:
        nood, by = data.draw(st.sampled_from(self.noods)), self.colleague if by_colleague else self.leader
        try:
            nooding.review(opening=nood.opening, by=by, justified=justified, remark="Gekeken.")
        except Refused:
            return
        assert by_colleague
        assert nood.opening.by != by
        nood.over = nood.over or not justified

    @precondition(lambda self: self.noods)
    @rule(data=st.data(), hours_pass=st.booleans())
    def nood_ends(self, data: Any, hours_pass: bool) -> None:
        nood = data.draw(st.sampled_from(self.noods))
        if hours_pass:
            past = timezone.now() - timedelta(hours=9)
            bend("update proeftuin.consent_noodopening set at = %s, until = %s where id = %s",
                 past, past + timedelta(hours=2), nood.opening.pk)  # fmt: skip
        else:
            try:
                nooding.close(opening=nood.opening, by=self.leader, reason="Veilig.")
            except Refused:
                return
        nood.over = True

    @rule()
    def samenwerking_ends(self) -> None:
        with hop("public"):
            self.member.ketenpartner.samenwerkingen.get().end()
        self.samenwerking = False

    @rule(age=st.sampled_from([15, 16, 18, 26]))
    def a_birthday_passes(self, age: int) -> None:
        if age > self.age:
            Jongere.objects.filter(pk=self.case.jongere_id).update(geboortedatum=make.born(age))
            self.age = age
            if age >= EIGHTEEN:
                self.acting -= {naam for naam, role in self.roles.items() if role == "gezagsdrager"}

    @invariant()
    def the_view_opens_what_the_oracle_says(self) -> None:
        with as_partner(self.member):
            opened = {row.pk: set(row.granted) for row in SharedCase.objects.only("share_id", "granted")}
            questions = {row.pk: set(row.asked) for row in AskedQuestion.objects.only("question_id", "asked")}
        assert not {code for granted in opened.values() for code in granted if code.startswith("vraag.")}
        opened |= questions
        expected = {share.afweging.pk: oracle(self, share) for share in self.shares}
        expected |= {nood.opening.pk: oracle_in_nood(self, nood) for nood in self.noods}
        assert opened == {pk: codes for pk, codes in expected.items() if codes}

    def say_no(self, data: Any, act: Any) -> None:
        share, who = self.one(data), data.draw(st.sampled_from(sorted(self.people)))
        if not share.signers:
            return
        try:
            event = act(Afweging.objects.get(pk=share.afweging.pk).machtiging, self.people[who])
        except Refused:
            return
        self.closes(share, set(event.field_codes))

    def closes(self, share: Told, codes: set[str]) -> None:
        """A nee takes every ja to these away; who said ja to nothing else any more, need not be able to."""
        if codes:
            share.yes = {signer: said - codes for signer, said in share.yes.items()}
            share.in_place = [(who, said) for who, said in share.in_place if not said <= codes]

    def one(self, data: Any) -> Told:
        return self.shares[data.draw(st.integers(0, len(self.shares) - 1))]

    def asked(self, afweging: Afweging) -> set[str]:
        machtiging = getattr(Afweging.objects.get(pk=afweging.pk), "machtiging", None)
        return set(machtiging.required_signers) if machtiging else set()

    def fresh_case(self) -> Case:
        return Case.objects.select_related("jongere", "regiehouder").get(pk=self.case.pk)


def bend(statement: str, *values: date | Any) -> None:
    """What only time can do: as superuser, past the triggers that keep a decision as it is."""
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        admin.execute(statement, values)


def test_the_view_agrees_with_law_1_after_every_act(committed):
    World.TestCase.settings = settings(
        max_examples=int(os.environ.get("MODEL_EXAMPLES", "25")),
        stateful_step_count=14,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    case = World.TestCase("runTest")
    case.runTest()
    assert connection.schema_name == "proeftuin"
