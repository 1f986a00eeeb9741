"""The story of the demo obeys the rules, and is told as it was meant."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from audit.models import Entry
from cases.closing.models import ClosingWithoutContact
from cases.consultatie.models import Consultatie
from cases.contact.suggestion import next_visit
from cases.content.models import Edition
from cases.doelgroepen.derive import in_doelgroep, now
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.jongeren.services import find_citizen
from cases.protocols.steps import progress_of
from cases.school.services import startkwalificatie
from cases.verwerkingen.known import burgers
from cases.verzuimprotocol.finding import kept_pdf
from cases.wijkronde.models import Wijkronde
from cases.wijkronde.out_of_sight import list_of
from config.demo.people import CITIZENS
from config.demo.places import PLACES
from consent.afwegingen.models import Afweging
from consent.afwegingen.states import State, state_of
from consent.incidents.affected import Affected
from consent.incidents.clocks import clocks_of
from consent.incidents.models import Incident
from consent.machtigingen.models import ConsentEvent, EventState
from consent.open import OpenShare
from consent.retention.erasures import Erasure
from consent.retention.models import Due, Round
from consent.retention.proof import broken
from consent.samples.models import Finding, Sample
from consent.samples.services import drawn_again
from partners.models import Ketenpartner
from tenants import hop
from tests.factories import passes_11_test

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.timeout(600)]
SCHEMAS = [place.schema for place in PLACES]


def recent():
    """Without the dossiers of long ago that are there to be erased."""
    return Case.objects.filter(opened_at__gte=timezone.now() - timedelta(days=366))


def case_of(roepnaam):
    return Case.objects.get(jongere__roepnaam=roepnaam)


def share_of(roepnaam):
    return Afweging.objects.get(case=case_of(roepnaam), direction="geven")


def partner(naam):
    return Ketenpartner.objects.get(naam=naam)


def test_all_bsns_are_test_numbers_and_belong_to_one_person():
    found = []
    for schema in SCHEMAS:
        with hop(schema):
            found += [person.bsn for rows in (Jongere, Gezagsdrager) for person in rows.objects.all()]

    assert all(passes_11_test(bsn) and bsn.startswith("99999") for bsn in found)
    assert len(found) == len(set(found)) > 120


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_tenant_knows_a_hundred_jongeren_with_a_dossier_each(schema):
    with hop(schema):
        assert recent().count() == recent().values("jongere").distinct().count() == 100
        assert recent().closed().count() == 2


@pytest.mark.parametrize("schema", SCHEMAS)
def test_ages_wijken_phases_and_targets_differ(schema):
    with hop(schema):
        cases = Case.objects.annotate(now_doelgroep=now())
        seen = {name: set(cases.values_list(name, flat=True)) for name in ("phase", "now_doelgroep", "jongere__wijk")}
        ages = {case.jongere.leeftijd() for case in recent().select_related("jongere")}

    assert all(len(values) >= 4 for values in seen.values()), seen
    assert len(ages) >= 6
    assert ages <= set(range(12, 27))


def test_teun_is_as_his_story_tells():
    with hop("noorderkoog"):
        case = case_of("Teun")
        teun = case.jongere

        assert (teun.leeftijd(), case.regiehouder.naam, case.task) == (17, "Willem de Wit", "jeugdwet")
        assert teun.inschrijvingen.current().get().opleiding == "Assistent techniek"
        assert teun.verzuim.current().get().soort == "LRV"
        assert not startkwalificatie(teun)
        assert teun.werk_inkomen.current().get().status == "leerwerk"
        assert "magazijn" in case.plans.active().get().goals.get(need="school_werk").text


def test_of_his_psychologist_only_the_name_is_known():
    with hop("noorderkoog"):
        case = case_of("Teun")

        assert case.betrokkenen.get(rol="psycholoog").naam == "Sanne Vos"
        assert not case.scores.filter(domain="GG").exists()


def test_his_mother_holds_authority_that_was_seen():
    with hop("noorderkoog"):
        mother = Gezagsdrager.objects.in_force().get(jongere=case_of("Teun").jongere)

        assert (mother.naam, mother.verified_how) == ("Marja Bakker", "gezagsregister")
        assert find_citizen(mother.bsn) == mother.user


def test_sharing_teun_with_the_roc_is_left_to_the_visitor():
    with hop("noorderkoog"):
        about_teun = share_of("Teun")

        assert about_teun.ketenpartner_naam == "Wijkteam Oost"
        assert sorted(about_teun.open_share.granted) == sorted(about_teun.shared_codes())


@pytest.mark.parametrize(
    ("roepnaam", "state"),
    [
        ("Teun", State.OPEN),
        ("Amira", State.OPEN),
        ("Sem", State.OPEN),
        ("Jay", State.SIGNATURE),
        ("Milan", State.SIGNATURE),
        ("Yara", State.REFUSED),
        ("Daan", State.NOT_SHARED),
        ("Lieke", State.SECOND_READER),
        ("Noah", State.OPEN),
        ("Fenna", State.WITHDRAWN),
        ("Hugo", State.DRAFT),
        ("Romy", State.ENDED),
    ],
)
def test_there_is_somebody_for_everything_that_becomes_of_a_question(roepnaam, state):
    with hop("noorderkoog"):
        partners = Ketenpartner.objects.working_here().values_list("pk", flat=True)

        assert state_of(share_of(roepnaam), partners=set(partners)) == state


def test_amira_is_passed_on_by_law_without_a_signature():
    with hop("noorderkoog"):
        about_amira = share_of("Amira")

        assert [basis.code for basis in about_amira.bases] == ["RMC-2", "PW-1"]
        assert not hasattr(about_amira, "machtiging")


def test_three_others_are_asked_about_amira_and_one_gave_an_answer():
    """B113"""
    with hop("noorderkoog"):
        partners = set(Ketenpartner.objects.working_here().values_list("pk", flat=True))
        asked = Afweging.objects.in_full().filter(case=case_of("Amira"), direction="opvragen")
        states = {one.ketenpartner_naam: state_of(one, partners=partners) for one in asked}

        assert states == {
            "ROC Waterkant": State.ASKED, "Wijkteam Oost": State.ANSWERED, "Schuldhulp Noorderkoog": State.SIGNATURE,
        }  # fmt: skip
        assert Entry.objects.filter(action="question.read", actor_name="Ruben Smit").exists()


def test_jay_signed_and_his_mother_did_not():
    with hop("noorderkoog"):
        asked = share_of("Jay").machtiging

        assert asked.required_signers == ["jongere", "gezagsdrager"]
        assert [event.signer for event in asked.events.filter(event_state=EventState.GIVEN)] == ["jongere"]


def test_the_landlord_of_sem_reads_nothing_about_money():
    with hop("noorderkoog"):
        assert sorted(share_of("Sem").open_share.granted) == ["contact.telefoon", "persoon.naam", "wonen.woonvraag"]


def test_dylan_is_sought_in_the_third_week_and_the_next_visit_comes_otherwise():
    """B66 B161"""
    with hop("noorderkoog"):
        case = case_of("Dylan")
        run = case.protocol_runs.running().select_related("edition", "case__jongere").get()
        progress = progress_of(run)

        assert [state.label for state in progress.steps[:3]] == ["Gedaan"] * 3
        assert not progress.contact_made
        assert next_visit(case).daypart == "avond"
        assert case.letters.count() == 2


@pytest.mark.parametrize("schema", SCHEMAS)
def test_who_was_given_up_on_is_on_the_list_of_the_wijkronde(schema):
    """B155 B165"""
    with hop(schema):
        given_up = ClosingWithoutContact.objects.get().case

        assert given_up.closing_reason == "onbereikbaar"
        assert list_of(Wijkronde.objects.get()).filter(pk=given_up.jongere_id).exists()


def test_something_ends_within_thirty_days():
    with hop("noorderkoog"):
        assert share_of("Noah") in Afweging.objects.ending_within(30)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_roc_reads_everywhere(schema):
    with hop(schema):
        assert OpenShare.objects.filter(ketenpartner_id=partner("ROC Waterkant").pk).exists()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_decision_and_every_answer_left_its_line(schema):
    with hop(schema):
        decided = {str(pk) for pk in Afweging.objects.decided().values_list("pk", flat=True)}
        answered = {str(pk) for pk in ConsentEvent.objects.values_list("machtiging", flat=True)}
        lines = list(Entry.objects.filter(case_id__isnull=False).values_list("action", "details__about_id"))

    assert decided == {about for action, about in lines if action == "afweging.decided"}
    assert answered == {about for action, about in lines if action.startswith("machtiging.")}
    assert decided


def test_everybody_with_a_digid_is_found():
    for citizen in CITIZENS:
        with hop(citizen.schema):
            assert find_citizen(citizen.bsn).naam == citizen.naam


def test_nothing_happens_after_today():
    for schema in SCHEMAS:
        with hop(schema):
            assert not Case.objects.filter(opened_at__gt=timezone.now()).exists()
            assert all(case.contactmomenten.exists() and case.scores.exists() for case in recent())


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_fg_of_each_tenant_has_an_incident_of_which_the_log_tells_who_was_affected(schema):
    with hop(schema):
        officer = User.objects.with_role(Role.FG).get()
        incident = Incident.objects.for_user(officer).with_standing().get()

        assert Affected(incident, officer).count > 5
        assert [clock.label for clock in clocks_of(incident)] == ["Melding bij de AP"]


def test_the_fg_of_noorderkoog_drew_a_sample_and_one_question_was_answered():
    with hop("noorderkoog"):
        officer = User.objects.with_role(Role.FG).get()
        sample = Sample.objects.for_user(officer).get()

        assert drawn_again(sample, officer)
        assert Finding.objects.count() == 3
        assert Finding.objects.asking().count() == 1


@pytest.mark.parametrize("schema", SCHEMAS)
def test_no_name_of_a_burger_stands_in_the_log(schema):
    """Issue 4 §6: the story was told through the services, and the log knows who acted by a pseudonym."""
    with hop(schema):
        known = burgers()
        acted = set(Entry.objects.filter(actor_id__in=known).values_list("actor_name", flat=True))
        bsns = {person.bsn for rows in (Jongere, Gezagsdrager) for person in rows.objects.all() if person.bsn}
        text = "\n".join(str(line) for line in Entry.objects.values_list("actor_name", "details", "fields"))

    assert all(name.startswith("burger ") for name in acted)
    assert not [bsn for bsn in bsns if bsn in text]


def test_something_was_erased_something_waits_and_something_is_held_back():
    """Issue 4 §7: the pages of bewaren show each state there is."""
    with hop("noorderkoog"):
        finished, waits = Round.objects.order_by("proposed_at")
        assert set(Due.objects.now().values_list("waits", flat=True)) == {"", "stop", "vaststellen"}
        assert Due.objects.may_go().filter(kind="bijzonder", why="termijn").exists()
        assert [erasure.told["files"] for erasure in Erasure.objects.all()] == [1, 1]
        assert broken() == []

    assert finished.confirmed_by_id not in (None, finished.proposed_by_id)
    assert waits.confirmed_at is None


@pytest.mark.parametrize("schema", SCHEMAS)
def test_there_is_a_doelgroep_of_the_tenant_itself_with_people_in_it(schema):
    """B26b"""
    with hop(schema):
        assert in_doelgroep(Case.objects.all(), "eigen:jonge-ouders").count() == 3


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_verzuimprotocol_has_its_paper(schema):
    """B52"""
    with hop(schema):
        edition = Edition.objects.in_force().get(kind="verzuimprotocol")
        assert bytes(kept_pdf(edition.pk).pdf).startswith(b"%PDF-")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_team_thinks_along_and_one_advice_waits(schema):
    """B49"""
    with hop(schema):
        assert Consultatie.objects.open().get().reads_along
        assert Consultatie.objects.to_follow_up().get().is_anonymous
