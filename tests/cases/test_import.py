"""Importing jongeren: good lines in, bad lines back with a reason, twice the same as once, in every spelling of CSV."""

import csv
import io

import pytest

from audit.models import Entry
from cases.imports.cells import READERS
from cases.imports.files import FileRefused
from cases.imports.services import import_jongeren
from cases.jongeren.models import Jongere
from cases.jongeren.services import find_citizen, invite_citizen
from cases.school.models import Inschrijving, Verzuim
from tests.factories import TEST_BSNS, make_jongere

pytestmark = pytest.mark.usefixtures("inside")
TEUN = {"bsn": TEST_BSNS[0], "voornamen": "Teun", "achternaam": "Bakker", "geboortedatum": "14-03-2009"}
AT_SCHOOL = {"school": "ROC Waterkant", "opleiding": "Techniek", "niveau": "entree", "inschrijving_begin": "01-08-2026"}
ABSENT = {"verzuim_soort": "REL16", "verzuim_begin": "2026-10-01", "verzuim_uren": "24"}


def written(*rows, delimiter=";", encoding="utf-8"):
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def imported(*rows, **how):
    file = written(*rows, **how)
    rejected = io.StringIO()
    outcome = import_jongeren(file=file, rejected=rejected, by=None)
    return outcome, list(csv.DictReader(io.StringIO(rejected.getvalue()), delimiter=";"))


def test_a_line_becomes_a_jongere_with_inschrijving_and_verzuim():
    outcome, _ = imported(TEUN | AT_SCHOOL | ABSENT | {"postcode": "1234 ab", "geslacht": "Man", "brin": "25LX01"})

    teun = Jongere.objects.get()
    assert (outcome.added, outcome.rejected) == (1, 0)
    assert (teun.naam, teun.bsn, teun.postcode, teun.geslacht) == ("Teun Bakker", TEST_BSNS[0], "1234AB", "m")
    assert teun.inschrijvingen.get().brin == "25LX"
    assert teun.verzuim.get().uren == 24


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_spelling_of_csv_gives_the_same_jongere(encoding, delimiter):
    imported(TEUN | {"achternaam": "Müller, Zoë"}, encoding=encoding, delimiter=delimiter)

    assert Jongere.objects.get().achternaam == "Müller, Zoë"


@pytest.mark.parametrize("birth", ["14-03-2009", "14-3-2009", "2009-03-14", "2009-03-14 00:00:00"])
def test_dutch_and_iso_dates_are_understood(birth):
    imported(TEUN | {"geboortedatum": birth})

    assert Jongere.objects.get().geboortedatum.isoformat() == "2009-03-14"


def test_hard_spaces_and_two_ways_to_write_an_accent_are_the_same_name():
    imported(TEUN | {"achternaam": "\xa0Mu\u0308ller\xa0"})

    outcome, _ = imported(TEUN | {"achternaam": "Müller"})

    assert (outcome.changed, Jongere.objects.get().achternaam) == (0, "Müller")


def test_a_byte_that_is_no_character_is_refused_and_never_guessed():
    file = io.BytesIO(written(TEUN | {"achternaam": "Müller"}, encoding="cp1252").getvalue().replace(b"M", b"\x81"))

    outcome = import_jongeren(file=file, rejected=io.StringIO(), by=None)

    assert (outcome.added, outcome.rejected) == (0, 1)


def test_a_lost_leading_zero_of_bsn_and_phone_is_put_back():
    imported(TEUN | {"bsn": "10464554", "telefoon": "612345678"})

    assert (Jongere.objects.get().bsn, Jongere.objects.get().telefoon) == ("010464554", "0612345678")


def test_the_same_file_twice_changes_nothing():
    rows = [TEUN | AT_SCHOOL | ABSENT, TEUN | {"bsn": TEST_BSNS[1], "roepnaam": "Sem"}]
    imported(*rows)
    before = [list(model.objects.order_by("pk").values()) for model in (Jongere, Inschrijving, Verzuim)]

    outcome, _ = imported(*rows)

    assert (outcome.done, outcome.added, outcome.changed, outcome.rejected) == (2, 0, 0, 0)
    assert before == [list(model.objects.order_by("pk").values()) for model in (Jongere, Inschrijving, Verzuim)]


def test_a_later_file_corrects_what_changed_and_counts_the_change():
    imported(TEUN | AT_SCHOOL)

    outcome, _ = imported(TEUN | AT_SCHOOL | {"wijk": "Oost", "inschrijving_eind": "31-12-2026"})

    teun = Jongere.objects.get()
    assert (outcome.added, outcome.changed, teun.wijk, teun.version) == (0, 1, "Oost", 2)
    assert teun.inschrijvingen.get().eindigde_op.isoformat() == "2026-12-31"


def test_an_empty_cell_erases_nothing():
    make_jongere(bsn=TEST_BSNS[0], wijk="Oost")

    imported(TEUN | {"wijk": ""})

    assert Jongere.objects.get().wijk == "Oost"


