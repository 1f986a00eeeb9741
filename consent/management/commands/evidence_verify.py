"""`keten evidence verify BESTAND… --trust CERTIFICAAT`: for whoever doubts us. Needs no database and no network."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from consent.evidence.verifying import Broken, Proof, check, check_chain
from consent.evidence.words import day_and_time, told_in


class Command(BaseCommand):
    help = "Controleert bewijzen van machtigingen (PDF of JSON), met alleen het certificaat van wie het zegel uitgaf."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestanden", nargs="+", type=Path)
        parser.add_argument("--trust", type=Path, required=True, help="certificaat (PEM) van wie je vertrouwt")

    def handle(self, *args: Any, **options: Any) -> None:
        trusted = read(options["trust"])
        results = [(path, self.look_at(path, trusted)) for path in options["bestanden"]]
        proofs = [proof for _, proof in results if proof]
        faults = check_chain(proofs)
        for sentence in faults:
            self.stdout.write(f"Klopt niet: {sentence}")
        if faults or len(proofs) < len(results):
            raise CommandError("Niet alles klopt.")

    def look_at(self, path: Path, trusted: bytes) -> Proof | None:
        try:
            proof = check(read(path), trusted_pem=trusted)
        except Broken as fault:
            self.stdout.write(f"{path.name}: klopt niet. {fault}")
            return None
        self.stdout.write(f"{path.name}: klopt.")
        for name, value in told_in(proof.record)["facts"]:
            self.stdout.write(f"  {name}: {value}")
        if proof.stamped_at:
            self.stdout.write(f"  Tijdstempel: {day_and_time(proof.stamped_at.isoformat())}")
        return proof


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise CommandError(f"{path} kan niet gelezen worden.") from fault
