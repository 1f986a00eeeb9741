"""Everybody who can log in, around a case in which there is something to open on every address."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from accounts.levels import Level
from accounts.members.models import PartnerMember
from accounts.models import User
from accounts.rights import Right, Role
from audit.models import Entry
from cases.content.attachments import keep_attachment
from cases.content.models import ContentKind
from cases.content.services import begin_content
from cases.doelgroepen.services import assign_doelgroep
from cases.dossier.handover import offer_handover
from cases.dossier.models import Case
from cases.dossier.team import add_colleague
from cases.imports.uploads import run_import, start_import
from cases.joining.services import join_jongere
from cases.jongeren.gezag import do_not_inform
from cases.jongeren.services import invite_citizen
from cases.letters.services import run_batch, start_batch
from cases.letters.shipped_november_2026 import TO_PARENTS
from cases.signals.models import Melding
from cases.signals.services import take_up
from cases.verzuimloket.answering import make_terugmelding
from cases.wijkronde.services import start_ronde
from consent.afwegingen.services import end
from consent.incidents.services import record_incident, set_reach, take_step
from consent.loket.paper import code_of, enter_form
from consent.machtigingen.models import Machtiging
from consent.machtigingen.services import Written
from consent.models import Afweging
from consent.retention.rounds import carry_out, confirm, propose
from consent.retention.services import place_hold
from consent.samples.services import draw, review
from consent.stiltes.services import keep_from
from consent.verzoeken.models import Kind, Outcome
from consent.verzoeken.services import ask as use_a_right
from consent.verzoeken.services import decide as answer
from partners.models import Ketenpartner, Samenwerking
from sharing.models import CorrectionNotice
from tenants import current, hop
from tenants.models import Tenant
from tests import campaigning, intaking, leaving, meeting, schooling, scoring, thinking
from tests import factories as make
from tests.access.browser import browser
from tests.access.walk import Address
from tests.asking import asked as asked_of
from tests.asking import question_draft
from tests.deciding import decided, draft, signed
from tests.login import sign_in
from tests.nooding import opened
from tests.retaining import settled

WRONG_FILE = b"bsn;voornamen;achternaam;geboortedatum\n123456789;Fout;Nummer;01-01-2010\n"
POINTS = {"phase": "plannen", "points": ["Luister."]}
NUMBERS = ("pk", "jongere_id", "edition_id", "notice_id", "label_id", "question_id", "machtiging_id", "plan_id",
           "goal_id", "share_id", "identificatie", "member_id", "partner_id", "samenwerking_id",
           "joining_id", "entry_id", "event_id")  # fmt: skip
WORDS = {
    "channel": "netwerkpartner", "slug": "werk", "code": "vrije-tijd", "soort": "inzage", "stap": "velden", "step": 1,
    "schema": "noorderkoog",
}  # fmt: skip
SPECIAL = ("persoon.roepnaam", "zrm.gg")


@dataclass(frozen=True)
class Person:
    """Somebody with a session: what they are called in the matrix, and as what they logged in where."""

    name: str
    kind: str = ""
    home: str = ""
    session: str = ""
    roles: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.name


@dataclass
class Dossier:
    """A case with everything in it; `rows` are its numbers, by the kind of row."""

    schema: str
    leader: User
    case: Case
    jongere: User
    parent: User
    rows: list[tuple[str, Any]]

    def values(self, number: Any, *, case_id: Any = None) -> dict[str, object]:
        """Values for every parameter of every address: this number, in this case or in another."""
        return dict.fromkeys(NUMBERS, number) | WORDS | {"case_id": case_id or self.case.pk}

    def of_kind(self, kind: str) -> list[Any]:
        return [number for name, number in self.rows if name == kind][:12]


def make_partner() -> PartnerMember:
    """A school that works with two tenants, with a beheerder."""
    with hop("public"):
        school = Ketenpartner.objects.create(naam=f"ROC {timezone.now().timestamp()}", kind="mbo")
        for tenant in Tenant.objects.filter(schema_name__in=("noorderkoog", "zandwaard")):
            Samenwerking.objects.create(ketenpartner=school, tenant=tenant, convenant="Convenant",
                                        starts_on=timezone.localdate() - timedelta(days=9))  # fmt: skip
        return member_of(school, "beheerder")


def member_of(organisation: Ketenpartner, role: str) -> PartnerMember:
    user = User.objects.create_person(naam=f"Docent {role}")
    return PartnerMember.objects.create(user=user, ketenpartner=organisation, role=role)


def make_dossier(partner: PartnerMember, receiver: User) -> Dossier:
    """A case with a row of every kind, in the schema where we stand."""
    before = {number for _, number in rows_here()}
    leader = make.make_user("Regiehouder")
    case = make.make_filled_case(regiehouder=leader)
    father = make.make_gezagsdrager(jongere=case.jongere, naam="Vader")
    soon = timezone.localdate() + timedelta(days=30)
    do_not_inform(gezagsdrager=father, reason="Er is een contactverbod.", review_on=soon, by=leader)
    jongere = invite_citizen(person=case.jongere, by=leader)
    parent = invite_citizen(person=case.jongere.gezagsdragers.get(naam="Marja Bakker"), by=leader)
    weigh_in_every_state(case=case, partner=partner, by=leader, jongere=jongere)
    add_colleague(case=case, colleague=make.make_user("Een collega"), rights=[Right.VIEW_CASE], by=leader)
    intaking.analyse_case(case)
    scoring.follow_case(case, jongere=jongere)
    offer_handover(case=case, receiver=receiver, reason="Verlof", by=leader)
    make.make_jongere(roepnaam="Zonder dossier")
    report(case, partner)
    begin_content(kind=ContentKind.BRIEF, naam=f"Brief van {leader.pk}", body=TO_PARENTS["body"], by=leader)
    begin_content(kind=ContentKind.AANDACHTSPUNTEN, naam=f"Van {leader.pk}", body=POINTS, by=leader)
    agree_on_absence(leader)
    own = begin_content(kind=ContentKind.DOELGROEP, naam=f"Groep {leader.pk}", body={"about": "Wij."}, by=leader)
    assign_doelgroep(case=case, doelgroep=f"eigen:{own.code}", reason="Hoort erbij.", by=leader)
    run_import(upload=start_import(file=ContentFile(WRONG_FILE, name="fout.csv"), by=leader))
    make.make_run(case)
    start_ronde(naam="Voorjaar", wijk=case.reference, by=leader)
    make.make_letter(case)
    schooling.work_with_schools(case)
    oversee(case)
    meeting.meet(case)
    leaving.chose_before(case)
    thinking.think_along(case, member=receiver)
    campaigning.run_with(case)
    run_batch(batch=start_batch(edition=make.shipped("niet-thuis-kaartje"), cases=[case], by=leader))
    rows = [row for row in rows_here() if row[1] not in before]
    return Dossier(current().schema, leader, case, jongere, parent, rows)


def agree_on_absence(by: User) -> None:
    """A verzuimprotocol with its paper."""
    pdf = f"%PDF-1.7 {by.pk} %%EOF".encode()
    kept = keep_attachment(naam="protocol.pdf", pdf=pdf, sha256=sha256(pdf).hexdigest(), by=by)
    body = {"text": "School meldt na acht uur.", "pdf": kept.sha256}
    begin_content(kind=ContentKind.VERZUIMPROTOCOL, naam=f"Protocol {by.pk}", body=body, by=by)


def oversee(case: Case) -> None:
    """An incident about this case, and a question of the FG about it."""
    officer = make.make_user("FG", roles=(Role.FG,))
    now, today = timezone.now(), timezone.localdate()
    incident = record_incident(by=officer, title="Mail", told="Naar de buren.", is_datalek=True, discovered_at=now)
    set_reach(incident=incident, by=officer, since=now - timedelta(days=1), case=case)
    take_step(incident=incident, by=officer, kind="maatregel", happened_at=now, text="Teruggehaald.")
    sample = draw(by=officer, source="afweging", since=today, until=today, size=50)
    item = next(item for item in sample.items.all() if item.case_id == case.pk)
    review(item=item, by=officer, verdict="vraag", text="Waarom zo veel velden?")


def report(case: Case, partner: PartnerMember) -> None:
    """A melding that is joined to the case and one that is nobody's yet, each with what can be opened of it."""
    melding = make.make_melding(by=case.regiehouder)
    join_jongere(melding=melding, jongere=case.jongere, why="Zelfde BSN.", by=case.regiehouder)
    take_up(melding=make.make_verzuimmelding(by=case.regiehouder).melding, by=case.regiehouder)
    make_terugmelding(by=case.regiehouder)
    Melding.objects.filter(pk=make.make_melding().pk).update(ketenpartner_id=partner.ketenpartner_id)


