"""Aandachtspunten for everybody, in the phases that had none yet (seed 001), in our own words; these never change."""

from typing import Any

EDITIONS: list[dict[str, Any]] = [
    {
        "kind": "aandachtspunten", "code": f"{phase}-iedereen", "naam": f"{phase.capitalize()}, voor iedereen",
        "body": {"phase": phase, "doelgroep": None, "points": points},
    }
    for phase, points in (
        ("waarnemen", [
            "Begin met de vraag hoe het met de jongere gaat.",
            "Spreek de melder, en als het kan de jongere zelf, voordat je een oordeel geeft.",
            "Kijk wat school en anderen al probeerden, en wat de jongere daarvan vond.",
        ]),
        ("plannen", [
            "Kies wat binnen je eigen taak past.",
            "Spreek af wie waarvoor verantwoordelijk is: jij en de ketenpartners. Spreek ook af wie de regie voert.",
            "Krijgt de jongere al hulp? Kijk dan wie het beste contact heeft met de jongere.",
            "Spreek met de jongere af hoe vaak jullie elkaar spreken. Lukt contact niet meer, plan dan een huisbezoek.",
        ]),
        ("handelen", [
            "Houd je aan de afspraken over contact met de jongere en de ketenpartners.",
            "Loopt het niet zoals bedoeld? Ga terug naar analyseren of plannen als dat nodig is.",
            "Kijk of de regiehouder de rol oppakt.",
            "Blijf tot de jongere op de juiste plek zit, en hulp niet meer nodig of goed geregeld is.",
        ]),
        ("evalueren", [
            "Vergelijk samen met de jongere en de ketenpartners wat er gebeurde met wat jullie wilden bereiken.",
            "Vertel school wat er is besloten en wat het opleverde, alleen over verzuim en schooluitval.",
            "Wat ging juist heel goed? Schrijf ook dat op.",
        ]),
    )
]  # fmt: skip
