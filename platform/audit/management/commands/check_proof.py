"""`keten audit check-proof BESTAND --public-key SLEUTEL`: for whoever doubts us. Needs no database and no network."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit import keys, proofs


class Command(BaseCommand):
    help = "Controleert een bewijs van één regel van het log, met alleen de openbare sleutel."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--public-key", type=Path, help="openbare sleutel; anders KETEN_SEAL_PUBLIC_FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            known = keys.public_keys(options["public_key"])
            proven = proofs.check(proofs.read(options["bestand"].read_text()), known)
        except (OSError, UnicodeDecodeError) as fault:
            raise CommandError(f"{options['bestand']} kan niet gelezen worden.") from fault
        except (keys.KeyUnusable, proofs.NoProof) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Klopt: deze regel staat onder zegel {proven.seal['number']} van {proven.seal['sealed_at']}."
        )
        if proven.by_test_key:
            self.stdout.write("Let op: gezet met een proefsleutel. Buiten een demo bewijst dit niets.")
        for name, value in proven.line.items():
            if value not in ("", None, [], {}):
                self.stdout.write(f"  {name}: {value}")
