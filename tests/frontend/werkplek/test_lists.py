"""Issue 4 §6: a list of staff writes a line for everybody on the page, before it is shown, in one statement (law 4)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.notices.services import tell
from accounts.rights import Right, Role
from audit.models import Entry
from cases.dossier.handover import offer_handover
from cases.dossier.lists import Lijst
from cases.dossier.services import close_case
from cases.dossier.team import add_colleague, lend_reading
from cases.joining.services import join_jongere
from cases.letters.services import run_batch, start_batch
from cases.signals.services import take_up
from cases.verzuimloket.answering import make_terugmelding
from cases.wijkronde.services import start_ronde
from tests import campaigning
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of
from tests.scoring import make_fall

LONG_AGO = timedelta(days=90)
SMALL, LARGE = 2, 12


@pytest.fixture
def anna(colleague):
    return colleague("Anna Blauw", Role.COORDINATOR)


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user)


def listed():
    return list(Entry.objects.listed().order_by("at", "id"))


def still(case):
    """Nobody spoke with this jongere for a long time."""
    type(case).objects.filter(pk=case.pk).update(opened_at=timezone.now() - LONG_AGO)
    return case


def joined(case):
    """A melding that is in this case."""
    join_jongere(melding=make.make_melding(), jongere=case.jongere, why="Zelfde BSN.", by=case.regiehouder)


def test_each_jongere_on_the_caseload_has_a_line_that_says_who_what_and_why(case, regiehouder):
    regiehouder.client.get("/", HTTP_X_FORWARDED_FOR="192.0.2.7")

    (line,) = listed()
    assert (line.kind, line.case_id, line.subject_id) == ("read", case.pk, None)
    assert (line.actor_name, line.actor_role) == ("Willem de Wit", "regiehouder")
    assert line.fields == ["personalia", "contact", "onderwijs", "zrm", "contactmomenten", "casus"]
    assert (line.details, line.purpose) == ({"list": "dossiers"}, Lijst.DOSSIERS.why)
    assert line.trace_id


def test_only_the_rows_of_the_page_that_is_shown_are_written_down(regiehouder):
    for number in range(51):
        person = make.make_jongere(achternaam=f"Bakker {number:02}")
        make.make_case(regiehouder=regiehouder.user, jongere=person)

    regiehouder.client.get("/", {"page": 2})

    (line,) = listed()
    assert regiehouder.user.cases.get(pk=line.case_id).jongere.achternaam == "Bakker 50"


def test_the_part_that_is_fetched_while_somebody_types_is_a_page_as_well(case, regiehouder):
    regiehouder.client.get("/", {"zoek": "niemand"}, HTTP_HX_REQUEST="true")
    assert listed() == []

    regiehouder.client.get("/", {"zoek": case.jongere.achternaam}, HTTP_HX_REQUEST="true")
    assert [line.case_id for line in listed()] == [case.pk]


@pytest.mark.parametrize("path", ["/", "/vandaag/", "/matrix/", "/meldingen/", "/berichten/", "/buiten-beeld/"])
def test_a_list_without_anybody_writes_nothing(path, regiehouder):
    with CaptureQueriesContext(connection) as asked:
        assert regiehouder.client.get(path).status_code == 200

    assert [one for one in asked if "insert into audit_entry" in one["sql"]] == []


def test_two_lists_on_one_page_are_one_line_with_what_both_show(case, regiehouder):
    """Vandaag: due, long not spoken with, and a score that fell."""
    plan = make.make_plan(case=still(case))
    make.make_action(goal=make.make_goal(plan=plan), owner_kind="regiehouder", due_on=make.days_ago(2))
    make_fall(case=case)

    with CaptureQueriesContext(connection) as asked:
        regiehouder.client.get("/vandaag/")

    (line,) = listed()
    assert set(line.fields) >= {"personalia", "plan", "contactmomenten", "zrm"}
    assert line.details == {"list": "vandaag"}
    assert len([one for one in asked if "insert into audit_entry" in one["sql"]]) == 1


def test_no_log_is_no_page(case, regiehouder, monkeypatch):
    """Law 4: the database refuses the line, and nothing is shown."""
    monkeypatch.setattr("audit.services.INSERT", "select 1 / 0 where %s is not null")
    regiehouder.client.raise_request_exception = False

    answer = regiehouder.client.get("/")

    assert answer.status_code == 500
    assert case.jongere.achternaam.encode() not in answer.content


def test_the_role_is_told_by_which_somebody_sees_each(case, regiehouder, anna, colleague):
    mine = make.make_case(regiehouder=colleague("Nora Kok").user)
    nora = colleague("Sam Smit")
    add_colleague(case=case, colleague=nora.user, rights=[Right.VIEW_CASE], by=regiehouder.user)
    lend_reading(case=mine, colleagues=[nora.user], until=timezone.localdate() + timedelta(days=3))
    offered = offer_handover(case=make.make_case(), receiver=nora.user, reason="Verlof", by=anna.user).case

    nora.client.get("/")
    anna.client.get("/")

    roles = {(line.case_id, line.actor_name): line.actor_role for line in listed()}
    assert roles[case.pk, "Sam Smit"] == "collega in het team"
    assert roles[mine.pk, "Sam Smit"] == "lid van een consultatieteam"
    assert roles[offered.pk, "Sam Smit"] == "aan wie dit dossier is aangeboden"
    assert {role for (_, who), role in roles.items() if who == "Anna Blauw"} == {"coördinator"}


def test_who_looks_at_an_offer_has_read_of_it(case, anna, colleague):
    nora = colleague("Nora Kok")
    handover = offer_handover(case=case, receiver=nora.user, reason="Verlof", by=anna.user)

    nora.client.get(at("handover", handover.pk))

    line = Entry.objects.reads_of(case.pk).first()
    assert (line.action, line.actor_role) == ("case.read", "aan wie dit dossier is aangeboden")


def test_who_is_found_by_searching_has_a_line_also_where_the_searcher_may_not_come(case, regiehouder, colleague):
    alone = make.make_jongere(achternaam="Zonderling")
    nora, person = colleague("Nora Kok", Role.REGIEHOUDER), case.jongere

    for one in (person, alone):
        asked = {"achternaam": one.achternaam, "geboortedatum": f"{one.geboortedatum:%d-%m-%Y}"}
        nora.client.post(at("find"), asked)

    by_case, by_person = listed()
    assert (by_case.case_id, by_case.subject_id) == (case.pk, None)
    assert (by_person.case_id, by_person.subject_id) == (None, alone.pk)
    assert {by_case.actor_role, by_person.actor_role} == {"collega die iemand zocht"}


def test_a_wijkronde_names_the_jongere_because_no_dossier_is_open(case, regiehouder, anna):
    close_case(case=case, version=case.version, reason="wil_niet", by=regiehouder.user)
    ronde = start_ronde(naam="Voorjaar", wijk="", by=anna.user)

    assert case.jongere.naam in text_of(anna.client.get(at("wijkronde", ronde.pk)))

    assert [(line.case_id, line.subject_id) for line in listed()] == [(None, case.jongere_id)]


def test_news_logs_whom_it_names_and_not_who_is_out_of_reach(case, regiehouder):
    gone = make.make_case(regiehouder=make.make_user("Nora Kok"))
    for about in (case, gone):
        tell(to=[regiehouder.user], kind="own_score.given", key=str(about.pk), case_id=about.pk)

    regiehouder.client.get(at("berichten"))

    assert [line.case_id for line in listed()] == [case.pk]


def test_the_day_of_the_fg_names_whom_its_news_is_about(case, colleague):
    fg = colleague("Pieter Vos", Role.FG)
    tell(to=[fg.user], kind="nood.opened", key="nood", case_id=case.pk, about_id=case.pk)

    fg.client.get(at("vandaag"))

    assert [(line.case_id, line.actor_role) for line in listed()] == [(case.pk, str(Role.FG.label))]


def test_who_resembles_is_compared_and_so_read(case, anna):
    melding = make.make_melding()

    assert case.reference in text_of(anna.client.get(at("melding-joining", melding.pk)))

    assert [(line.case_id, line.details["list"]) for line in listed()] == [(case.pk, "gelijkenis")]


def test_who_fetches_a_stack_of_letters_reads_the_address_of_each(case, regiehouder):
    other = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(straat="", postcode=""))
    batch = start_batch(edition=make.shipped("niet-thuis-kaartje"), cases=[case, other], by=regiehouder.user)
    run_batch(batch=batch)

    regiehouder.client.get(at("letter-batch", batch.pk))
    regiehouder.client.get(at("letter-batch-file", batch.pk))

    shown = {(line.case_id, line.details["list"]) for line in listed()}
    assert shown == {(other.pk, "brieven"), (case.pk, "drukwerk")}


def test_a_batch_that_still_runs_names_nobody_and_so_fills_no_log_while_it_is_watched(case, regiehouder):
    batch = start_batch(edition=make.shipped("niet-thuis-kaartje"), cases=[case], by=regiehouder.user)
    batch.lines.update(refusal="Geen adres.")

    page = text_of(regiehouder.client.get(at("letter-batch", batch.pk)))

    assert case.jongere.naam not in page
    assert listed() == []


def test_who_fetches_the_answer_to_the_register_reads_the_absences_in_it(case, regiehouder):
    melding = make.make_verzuimmelding(by=regiehouder.user).melding
    join_jongere(melding=melding, jongere=case.jongere, why="Zelfde BSN.", by=regiehouder.user)
    take_up(melding=melding, by=regiehouder.user)
    batch = make_terugmelding(by=regiehouder.user)

    regiehouder.client.get(at("terugmelding-file", batch.pk))

    assert [(line.case_id, line.fields) for line in listed()] == [(case.pk, ["verzuim"])]


def test_a_melding_in_no_case_is_in_nobodys_log(case, anna):
    make.make_melding()
    joined(case)

    anna.client.get(at("meldingen"))

    assert [line.case_id for line in listed()] == [case.pk]


def fill(leader, number):
    """So many jongeren on every list of one regiehouder."""
    for _ in range(number):
        case = still(make.make_case(regiehouder=leader))
        plan = make.make_plan(case=case)
        make.make_action(goal=make.make_goal(plan=plan), owner_kind="regiehouder", due_on=make.days_ago(2))
        joined(case)
        make.make_score(case=case, value=2)
        tell(to=[leader], kind="own_score.given", key=str(case.pk), case_id=case.pk)


def queries_of(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked), len([one for one in asked if "insert into audit_entry" in one["sql"]])


PATHS = ("/", "/vandaag/", "/matrix/", "/buiten-beeld/", "/meldingen/", "/berichten/", "/brieven/")
OF_THE_TEAM = tuple(f"/vandaag/team/?toon={part}" for part in ("laat", "nieuw", "stil"))


def test_the_number_of_queries_does_not_grow_with_the_rows_and_one_of_them_is_the_log(regiehouder, anna):
    pages = [(regiehouder.client, path) for path in PATHS] + [(anna.client, path) for path in OF_THE_TEAM]
    fill(regiehouder.user, SMALL)
    few = [queries_of(client, path) for client, path in pages]
    fill(regiehouder.user, LARGE)
    many = [queries_of(client, path) for client, path in pages]

    assert few == many
    assert {path: inserts for (_, path), (_, inserts) in zip(pages, many, strict=True)} == dict.fromkeys(
        (*PATHS, *OF_THE_TEAM), 1
    )


def test_a_campaign_costs_one_statement_for_the_log_however_many_are_called(case, anna):
    campaigning.run_with(case)
    campagne = case.campagnes.get().campagne

    anna.client.get(at("campagne", campagne.pk))

    assert [(line.case_id, line.details["list"]) for line in listed()] == [(case.pk, "campagne")]


def test_the_fg_looks_for_lists_or_for_all_but_lists(case, regiehouder, colleague):
    regiehouder.client.get("/")
    regiehouder.client.get(at("case", case.pk))
    fg = colleague("Pieter Vos", Role.FG)

    def rows(kind):
        return text_of(fg.client.get(at("logboek"), {"soort": kind})).split("Bewijs", 1)[1]

    assert "Zag deze jongere in een lijst Dossiers: personalia" in rows("lijst")
    assert "Heeft dit dossier gelezen" not in rows("lijst")
    for without in ("", "open", "act"):
        assert "Zag deze jongere in een lijst" not in rows(without)
    assert "Zag deze jongere in een lijst" in rows("alles")
    assert Lijst.DOSSIERS.why in rows("read")


def test_the_dossier_tells_apart_who_opened_it_and_who_saw_it_in_a_list(case, regiehouder, anna):
    anna.client.get("/")

    opened = text_of(regiehouder.client.get(at("timeline", case.pk), {"toon": "inzage"}))
    lists = text_of(regiehouder.client.get(at("timeline", case.pk), {"toon": "lijsten"}))

    assert "Anna Blauw" not in opened
    assert "Anna Blauw, coördinator" in lists