def test_someone_on_two_lines_is_one_jongere_with_two_inschrijvingen():
    outcome, _ = imported(TEUN | AT_SCHOOL, TEUN | AT_SCHOOL | {"school": "De Haven"})

    assert (outcome.added, outcome.rejected) == (1, 0)
    assert Jongere.objects.get().inschrijvingen.count() == 2


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({"achternaam": "Visser"}, "deze persoon"),
        ({"niveau": "mbo2"}, "deze inschrijving"),
        ({"verzuim_uren": "8"}, "dit verzuim"),
    ],
)
def test_a_line_that_contradicts_an_earlier_one_comes_back(other, what):
    rows = [TEUN | AT_SCHOOL | ABSENT, TEUN | AT_SCHOOL | ABSENT | other]
    imported(*rows)

    outcome, rejected = imported(*rows)

    assert (outcome.added, outcome.changed, outcome.rejected) == (0, 0, 1)
    assert rejected[0]["reden"] == f"over {what} staat eerder iets anders, op regel 2"


def test_a_later_line_may_say_less_or_more():
    outcome, _ = imported(TEUN | {"wijk": ""}, TEUN | {"wijk": "Oost"}, TEUN | ABSENT)

    assert (outcome.added, outcome.rejected) == (1, 0)
    assert Jongere.objects.get().wijk == "Oost"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"bsn": "999990027"}, "Dit BSN klopt niet: er zit een typefout in"),
        ({"bsn": "000000000"}, "Dit BSN klopt niet: er zit een typefout in"),
        ({"bsn": ""}, "bsn ontbreekt"),
        ({"geboortedatum": "31-02-2009"}, "geboortedatum is een datum die niet bestaat"),
        ({"geboortedatum": "03/14/09"}, "geboortedatum is geen datum zoals 31-12-2009 of 2009-12-31"),
        ({"geboortedatum": "01-01-2999"}, "geboortedatum ligt te ver weg: kijk het jaartal na"),
        ({"postcode": "0123AB"}, "postcode is geen postcode zoals 1234AB"),
        ({"brin": "XX25", "school": "De Haven", "inschrijving_begin": "01-08-2026"}, "brin is geen BRIN zoals 25LX"),
        ({"school": "De Haven"}, "inschrijving_begin ontbreekt"),
        ({"verzuim_begin": "01-10-2026"}, "verzuim_soort ontbreekt"),
        (ABSENT | {"verzuim_eind": "30-09-2026"}, "verzuim_eind ligt voor verzuim_begin"),
        ({"achternaam": "Bakker\x07"}, "achternaam bevat een teken dat niet te lezen is"),
        ({"voornamen": "", "email": "teun"}, "email is geen e-mailadres; voornamen ontbreekt"),
    ],
)
def test_a_bad_line_comes_back_with_its_reason_and_the_good_one_goes_in(wrong, reason):
    outcome, rejected = imported(TEUN | wrong, TEUN | {"bsn": TEST_BSNS[1]})

    assert (outcome.added, outcome.rejected) == (1, 1)
    assert (rejected[0]["regel"], rejected[0]["reden"]) == ("2", reason)


def test_a_refused_line_cannot_run_as_a_formula_and_can_be_imported_after_correction():
    _, rejected = imported(TEUN | {"achternaam": '=HYPERLINK("x")', "geboortedatum": ""})
    corrected = rejected[0] | {"geboortedatum": "14-03-2009"}

    outcome, _ = imported(corrected)

    assert rejected[0]["achternaam"].startswith("'=")
    assert (outcome.added, Jongere.objects.get().achternaam) == (1, '=HYPERLINK("x")')


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Het bestand is leeg."),
        (b"bsn;voornamen\n", "In de eerste regel ontbreken kolommen: achternaam, geboortedatum."),
        (b"bsn;bsn;voornamen;achternaam;geboortedatum\n", "Deze kolommen staan er twee keer in: bsn."),
        (b"PK\x03\x04\x00\x00", "Dit is geen CSV-bestand. Sla het in je rekenprogramma op als CSV (UTF-8)."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, reason):
    with pytest.raises(FileRefused, match=reason.replace("(", r"\(").replace(")", r"\)")):
        import_jongeren(file=io.BytesIO(content), rejected=io.StringIO(), by=None)


def test_columns_that_are_not_known_are_named_and_left_alone():
    outcome, _ = imported(TEUN | {"schoenmaat": "43"})

    assert (outcome.added, outcome.unknown_columns) == (1, ("schoenmaat",))


def test_the_log_names_the_fields_of_each_jongere_and_no_bsn():
    imported(TEUN | AT_SCHOOL)

    line = Entry.objects.get(action="jongere.imported")
    assert line.subject_id == Jongere.objects.get().pk
    assert "achternaam" in line.fields
    assert TEST_BSNS[0] not in f"{line.fields}{line.details}"


def test_a_line_that_the_database_refuses_does_not_take_its_neighbours_along(monkeypatch):
    monkeypatch.setitem(READERS, "postcode", str)

    outcome, rejected = imported(TEUN | {"postcode": "fout"}, TEUN | {"bsn": TEST_BSNS[1]})

    assert (outcome.added, outcome.rejected) == (1, 1)
    assert rejected[0]["reden"] == "past niet bij wat er al over deze jongere staat"


def test_an_imported_jongere_logs_in_only_after_an_invitation():
    imported(TEUN)
    before = find_citizen(TEST_BSNS[0])

    user = invite_citizen(person=Jongere.objects.get(), by=None)

    assert (before, find_citizen(TEST_BSNS[0])) == (None, user)