def weigh_in_every_state(*, jongere: User, **asked: Any) -> None:
    draft(**asked)
    decided(**asked)
    decided(**asked, fields=SPECIAL)
    on_paper(decided(**asked).machtiging)
    mother = asked["case"].jongere.gezagsdragers.get(naam="Marja Bakker")
    keep_from(afweging=decided(**asked), gezagsdrager=mother, reason="Niet veilig.", by=asked["by"])
    signed(decided(**asked), by=jongere)
    ended = signed(decided(**asked), by=jongere)
    end(afweging=ended, by=asked["by"], reason="Klaar")
    use_a_right(case=asked["case"], kind=Kind.INZAGE, by=jongere)
    granted = use_a_right(case=asked["case"], kind=Kind.BEPERKING, by=jongere, afweging=ended)
    answer(verzoek=granted, by=asked["by"], outcome=Outcome.GRANTED, motivation="Goed.")
    opened(**asked)
    keep_and_erase(case=asked["case"], by=asked["by"], jongere=jongere)
    question_draft(**asked)
    signed(asked_of(**asked), by=jongere)


def on_paper(machtiging: Machtiging) -> None:
    """A form that a colleague entered, and that waits for a second pair of eyes."""
    enter_form(
        machtiging=machtiging, written=Written(by=make.make_user("Aan het loket"), identity="paspoort"),
        yes=machtiging.field_codes, signed_on=timezone.localdate(), code=code_of(machtiging),
        scan=ContentFile(b"%PDF-1.7 %%EOF", name="scan.pdf"),
    )  # fmt: skip


