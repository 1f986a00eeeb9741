"""The catalogue: every field tells something, each coarser field tells less, and the BSN is not in it."""

import json
from typing import Any

import pytest
from django.db import connection

from cases.catalogue import FIELDS, Category, Kind, coarser_chain, field
from tests.factories import make_filled_case, make_jongere

PAIRS = [(one.code, one.coarser) for one in FIELDS.values() if one.coarser]
TYPES = {Kind.TEXT: str, Kind.DATE: str, Kind.NUMBER: int, Kind.YESNO: bool, Kind.LIST: list}


def rows_of(*codes: str) -> list[tuple[Any, ...]]:
    """The values as JSON, row by row, of the query that the sharing view is made of."""
    columns = ", ".join(f"to_jsonb({FIELDS[code].sql})" for code in codes)
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns} from cases_case c join cases_jongere j on j.id = c.jongere_id")
        return [tuple(value or "null" for value in row) for row in cursor.fetchall()]


def test_there_are_at_least_45_fields_over_all_rubrieken():
    assert len(FIELDS) >= 45
    assert len({one.rubriek for one in FIELDS.values()}) == 12


def test_every_field_on_offer_has_a_value_of_its_kind_on_a_filled_case(inside):
    make_filled_case()
    offered = [code for code, one in FIELDS.items() if one.shareable]

    values = {code: json.loads(value) for code, value in zip(offered, rows_of(*offered)[0], strict=True)}

    assert not [code for code, value in values.items() if value in (None, "", [])]
    assert not [code for code, value in values.items() if type(value) is not TYPES[FIELDS[code].kind]]


def test_each_coarser_field_follows_from_the_finer_one(varied):
    telling_more = [pair for pair in PAIRS if len(set(rows_of(*pair))) != len(set(rows_of(pair[0])))]

    assert not telling_more


def test_each_coarser_field_reveals_less(varied):
    as_much = [pair for pair in PAIRS if len(set(rows_of(pair[1]))) >= len(set(rows_of(pair[0])))]

    assert not as_much


def test_the_chain_of_a_date_of_birth_ends_at_being_of_age():
    assert [one.code for one in coarser_chain("persoon.geboortedatum")] == ["persoon.leeftijd", "persoon.meerderjarig"]


def test_the_chain_of_an_address_passes_the_wijk():
    assert [one.code for one in coarser_chain("contact.adres")][:2] == ["contact.wijk", "contact.woonplaats"]


def test_a_coarser_field_is_never_more_sensitive():
    for finer, coarser in PAIRS:
        assert field(coarser).category in (field(finer).category, Category.GEWOON)


def test_the_bsn_is_not_a_field():
    assert not [code for code, one in FIELDS.items() if "bsn" in code or "bsn" in one.sql.lower()]


def test_free_text_is_not_on_offer():
    free = {code for code, one in FIELDS.items() if not one.shareable}

    assert free == {
        "verzuim.toelichting",
        "wonen.toelichting",
        "plan.droom",
        "contactmoment.verslagen",
        "casus.samenvatting",
    }


def test_the_view_holds_no_free_text_not_even_sealed(inside):
    make_filled_case()
    free = [code for code, one in FIELDS.items() if not one.shareable]

    assert set(rows_of(*free)[0]) == {"null"}


def test_health_and_criminal_domains_are_marked():
    assert field("zrm.gg").category == field("zrm.gg_ondersteuning").category == Category.GEZONDHEID
    assert field("zrm.jus").category == Category.STRAFRECHTELIJK
    assert field("zrm.wo").category == Category.GEWOON


def test_a_column_name_fits_in_the_database():
    assert all(len(one.column) <= 63 and one.column.isidentifier() for one in FIELDS.values())


@pytest.mark.parametrize("age", [11, 17, 18, 26])
def test_the_database_and_the_pages_agree_on_an_age(inside, age):
    case = make_filled_case(jongere=make_jongere(age=age))

    assert rows_of("persoon.leeftijd", "persoon.meerderjarig") == [
        (str(case.jongere.leeftijd()), str(age >= 18).lower())
    ]
