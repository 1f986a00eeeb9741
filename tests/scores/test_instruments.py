"""Instruments as versioned sets: shipped or of the tenant; old scores keep their meaning (A7, B82)."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.rights import Role
from cases.catalogue import FIELDS
from cases.categories import Category
from cases.content.bodies import ContentRefused
from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content, revise
from cases.zrm.domains import DOMAINS, LEVELS
from cases.zrm.instruments import Instrument, content_of, instruments_in_use
from cases.zrm.models import LatestScore
from cases.zrm.services import UnknownDomain, score
from tests import factories as make

OWN = {
    "domains": [{"code": "E1", "label": "Vrije tijd", "category": "gewoon", "plain": "Wat je leuk vindt"}],
    "levels": {str(level): label for level, label in LEVELS.items()},
}


def shipped(code):
    return content_of(Edition.objects.get(kind=ContentKind.INSTRUMENT, code=code))


@pytest.fixture
def own(inside):
    by = make.make_user("Fenna", roles=(Role.FUNCTIONEEL_BEHEERDER,))
    return begin_content(kind=ContentKind.INSTRUMENT, naam="Ons rondje", body=OWN, by=by)


def test_four_instruments_come_with_the_product_and_the_zrm_is_first(inside):
    """A7 A8 B82"""
    assert [edition.code for edition in instruments_in_use()] == [
        "zrm-2017", "big-5", "haags-overzicht", "signaleringsinstrument",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "count"), [("zrm-2017", 13), ("signaleringsinstrument", 13), ("big-5", 5), ("haags-overzicht", 12)]
)
def test_an_instrument_ships_names_and_no_texts_of_others(inside, code, count):
    """A8 B83: no cell text of the ZRM is in the product (domain.md §3.3)."""
    instrument = shipped(code)

    assert len(instrument.domains) == count
    assert not instrument.criteria
    assert instrument.source


def test_the_zrm_that_ships_is_the_one_of_the_catalogue(inside):
    assert shipped("zrm-2017").domains == tuple(DOMAINS.values())


@pytest.mark.parametrize(
    ("code", "label"),
    [("I1", "Gezin"), ("I2", "Werk en opleiding"), ("I3", "Huisvesting"), ("I5", "Relaties en sociaal netwerk"),
     ("I8", "Justitie"), ("I12", "Bereidheid en vermogen om hulp te aanvaarden")],
)  # fmt: skip
def test_the_domains_of_ingrado_are_those_of_the_routekaart(inside, code, label):
    """B84 B85 B86 B87 B88 B89 B90 B91 B92 B93 B94 B95"""
    found = shipped("signaleringsinstrument").domain(code)

    assert found
    assert found.label == label


def test_the_domain_about_home_points_at_the_meldcode(inside):
    """B91"""
    at_home = shipped("signaleringsinstrument").domain("I9")

    assert "Meldcode" in at_home.hint
    assert at_home.category == Category.GEZONDHEID


def test_a_score_of_an_own_instrument_is_no_field_that_can_be_shared(own):
    """A7: the sharing view reads the ZRM only."""
    case = make.make_case()
    score(case=case, instrument=own, domain="E1", value=2, reason="Zit thuis.", by=case.regiehouder)
    expressions = ", ".join(f"({field.sql})" for code, field in FIELDS.items() if code.startswith("zrm."))

    with connection.cursor() as cursor:
        cursor.execute(f"select {expressions} from cases_case c where c.id = %s", [case.pk])
        assert set(cursor.fetchone()) == {None}


def test_an_old_score_keeps_the_words_under_which_it_was_given(own):
    """A7"""
    case = make.make_case()
    given = score(case=case, domain="E1", value=1, reason="Zit thuis.", by=case.regiehouder)
    renamed = OWN | {"levels": OWN["levels"] | {"1": "rood"}, "domains": [OWN["domains"][0] | {"label": "Hobby"}]}
    revise(edition=own, naam=own.naam, body=renamed, note="Andere woorden", by=own.by)

    newer = score(case=case, domain="E1", value=1, reason="Nog steeds.", by=case.regiehouder)

    assert (given.about.label, given.level) == ("Vrije tijd", "acute problematiek")
    assert (newer.about.label, newer.level) == ("Hobby", "rood")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"domains": []}, "1 tot en met 40 gebieden"),
        ({"domains": [OWN["domains"][0] | {"label": ""}]}, "Geef elk gebied een naam"),
        ({"domains": [OWN["domains"][0] | {"category": "vrij"}]}, "wat voor gegeven het is"),
        ({"domains": [OWN["domains"][0] | {"code": "FIN"}]}, "van de Zelfredzaamheid-Matrix"),
        ({"domains": [*OWN["domains"], OWN["domains"][0] | {"code": "E2"}]}, "dezelfde naam"),
        ({"levels": {"1": "slecht"}}, "vijf scores"),
        ({"criteria": {"E1": {"1": "Een tekst"}}}, "eigen licentie"),
        ({"criteria": {"E1": {"6": "Een tekst"}}, "licence": "GGD 1"}, "score van 1 tot 5"),
        ({"matrix": "zrm-2017"}, "staan vast"),
    ],
)
def test_an_instrument_that_cannot_be_used_is_refused(wrong, sentence):
    with pytest.raises(ContentRefused, match=sentence):
        Instrument.from_json(OWN | wrong)


def test_celcriteria_are_in_the_edition_of_the_tenant_that_has_the_licence(own):
    loaded = OWN | {"criteria": {"E1": {"1": "Doet niets."}}, "licence": "Licentie 12 van de GGD"}

    second = revise(edition=own, naam=own.naam, body=loaded, note="Licentie", by=own.by)

    assert content_of(second).criteria == {"E1": {1: "Doet niets."}}


def test_a_domain_of_another_instrument_is_refused_also_by_the_database(own, zrm):
    case = make.make_case()
    given = make.make_score(case=case)

    with pytest.raises(UnknownDomain):
        score(case=case, instrument=zrm, domain="E1", value=2, reason="x", by=case.regiehouder)
    with pytest.raises(IntegrityError, match="score_of_known_domain"), transaction.atomic():
        type(given).objects.filter(pk=given.pk).update(domain="E1")


def test_the_newest_scores_stand_in_a_table_that_the_database_keeps(inside):
    """A6: also when a score is given for an earlier day, corrected or removed."""
    case = make.make_case()
    make.make_score(case=case, value=4, scored_on=make.days_ago(40))
    newest = make.make_score(case=case, value=2)
    make.make_score(case=case, value=3, scored_on=make.days_ago(20))

    row = LatestScore.objects.get(case=case)

    assert (row.score_id, row.value, row.previous, row.change) == (newest.pk, 2, 3, -1)
    newest.delete()
    assert LatestScore.objects.get(case=case).value == 3


def test_the_web_cannot_write_that_table(inside):
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from cases_latestscore")
