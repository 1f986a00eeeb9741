"""A medewerker who gives the device to a jongere lets go of it: what the provider knew before that opens nothing."""

from datetime import datetime

from django.db.models import Max

from accounts.again import let_go
from accounts.models import User
from consent.loket.models import Witness
from consent.machtigingen.models import Channel


@let_go
def last_hand_over(user: User) -> datetime | None:
    last: datetime | None = Witness.objects.filter(by=user, channel=Channel.APPARAAT).aggregate(last=Max("at"))["last"]
    return last
