"""The story of the demo, in the tenants that `demo_world` made. Never as owner: the rules must hold here too."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo import story


class Command(BaseCommand):
    help = "Vertelt het verhaal van de demo in gemeenten die al bestaan; demo_world roept dit aan."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO or settings.PRODUCTION:
            raise CommandError("Het verhaal hoort alleen in een demo: zet DEMO=1, en nooit in productie.")
        if settings.KETEN_LOGIN != "app":
            raise CommandError("Het verhaal wordt verteld zoals de website werkt: KETEN_LOGIN=app.")
        story.tell()
