"""The life of a tenant: added, upgraded, checked. Runs as `keten_owner`, from the command line."""

import logging
from dataclasses import dataclass, field

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, transaction

from tenants import hop
from tenants.blueprint import build, make_schema, migrate_here, record_chapter
from tenants.models import Chapter, Domain, Tenant
from tenants.names import TEMPLATE, role_name
from tenants.rights import drop_tenant_roles, ensure_tenant_roles, grant_public, tables_in

log = logging.getLogger(__name__)
UPGRADE_LOCK = 7_203_114


class TenantRefused(ValueError):
    """Why this tenant cannot be added, in words for the operator."""


@dataclass
class Upgrade:
    """What an upgrade did: how many tenants were built on, and which could not be."""

    chapter: int = 0
    upgraded: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def upgrade() -> Upgrade:
    """Bring the public schema, the template and every tenant to this version of the code.

    One runner at a time (advisory lock); a tenant that fails is named and the others go on.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [UPGRADE_LOCK])
    try:
        return upgrade_all()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [UPGRADE_LOCK])


def upgrade_all() -> Upgrade:
    with transaction.atomic():
        due = migrate_here()
    if due:
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
        grant_public()
    record_chapter()
    last = Chapter.objects.order_by("-number").first()
    outcome = Upgrade(chapter=last.number if last else 0)
    for tenant in Tenant.objects.filter(blueprint__lt=outcome.chapter):
        try:
            with transaction.atomic():
                tenant.blueprint = build(tenant.schema_name, built=tenant.blueprint)
                tenant.save(update_fields=["blueprint"])
            outcome.upgraded.append(tenant.schema_name)
        except DatabaseError as fault:
            log.exception("tenant %s could not be upgraded", tenant.schema_name)
            outcome.failed[tenant.schema_name] = str(fault).splitlines()[0]
    return outcome


@transaction.atomic
def add(
    *, schema: str, kind: str, naam: str, code: str, domain: str, theme: str = "neutraal", gemeenten: list[str]
) -> Tenant:
    """Make a tenant whole: roles, schema, tables, rights and host; or nothing at all."""
    if Tenant.objects.filter(schema_name=schema).exists():
        raise TenantRefused(f"Er is al een tenant met schema {schema}.")
    if Domain.objects.filter(domain=domain).exists():
        raise TenantRefused(f"{domain} is al in gebruik.")
    tenant = Tenant(schema_name=schema, kind=kind, naam=naam, code=code, theme=theme, gemeenten=gemeenten or [naam])
    tenant.full_clean()
    if schema == TEMPLATE:
        raise TenantRefused(f"{schema} is de naam van de bouwtekening.")
    if not Chapter.objects.exists():
        raise TenantRefused("Er is nog geen bouwtekening. Draai eerst: keten migrate")
    ensure_tenant_roles(schema)
    make_schema(schema)
    tenant.blueprint = build(schema, built=0)
    tenant.save()
    Domain.objects.create(tenant=tenant, domain=domain, is_primary=True)
    return tenant


@transaction.atomic
def remove(tenant: Tenant) -> None:
    """Take a tenant away with all its data. There is no way back but a backup."""
    with connection.cursor() as cursor:
        cursor.execute(f'drop schema "{tenant.schema_name}" cascade')
    drop_tenant_roles(tenant.schema_name)
    Domain.objects.filter(tenant=tenant).delete()
    with connection.cursor() as cursor:
        cursor.execute("delete from tenants_tenant where schema_name = %s", [tenant.schema_name])


def faults(tenant: Tenant) -> list[str]:
    """What is wrong with a tenant, in words; empty when all is well."""
    found = []
    last = Chapter.objects.order_by("-number").first()
    if last is None or tenant.blueprint != last.number:
        found.append(f"loopt achter: deel {tenant.blueprint} van {last.number if last else 0}")
    if not Domain.objects.filter(tenant=tenant).exists():
        found.append("heeft geen adres")
    with connection.cursor() as cursor:
        for face in ("app", "partner"):
            cursor.execute("select 1 from pg_roles where rolname = %s", [role_name(tenant.schema_name, face)])
            if not cursor.fetchone():
                found.append(f"rol {role_name(tenant.schema_name, face)} ontbreekt")
    missing = tables_in(TEMPLATE) - tables_in(tenant.schema_name)
    if missing:
        found.append(f"tabellen ontbreken: {', '.join(sorted(missing))}")
    found += right_faults(tenant.schema_name)
    return found


def right_faults(schema: str) -> list[str]:
    """Tables on which the partner role of a schema may do more than settings say."""
    from django.conf import settings

    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct table_name from information_schema.role_table_grants"
            " where grantee = %s and table_schema = %s",
            [role_name(schema, "partner"), schema],
        )
        open_tables = {row[0] for row in cursor.fetchall()}
    return [f"partnerrol leest {table}" for table in sorted(open_tables - set(settings.KETEN_PARTNER_RIGHTS))]


def schema_is_alive(schema: str) -> bool:
    """Whether the schema can be entered with its role: what the health page asks."""
    with hop(schema), connection.cursor() as cursor:
        cursor.execute("select 1 from cases_case limit 1")
    return bool(apps.ready)
