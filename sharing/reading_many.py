"""Everything that is shared with one organisation, over all the gemeenten that it works with.

Each gemeente is entered on its own and left before the next; what comes out holds no query that still has to run.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from cases.catalogue import FIELDS
from partners.services import Place, place_of, places_of
from sharing.corrections import see
from sharing.models import STANDS_STILL, ClosedShare, SharedCorrection
from sharing.planned import count_of
from sharing.reading import NAMES, SURNAME, Member, NotShared, Opened, Shared, as_partner, name_columns

MOST_CORRECTIONS = 100
SEARCHED = (*NAMES, SURNAME)
SORTS = {"kenmerk": "reference", "naam": "naam", "doel": "doel", "regiehouder": "regiehouder", "tot": "valid_until"}
WHY = {
    "gestopt": "De regiehouder is gestopt met delen.",
    "vervangen": "Er is een nieuwe afspraak gemaakt. Deze gegevens horen daar niet meer bij.",
    "afgesloten": "De begeleiding is afgesloten.",
    "ingetrokken": "De jongere of een ouder heeft de toestemming ingetrokken.",
    "verlopen": "De afgesproken tijd is voorbij.",
    "nood voorbij": "Dit was voor korte tijd open, in nood. Die tijd is voorbij.",
    "nood gestopt": "Dit was open in nood. De gemeente heeft het gesloten.",
    "bezwaar": "De jongere maakte bezwaar en kreeg gelijk.",
    "beperkt": "De jongere vroeg om hiermee te wachten. De gemeente kijkt ernaar.",
    "niet meer toegestaan": "De wet of de leeftijd van de jongere staat dit niet meer toe.",
}


@dataclass(frozen=True)
class Wish:
    """What a reader asks of the list: words to look for, an order, and one gemeente or all."""

    search: str = ""
    sort: str = "kenmerk"
    schema: str = ""

    @property
    def order(self) -> str:
        """The order in the words of `Shared.cases`."""
        minus = "-" if self.sort.startswith("-") else ""
        return minus + SORTS[self.sort.removeprefix("-")]


@dataclass(frozen=True)
class Group:
    """One gemeente in a list: how many there are, and those on this page."""

    place: Place
    total: int
    opened: list[Opened]


@dataclass(frozen=True)
class Listing:
    """One page of the list. A gemeente stands in it when some of its shares are on this page."""

    page: "Page[int]"
    groups: list[Group]


@dataclass(frozen=True)
class Notice:
    """What may no longer be used, and in which gemeente that is."""

    place: Place
    closed: ClosedShare

    @property
    def open_labels(self) -> list[str]:
        """The names of the fields that still have to be deleted."""
        return [FIELDS[code].label for code in self.closed.open_codes if code in FIELDS]

    @property
    def reason(self) -> str:
        return WHY.get(self.closed.why, WHY["niet meer toegestaan"])

    @property
    def still_reason(self) -> str:
        return WHY[STANDS_STILL]


@contextmanager
def reading_at(place: Place, member: Member) -> Iterator[Shared]:
    """Be this partner in this gemeente until the block ends."""
    with place.enter(), as_partner(member) as shared:
        yield shared


def list_shared(member: Member, wish: Wish, *, number: int = 1, size: int = 50) -> Listing:
    """One page over all gemeenten, grouped by gemeente; only what stands on this page is read and written down.

    Raises EmptyPage for a page that is not there: then there was nothing to read.
    """
    groups, before = [], 0
    for place in places_of(member.ketenpartner_id):
        if wish.schema in ("", place.schema):
            part = part_of_page(number, size, before=before)
            groups.append(group_at(place, member, wish, part))
            before += groups[-1].total
    page = Paginator(range(before), size).page(number)
    return Listing(page, [group for group in groups if group.opened])


def part_of_page(number: int, size: int, *, before: int) -> slice:
    """Which part of one gemeente's list falls on this page, when so many came before it."""
    return slice(max((number - 1) * size - before, 0), max(number * size - before, 0))


def group_at(place: Place, member: Member, wish: Wish, part: slice) -> Group:
    with reading_at(place, member) as shared:
        found = shared.cases(search=wish.search, columns=SEARCHED, sort=wish.order)
        total, shares = shared.page(found, part)
        return Group(place, total, shared.overview(shares, name_columns) if shares else [])


def open_at(member: Member, schema: str, share_id: uuid.UUID) -> tuple[Place, Opened]:
    """One share in one gemeente, written down and read. Raises NotShared, also for a gemeente that is closed."""
    place = place_of(member.ketenpartner_id, schema)
    if place is None:
        raise NotShared
    with reading_at(place, member) as shared:
        return place, shared.open(share_id)


def find(member: Member, share_id: uuid.UUID) -> tuple[Place, Opened]:
    """One share, in whichever gemeente it is. Raises NotShared."""
    for place in places_of(member.ketenpartner_id):
        with reading_at(place, member) as shared:
            try:
                return place, shared.open(share_id)
            except NotShared:
                continue
    raise NotShared


def notices(member: Member) -> list[Notice]:
    """What this partner may no longer use, per gemeente; what it still has to confirm comes first."""
    found = []
    for place in places_of(member.ketenpartner_id):
        with reading_at(place, member) as shared:
            found += [Notice(place, closed) for closed in shared.closed()]
    return sorted(found, key=lambda notice: not notice.closed.open_codes)


@dataclass(frozen=True)
class Corrected:
    """What this partner read and was corrected since, and in which gemeente."""

    place: Place
    told: SharedCorrection


def corrections(member: Member) -> list[Corrected]:
    """What was corrected of what this partner read, latest first; what nobody looked at yet before the rest."""
    found: list[Corrected] = []
    for place in places_of(member.ketenpartner_id):
        with reading_at(place, member):
            rows = SharedCorrection.objects.order_by("-made_at")[:MOST_CORRECTIONS]
            found += [Corrected(place, told) for told in rows]
    return sorted(found, key=lambda one: one.told.seen_at is not None)


def see_correction(member: Member, notice_id: uuid.UUID, *, schema: str = "") -> Corrected:
    """Keep this partner's word that it read that something was corrected. Raises NotShared, or AlreadySeen."""
    for place in places_of(member.ketenpartner_id):
        if schema in ("", place.schema):
            with reading_at(place, member):
                if see(member, notice_id):
                    return Corrected(place, SharedCorrection.objects.get(pk=notice_id))
    raise NotShared


def count_unconfirmed(member: Member) -> int:
    """How many notices wait for an answer."""
    total = 0
    for place in places_of(member.ketenpartner_id):
        with reading_at(place, member) as shared:
            total += count_of(shared.unconfirmed(), SharedCorrection.objects.filter(seen_at=None))
    return total


def confirm(member: Member, share_id: uuid.UUID, *, schema: str = "") -> Notice:
    """Keep this partner's word that it deleted what it may no longer use. Raises NotShared or Refused."""
    for place in places_of(member.ketenpartner_id):
        if schema not in ("", place.schema):
            continue
        with reading_at(place, member) as shared:
            try:
                shared.confirm(share_id)
            except NotShared:
                continue
            return Notice(place, shared.closed().get(pk=share_id))
    raise NotShared
