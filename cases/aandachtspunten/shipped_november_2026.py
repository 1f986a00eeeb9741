"""The aandachtspunten of the routekaart (seed 001, §1.3, §2.4, §3.2), in our own words; these never change.

For jongeren of 18 and older nothing here stands on criminal law: that ground is not there for them (B53).
"""

from typing import Any

EDITIONS: list[dict[str, Any]] = [
    {
        "kind": "aandachtspunten", "code": code, "naam": naam,
        "body": {"phase": phase, "doelgroep": doelgroep, "points": points},
    }
    for code, naam, phase, doelgroep, points in (
        ("waarnemen-verzuim-18", "Waarnemen bij verzuim 18+", "waarnemen", "verzuim_18", [
            "Lees het regionale verzuimprotocol en sluit daar met je aanpak op aan.",
            "Bepaal de volgende stap samen met de school. Er is geen dwang mogelijk: deelname is vrijwillig.",
        ]),
        ("waarnemen-jikp", "Waarnemen bij een jongere in kwetsbare positie", "waarnemen", "jikp", [
            "Ga na met de landelijke standaard of deze jongere extra aandacht nodig heeft, of juist niet.",
        ]),
        ("analyseren-iedereen", "Analyseren, voor iedereen", "analyseren", None, [
            "Praat zo veel mogelijk met de jongere zelf om de vraag helder te krijgen.",
            "Voer eerst een open gesprek met de jongere. Vraag daarna pas wat anderen vinden.",
            "Vraag zo min mogelijk mensen om informatie. Gebruik eerst wat er al is.",
            "Kijk of ouders kunnen helpen.",
        ]),
        ("analyseren-verzuim-18", "Analyseren bij verzuim 18+", "analyseren", "verzuim_18", [
            "Volg het regionale verzuimprotocol.",
            "Het signaleringsinstrument van Ingrado kan helpen bij het gesprek.",
            "Kijk ook naar oorzaken bij de school, en bespreek die open met de school.",
            "Ga na wat de school al deed om het verzuim te stoppen.",
        ]),
        ("plannen-verzuim-18", "Plannen bij verzuim 18+", "plannen", "verzuim_18", [
            "Volg het regionale verzuimprotocol.",
            "Spreek met de school af wanneer jij erbij bent als uitschrijven dreigt.",
        ]),
        ("plannen-vsv-oud", "Plannen bij een oude voortijdig schoolverlater", "plannen", "vsv_oud", [
            "Schrijf minstens één keer per jaar, en ga daarna langs.",
            "Herhaal geen hulp die eerder niet werkte.",
            "Werk outreachend: ga naar de jongere toe.",
            "Werk samen: wie komt de jongere tegen in de wijk, en wie heeft de regie?",
        ]),
        ("plannen-jikp", "Plannen bij een jongere in kwetsbare positie", "plannen", "jikp", [
            "De school voor praktijkonderwijs of vso is eerst aan zet. Bewaak de overstap naar werk of een opleiding.",
            "Maak het plan als de jongere nog is ingeschreven.",
            "Vraag een collega van werk en inkomen of het buurtteam bij het gesprek over uitstromen.",
            "Houd bij waar de jongere al bekend is en welke hulp er al loopt.",
        ]),
    )
]  # fmt: skip
