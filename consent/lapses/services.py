"""Writing down that a signature ended by itself. It was over already: nothing opens or closes by writing it down."""

from uuid import UUID

from django.db import transaction

import audit
from accounts.notices.services import tell
from consent.lapses.models import Lapse
from consent.machtigingen.models import Cause, Channel, ConsentEvent, EventState, Machtiging
from consent.machtigingen.services import add_event, lock


def write_down_lapses() -> int:
    """Write down all that ended and was not written down; returns how many. Each stands on its own.

    What is due is a query, so that being killed halfway, running twice or running beside another makes no doubles.
    """
    due = list(Lapse.objects.due().order_by("ended_on", "pk").values_list("pk", flat=True))
    return sum(write_down_lapse(pk) is not None for pk in due)


@transaction.atomic
def write_down_lapse(machtiging_id: UUID) -> ConsentEvent | None:
    """The event, with its proof; None when somebody was here before. Looked at again under the lock of the question."""
    asked = lock(Machtiging(pk=machtiging_id))
    lapse = Lapse.objects.due().filter(pk=asked.pk).first()
    if lapse is None:
        return None
    state, case = EventState(lapse.state), asked.afweging.case
    event = add_event(
        asked, state=state, codes=lapse.field_codes, channel=Channel.SYSTEEM, cause=lapse.cause,
        ended_on=lapse.ended_on,
    )  # fmt: skip
    audit.record(
        f"machtiging.{state}", by=None, about=asked, case_id=case.pk, fields=lapse.field_codes,
        details={"cause": lapse.cause, "ended_on": lapse.ended_on.isoformat()},
    )  # fmt: skip
    if lapse.cause != Cause.DATUM:
        kind = "machtiging.lapsed"
        tell(to=[case.regiehouder], kind=kind, key=f"{kind}:{event.pk}", case_id=case.pk, about_id=asked.afweging_id)
    return event
