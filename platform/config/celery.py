"""Celery: work outside the request, always for one known tenant."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from celery import Celery, Task
from celery.schedules import crontab
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
HEADER = "keten_schema"
ROOMS = ("config", "accounts", "cases", "consent", "sharing")
TRANSPORT_ALIASES["filesystem"] = "config.post:Transport"


class TenantUnknown(RuntimeError):
    """A task came without a tenant, or with one that is not there: it is refused, never run in public (T12)."""


class TenantTask(Task):
    """Carries the schema where it was asked, and runs in that schema only."""

    abstract = True

    def apply_async(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:
        from tenants import current

        headers = dict(options.pop("headers", None) or {})
        headers.setdefault(HEADER, current().schema)
        return super().apply_async(args, kwargs, headers=headers, **options)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        from cases.keys.ring import drop_all
        from tenants import hop
        from tenants.models import Tenant

        schema = getattr(self.request, HEADER, None) or (self.request.headers or {}).get(HEADER)
        tenant = Tenant.objects.filter(schema_name=schema).first() if schema else None
        if tenant is None:
            raise TenantUnknown(f"{self.name}: {schema!r}")
        drop_all()
        with hop(tenant):
            return self.run(*args, **kwargs)


def packages_with_tasks() -> list[str]:
    """Each package that holds a `tasks.py`, also deep in a room: what the worker does not know, it throws away."""
    found = []
    for room in ROOMS:
        spec = find_spec(room)
        root = Path((spec.submodule_search_locations or [])[0]) if spec else Path()
        found += [".".join((room, *path.parent.relative_to(root).parts)) for path in root.rglob("tasks.py")]
    return sorted(found)


app = Celery("keten", task_cls=TenantTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(packages_with_tasks)
app.conf.beat_schedule = {
    "mail": {"task": "config.tasks.mail_everywhere", "schedule": 60.0},
    "papers": {"task": "config.tasks.papers_everywhere", "schedule": 300.0},
    "lapses": {"task": "config.tasks.lapses_everywhere", "schedule": crontab(hour="0", minute="10")},
    "tidy": {"task": "config.tasks.tidy_everywhere", "schedule": crontab(hour="3", minute="20")},
}
app.set_default()


@app.on_after_configure.connect
def use_files_without_broker(sender: Celery, **kwargs: Any) -> None:
    """Without a broker (demo, tests) messages are files in var/."""
    from django.conf import settings

    if settings.CELERY_BROKER_URL.startswith("filesystem://"):
        post = settings.KETEN_VAR / "post"
        for name in ("berichten", "verwerkt", "beheer"):
            (post / name).mkdir(parents=True, exist_ok=True)
        sender.conf.broker_transport_options = {
            "data_folder_in": str(post / "berichten"),
            "data_folder_out": str(post / "berichten"),
            "control_folder": str(post / "beheer"),
        }
