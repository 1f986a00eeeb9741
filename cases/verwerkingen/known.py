"""What casework knows of a line of the log: under which verwerking it fell, and who is a burger."""

import uuid
from collections.abc import Iterable

from accounts.models import pseudonym
from audit.models import Entry
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.verwerkingen.finding import Register

Ids = Iterable[uuid.UUID | None]


class CaseworkKnows:
    """For the lines that are given, or for the whole log: a few queries, however many lines there are.

    A line falls under the verwerking of the task of its case, in the version that was in force at that moment (AVG 30);
    a line about a jongere outside a case under that of their first case. An act in no dossier, as a login, has none.
    """

    def __init__(self, lines: Iterable[Entry] | None = None) -> None:
        found = None if lines is None else list(lines)
        self.register = Register()
        cases = Case.objects.order_by("-opened_at")
        if found is not None:
            cases = cases.filter(pk__in={line.case_id for line in found}) | cases.filter(
                jongere__in={line.subject_id for line in found if line.case_id is None}
            )
        known = list(cases.values_list("pk", "jongere_id", "task"))
        self.tasks: dict[uuid.UUID, str] = {jongere: task for _, jongere, task in known}
        self.tasks |= {case: task for case, _, task in known}
        self.burgers = burgers(None if found is None else {line.actor_id for line in found})

    def activity_of(self, line: Entry) -> str:
        task = self.tasks.get(line.case_id or line.subject_id or uuid.UUID(int=0), "")
        activity = self.register.of_task(task, line.at) if task else None
        return activity.key if activity else ""

    def name_of(self, line: Entry) -> str:
        """Of a burger the pseudonym, also where an old line has the name."""
        return self.burgers.get(line.actor_id or uuid.UUID(int=0), line.actor_name)


def burgers(actors: Ids | None = None) -> dict[uuid.UUID, str]:
    """The pseudonym of each of these people who is a jongere or a gezagsdrager, with what they are; or of all."""
    found: dict[uuid.UUID, str] = {}
    asked = None if actors is None else {pk for pk in actors if pk}
    for kind, rows in (("gezagsdrager", Gezagsdrager.objects.all()), ("jongere", Jongere.objects.all())):
        known = rows.filter(user__isnull=False) if asked is None else rows.filter(user__in=asked)
        found |= {user_id: pseudonym(user_id, kind) for user_id in known.values_list("user_id", flat=True) if user_id}
    return found
