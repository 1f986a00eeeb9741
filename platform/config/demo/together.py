"""What is agreed together: overleg, how close somebody stands, who needs extra attention, and the verzuimprotocol."""

from hashlib import sha256

from accounts.models import User
from accounts.rights import Role
from cases.betrokkenheid.services import stand
from cases.consultatie.services import advise, ask_team, may_be_asked, troubled
from cases.consultatie.teams import form_team
from cases.content.attachments import keep_attachment
from cases.content.models import ContentKind
from cases.content.services import begin_content
from cases.doelgroepen.derive import in_doelgroep
from cases.doelgroepen.own import OWN
from cases.doelgroepen.services import assign_doelgroep
from cases.dossier.models import Case
from cases.dossier.services import change_case
from cases.dossier.tasks import Doelgroep
from cases.jikp.services import judge_jikp
from cases.overleg.services import agree_in, hold_overleg, report_back
from cases.paper.render import render
from cases.regie.services import agree_regie
from cases.samenkijken.services import say_view
from cases.samenkijken.signals import signals_of
from config.demo.crowd import Scene
from config.demo.dossiers import ago

YOUNG_PARENT = 18
PROTOCOL = """De school meldt verzuim van 18 jaar en ouder na acht uur in vier weken.

De coach belt binnen twee werkdagen met de mentor, en daarna met de jongere.

Binnen twee weken is er een gesprek op school. Meedoen is vrijwillig: er is geen dwang en er zijn geen boetes.

Dreigt uitschrijven? Dan bellen school en coach eerst met elkaar."""
JUDGED = (
    (True, "Gaat na de zomer van de praktijkschool naar entree en vindt nieuwe plekken spannend."),
    (False, "De school begeleidt de overstap goed. Er is een stageplek."),
)


def tell(scene: Scene, cases: list[Case]) -> None:
    """Over the open cases of a tenant, those with a name first."""
    beheerder = next(user for user in scene.staff.values() if user.has_role(Role.FUNCTIONEEL_BEHEERDER))
    body = {"text": PROTOCOL, "pdf": paper_of_the_protocol(scene, by=beheerder)}
    begin_content(kind=ContentKind.VERZUIMPROTOCOL, naam="Verzuimprotocol van de regio", body=body, by=beheerder)
    gather(cases, by=beheerder)
    talk_together(cases[0])
    think_along(scene, cases)
    look_together(cases[0])
    reasons = (("dichtbij", "Er verandert nu veel. Elke week contact."), ("latent", "Het gaat goed op het werk."))
    for case, (intensity, reason) in zip(cases[:2], reasons, strict=True):
        stand(case=case, intensity=intensity, reason=reason, by=case.regiehouder)
    vulnerable = in_doelgroep(Case.objects.filter(closed_at=None), Doelgroep.JIKP).order_by("reference")
    for case, (extra, reden) in zip(vulnerable[:2], JUDGED, strict=False):
        judge_jikp(case=case, extra_aandacht=extra, reden=reden, op=ago(4), by=case.regiehouder)


def paper_of_the_protocol(scene: Scene, *, by: User) -> str:
    """The same agreements as PDF, as the regio would have sent them; gives the hash under which it is kept."""
    facts = [(f"Afspraak {number}", text) for number, text in enumerate(PROTOCOL.split("\n\n"), 1)]
    pdf = render("report", {
        "title": "Verzuimprotocol 18+", "author": scene.place.naam, "made_for": "Voor scholen en coaches.",
        "parts": [{"title": "Afspraken", "facts": facts}],
    })  # fmt: skip
    kept = keep_attachment(naam="verzuimprotocol.pdf", pdf=pdf, sha256=sha256(pdf).hexdigest(), by=by)
    return kept.sha256


def gather(cases: list[Case], *, by: User) -> None:
    """A doelgroep of the tenant itself, so that the filters of list and matrix show one (B26b)."""
    about = {"about": "Jongeren tot 27 jaar met een kind, of met een kind op komst."}
    own = begin_content(kind=ContentKind.DOELGROEP, naam="Jonge ouders", body=about, by=by)
    grown = [case for case in cases if case.closed_at is None and case.jongere.leeftijd() >= YOUNG_PARENT][:3]
    for case in grown:
        assign_doelgroep(case=case, doelgroep=f"{OWN}{own.code}", reason="Heeft een kind van één jaar.",
                         by=case.regiehouder)  # fmt: skip


def talk_together(case: Case) -> None:
    """An overleg three weeks ago: one thing is done, one goes on, and one is late."""
    by = case.regiehouder
    change_case(case=Case.objects.get(pk=case.pk), version=case.version, aanpak="outreachend", by=by)
    meeting = hold_overleg(
        case=case, by=by, soort="mdo", op=ago(21), deelnemers="Mentor van school, wijkteam, W&I", jongere_weet_het=True,
        besproken="We zijn het eens: eerst rust en werk, daarna pas weer leren.",
    )  # fmt: skip
    done = agree_in(overleg=meeting, text="Een werkplek van drie dagen zoeken", owner_kind="regiehouder",
                    due_on=ago(7), by=by)  # fmt: skip
    report_back(afspraak=done, uitkomst="gedaan", text="De plek is er.", by=by)
    busy = agree_in(overleg=meeting, text="De verzuimregels uitleggen", owner_kind="ketenpartner",
                    owner_name="School", due_on=ago(6), by=by)  # fmt: skip
    report_back(afspraak=busy, uitkomst="loopt", text="De mentor belt volgende week.", van="de mentor",
                verder_op=ago(-6), by=by)  # fmt: skip
    agree_in(overleg=meeting, text="Kijken of een uitkering kan", owner_kind="ketenpartner", owner_name="W&I",
             due_on=ago(2), by=by)  # fmt: skip


def look_together(case: Case) -> None:
    """Who has the regie, and how the jongere sees what was told about them."""
    by = case.regiehouder
    agree_regie(case=case, by=by, bij="regiehouder", sinds=ago(60), verteld_op=ago(60),
                text="Eén vast gezicht: alle anderen bellen eerst de regiehouder.")  # fmt: skip
    for signal in signals_of(case, with_drops=True)[:1]:
        say_view(case=case, signal=signal, text="Theorie is niets voor mij. Werken in het magazijn wel.", by=by)


def think_along(scene: Scene, cases: list[Case]) -> None:
    """A team that gave advice without a name, and that reads along in the next case."""
    former = next(user for user in scene.staff.values() if user.has_role(Role.COORDINATOR))
    team = form_team(naam="Consultatieteam jeugd", leden=scene.regiehouders(), by=former)
    hard = [case for case in cases if may_be_asked(case)][:2]
    questions = (
        ("anoniem", "Thuis is er ruzie en er zijn schulden. Waar begin je, als iemand vooral wil werken?"),
        ("toegang", "Op drie gebieden gaat het slecht. Missen we iets? En wie kan het best naast deze jongere staan?"),
    )
    for case, (wijze, vraag) in zip(hard, questions, strict=False):
        troubles = [score.domain for score in troubled(case)][:3]
        asked = ask_team(case=case, team=team, wijze=wijze, domains=troubles, vraag=vraag, jongere_weet_het=True,
                         until=ago(-10), by=case.regiehouder)  # fmt: skip
        if wijze == "anoniem":
            member = next(lid.user for lid in team.leden.all() if lid.user != case.regiehouder)
            advise(consultatie=asked, text="Begin met werk en rust. Regel één vaste brievenbus voor de schulden.",
                   by=member)  # fmt: skip
