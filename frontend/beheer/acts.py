"""What the operator does to partners and their people. Each act leaves a line in the public log."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.db import transaction

import audit
from accounts.members.models import PartnerMember
from accounts.models import User
from partners.models import Ketenpartner, Samenwerking

ROLE = "operator"


@transaction.atomic
def keep(form: "forms.ModelForm[Any]", *, action: str, by: User) -> Any:
    """Save what was filled in, and write down who did and which fields."""
    row = form.save()
    audit.record(action, by=by, about=row, role=ROLE, details={"changed": form.changed_data})
    return row


@transaction.atomic
def end_samenwerking(*, samenwerking: Samenwerking, by: User) -> None:
    """Close everything of this tenant for this partner, from the next request on."""
    samenwerking.end()
    ended = {"tenant": samenwerking.tenant.schema_name, "ketenpartner": samenwerking.ketenpartner_id}
    audit.record("samenwerking.ended", by=by, about=samenwerking, role=ROLE, details=ended)


@transaction.atomic
def add_member(
    *, ketenpartner: Ketenpartner, by: User, naam: str, email: str, functie: str, role: str
) -> PartnerMember:
    """Somebody who may read for this partner, after they chose a password and showed a second factor."""
    user = User.objects.create_person(naam=naam, email=email)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    member = PartnerMember.objects.create(user=user, ketenpartner=ketenpartner, role=role, functie=functie)
    audit.record("member.added", by=by, about=member, role=ROLE, details={"ketenpartner": ketenpartner.pk})
    return member