def keep_and_erase(*, case: Case, by: User, jongere: User) -> None:
    """A term that was settled, a round with its proof, a round that waits, and a stop."""
    fg, beheerder = (make.make_user(role.label, roles=(role,)) for role in (Role.FG, Role.FUNCTIONEEL_BEHEERDER))
    settled(by=fg, task="wmo")
    for part in ("brieven", "plan"):
        asked = use_a_right(case=case, kind=Kind.WISSEN, by=jongere)
        answer(verzoek=asked, by=by, outcome=Outcome.PARTLY, motivation="Goed.", erases=[part])
        ronde = propose(by=fg)
        if part == "brieven":
            carry_out(ronde=confirm(ronde=ronde, by=beheerder))
    place_hold(case=case, by=fg, reason="Er loopt een klacht.")


def rows_here() -> list[tuple[str, Any]]:
    """The numbers of all rows of people and casework in this schema."""
    models = [model for label in ("accounts", "cases", "consent") for model in apps.get_app_config(label).get_models()]
    models.append(Entry)
    return [(model.__name__, row.pk) for model in models if model._meta.managed
            for row in model._default_manager.all()]  # fmt: skip


class City:
    """Three dossiers, and everybody with a session: two dossiers in one tenant, and one next door."""

    def __init__(self, operator: User) -> None:
        self.openings: dict[str, Any] = {}
        self.partner = make_partner()
        with hop("zandwaard"):
            self.foreign = make_dossier(self.partner, make.make_user("Ontvanger"))
            strangers = [staff("regiehouder of zandwaard", self.foreign.leader),
                         citizen("jongere of zandwaard", self.foreign.jongere)]  # fmt: skip
        with hop("noorderkoog"):
            receiver = make.make_user("Ontvanger")
            self.own = make_dossier(self.partner, receiver)
            self.neighbour = make_dossier(self.partner, make.make_user("Ook een ontvanger"))
            self.people = [*self.team(), *self.staff(), staff("receiver of the handover", receiver), *self.citizens()]
            self.open_share, self.closed_share = self.shares_of(self.own)
            self.correction = CorrectionNotice.objects.create(
                afweging_id=self.open_share, ketenpartner_id=self.partner.ketenpartner_id,
                field_codes=["persoon.roepnaam"],
            ).pk  # fmt: skip
            self.open_question = Afweging.objects.get(case=self.own.case, open_question__isnull=False).pk
        self.people += [*strangers, *self.visitors(operator), Person("nobody")]

    def shares_of(self, dossier: Dossier) -> tuple[Any, Any]:
        """The share that is open, and the one that was ended."""
        afwegingen = Afweging.objects.filter(case=dossier.case)
        return afwegingen.get(open_share__isnull=False).pk, afwegingen.get(ending__isnull=False).pk

    def team(self) -> Iterator[Person]:
        """The regiehouder, and colleagues with one right each."""
        yield staff("regiehouder", self.own.leader)
        for right in Right:
            colleague = make.make_user(f"Met {right}")
            add_colleague(case=self.own.case, colleague=colleague, rights=[right], by=self.own.leader)
            yield staff(f"colleague with {right.value}", colleague)

    def staff(self) -> Iterator[Person]:
        """Every role without a relation to the case, and staff without a role."""
        yield staff("regiehouder of another case", self.neighbour.leader)
        for role in Role:
            yield staff(f"any {role.value}", make.make_user(f"Zomaar een {role.value}", roles=(role,)))
        yield staff("staff without a role", make.make_user("Zonder rol", roles=()))

    def citizens(self) -> list[Person]:
        return [citizen("jongere", self.own.jongere), citizen("gezagsdrager", self.own.parent),
                citizen("another jongere", self.neighbour.jongere)]  # fmt: skip

    def visitors(self, operator: User) -> Iterator[Person]:
        with hop("public"):
            medewerker = member_of(self.partner.ketenpartner, "medewerker")
            self.third = member_of(self.partner.ketenpartner, "medewerker")
            self.samenwerking = self.partner.ketenpartner.samenwerkingen.first().pk
            elsewhere = member_of(Ketenpartner.objects.create(naam="Een andere school", kind="mbo"), "beheerder")
        yield logged_in("partner beheerder", self.partner.user, "partner")
        yield logged_in("partner medewerker", medewerker.user, "partner")
        yield logged_in("another partner", elsewhere.user, "partner")
        yield logged_in("operator", operator, "operator")

    def person(self, name: str) -> Person:
        return next(person for person in self.people if person.name == name)


