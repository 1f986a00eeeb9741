"""With which tenants a ketenpartner works today, and how to go there; every outlet for partners asks this here."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from partners.models import Samenwerking
from tenants import hop, planned_once
from tenants.models import Tenant

# `Samenwerking.objects.open()` at one tenant: asked before each dossier that is read, where Django took longer to write
# it than PostgreSQL to answer.
PLACE = """
select t.kind, t.naam from partners_samenwerking s join tenants_tenant t on t.id = s.tenant_id
where s.ketenpartner_id = %s and t.schema_name = %s
  and s.ended_at is null and s.starts_on <= %s and (s.ends_on is null or s.ends_on >= %s)"""


@dataclass(frozen=True)
class Place:
    """A tenant with which this ketenpartner works now, for rooms that know no tenants."""

    schema: str
    naam: str

    @contextmanager
    def enter(self) -> Iterator[None]:
        """Stand in this tenant's schema until the block ends."""
        with hop(self.schema):
            yield


@dataclass(frozen=True)
class Stopped:
    """A tenant that this ketenpartner worked with and works with no more. It is never entered again."""

    naam: str
    on: date


def places_of(ketenpartner_id: uuid.UUID) -> list[Place]:
    """The tenants that this partner works with today, by name. What is not in here is closed to it."""
    open_now = Samenwerking.objects.open().filter(ketenpartner_id=ketenpartner_id)
    tenants = Tenant.objects.filter(samenwerkingen__in=open_now).distinct().order_by("naam")
    return [Place(tenant.schema_name, tenant.full_name) for tenant in tenants]


def place_of(ketenpartner_id: uuid.UUID, schema: str) -> Place | None:
    """One of those tenants; None for a tenant that is unknown, or that the partner does not work with today."""
    today = timezone.localdate()
    found = planned_once(PLACE, [ketenpartner_id, schema, today, today])
    return Place(schema, Tenant(kind=found[0][0], naam=found[0][1]).full_name) if found else None


def stopped_with(ketenpartner_id: uuid.UUID) -> list[Stopped]:
    """The tenants whose last samenwerking with this partner ended, latest first. Read from public data only."""
    today = timezone.localdate()
    over = Samenwerking.objects.filter(
        Q(ended_at__isnull=False) | Q(ends_on__lt=today), ketenpartner_id=ketenpartner_id
    )
    running = Samenwerking.objects.open().filter(ketenpartner_id=ketenpartner_id).values("tenant")
    ends: dict[str, date] = {}
    for one in over.exclude(tenant__in=running).select_related("tenant"):
        end = last_day(one)
        ends[one.tenant.full_name] = max(end, ends.get(one.tenant.full_name, end))
    return sorted((Stopped(naam, on) for naam, on in ends.items()), key=lambda stop: stop.on, reverse=True)


def last_day(samenwerking: Samenwerking) -> date:
    """The day on which a samenwerking that is over stopped: as agreed, or earlier."""
    days = [timezone.localdate(samenwerking.ended_at)] if samenwerking.ended_at else []
    return min([*days, *([samenwerking.ends_on] if samenwerking.ends_on else [])])
