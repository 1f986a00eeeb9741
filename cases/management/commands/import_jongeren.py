"""Import a CSV file of jongeren into one gemeente or regio, from the command line."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from cases.imports.services import REFUSED_SUFFIX, Outcome, import_file
from cases.refusals import Refused


class Command(BaseCommand):
    help = "Leest een CSV-bestand met jongeren, hun inschrijving en verzuim in. Nog eens inlezen verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="het CSV-bestand")
        parser.add_argument("--tenant", required=True, help="de schemanaam van de gemeente of regio")

    def handle(self, *args: Any, file: Path, tenant: str, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"Het bestand {file} is er niet.")
        require_tenant(tenant)
        try:
            with connection.hop(tenant):  # type: ignore[attr-defined]  # our backend
                outcome = self.run(file)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.report(file, outcome)

    def run(self, file: Path) -> Outcome:
        with tqdm(unit=" regels", disable=None, desc=file.name) as bar:

            def show(outcome: Outcome) -> None:
                bar.total = outcome.total
                bar.update(outcome.done - bar.n)

            return import_file(path=file, by=None, progress=show)

    def report(self, file: Path, outcome: Outcome) -> None:
        self.stdout.write(
            f"{outcome.done} regels gelezen: {outcome.added} jongeren toegevoegd, {outcome.changed} bijgewerkt,"
            f" {outcome.rejected} regels afgekeurd."
        )
        if outcome.unknown_columns:
            self.stdout.write(f"Niet ingelezen kolommen: {', '.join(outcome.unknown_columns)}.")
        if outcome.rejected:
            self.stdout.write(f"De afgekeurde regels staan met hun reden in {file}{REFUSED_SUFFIX}.")


def require_tenant(name: str) -> None:
    """Refuse a schema that is no tenant, such as public: `hop` would stand there without complaint.

    Casework does not know tenants, so the model is asked for by its name in the settings.
    """
    known = apps.get_model(settings.TENANT_MODEL)._default_manager.values_list("schema_name", flat=True)
    names = sorted(known)
    if name not in names:
        raise CommandError(f"Er is geen gemeente of regio met de naam {name}. Wel: {', '.join(names) or 'nog geen'}.")
