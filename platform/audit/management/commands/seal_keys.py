"""`keten keys seal MAP`: a new pair of keys for the seals."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit import keys


class Command(BaseCommand):
    help = "Maakt zegel.pem (alleen voor de sealer) en zegel.pub.pem (voor wie nakijkt). Overschrijft nooit."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("map", type=Path, help="map voor de twee bestanden")

    def handle(self, *args: Any, **options: Any) -> None:
        private, public = options["map"] / "zegel.pem", options["map"] / "zegel.pub.pem"
        try:
            name = keys.make(private, public, is_test=False)
        except (keys.KeyUnusable, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Sleutel {name}: {private} is geheim, {public} mag iedereen hebben.")
