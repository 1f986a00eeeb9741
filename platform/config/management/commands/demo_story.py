"""The story of the demo, in the tenants that `demo_world` made. Never as owner: the rules must hold here too."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo import story
from config.demo.places import PLACES


class Command(BaseCommand):
    help = "Vertelt het verhaal van de demo in gemeenten die al bestaan; demo_world roept dit aan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        schemas = [place.schema for place in PLACES]
        parser.add_argument("schema", nargs="?", choices=schemas, help="zonder schema: de ketenpartners")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO or settings.PRODUCTION:
            raise CommandError("Het verhaal hoort alleen in een demo: zet DEMO=1, en nooit in productie.")
        if settings.KETEN_LOGIN != "app":
            raise CommandError("Het verhaal wordt verteld zoals de website werkt: KETEN_LOGIN=app.")
        known = {place.schema: place for place in PLACES}
        if options["schema"]:
            story.tell_of(known[options["schema"]])
        else:
            story.tell_of_partners()
