"""Our thin backend over django-tenants: role and search path change together, and errors are never swallowed.

Law 6 of the house. The stock backend only sets the search path, continues on the old one when that fails, and
trusts whoever called `set_tenant` last. Here a tenant schema is entered through `hop` only; each cursor compares
the connection with the ContextVar, and the role that goes with the schema can read no other schema.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.utils.asyncio import async_unsafe
from django_tenants.postgresql_backend import base as stock

from tenants.db.features import DatabaseFeatures
from tenants.names import PUBLIC, require_schema_name, role_name
from tenants.stand import OUTSIDE, Stand, TenantMismatch, _stand, current

NO_ROLE = "none"
SET_STAND = "select set_config('role', %s, false), set_config('search_path', %s, false)"


def forget_stand(connection: "psycopg.Connection[Any]") -> None:
    """Bring a connection that returns to the pool back to its login, in the public schema."""
    connection.execute(SET_STAND, (NO_ROLE, PUBLIC))


class DatabaseWrapper(stock.DatabaseWrapper):
    """A connection that is always somewhere on purpose: a schema together with the role that may touch it."""

    features_class = DatabaseFeatures

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.stand = OUTSIDE
        self._settled: Stand | None = None
        super().__init__(*args, **kwargs)

    @contextmanager
    def hop(self, schema: str, *, face: str = "app") -> Iterator[None]:
        """Work in this schema until the block ends, also when it ends in an error."""
        there = Stand(require_schema_name(schema), face)
        before = self.stand
        token = _stand.set(there)
        self._stand_at(there)
        try:
            yield
        finally:
            _stand.reset(token)
            self._stand_at(before)

    @contextmanager
    def speak_as(self, face: str) -> Iterator[None]:
        """Stay in this schema, as another of its faces."""
        with self.hop(current().schema, face=face):
            yield

    def planned_once(self, statement: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement, if it gives any, that PostgreSQL plans once per connection.

        It checks rights at every execution and plans anew when the schema is another, so keeping the plan opens
        nothing. What a cursor of Django looks at first is looked at here, without making one.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        self.validate_no_broken_transaction()
        self._handle_search_path()
        if self.queries_logged:
            self.queries_log.append({"sql": statement, "time": ""})
        with self.wrap_database_errors, psycopg.Cursor(self.connection) as own:
            answer = own.execute(statement.encode(), list(parameters), prepare=True).pgresult
            return own.fetchall() if answer and answer.nfields else []

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """Refused for tenant schemas: `hop` is the way, because it also says that the work belongs there."""
        schema = require_schema_name(tenant.schema_name)
        if schema != PUBLIC:
            raise TenantMismatch(current(), Stand(schema))
        self._stand_at(OUTSIDE)

    def _stand_at(self, stand: Stand) -> None:
        self.stand = stand
        self.schema_name = stand.schema
        self.tenant = stock.FakeTenant(schema_name=stand.schema)
        self.settings_dict["SCHEMA"] = stand.schema

    @property
    def _role(self) -> str:
        if self.stand.is_public or self.settings_dict["USER"] in settings.KETEN_OWNERS:
            return NO_ROLE
        return role_name(self.stand.schema, self.stand.face)

    @property
    def _path(self) -> str:
        return PUBLIC if self.stand.is_public else f"{self.stand.schema},{PUBLIC}"

    def _handle_search_path(self, cursor: Any = None) -> None:
        if self._setting_search_path:
            return
        if current() != self.stand:
            raise TenantMismatch(current(), self.stand)
        if self._settled == self.stand:
            return
        self._settled = None
        with self.wrap_database_errors, self.connection.cursor() as own:
            own.execute(SET_STAND, (self._role, self._path))
        self._settled = self.stand

    def connect(self) -> None:
        self._settled = None
        super().connect()

    def close(self) -> None:
        self._settled = None
        super().close()

    def _close(self) -> None:
        if self.connection is not None and self.pool:
            self._bring_home(self.connection)
        super()._close()

    @staticmethod
    def _bring_home(lent: "psycopg.Connection[Any]") -> None:
        """Give a pooled connection back as we got it; one that cannot be brought home is closed."""
        try:
            lent.rollback()
            forget_stand(lent)
        except psycopg.Error:
            lent.close()

    @async_unsafe
    def rollback(self) -> None:
        # A rollback takes back the settings that were made inside the transaction.
        self._settled = None
        super().rollback()

    @async_unsafe
    def savepoint_rollback(self, sid: str) -> None:
        # Inside a failed transaction nothing but the rollback is accepted, so the stand is set after it.
        self._setting_search_path = True
        try:
            super(stock.DatabaseWrapper, self).savepoint_rollback(sid)
        finally:
            self._setting_search_path = False
            self._settled = None
