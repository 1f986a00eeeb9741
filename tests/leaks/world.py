"""A world of canaries: cases in three tenants, partners with different grants, and grants that ended in every way."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.members.models import PartnerMember
from accounts.models import User
from accounts.rights import Role
from cases.dossier.handover import offer_handover
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.joining import services as joinings
from cases.jongeren.gezag import do_not_inform
from cases.jongeren.models import Jongere
from cases.jongeren.services import invite_citizen
from cases.ownscores.services import ask_how_it_goes, say_how_it_goes
from cases.signals.models import Melding, Status
from cases.signals.services import change_status, reply
from consent.afwegingen import models as weighing
from consent.afwegingen import services
from consent.afwegingen.models import Afweging, FieldResult
from consent.afwegingen.services import Line
from consent.machtigingen.services import refuse, withdraw
from consent.nood import services as nood
from consent.nood.models import Noodopening
from partners.models import Ketenpartner, Samenwerking
from sharing.questions import Reply, answer
from sharing.signals import send
from tenants import current, hop
from tenants.models import Tenant
from tests import factories as make
from tests.asking import question_draft
from tests.campaigning import run_with
from tests.deciding import answers, every_code, signed
from tests.held import own_form
from tests.intaking import analyse_case
from tests.leaks.canaries import Mint, plant, sightings, values_by_field, without_canary
from tests.leaving import chose_before
from tests.login import sign_in
from tests.meeting import meet
from tests.nooding import opened
from tests.schooling import work_with_schools
from tests.scoring import zrm_edition
from tests.thinking import think_along

NAMES = ("persoon.roepnaam", "persoon.achternaam")
REACH = (*NAMES, "contact.telefoon", "contact.email")
PARTNERS = {"roc": "mbo", "ggz": "ggz", "wijkteam": "wijkteam", "uwv": "uwv", "jgz": "jgz", "huis": "woningcorporatie"}
SAID_TO_ASK = ("doel", "recipient_task", "doel_resultaat", "geen_taak_waarom", "gesprek_toelichting")
REPORTED = {"roc": "noorderkoog", "ggz": "zandwaard", "huis": "waterland"}
CASES = {"teun": "noorderkoog", "amira": "noorderkoog", "jay": "zandwaard", "sem": "waterland", "lea": "waterland"}


@dataclass
class Share:
    """What was weighed for one partner in one case, and which fields must be open in the end."""

    partner: str
    schema: str
    case: Case
    afweging: Afweging | Noodopening
    granted: tuple[str, ...]
    is_notice: bool = False


@dataclass
class Question:
    """What one partner is asked in one case, and whether it can still be answered."""

    partner: str
    schema: str
    case: Case
    afweging: Afweging
    is_open: bool


@dataclass
class Partner:
    """An organisation, and the sessions in which its people are logged in."""

    ketenpartner: Ketenpartner
    members: dict[str, PartnerMember] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)


class World:
    """Made once for all tests about leaks, in a transaction that is rolled back."""

    def __init__(self) -> None:
        self.mint = Mint()
        self.shares: list[Share] = []
        self.partners = {name: self.found(kind) for name, kind in PARTNERS.items()}
        self.cases = {name: self.open_case(schema) for name, schema in CASES.items()}
        self.bsns = {bsn for name in self.cases for bsn in self.bsns_of(name)}
        self.bare: list[str] = []
        for schema in dict.fromkeys(CASES.values()):
            with hop(schema):
                plant(self.mint)
                self.bare += without_canary(self.mint)
        self.agree()
        self.signals = {name: self.report(name, schema) for name, schema in REPORTED.items()}
        self.questions = [*self.ask_around()]

    @property
    def known(self) -> set[str]:
        """All canaries, of whatever field of whatever case."""
        return self.mint.known | self.bsns

    def found(self, kind: str) -> Partner:
        """A ketenpartner that works with all tenants, with a beheerder and a medewerker."""
        with hop("public"):
            partner = Partner(Ketenpartner.objects.create(naam=f"Organisatie {self.mint.text('naam')}", kind=kind))
            for tenant in Tenant.objects.filter(schema_name__in=CASES.values()):
                Samenwerking.objects.create(
                    ketenpartner=partner.ketenpartner, tenant=tenant, convenant=self.mint.text("convenant"),
                    starts_on=timezone.localdate() - timedelta(days=30),
                )  # fmt: skip
            for role in ("beheerder", "medewerker"):
                person = User.objects.create_person(naam=self.mint.text("naam"), email=self.mint.text("email"))
                partner.members[role] = PartnerMember.objects.create(
                    user=person, ketenpartner=partner.ketenpartner, role=role, functie=self.mint.text("functie")
                )
                cookies = sign_in(Client(), person, "partner").cookies
                partner.sessions[role] = cookies[settings.SESSION_COOKIE_NAME].value
        return partner

    def open_case(self, schema: str) -> Case:
        """A case with a value for every field."""
        with hop(schema):
            leader = make.make_user(
                self.mint.text("naam"), email=self.mint.text("email"), telefoon=self.mint.text("telefoon")
            )
            form = own_form(self.mint.text, naam=f"Intake {leader.pk}", by=leader)
            case = analyse_case(make.make_filled_case(regiehouder=leader, form=form), say=self.mint.text)
            report_about(case, say=self.mint.text)
            follow_by_letter_and_phone(case, say=self.mint.text)
            work_with_schools(case)
            do_not_inform(
                gezagsdrager=case.jongere.gezagsdragers.all()[0], reason=self.mint.text("reason"), by=leader,
                review_on=timezone.localdate() + timedelta(days=30),
            )  # fmt: skip
            meet(case, say=self.mint.text)
            chose_before(case, say=self.mint.text)
            think_along(case, say=self.mint.text)
            run_with(case)
            offer_handover(case=case, receiver=make.make_user("Een collega"), reason="Verlof", by=leader)
        return case

    def bsns_of(self, name: str) -> list[str]:
        with hop(CASES[name]):
            jongere = self.cases[name].jongere
            return [person.bsn or "" for person in (jongere, *jongere.gezagsdragers.all())]

    def agree(self) -> None:
        """Who may read what: open, partly open, closed in every way, and never opened."""
        self.share("roc", "teun", every_code())
        self.share("roc", "jay", ("onderwijs.opleiding", "onderwijs.begon_op"))
        self.share("roc", "sem", REACH, then=unanswered)
        self.share("ggz", "jay", ("persoon.achternaam", "zrm.gg", "contact.adres"))
        self.share("ggz", "amira", (*NAMES, "verzuim.uren"))
        self.share("wijkteam", "teun", REACH, then=take_back("contact.telefoon"), granted=(*NAMES, "contact.email"))
        self.share("wijkteam", "jay", REACH, then=left)
        self.share("uwv", "jay", REACH, then=take_back(*REACH))
        self.share("uwv", "teun", REACH, then=say_no)
        self.share("uwv", "amira", REACH, then=stopped)
        self.share("uwv", "sem", REACH, then=draft)
        self.share("jgz", "teun", REACH, then=only_later)
        self.share("huis", "lea", REACH, then=case_closed)
        self.in_nood("jgz", "jay", (*NAMES, "zrm.gg"))
        self.in_nood("uwv", "jay", ("contact.telefoon",), quiet=True)
        self.in_nood("huis", "amira", REACH, then=found_wrong)
        self.in_nood("wijkteam", "sem", REACH, then=no_longer_needed)
        self.in_nood("jgz", "sem", REACH, hours_ago=3)

    def share(self, partner: str, case: str, asked: Iterable[str], *, then: "Ending | None" = None,
              granted: tuple[str, ...] = ()) -> None:  # fmt: skip
        """Weigh, decide and sign; then what happened to it. Without an ending everything asked is granted."""
        with hop(CASES[case]):
            asked, about = tuple(asked), Case.objects.get(pk=self.cases[case].pk)
            agreed = Agreement(self, self.partners[partner], about)
            afweging = (then or whole)(agreed, asked)
            notice = then is not None and then.__name__ in NOTICED
            codes = granted if then else asked
            self.shares.append(Share(partner, CASES[case], about, afweging, codes, notice))

    def in_nood(self, partner: str, case: str, codes: tuple[str, ...], *, then: "Closing | None" = None,
                hours_ago: int = 0, quiet: bool = False) -> None:  # fmt: skip
        """Open for two hours, in words that are canaries; then what happened to it."""
        mint, now = self.mint, timezone.now()
        silence = {"untold_until": now + timedelta(days=9), "untold_reason": mint.text("reason")} if quiet else {}
        with hop(CASES[case]):
            about = Case.objects.get(pk=self.cases[case].pk)
            opening = opened(
                case=about, partner=self.partners[partner].ketenpartner, by=about.regiehouder, hours=2,
                reason=mint.text("reason"), doel=f"Nu {mint.text('doel')}", at=now - timedelta(hours=hours_ago),
                fields={code: mint.text("reason") for code in codes}, **silence,
            )  # fmt: skip
            if then:
                then(opening, mint.text("remark"))
        is_open = not then and not hours_ago
        self.shares.append(Share(partner, CASES[case], about, opening, codes if is_open else (), is_notice=not is_open))

    def report(self, partner: str, schema: str) -> set[str]:
        """A signal of this partner in which every word is a canary; what it may see of it: the name, and our answer."""
        mint, member = self.mint, self.partners[partner].members["beheerder"]
        shown = {"voornaam": mint.text("voornaam"), "achternaam": mint.text("achternaam"), "geboortedatum": mint.day()}
        words = {name: mint.text(name) for name in ("reden", "gedaan", "vraag", "melder_telefoon", "melder_functie")}
        number = send(member, schema, {**shown, **words})
        sentence = mint.text("sentence")
        with hop(schema):
            reply(melding=Melding.objects.get(pk=number), told="contact", sentence=sentence, by=make.make_user())
        return sightings(f"{shown['voornaam']} {shown['achternaam']} {shown['geboortedatum']} {sentence}")

    def ask_around(self) -> Iterator[Question]:
        """What partners are asked: open, half answered, answered, withdrawn, unsigned, and only drafted."""
        yield self.ask("jgz", "amira", items=("vraag.inkomen",))
        yield self.ask("huis", "teun", answered=("vraag.afspraken",))
        yield self.ask("uwv", "sem", answered=("vraag.afspraken", "vraag.begeleiding"))
        yield self.ask("wijkteam", "amira", then=taken_back)
        yield self.ask("roc", "amira", then=asked_only)
        yield self.ask("ggz", "teun", then=drafted)

    def ask(self, partner: str, case: str, *, items: tuple[str, ...] = ("vraag.afspraken", "vraag.begeleiding"),
            answered: tuple[str, ...] = (), then: "Asked | None" = None) -> Question:  # fmt: skip
        """A question whose every word is a canary; what is answered with is one too, and nobody may see that again."""
        mint, asked_of = self.mint, self.partners[partner]
        with hop(CASES[case]):
            about = Case.objects.get(pk=self.cases[case].pk)
            words = {name: f"Een zin met {mint.text(name)}" for name in SAID_TO_ASK}
            agreed = Agreement(self, asked_of, about)
            afweging = (then or out)(agreed, items, words)
        said = {code: Reply(text=f"Het antwoord is {mint.text('text')}") for code in answered}
        if said:
            answer(asked_of.members["medewerker"], CASES[case], afweging.pk, said)
        return Question(partner, CASES[case], about, afweging, is_open=then is None and set(answered) != set(items))

    def inside_question(self, question: Question) -> set[str]:
        """A name, a date of birth, what for, and how to reach who asks; and nothing else."""
        case, afweging = question.case, question.afweging
        with hop(question.schema):
            jongere, leader = Jongere.objects.get(pk=case.jongere_id), case.regiehouder
            words = [jongere.naam, f"{jongere.geboortedatum}", case.reference, case.verantwoordelijke_gemeente,
                     afweging.doel, afweging.recipient_task, leader.naam, leader.telefoon, leader.email]  # fmt: skip
        return sightings(" ".join(words))

    def allowed(self, partner: str) -> set[str]:
        """The canaries that this partner may see, and must see: granted values, and the words around a share."""
        found = self.own_names(partner, "medewerker") | self.signals.get(partner, set())
        for share in self.shares:
            if share.partner == partner and (share.granted or share.is_notice):
                found |= self.around(share)
            if share.partner == partner and share.granted:
                found |= self.inside(share)
        for question in self.questions:
            if question.partner == partner and question.is_open:
                found |= self.inside_question(question)
        return found & self.known

    def people_of(self, partner: str) -> set[str]:
        """What the beheerder of a partner sees of its own people."""
        members = self.partners[partner].members.values()
        return sightings(" ".join(f"{one.naam} {one.user.email} {one.functie}" for one in members)) & self.mint.known

    def own_names(self, partner: str, role: str) -> set[str]:
        """Who is logged in, and where they work: that stands above each page."""
        member = self.partners[partner].members[role]
        return sightings(f"{member.naam} {member.organisation}") & self.mint.known

    def around(self, share: Share) -> set[str]:
        case, afweging = share.case, share.afweging
        words = [case.reference, case.verantwoordelijke_gemeente, afweging.doel]
        if share.granted:
            leader = case.regiehouder
            words += [getattr(afweging, "recipient_task", ""), leader.naam, leader.telefoon, leader.email]
        return sightings(" ".join(words))

    def inside(self, share: Share) -> set[str]:
        with hop(share.schema):
            values = values_by_field(share.case)
        return set().union(*(values[code] for code in share.granted))

    def things(self, partner: Partner | None = None) -> list[tuple[str, Any]]:
        """What could be asked for by its number, as schema and id: every share, the questions to this partner and one
        to another, and one of every other kind."""
        own = [one for one in self.questions if self.partners[one.partner] is partner]
        other = [one for one in self.questions if one not in own][:1]
        found = [(one.schema, one.afweging.pk) for one in (*self.shares, *own, *other)]
        amira, stranger = self.cases["amira"], self.partners["huis"]
        found += [("noorderkoog", amira.pk), ("noorderkoog", amira.jongere_id)]
        return found + [("public", member.pk) for member in stranger.members.values()]


def report_about(case: Case, *, say: Callable[[str], str]) -> None:
    """A melding in the case, and somebody's word about it that was taken back; and one of school that is nobody's.

    `say` gives a canary: a status that was written down is never changed.
    """
    leader = case.regiehouder
    melding = make.make_melding(by=leader)
    joining = joinings.join_jongere(melding=melding, jongere=case.jongere, why="Zelfde naam.", by=leader)
    joinings.take_back(joining=joining, why="Toch niet.", by=leader)
    Melding.objects.filter(pk=melding.pk).update(jongere=case.jongere, case=case)
    change_status(melding=melding, status=Status.IN_BEHANDELING, by=leader, reason=say("reason"))
    make.make_verzuimmelding(by=leader)


def follow_by_letter_and_phone(case: Case, *, say: Callable[[str], str]) -> None:
    """A letter as it was printed, and what the jongere says about how it goes: both only ever added to."""
    make.make_letter(case, extra=f"Een zin met {say('extra')} erin.")
    jongere = invite_citizen(person=case.jongere, by=case.regiehouder)
    question = ask_how_it_goes(case=case, instrument=zrm_edition(), domains=["FIN"], by=case.regiehouder)
    say_how_it_goes(question=question, given={"FIN": (2, say("words"))}, by=jongere)


@dataclass
class Agreement:
    """One partner and one case, and the acts between them."""

    world: World
    partner: Partner
    case: Case

    @property
    def leader(self) -> User:
        return self.case.regiehouder

    @property
    def jongere(self) -> User:
        return invite_citizen(person=self.case.jongere, by=self.leader)

    def draft(self, codes: tuple[str, ...], *, later: int = 0) -> Afweging:
        """An afweging whose own words are canaries too."""
        mint, by, today = self.world.mint, self.leader, timezone.localdate()
        afweging = services.start(case=self.case, ketenpartner=self.partner.ketenpartner, by=by)
        words = (
            "doel",
            "recipient_task",
            "doel_resultaat",
            "geen_taak_waarom",
            "gesprek_toelichting",
            "terugkoppeling",
        )
        said = answers("CONS", "CONS") | {word: f"Een zin met {mint.text(word)} erin" for word in words}
        period = {"valid_from": today + timedelta(days=later), "valid_until": today + timedelta(days=180)}
        afweging = services.answer(afweging=afweging, by=by, **said, **period)
        lines = [Line(code, FieldResult.SHARE, f"Omdat {mint.text('reason')}") for code in codes]
        afweging = services.weigh(afweging=afweging, by=by, lines=lines)
        others = {question: (False, f"Nee: {mint.text('reason')}") for question in weighing.Question.values}
        return services.weigh_alternatives(afweging=afweging, by=by, answers=others)

    def decided(self, codes: tuple[str, ...], *, later: int = 0) -> Afweging:
        afweging = services.decide(afweging=self.draft(codes, later=later), by=self.leader)
        if afweging.second_reader_required:
            reader = make.make_user("Tweede lezer", roles=(Role.COORDINATOR,))
            services.second_read(afweging=afweging, by=reader, agreed=True)
        return Afweging.objects.get(pk=afweging.pk)


Asked = Callable[["Agreement", tuple[str, ...], dict[str, str]], Afweging]


def drafted(agreed: Agreement, items: tuple[str, ...], words: dict[str, str]) -> Afweging:
    return question_draft(case=agreed.case, partner=agreed.partner.ketenpartner, by=agreed.leader, items=items, **words)


def asked_only(agreed: Agreement, items: tuple[str, ...], words: dict[str, str]) -> Afweging:
    """Decided, read along where that is needed, and nobody signed."""
    afweging = services.decide(afweging=drafted(agreed, items, words), by=agreed.leader)
    if afweging.second_reader_required:
        reader = make.make_user("Tweede lezer", roles=(Role.COORDINATOR,))
        services.second_read(afweging=afweging, by=reader, agreed=True)
    return Afweging.objects.get(pk=afweging.pk)


def out(agreed: Agreement, items: tuple[str, ...], words: dict[str, str]) -> Afweging:
    return signed(asked_only(agreed, items, words), by=agreed.jongere)


def taken_back(agreed: Agreement, items: tuple[str, ...], words: dict[str, str]) -> Afweging:
    afweging = out(agreed, items, words)
    withdraw(machtiging=afweging.machtiging, by=agreed.jongere)
    return afweging


Closing = Callable[[Noodopening, str], object]


def found_wrong(opening: Noodopening, why: str) -> None:
    reader = make.make_user("Tweede persoon", roles=(Role.COORDINATOR,))
    nood.review(opening=opening, by=reader, justified=False, remark=why)


def no_longer_needed(opening: Noodopening, why: str) -> None:
    nood.close(opening=opening, by=opening.by, reason=why)


Ending = Callable[[Agreement, tuple[str, ...]], Afweging]
# Of these the partner knew something: it is told to delete it.
NOTICED = {"partly_back", "stopped", "case_closed"}


def whole(agreed: Agreement, codes: tuple[str, ...], *, later: int = 0) -> Afweging:
    return signed(agreed.decided(codes, later=later), by=agreed.jongere)


def only_later(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    """Signed, and it begins in a month."""
    return whole(agreed, codes, later=30)


def unanswered(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    return agreed.decided(codes)


def draft(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    return agreed.draft(codes)


def say_no(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    afweging = agreed.decided(codes)
    refuse(machtiging=afweging.machtiging, by=agreed.jongere)
    return afweging


def take_back(*back: str) -> Ending:
    """Signed, and then these fields were withdrawn."""

    def partly_back(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
        afweging = whole(agreed, codes)
        withdraw(machtiging=afweging.machtiging, by=agreed.jongere, codes=back)
        return afweging

    return partly_back


def stopped(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    afweging = whole(agreed, codes)
    services.end(afweging=afweging, by=agreed.leader, reason=agreed.world.mint.text("reason"))
    return afweging


def case_closed(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    afweging = whole(agreed, codes)
    close_case(case=agreed.case, version=agreed.case.version, reason="werk", by=agreed.leader)
    return afweging


def left(agreed: Agreement, codes: tuple[str, ...]) -> Afweging:
    """Signed and open; then the samenwerking with this tenant ended."""
    afweging = whole(agreed, codes)
    schema = current().schema
    with hop("public"):
        Samenwerking.objects.get(ketenpartner=agreed.partner.ketenpartner, tenant__schema_name=schema).end()
    return afweging
