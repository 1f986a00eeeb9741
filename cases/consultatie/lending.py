"""Reading that is lent to who is in a consultatieteam, for as long as a question with access is open (B49)."""

from collections.abc import Collection

from accounts.models import User
from cases.consultatie.models import Consultatie, Consultatieteam, Wijze
from cases.dossier.models import Case
from cases.dossier.team import lend_reading, take_back_lent


def lend_as_asked(*, case: Case, colleagues: Collection[User]) -> None:
    """What these colleagues read on loan is what the open questions in this case lend now, until the last of their
    days; what was lent for a question that ended, or to a team they left, ends here."""
    take_back_lent(case=case, colleagues=colleagues)
    lending = Consultatie.objects.open().filter(case=case, wijze=Wijze.TOEGANG).order_by("until")
    for asked in lending.select_related("case", "team"):
        readers = [member for member in members_of(asked) if member in colleagues]
        lend_reading(case=asked.case, colleagues=readers, until=asked.until)


def members_of(asked: Consultatie) -> list[User]:
    """Who is in the team now and works here; who asks or leads the case reads it already."""
    leader = asked.case.regiehouder_id
    members = User.objects.filter(consultatieteams__team=asked.team, is_active=True)
    return list(members.exclude(pk=leader).distinct())


def hold_open_questions(team: Consultatieteam) -> list[Consultatie]:
    """The open questions to this team, with their cases held in one order: whoever ends one of them at this moment was
    first, or waits. Hold the team before this, so that nobody asks it something meanwhile."""
    asked = team.consultaties.open()
    list(Case.objects.select_for_update(no_key=True).filter(pk__in=asked.values("case")).order_by("pk"))
    return list(asked.select_related("case", "team").order_by("at", "pk"))
