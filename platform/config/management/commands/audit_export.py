"""`keten audit export`: the log of a tenant in the form that another asks for, with what casework knows of it."""

import uuid
from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils import timezone

from audit import exporting
from audit.models import Entry
from cases.verwerkingen.known import CaseworkKnows
from tenants import current, hop
from tenants.models import Tenant
from tenants.names import PUBLIC


class Command(BaseCommand):
    help = "Geeft het log uit in een andere vorm, elke regel met de verwerking waar die toen onder viel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, help="schema van de tenant, of public")
        parser.add_argument("--format", choices=exporting.MAPPINGS, required=True)
        parser.add_argument("--from", dest="since", type=date.fromisoformat, help="vanaf deze dag")
        parser.add_argument("--to", dest="until", type=date.fromisoformat, help="tot en met deze dag")
        parser.add_argument("--case", type=uuid.UUID, help="alleen dit dossier")

    def handle(self, *args: Any, **options: Any) -> None:
        schema = options["tenant"]
        if schema != PUBLIC and not Tenant.objects.filter(schema_name=schema).exists():
            raise CommandError(f"Er is geen tenant met het schema {schema}.")
        with hop(schema):
            known = exporting.LogAlone() if current().is_public else CaseworkKnows()
            lines = asked_for(options).order_by("at", "id").iterator(chunk_size=2000)
            for line in exporting.export(lines, options["format"], known):
                self.stdout.write(line, ending="")


def asked_for(options: dict[str, Any]) -> QuerySet[Entry]:
    found = Entry.objects.all()
    if options["since"]:
        found = found.filter(at__gte=midnight(options["since"]))
    if options["until"]:
        found = found.filter(at__lt=midnight(options["until"] + timedelta(days=1)))
    return found.filter(case_id=options["case"]) if options["case"] else found


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
