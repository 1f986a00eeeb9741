from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Wie inlogt"

    def ready(self) -> None:
        from accounts import local

        local.connect()
