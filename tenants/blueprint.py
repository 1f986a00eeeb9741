"""The blueprint: the plain DDL of a tenant schema, recorded once and replayed for every tenant.

Django's migrations run in one template schema only. What they executed is kept as a chapter without schema
names. A new tenant replays all chapters, an existing one those that it lacks: no migration graph, no
introspection. A chapter with Python in it that reads rows cannot be replayed; then each schema runs the migrations.
"""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection, router, transaction
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor

from tenants import hop
from tenants.models import Chapter
from tenants.names import TEMPLATE, require_schema_name
from tenants.rights import grant_schema

# "set constraints" is recorded: Django drops a foreign key in one text that begins with it.
NOT_RECORDED = (
    "select",
    "set search_path",
    "set role",
    "set local",
    "set session",
    "savepoint",
    "release",
    "rollback",
    "begin",
    "commit",
    "show",
)


class Recorder:
    """Keeps every statement that changes something, with its values filled in."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(
        self, execute: Callable[..., Any], query: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        answer = execute(query, params, many, context)
        text = query if isinstance(query, str) else query.as_string(connection.connection)
        if not text.lstrip(" (\n").lower().startswith(NOT_RECORDED):
            writer = psycopg.ClientCursor(connection.connection)
            for values in params if many else [params]:
                self.statements.append((writer.mogrify(text, values) if values else text).rstrip("; \n"))
        return answer

    @property
    def script(self) -> str:
        return ";\n".join(self.statements)


@transaction.atomic
def record_chapter() -> Chapter | None:
    """Migrate the template schema; keep what that executed as the next chapter. None when nothing was due."""
    make_schema(TEMPLATE)
    recorder = Recorder()
    with hop(TEMPLATE), connection.execute_wrapper(recorder):
        applied = migrate_here()
    if not applied:
        return None
    last = Chapter.objects.order_by("-number").first()
    return Chapter.objects.create(
        number=(last.number if last else 0) + 1,
        script=recorder.script,
        migrations=[f"{migration.app_label}.{migration.name}" for migration in applied],
        replayable=not any(reads_rows(migration) for migration in applied),
    )


class Executor(MigrationExecutor):
    """Django's, but what has nothing to do in this schema is not worked out: that took half the time of a migration."""

    def _migrate_all_forwards(self, state: Any, plan: Any, full_plan: Any, fake: bool, fake_initial: bool) -> Any:
        due = {migration for migration, _ in plan}
        for migration in (migration for migration, _ in full_plan if migration in due):
            if router.allow_migrate(connection.alias, migration.app_label):
                _ = state.apps  # rendered once, before Django copies the state for each operation
                state = self.apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
            else:
                state = self.pass_by(state, migration)
        return state

    def pass_by(self, state: Any, migration: Any) -> Any:
        """This app has no tables here: only note what its models look like from now on, and that it was done."""
        state.__dict__.pop("apps", None)  # the classes of the state before; rendered again where one is needed
        self.recorder.record_applied(migration.app_label, migration.name)
        return migration.mutate_state(state, preserve=False)


def migrate_here() -> list[Any]:
    """Run Django's migrations in the schema where we stand; return those that were due."""
    executor = Executor(connection)
    executor.loader.check_consistent_history(connection)
    executor.recorder.ensure_schema()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        executor.migrate(executor.loader.graph.leaf_nodes(), plan)
    return [migration for migration, _ in plan]


def reads_rows(migration: Any) -> bool:
    """Python in a migration may look at rows, unless it says that it is elidable: then its statements are enough."""
    return any(isinstance(operation, RunPython) and not operation.elidable for operation in migration.operations)


def build(schema: str, *, built: int) -> int:
    """Bring a schema from one chapter to the last, in one transaction; return the number of the last."""
    chapters = list(Chapter.objects.filter(number__gt=built))
    if not chapters:
        return built
    with transaction.atomic(), hop(schema):
        if built and not all(chapter.replayable for chapter in chapters):
            migrate_here()
        else:
            with connection.cursor() as cursor:
                for chapter in chapters:
                    cursor.execute(chapter.script)
        grant_schema(schema, fresh=not built)
    return chapters[-1].number


def make_schema(schema: str) -> None:
    """Make an empty schema when it is not there yet. Runs as owner."""
    with connection.cursor() as cursor:
        cursor.execute(f'create schema if not exists "{require_schema_name(schema)}"')
