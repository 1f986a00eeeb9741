"""`keten migrate`: bring public, the template and all tenants to this version."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenants.lifecycle import upgrade


class Command(BaseCommand):
    help = "Brengt het gedeelde schema, de bouwtekening en alle tenants naar deze versie."

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = upgrade()
        self.stdout.write(f"Bouwtekening: deel {outcome.chapter}. Bijgewerkt: {len(outcome.upgraded)} tenants.")
        if outcome.failed:
            lines = [f"  {schema}: {reason}" for schema, reason in sorted(outcome.failed.items())]
            raise CommandError("Niet bijgewerkt:\n" + "\n".join(lines))
