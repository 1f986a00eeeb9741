from importlib import import_module

from django.apps import AppConfig


class KetenConfig(AppConfig):
    name = "config"
    verbose_name = "Ketenplatform"

    def ready(self) -> None:
        """Import what registers itself: tasks, system checks, receivers of signals."""
        for name in ("celery", "checks", "checks_identity", "wiring"):
            import_module(f"config.{name}")
