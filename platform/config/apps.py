from django.apps import AppConfig


class KetenConfig(AppConfig):
    name = "config"
    verbose_name = "Ketenplatform"

    def ready(self) -> None:
        from config import celery, checks, wiring

        assert celery and checks and wiring  # imported for what they register
