"""`keten tenant add|list|show|check`: the tenants, from the command line of the operator."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from tenants.lifecycle import TenantRefused, add, faults
from tenants.models import Chapter, Domain, Tenant, TenantKind
from tenants.names import SchemaNameRefused


class Command(BaseCommand):
    help = "Voegt een gemeente of RMC-regio toe, of laat zien welke er zijn en of ze gezond zijn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        adding = acts.add_parser("add", help="een tenant toevoegen")
        adding.add_argument("schema")
        adding.add_argument("--kind", choices=TenantKind.values, required=True)
        adding.add_argument("--naam", required=True)
        adding.add_argument("--code", required=True, help="CBS-code (4 cijfers) of regionummer")
        adding.add_argument("--domain", help="adres; anders <schema>.<platform>")
        adding.add_argument("--theme", default="neutraal")
        adding.add_argument("--gemeente", action="append", default=[], help="gemeente van een regio; mag vaker")
        acts.add_parser("list", help="alle tenants")
        acts.add_parser("show", help="één tenant").add_argument("schema")
        acts.add_parser("check", help="zijn de tenants gezond?").add_argument("schema", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"do_{options['act']}")(options)

    def do_add(self, options: dict[str, Any]) -> None:
        domain = options["domain"] or f"{options['schema'].replace('_', '-')}.{settings.KETEN_DOMAIN}"
        wanted = {name: options[name] for name in ("schema", "kind", "naam", "code", "theme")}
        try:
            tenant = add(**wanted, domain=domain, gemeenten=options["gemeente"])
        except (TenantRefused, SchemaNameRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"{tenant.naam} staat klaar op {domain}.")

    def do_list(self, options: dict[str, Any]) -> None:
        for tenant in Tenant.objects.all():
            self.stdout.write(f"{tenant.schema_name:20} {tenant.get_kind_display():10} {tenant.code:>4}  {tenant.naam}")
        if not Tenant.objects.exists():
            self.stdout.write("Er zijn nog geen tenants.")

    def do_show(self, options: dict[str, Any]) -> None:
        tenant = self.find(options["schema"])
        domains = ", ".join(Domain.objects.filter(tenant=tenant).values_list("domain", flat=True))
        for label, value in {
            "naam": tenant.naam,
            "soort": tenant.get_kind_display(),
            "code": tenant.code,
            "gemeenten": ", ".join(tenant.gemeenten),
            "adressen": domains,
            "thema": tenant.theme,
            "bouwtekening": f"deel {tenant.blueprint} van {Chapter.objects.count()}",
        }.items():
            self.stdout.write(f"{label:13} {value}")

    def do_check(self, options: dict[str, Any]) -> None:
        tenants = [self.find(options["schema"])] if options["schema"] else list(Tenant.objects.all())
        wrong = {tenant.schema_name: faults(tenant) for tenant in tenants}
        for schema, found in wrong.items():
            self.stdout.write(f"{schema}: {'; '.join(found) or 'in orde'}")
        if any(wrong.values()):
            raise CommandError("Niet alles is in orde.")

    def find(self, schema: str) -> Tenant:
        tenant = Tenant.objects.filter(schema_name=schema).first()
        if tenant is None:
            raise CommandError(f"Er is geen tenant met schema {schema}. Kijk met: keten tenant list")
        return tenant
