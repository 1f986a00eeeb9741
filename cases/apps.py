"""The app config of casework: one Django app, cut by noun into subpackages."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    label = "cases"
    verbose_name = "Casussen"
