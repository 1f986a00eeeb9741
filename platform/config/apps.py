from django.apps import AppConfig


class KetenConfig(AppConfig):
    name = "config"
    verbose_name = "Ketenplatform"

    def ready(self) -> None:
        from config import celery, checks, checks_identity, wiring

        assert celery and checks and checks_identity and wiring  # imported for what they register
