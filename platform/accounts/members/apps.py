from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "accounts.members"
    label = "members"
    verbose_name = "Leden van ketenpartners, en operators"
