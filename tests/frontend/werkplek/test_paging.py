"""Issue 4 §6: each view of staff that pages through rows writes down who stands on them, or says why nobody does."""

from cases.dossier.lists import WHY, Lijst
from tests.access.listed import functions

# Views that page through rows and name nobody, or only whose door was passed already.
WITHOUT_NAMES = {
    "bewaren/due.py": "by kenmerk; that somebody oversaw what is due is an act",
    "bewaren/rounds.py": "by kenmerk; a round and its proofs are acts",
    "campagne/views.py index": "campaigns, and numbers",
    "cases.py contact": "one case, whose reading is written down by its tab",
    "cases.py events": "the log of one case, whose reading is written down by its tab",
    "consultatie/thinking.py": "a question says nothing of whom it is about until it is opened",
    "delen/nood.py": "by kenmerk; each opening is logged when it is looked at",
    "imports.py": "files, and how many lines went in",
    "logboek.py": "by kenmerk; that the FG looked in the log is an act",
    "medewerkers/roster.py": "colleagues",
    "meldingen/record.py voorlichting": "group information reaches a number of jongeren, and nobody by name",
    "meldingen/terugmelding.py batches": "batches, and how many lines; the file itself is logged",
    "scholen/schools.py index": "schools",
    "toezicht/delingen.py": "by kenmerk; that the FG oversaw what is open is an act",
    "toezicht/incidents.py": "by kenmerk; that the FG looked at an incident is an act",
    "toezicht/readers.py": "by kenmerk; that the FG oversaw who waits is an act",
    "toezicht/samples.py index": "by kenmerk, and numbers",
    "wijkronde.py index": "rounds, and a number",
    "zrm_tab.py content": "one case, whose reading is written down by its tab",
}


def paging():
    return [(module, view, used) for module, view, used in functions() if used & {"Paginator", "FirstPages"}]


def test_every_view_that_pages_through_rows_logs_them_or_is_named_with_a_reason():
    unnamed = [f"{module} {view}" for module, view, used in paging()
               if "log_list" not in used and not {module, f"{module} {view}"} & set(WITHOUT_NAMES)]  # fmt: skip

    assert unnamed == []


def test_no_reason_is_given_for_a_view_that_is_not_there_or_that_does_log():
    known = {one for module, view, used in paging() if "log_list" not in used for one in (module, f"{module} {view}")}

    assert set(WITHOUT_NAMES) - known == set()


def test_the_walk_over_views_would_catch_one_that_pages_and_logs_nothing():
    assert {"campagne/views.py index", "zrm_tab.py content"} & {f"{module} {view}" for module, view, _ in paging()}


def test_every_list_is_written_down_by_a_view_and_says_what_it_is_for():
    written = {name for _, _, used in functions() if "log_list" in used for name in used if name.startswith("Lijst.")}

    assert written == {f"Lijst.{one.name}" for one in Lijst}
    assert set(WHY) == set(Lijst)
