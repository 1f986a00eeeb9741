"""Reading over several gemeenten: each entered on its own, and only those that the partner works with today."""

import pytest
from django.core.paginator import EmptyPage

from audit.models import Entry
from cases.jongeren.services import invite_citizen
from partners.models import Samenwerking
from sharing.reading import NotShared
from sharing.reading_many import Wish, find, list_shared, notices, open_at, part_of_page
from tenants import current, hop
from tests import factories as make
from tests.deciding import decided, signed


@pytest.fixture
def school(partner, gemeente, zandwaard):
    """ROC Waterkant, which works with Noorderkoog and with Zandwaard."""
    return partner(tenants=(gemeente, zandwaard))


@pytest.fixture
def shared_in(school):
    """Shares the first name of a new jongere with the school, in this gemeente."""

    def share(tenant, roepnaam):
        with hop(tenant):
            regiehouder = make.make_user("Rianne Regie", roles=("regiehouder",))
            jongere = make.make_jongere(roepnaam=roepnaam, age=20)
            case = make.make_case(jongere=jongere, regiehouder=regiehouder, task="jeugdwet")
            user = invite_citizen(person=jongere, by=regiehouder)
            asked = decided(case=case, partner=school, by=regiehouder, fields=["persoon.roepnaam"])
            return signed(asked, by=user)

    return share


def names(listing):
    return {group.place.schema: [opened.name for opened in group.opened] for group in listing.groups}


def test_one_list_holds_every_gemeente(school, shared_in, gemeente, zandwaard):
    shared_in(gemeente, "Noor")
    shared_in(zandwaard, "Zand")

    assert names(list_shared(school.member, Wish())) == {"noorderkoog": ["Noor"], "zandwaard": ["Zand"]}


def test_afterwards_we_stand_where_we_stood(school, shared_in, gemeente):
    shared_in(gemeente, "Noor")
    stood = current()

    list_shared(school.member, Wish())
    with pytest.raises(NotShared):
        open_at(school.member, "zandwaard", school.id)

    assert current() == stood


def test_a_page_runs_on_from_one_gemeente_into_the_next(school, shared_in, gemeente, zandwaard):
    for roepnaam in ("Een", "Twee", "Drie"):
        shared_in(gemeente, roepnaam)
    shared_in(zandwaard, "Vier")

    pages = [names(list_shared(school.member, Wish(), number=number, size=2)) for number in (1, 2)]

    assert pages == [{"noorderkoog": ["Een", "Twee"]}, {"noorderkoog": ["Drie"], "zandwaard": ["Vier"]}]
    with pytest.raises(EmptyPage):
        list_shared(school.member, Wish(), number=3, size=2)


def test_each_gemeente_keeps_its_own_log(school, shared_in, gemeente, zandwaard):
    shares = {"noorderkoog": shared_in(gemeente, "Noor"), "zandwaard": shared_in(zandwaard, "Zand")}

    list_shared(school.member, Wish())

    for schema, share in shares.items():
        with hop(schema):
            assert Entry.objects.get(kind="read").case_id == share.case_id


def test_a_share_is_found_in_its_own_gemeente_only(school, shared_in, gemeente, zandwaard):
    share = shared_in(zandwaard, "Zand")

    place, opened = find(school.member, share.pk)

    assert (place.schema, opened.name) == ("zandwaard", "Zand")
    with pytest.raises(NotShared):
        open_at(school.member, "noorderkoog", share.pk)


def test_a_gemeente_with_an_ended_samenwerking_is_not_entered(school, shared_in, gemeente, zandwaard):
    shared_in(gemeente, "Noor")
    share = shared_in(zandwaard, "Zand")
    with hop("public"):
        Samenwerking.objects.get(tenant=zandwaard, ketenpartner=school.ketenpartner).end()

    assert names(list_shared(school.member, Wish())) == {"noorderkoog": ["Noor"]}
    assert notices(school.member) == []
    with pytest.raises(NotShared):
        open_at(school.member, "zandwaard", share.pk)
    with pytest.raises(NotShared):
        find(school.member, share.pk)


@pytest.mark.parametrize(
    ("number", "size", "shown"),
    [(1, 2, ["ab", ""]), (2, 2, ["c", "d"]), (3, 2, ["", "ef"]), (4, 2, ["", "g"]), (1, 9, ["abc", "defg"])],
)
def test_a_page_takes_from_each_list_what_falls_on_it(number, size, shown):
    first, second = "abc", "defg"

    parts = [first[part_of_page(number, size, before=0)], second[part_of_page(number, size, before=len(first))]]

    assert parts == shown
