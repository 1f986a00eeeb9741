"""`keten demo-load`: the demo world, in a database that has no tenants yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo import world


class Command(BaseCommand):
    help = "Laadt de demowereld: drie verzonnen gemeenten en regio's, met elk veertig verzonnen jongeren."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO or settings.PRODUCTION:
            raise CommandError("De demowereld hoort alleen in een demo: zet DEMO=1, en nooit in productie.")
        if settings.KETEN_LOGIN != "owner":
            raise CommandError("Gemeenten toevoegen kan alleen de eigenaar van de database: KETEN_LOGIN=owner.")
        world.build()
