"""The app config of casework: one Django app, cut by noun into subpackages."""

from importlib import import_module

from django.apps import AppConfig
from django.core.signals import request_finished, request_started

# What these hold registers itself: the content of a kind, what is due, and what a phase asks.
REGISTER_THEMSELVES = (
    "cases.aandachtspunten.body",
    "cases.analysis.gates",
    "cases.consultatie.agenda",
    "cases.contact.agenda",
    "cases.doelgroepen.own",
    "cases.dossier.birthdays",
    "cases.inlichting.agenda",
    "cases.intake.agenda",
    "cases.intake.body",
    "cases.jongeren.agenda",
    "cases.letters.body",
    "cases.oordeel.gate",
    "cases.overleg.agenda",
    "cases.plan.agenda",
    "cases.regie.services",
    "cases.schoolgesprekken.agenda",
    "cases.signals.agenda",
    "cases.protocols.agenda",
    "cases.protocols.body",
    "cases.verwerkingen.body",
    "cases.verzuimprotocol.body",
    "cases.zrm.agenda",
    "cases.zrm.instruments",
)


class CasesConfig(AppConfig):
    name = "cases"
    label = "cases"
    verbose_name = "Casussen"

    def ready(self) -> None:
        for module in REGISTER_THEMSELVES:
            import_module(module)
        # No key of a case outlives the request that read it: another worker may have destroyed it since.
        ring = import_module("cases.keys.ring")
        for signal in (request_started, request_finished):
            signal.connect(ring.drop_all, dispatch_uid=f"cases.keys.{id(signal)}")
