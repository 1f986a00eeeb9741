"""The app config of consent."""

from importlib import import_module

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "consent"
    verbose_name = "Denkstappen en machtigingen"

    def ready(self) -> None:
        for name in ("consent.agenda", "consent.samples.agenda", "consent.verzoeken.agenda", "consent.loket.translations"):
            import_module(name)  # registers what is due, and what content of ours looks like
