"""The first pages of a list that may be of a whole tenant: nobody pages through 70,000 dossiers, they filter."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

PER_PAGE, MOST = 50, 1_000


class FirstPages(Paginator):
    """Counts no further than anybody pages: of 70,000 cases, counting all took longer than the page itself."""

    def __init__(self, rows: Any) -> None:
        super().__init__(rows, PER_PAGE)

    @cached_property
    def found(self) -> int:
        """How many there are, or one more than can be paged to."""
        rows: Any = self.object_list
        found: int = rows.order_by()[: MOST + 1].count()
        return found

    @cached_property
    def count(self) -> int:
        return min(self.found, MOST)

    @property
    def stops(self) -> bool:
        """Whether there are more than can be paged to; a filter brings those nearer."""
        return self.found > MOST
