"""The pages of all faces, and the look that they share."""

from django.apps import AppConfig


class FrontendConfig(AppConfig):
    name = "frontend"
    verbose_name = "Schermen"

    def ready(self) -> None:
        from frontend.look.wording import speak_plainly

        speak_plainly()
