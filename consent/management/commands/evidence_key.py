"""`keten evidence key --tenant SCHEMA --cert BESTAND`, and `--key BESTAND` or `--token URI`: the seal of a tenant."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

import audit
from cases.management.commands.import_jongeren import require_tenant
from cases.refusals import Refused
from consent.evidence import keys
from consent.evidence.models import SealKey


class Command(BaseCommand):
    help = "Neemt een sleutel met certificaten (PEM) in gebruik. Zonder --cert: toont de certificaten die er zijn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, help="de schemanaam van de gemeente of regio")
        parser.add_argument("--key", type=Path, help="privésleutel op P-256 (PEM, zonder wachtwoord)")
        parser.add_argument("--token", default="", help="sleutel in een apparaat: pkcs11:token=NAAM;object=NAAM")
        parser.add_argument("--cert", type=Path, help="certificaat van het zegel, gevolgd door wie dat uitgaf (PEM)")

    def handle(self, *args: Any, **options: Any) -> None:
        require_tenant(options["tenant"])
        given = [name for name in ("key", "token") if options[name]]
        if len(given) != bool(options["cert"]):
            raise CommandError("Geef --cert samen met --key of met --token.")
        with connection.hop(options["tenant"]):  # type: ignore[attr-defined]  # our backend
            if given:
                self.keep(options)
            for row in SealKey.objects.all():
                self.stdout.write(f"{row.kid} van {row.made_at:%d-%m-%Y}{' (proefzegel)' if row.is_test else ''}")
                self.stdout.write(row.certificates)

    def keep(self, options: dict[str, Any]) -> None:
        try:
            certificates = options["cert"].read_text()
            if options["token"]:
                row = keys.keep_token(options["token"], certificates)
            else:
                row = keys.keep(options["key"].read_text(), certificates)
        except (OSError, UnicodeDecodeError) as fault:
            raise CommandError("De sleutel of het certificaat kan niet gelezen worden.") from fault
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        audit.record("seal_key.taken_into_use", by=None, details={"kid": row.kid})
