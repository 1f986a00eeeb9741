"""`keten sealer`: the process that seals all logs, round after round, until it is told to stop."""

import signal
import threading
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections

from audit import keys
from audit.rounds import seal_everything


class Command(BaseCommand):
    help = "Verzegelt het log van elke tenant, kijkt het dagelijks na en bewaart per dag een anker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="één ronde, en dan stoppen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if not settings.PRODUCTION:
                make_test_keys()
            key, public = keys.signing_key(), keys.public_keys()
        except keys.KeyUnusable as refusal:
            raise CommandError(str(refusal)) from refusal
        if key.name not in public.known:
            raise CommandError("De openbare sleutel hoort niet bij de sleutel van de sealer.")
        self.stdout.write(f"De sealer zet zegels met sleutel {key.name}.")
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        while True:
            self.round(key, public)
            if options["once"] or stopped.wait(settings.KETEN_SEAL_SECONDS):
                return

    def round(self, key: keys.SigningKey, public: keys.PublicKeys) -> None:
        """One round. A database that is away comes back: the next round seals what waited."""
        close_old_connections()
        try:
            for told in seal_everything(key, public):
                self.stdout.write(told)
        except Error as fault:
            self.stderr.write(f"De database antwoordt niet: {str(fault).strip().splitlines()[0]}")


def make_test_keys() -> None:
    """For demo and tests a pair that says that it is a test key, made once."""
    private, public = Path(settings.KETEN_SEAL_KEY_FILE), Path(settings.KETEN_SEAL_PUBLIC_FILE)
    if not private.exists() and not public.exists():
        keys.make(private, public, is_test=True)
