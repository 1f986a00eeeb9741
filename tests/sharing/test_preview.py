"""Law 3 for our own people: looking through a partner's eyes uses the partner's door, and leaves nothing behind."""

import pytest

from audit.models import Entry
from consent.afwegingen import services
from consent.machtigingen.services import withdraw
from consent.models import Afweging, AfwegingField, Alternative, ConsentEvent, Machtiging
from partners.models import Samenwerking
from sharing.preview import NothingToSee, open_now, preview
from tenants import hop
from tests.deciding import draft, signed

TRACES = (Afweging, AfwegingField, Alternative, Machtiging, ConsentEvent, Entry)


def seen(opened):
    return {shown.field.code: shown.text for shown in opened.fields}


def test_a_draft_with_only_a_field_can_be_looked_at(school, teun, regiehouder):
    begun = services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)
    services.weigh(afweging=begun, by=regiehouder.user, lines=[services.Line("persoon.roepnaam", "delen", "Nodig.")])

    assert seen(preview(afweging=begun, by=regiehouder.user)) == {"persoon.roepnaam": "Teun"}


def test_the_partner_would_see_the_coarser_field(school, teun, regiehouder):
    weighed = draft(
        case=teun.case, partner=school, by=regiehouder.user, fields=["persoon.geboortedatum>persoon.leeftijd"]
    )

    assert seen(preview(afweging=weighed, by=regiehouder.user)) == {"persoon.leeftijd": "17"}


def test_after_the_look_only_the_line_in_the_log_remains(school, teun, regiehouder):
    weighed = draft(case=teun.case, partner=school, by=regiehouder.user)
    before = [model.objects.count() for model in TRACES]

    preview(afweging=weighed, by=regiehouder.user)

    assert [model.objects.count() for model in TRACES] == [*before[:-1], before[-1] + 1]
    weighed.refresh_from_db()
    assert not weighed.is_decided


def test_the_look_is_written_down_as_a_reading_by_staff(school, teun, regiehouder):
    weighed = draft(case=teun.case, partner=school, by=regiehouder.user)

    preview(afweging=weighed, by=regiehouder.user)

    line = Entry.objects.reads_of(teun.case.pk).get()
    assert (line.action, line.actor_name, line.organisation) == ("share.previewed", "Willem de Wit", "")
    assert line.fields == ["persoon.roepnaam", "onderwijs.opleiding"]


def test_without_a_chosen_field_there_is_nothing_to_see(school, teun, regiehouder):
    begun = services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)

    with pytest.raises(NothingToSee):
        preview(afweging=begun, by=regiehouder.user)

    assert not Entry.objects.reads_of(teun.case.pk).exists()


def test_a_partner_without_samenwerking_would_see_nothing(school, teun, regiehouder):
    weighed = draft(case=teun.case, partner=school, by=regiehouder.user)
    with hop("public"):
        Samenwerking.objects.get(ketenpartner=school.ketenpartner).end()

    with pytest.raises(NothingToSee):
        preview(afweging=weighed, by=regiehouder.user)


def test_after_deciding_nothing_is_open_until_teun_signs(school, teun, deciding, regiehouder):
    afweging = deciding(case=teun.case, partner=school)

    assert open_now(afweging=afweging, by=regiehouder.user) is None
    assert set(seen(preview(afweging=afweging, by=regiehouder.user))) == {"persoon.roepnaam", "onderwijs.opleiding"}


def test_what_is_open_now_follows_the_signature(school, teun, deciding, regiehouder):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user, yes=["onderwijs.opleiding"])

    assert list(seen(open_now(afweging=afweging, by=regiehouder.user))) == ["onderwijs.opleiding"]

    withdraw(machtiging=afweging.machtiging, by=teun.user)
    assert open_now(afweging=afweging, by=regiehouder.user) is None


def test_looking_at_what_is_open_is_no_reading_by_the_partner(school, teun, deciding, regiehouder):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)

    open_now(afweging=afweging, by=regiehouder.user)

    assert Entry.objects.reads_of(teun.case.pk).get().action == "share.previewed"
