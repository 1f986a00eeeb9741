"""`keten keys backup|restore|reapply|rewrap|ledger|encrypt`: the keys of cases, apart from the database."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.vault.keys import rewrap_here
from cases.keys import backups, ledger
from cases.keys.sealing import seal_left
from cases.keys.services import reapply
from tenants import hop
from tenants.models import Tenant

KEPT = 30
ACTS = {
    "backup": "bewaart de sleutels van elke tenant in een map, apart van de backup van de database",
    "restore": "zet sleutels terug; wat vernietigd is blijft vernietigd",
    "reapply": "vernietigt opnieuw wat in het register staat: altijd na een herstel van een database",
    "rewrap": "legt alle sleutels onder de nieuwe KETEN_KEK, met de vorige in KETEN_KEK_PREVIOUS",
    "ledger": "vult het register van vernietigde sleutels aan",
    "encrypt": "versleutelt wat er nog open staat van voor de sleutels",
}
NO_LEDGER = "Zet KETEN_LEDGER: zonder het register van vernietigde sleutels komt terug wat gewist is."


class Command(BaseCommand):
    help = "De sleutels van dossiers: bewaren, terugzetten, en vernietigd laten wat vernietigd is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        for act, tells in ACTS.items():
            one = acts.add_parser(act, help=tells)
            one.add_argument("--tenant", help="alleen deze; anders alle")
            if act == "backup":
                one.add_argument("folder", type=Path, metavar="MAP")
                one.add_argument("--keep", type=int, default=KEPT, help=f"dagen dat een backup blijft ({KEPT})")
            if act == "restore":
                one.add_argument("file", type=Path, metavar="BESTAND")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] in ("restore", "reapply", "ledger") and not settings.KETEN_LEDGER:
            raise CommandError(NO_LEDGER)
        act: Callable[[dict[str, Any]], str] = getattr(self, options["act"])
        try:
            for schema in self.asked(options):
                with hop(schema):
                    self.stdout.write(f"{schema}: {act(options)}")
        except (backups.BackupRefused, ledger.LedgerBroken) as refusal:
            raise CommandError(str(refusal)) from refusal

    def asked(self, options: dict[str, Any]) -> list[str]:
        known = list(Tenant.objects.values_list("schema_name", flat=True))
        wanted = options["tenant"] or (backups.schema_of(options["file"]) if options["act"] == "restore" else "")
        if wanted and wanted not in known:
            raise CommandError(f"Er is geen tenant met schema {wanted}. Kijk met: keten tenant list")
        return [wanted] if wanted else known

    def backup(self, options: dict[str, Any]) -> str:
        kept = backups.write(options["folder"], keep_days=options["keep"])
        return f"{kept.keys} sleutels in {kept.path.name}, {kept.removed} oude bestanden weg"

    def restore(self, options: dict[str, Any]) -> str:
        told = backups.restore(options["file"])
        again = reapply(ledger.read())
        return f"{told.restored} sleutels teruggezet, {told.destroyed + again} blijven vernietigd"

    def reapply(self, options: dict[str, Any]) -> str:
        return f"{reapply(ledger.read())} sleutels opnieuw vernietigd"

    def rewrap(self, options: dict[str, Any]) -> str:
        return f"{rewrap_here() + backups.rewrap()} sleutels onder de nieuwe KETEN_KEK"

    def ledger(self, options: dict[str, Any]) -> str:
        return f"{ledger.complete()} regels aangevuld"

    def encrypt(self, options: dict[str, Any]) -> str:
        return f"{seal_left()} teksten en brieven versleuteld"
