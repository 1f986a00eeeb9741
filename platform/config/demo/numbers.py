"""BSNs that belong to nobody: the test range 99999xxxx of RvIG, as far as it passes the 11-test."""

from collections.abc import Iterator
from itertools import islice

from cases.jongeren.bsn import BsnRefused, require_bsn

FIRST, LAST = 999_990_000, 999_999_999
# The first of them are for people with a name in the story; everybody else gets the next that is free.
KEPT_FOR_THE_STORY = 40


def all_test_bsns() -> Iterator[str]:
    for number in range(FIRST, LAST + 1):
        try:
            yield require_bsn(str(number))
        except BsnRefused:
            continue


def bsns_for(tenant: int) -> Iterator[str]:
    """The numbers of one tenant, different from those of the others: people of the demo live in one place."""
    return islice(all_test_bsns(), KEPT_FOR_THE_STORY + 200 * tenant, KEPT_FOR_THE_STORY + 200 * (tenant + 1))
