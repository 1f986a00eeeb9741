from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from frontend.look import build


class Command(BaseCommand):
    help = "Build style file, icons and themes from frontend/vendor and frontend/look. Needs no Node and no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a built file is not current")

    def handle(self, *, check: bool, **options: Any) -> None:
        if check:
            self.check_current()
        else:
            for path in build.write():
                self.stdout.write(f"gemaakt: {path.relative_to(build.FRONTEND.parent)}")

    def check_current(self) -> None:
        if stale := build.find_stale():
            names = ", ".join(str(path.relative_to(build.FRONTEND.parent)) for path in stale)
            raise CommandError(f"Niet actueel: {names}. Draai manage build_frontend.")
        self.stdout.write("Alles is actueel.")