def logged_in(name: str, user: User, kind: str, schema: str = "public") -> Person:
    client = sign_in(Client(), user, kind, schema=schema, level=Level.SUBSTANTIEEL)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    roles = frozenset(user.roles) if kind == "staff" else frozenset()
    return Person(name, kind, schema, session, roles)


def staff(name: str, user: User) -> Person:
    return logged_in(name, user, "staff", current().schema)


def citizen(name: str, user: User) -> Person:
    return logged_in(name, user, "citizen", current().schema)


def ask(person: Person, method: str, host: str, path: str) -> str:
    """What this person meets: in, login, 404, 405 or the status itself. Whatever it did is taken back."""
    answer = browser().answer(person.session, method, path, HTTP_HOST=host)
    if answer.status_code == 302:
        return "login" if answer.headers["Location"].startswith("/inloggen/?") else "in"
    # 415: whoever is let in should have sent JSON.
    return {200: "in", 201: "in", 204: "in", 415: "in", 422: "in"}.get(answer.status_code, str(answer.status_code))


def numbers_for(address: Address, city: City) -> dict[str, object]:
    """A number that is there for this address of a public host: of a share, of a closed one, or of people."""
    known = {"question_id": city.open_question, "vraag": city.open_question, "notice_id": city.correction,
             "verbetering": city.correction, "share_id": city.open_share,
             "identificatie": city.open_share, "member_id": city.third.pk,
             "partner_id": city.partner.ketenpartner_id, "samenwerking_id": city.samenwerking}  # fmt: skip
    closed = dict.fromkeys(("share_id", "identificatie"), city.closed_share) if "confirm" in address.name else {}
    return WORDS | known | closed
