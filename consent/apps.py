"""The app config of consent."""

from importlib import import_module

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "consent"
    verbose_name = "Denkstappen en machtigingen"

    def ready(self) -> None:
        import_module("consent.agenda")  # registers what is due
