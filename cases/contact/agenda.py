"""What of contact is due: what was planned, and a visit where the contact was lost."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.contact.models import PlannedContact
from cases.dossier.caseload import SILENCE, silent
from cases.dossier.models import Case


@source
def planned(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Visits and calls that were planned, and not yet written down."""
    found = PlannedContact.objects.open().filter(case__in=cases, at__date__lte=until).order_by("at")
    for contact in found.select_related("case__jongere")[:most]:
        text = f"{contact} ({timezone.localtime(contact.at):%H.%M} uur)"
        yield Item(
            kind="contact.gepland", case=contact.case, text=text, on=timezone.localdate(contact.at), about_id=contact.pk
        )


@source
def lost(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """B122: when no contact can be made any more, a visit is planned. It is due four weeks after the last contact."""
    ahead = PlannedContact.objects.open().filter(case=OuterRef("pk"))
    for case in silent(cases.filter(~Exists(ahead), closed_at=None))[:most]:
        since = getattr(case, "last_contact", None) or case.opened_at
        weeks = (timezone.now() - since).days // 7
        text = f"Al {weeks} weken geen contact: plan een huisbezoek"
        yield Item(kind="contact.huisbezoek", case=case, text=text, on=timezone.localdate(since + SILENCE))
