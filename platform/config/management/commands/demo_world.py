"""`keten demo-load`: the demo world, in a database that has no tenants yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.demo import filling, world
from config.demo.places import PLACES
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Laadt de demowereld: drie verzonnen gemeenten en regio's, met samen driehonderd verzonnen jongeren."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jongeren", type=int, metavar="AANTAL", help="vult een tenant om aan te meten")
        parser.add_argument("--tenant", default=PLACES[0].schema, choices=[place.schema for place in PLACES])

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO or settings.PRODUCTION:
            raise CommandError("De demowereld hoort alleen in een demo: zet DEMO=1, en nooit in productie.")
        if settings.KETEN_LOGIN != "owner":
            raise CommandError("Gemeenten toevoegen kan alleen de eigenaar van de database: KETEN_LOGIN=owner.")
        if options["jongeren"] is None:
            world.build()
        else:
            self.fill(options["tenant"], options["jongeren"])

    def fill(self, schema: str, number: int) -> None:
        if not 1 <= number <= filling.MOST:
            raise CommandError(f"Kies een aantal van 1 tot en met {filling.MOST}.")
        if not Tenant.objects.filter(schema_name=schema).exists():
            raise CommandError("Deze tenant is er niet. Laad eerst de demowereld: keten demo-load.")
        for done in filling.fill(schema, number):
            self.stdout.write(f"{done} van {number} jongeren")
