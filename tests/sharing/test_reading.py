"""Laws 1 to 4: what a ketenpartner reads, and that it is written down."""

import pytest
from django.db import ProgrammingError, connection, transaction

from audit.models import Entry
from consent.machtigingen.services import withdraw
from consent.open import open_codes
from sharing.reading import NotShared, as_partner
from tests.deciding import signed


def test_a_partner_reads_the_granted_fields_and_nothing_else(school, teun, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)

    with as_partner(school.member) as shared:
        opened = shared.open(afweging.pk)

    assert [shown.field.code for shown in opened.fields] == ["persoon.roepnaam", "onderwijs.opleiding"]
    assert opened.fields[0].text == teun.case.jongere.roepnaam


def test_without_a_signature_nothing_is_open(school, teun, deciding):
    afweging = deciding(case=teun.case, partner=school)

    assert open_codes(afweging.pk) == []
    with as_partner(school.member) as shared, pytest.raises(NotShared):
        shared.open(afweging.pk)


def test_a_field_that_teun_unticked_is_not_open(school, teun, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user, yes=["onderwijs.opleiding"])

    assert open_codes(afweging.pk) == ["onderwijs.opleiding"]


def test_after_withdrawal_the_next_read_is_empty(school, teun, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)

    withdraw(machtiging=afweging.machtiging, by=teun.user)

    with as_partner(school.member) as shared:
        assert not shared.cases().exists()
        assert shared.closed().get().why == "ingetrokken"


def test_reading_is_written_down_with_fields_and_purpose(school, teun, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)

    with as_partner(school.member) as shared:
        shared.open(afweging.pk)

    line = Entry.objects.reads_of(teun.case.pk).get()
    assert line.organisation == "ROC Waterkant"
    assert line.fields == ["persoon.roepnaam", "onderwijs.opleiding"]
    assert line.purpose == afweging.doel


def test_the_partner_role_selects_no_base_table(school, teun):
    with as_partner(school.member), connection.cursor() as cursor:
        for table in ("cases_case", "cases_jongere", "consent_afweging", "audit_entry"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(f"select * from {table}")


def test_another_partner_sees_nothing(school, partner, teun, deciding):
    signed(deciding(case=teun.case, partner=school), by=teun.user)

    with as_partner(partner("GGZ De Dijk", "ggz").member) as shared:
        assert not shared.cases().exists()
        assert not shared.closed().exists()
