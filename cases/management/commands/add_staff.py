"""`keten staff add`: the first functioneel beheerder of a tenant, who then adds the others on the screen."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from accounts.rights import Role
from cases.management.commands.import_jongeren import require_tenant
from cases.refusals import Refused
from cases.staff.services import add_staff


class Command(BaseCommand):
    help = "Voegt een medewerker toe aan een gemeente of regio, standaard als functioneel beheerder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, help="de schemanaam van de gemeente of regio")
        parser.add_argument("--naam", required=True)
        parser.add_argument("--email", required=True, help="van het werkaccount waarmee deze persoon inlogt")
        parser.add_argument("--kenmerk", default="", help="het kenmerk (sub) bij een inlogdienst zonder e-mailadres")
        parser.add_argument("--role", action="append", choices=Role.values, help="mag vaker")

    def handle(self, *args: Any, **options: Any) -> None:
        require_tenant(options["tenant"])
        told = {name: options[name] for name in ("naam", "email", "kenmerk")}
        try:
            with connection.hop(options["tenant"]):  # type: ignore[attr-defined]  # our backend
                add_staff(**told, roles=options["role"] or [Role.FUNCTIONEEL_BEHEERDER], by=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{options['naam']} kan nu inloggen bij {options['tenant']}.")
