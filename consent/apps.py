"""The app config of consent."""

from importlib import import_module

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "consent"
    verbose_name = "Denkstappen en machtigingen"

    def ready(self) -> None:
        for name in ("agenda", "nood.agenda", "samples.agenda", "verzoeken.agenda", "loket.translations",
                     "loket.letting_go"):  # fmt: skip
            import_module(f"consent.{name}")  # registers what is due, and what content of ours looks like
