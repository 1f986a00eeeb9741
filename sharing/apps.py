from importlib import import_module

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "sharing"
    verbose_name = "Delen met ketenpartners"

    def ready(self) -> None:
        for name in ("sharing.corrections", "sharing.deletion"):
            import_module(name)  # hears of corrections, and registers what is due
