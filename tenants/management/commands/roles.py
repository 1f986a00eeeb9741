"""`keten roles`: make the database logins. Needs DATABASE_ADMIN_URL once; repeating it changes nothing."""

from typing import Any

import dj_database_url
import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tenants.rights import ensure_logins

URLS = {"keten_owner": "owner", "keten_app": "app", "keten_partner": "partner", "keten_sealer": "sealer"}


class Command(BaseCommand):
    help = "Maakt de databaserollen keten_owner, keten_app, keten_partner en keten_sealer."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        admin_url = settings.KETEN_DATABASE_URLS.get("admin")
        if not admin_url:
            raise CommandError("Zet DATABASE_ADMIN_URL: rollen maken kan alleen een databasebeheerder.")
        parsed = {login: settings.KETEN_DATABASE_URLS.get(name) for login, name in URLS.items()}
        passwords = {login: dj_database_url.parse(url).get("PASSWORD", "") for login, url in parsed.items() if url}
        with psycopg.connect(admin_url, autocommit=True) as admin:
            ensure_logins(admin, database=admin.info.dbname, passwords=passwords)
        self.stdout.write("Rollen staan klaar: keten_owner, keten_app, keten_partner, keten_sealer.")
