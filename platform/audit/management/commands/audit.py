"""`keten audit verify|proof|anchor|prune`: what an operator, an auditor or the FG asks of the log."""

import uuid
from argparse import ArgumentParser
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from audit import anchors, keys, proofs, pruning
from audit.sealing import Log
from audit.verifying import Fault, verify
from tenants.models import Tenant
from tenants.names import PUBLIC


class Command(BaseCommand):
    help = "Kijkt het log na, bewijst één regel, geeft het anker van nu, of verwijdert wat oud is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        verifying = acts.add_parser("verify", help="is het log nog wat verzegeld is?")
        verifying.add_argument("--anchor", type=Path, action="append", default=[], help="ankerbestand; mag vaker")
        verifying.add_argument("--public-key", type=Path, help="openbare sleutel; anders KETEN_SEAL_PUBLIC_FILE")
        proving = acts.add_parser("proof", help="bewijs van één regel")
        proving.add_argument("regel", type=uuid.UUID)
        anchoring = acts.add_parser("anchor", help="het laatste zegel, om ergens anders te bewaren")
        pruning_act = acts.add_parser("prune", help="regels verwijderen waarvan de termijn voorbij is (op de sealer)")
        pruning_act.add_argument("--before", type=date.fromisoformat, required=True, help="alles van voor deze dag")
        pruning_act.add_argument("--reason", required=True, help="de regel waarop dit rust, hoogstens 60 tekens")
        verifying.add_argument("--tenant", help="schema; anders alle logs")
        for act in (proving, anchoring, pruning_act):
            act.add_argument("--tenant", required=True, help="schema van de tenant, of public")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"do_{options['act']}")(options)
        except (keys.KeyUnusable, proofs.NoProof, anchors.AnchorUnreadable, pruning.TooYoung) as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as fault:
            raise CommandError(f"{fault.filename} kan niet gelezen worden.") from fault

    def do_verify(self, options: dict[str, Any]) -> None:
        public = keys.public_keys(options["public_key"])
        kept = {path: anchors.read(path.read_text()) for path in options["anchor"]}
        forged = [path for path, anchor in kept.items() if not anchor.is_signed(public)]
        for path in forged:
            self.stdout.write(f"{path}: {Fault.ANCHOR_CHANGED}")
        unsound, good = 0, [anchor for path, anchor in kept.items() if path not in forged]
        with connection.cursor() as cursor:
            for schema in schemas(options["tenant"]):
                log = Log(cursor, schema)
                report = verify(log, public, anchors.of_log(good, log))
                unsound += not report.is_sound
                self.stdout.write(f"{schema}: {report.summary}")
                for finding in report.findings:
                    self.stdout.write(f"  {finding}")
        if forged:
            raise CommandError("Een ankerbestand is niet van de sealer. Pak het exemplaar van elders erbij.")
        if unsound:
            raise CommandError(f"{unsound} log(s) zijn niet meer wat verzegeld is. Dit is een incident (BIO2 8.15.05).")

    def do_proof(self, options: dict[str, Any]) -> None:
        with connection.cursor() as cursor:
            self.stdout.write(proofs.prove(Log(cursor, known(options["tenant"])), options["regel"]).text, ending="")

    def do_anchor(self, options: dict[str, Any]) -> None:
        with connection.cursor() as cursor:
            last = Log(cursor, known(options["tenant"])).last_seal()
        if last is None:
            raise CommandError("Dit log is nog niet verzegeld.")
        self.stdout.write(anchors.Anchor.of(last).text, ending="")

    def do_prune(self, options: dict[str, Any]) -> None:
        before = timezone.make_aware(datetime.combine(options["before"], time.min))
        with connection.cursor() as cursor:
            log = Log(cursor, known(options["tenant"]))
            done = pruning.prune(log, keys.signing_key(), before=before, reason=options["reason"][:60])
        rows = sum(each.rows for each in done)
        self.stdout.write(f"{rows} regels van {len(done)} zegels verwijderd; de zegels blijven.")


def schemas(tenant: str | None) -> list[str]:
    return [known(tenant)] if tenant else [PUBLIC, *Tenant.objects.values_list("schema_name", flat=True)]


def known(tenant: str) -> str:
    if tenant == PUBLIC or Tenant.objects.filter(schema_name=tenant).exists():
        return tenant
    raise CommandError(f"Er is geen tenant met het schema {tenant}.")
