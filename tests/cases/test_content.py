"""Content of the tenant: versions that stay, and one that is in force (A7, B26)."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import Entry
from cases.content.bodies import ContentRefused, read
from cases.content.models import ContentKind, Edition
from cases.content.services import NameTaken, NewerEdition, begin_content, revise, stop_using, use_again
from tests import factories as make

POINTS = {"phase": "analyseren", "points": ["Vraag eerst wat de jongere zelf wil."]}


@pytest.fixture
def beheerder(inside):
    return make.make_user("Fenna Beheer", roles=("functioneel_beheerder",))


@pytest.fixture
def first(beheerder):
    return begin_content(kind=ContentKind.AANDACHTSPUNTEN, naam="Eigen punten", body=POINTS, by=beheerder)


def more(edition, by, *points):
    return revise(edition=edition, naam=edition.naam, body=POINTS | {"points": points}, note="Korter", by=by)


def test_a_change_is_a_new_version_and_the_old_one_keeps_its_words(first, beheerder):
    """A7 B26"""
    second = more(first, beheerder, "Luister.")

    assert (second.number, read(second).points) == (2, ["Luister."])
    assert read(Edition.objects.get(pk=first.pk)).points == POINTS["points"]
    assert list(Edition.objects.filter(code=first.code).in_force()) == [second]


def test_what_is_not_used_any_more_is_not_in_force_until_it_is_used_again(first, beheerder):
    stopped = stop_using(edition=first, note="Overbodig", by=beheerder)
    assert not Edition.objects.filter(code=first.code).in_force()

    again = use_again(edition=first, note="Toch nodig", by=beheerder)

    assert (stopped.number, again.number, again.body) == (2, 3, first.body)
    assert list(Edition.objects.filter(code=first.code).in_force()) == [again]


def test_whoever_changes_an_older_version_hears_who_was_first(first, beheerder):
    more(first, beheerder, "Luister.")

    with pytest.raises(NewerEdition, match="Fenna Beheer heeft intussen versie 2 gemaakt"):
        more(first, beheerder, "Praat.")


def test_two_pieces_of_one_kind_do_not_share_a_name(first, beheerder):
    with pytest.raises(NameTaken, match="Er is al iets dat eigen punten heet"):
        begin_content(kind=ContentKind.AANDACHTSPUNTEN, naam="eigen punten", body=POINTS, by=beheerder)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"phase": "dromen"}, "Kies bij welke fase"),
        ({"doelgroep": "iedereen"}, "Deze doelgroep kennen we niet"),
        ({"points": [" "]}, "ten minste één aandachtspunt"),
        ({"points": ["a" * 501]}, "hoogstens 40 punten"),
    ],
)
def test_content_that_cannot_be_used_is_refused(first, beheerder, wrong, sentence):
    with pytest.raises(ContentRefused, match=sentence):
        revise(edition=first, naam=first.naam, body=POINTS | wrong, note="", by=beheerder)


@pytest.mark.parametrize("act", ["update cases_edition set naam = 'x'", "delete from cases_edition"])
def test_the_database_changes_no_version(first, act):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_a_new_version_is_in_the_log(first, beheerder):
    line = Entry.objects.filter(action="content.published").latest("at")

    assert line.actor_name == "Fenna Beheer"
    assert line.details["code"] == "eigen-punten"
