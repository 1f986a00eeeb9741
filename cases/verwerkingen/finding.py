"""Which verwerking of the register a task falls under, now and at the moment of a line of the log."""

from dataclasses import dataclass
from datetime import datetime

from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.verwerkingen.body import Verwerking


@dataclass(frozen=True)
class Activity:
    """A version of a verwerking, as the register, the log and the list of shares name it."""

    edition: Edition
    body: Verwerking

    @property
    def key(self) -> str:
        """The id with its version: what stood in the register then can always be found again."""
        return f"{self.edition.code}@{self.edition.number}"


class Register:
    """All versions, read once: a log of thousands of lines asks for each what was in force."""

    def __init__(self) -> None:
        editions = Edition.objects.of(ContentKind.VERWERKING).select_related("by").order_by("created_at", "number")
        self.versions = [Activity(edition, read(edition)) for edition in editions]

    def in_force(self, at: datetime | None = None) -> list[Activity]:
        """The newest version of each at this moment, as far as it was in use; by name."""
        newest = {v.edition.code: v for v in self.versions if at is None or v.edition.created_at <= at}
        return sorted((v for v in newest.values() if v.edition.in_use), key=lambda v: v.edition.naam)

    def of_task(self, task: str, at: datetime | None = None) -> Activity | None:
        """What this task fell under at this moment. With more than one it is the first by name."""
        return next((found for found in self.in_force(at) if found.body.task == task), None)
