"""Which time a line can have: transaction numbers only go up, and every seal tells when its own was given out."""

from bisect import bisect_right
from collections import defaultdict
from datetime import datetime, timedelta
from operator import itemgetter

from audit.seals import Seal

# Of a seal of form 1, which names no transaction: none of ours takes an hour.
LONGEST_TRANSACTION = timedelta(hours=1)
# What the clocks of the database and of the sealer may differ, and what NTP may set back.
CLOCK = timedelta(minutes=1)


class Times:
    """When the numbers of transactions were given out, as far as seals tell.

    A line gets its time while its transaction runs, so after its number was given out: not before the newest seal
    whose own number is lower, however long the transaction took. Who dates a line back further must give it a number
    that was running when that seal was made, and that only reaches to the seal before.
    """

    def __init__(self) -> None:
        self.given_out: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
        self.last: Seal | None = None

    def learn(self, seal: Seal) -> None:
        """From this seal on; seals come in their order."""
        if seal.xid_at is not None:
            self.given_out[seal.epoch].append((seal.xid_at, seal.sealed_at))
        self.last = seal

    def earliest(self, epoch: int, xid: int) -> datetime | None:
        """The earliest time that a line of this transaction can have; None before the first seal."""
        known = self.given_out[epoch]
        place = bisect_right(known, xid, key=itemgetter(0))
        bounds = [known[place - 1][1] - CLOCK] if place else []
        if self.last:
            bounds.append(self.last.sealed_at - LONGEST_TRANSACTION)
        return max(bounds, default=None)

    def allow(self, at: datetime, *, epoch: int, xid: int) -> bool:
        """Whether a line of this transaction can have been new after the last seal that was learned."""
        earliest = self.earliest(epoch, xid)
        return earliest is None or earliest <= at
