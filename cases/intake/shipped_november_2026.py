"""The intake form of Almere: eleven questions as the routekaart gives them, and no more texts of others (B70)."""

from typing import Any


def question(
    code: str, text: str, *, help_text: str = "", special: str = "", shows: tuple[str, ...] = ()
) -> dict[str, Any]:
    return {"code": code, "text": text, "help": help_text, "kind": "tekst", "choices": [], "special": special,
            "shows": list(shows)}  # fmt: skip


NOT_A_DIAGNOSIS = "Schrijf alleen wat nodig is om te helpen. Dus wat de jongere nodig heeft, niet de diagnose."
ALMERE: dict[str, Any] = {
    "kind": "intakeformulier",
    "code": "almere",
    "naam": "Intakeformulier Almere",
    "body": {
        "questions": [
            question(
                "ondersteuningsbehoefte",
                "Wat is de ondersteuningsbehoefte vanuit de jongere? Wens werken of naar school?",
                help_text="De routekaart noemt hierbij een test: www.jobpersonality.com/big-five-persoonlijkheidstest",
                shows=("vraag", "droom"),
            ),
            question(
                "eerder-traject",
                "Heeft de jongere eerder een traject/project gevolgd? Inspanningen tot nu toe?",
                shows=("betrokkenen", "plan"),
            ),
            question("opleidingen", "Welke opleidingen en certificaten zijn er behaald?", shows=("opleiding",)),
            question("studiefinanciering", "Bestaat er recht op studiefinanciering?", shows=("inkomen",)),
            question("stage-werkervaring", "Stage en/of werkervaringen?", shows=("werk",)),
            question("huidig-werk", "Heeft de jongere momenteel werk?", shows=("werk", "inkomen")),
            question(
                "toekomst",
                "Wat zijn de toekomstverwachtingen? Welk beroep wil hij/zij later doen?",
                shows=("droom",),
            ),
            question("vrije-tijd", "Vrijetijdsbesteding/sport/hobby/dagritme?"),
            question(
                "belemmeringen",
                "Zijn er belemmeringen (lichamelijk, psychisch, cognitief) aanwezig waardoor het niet haalbaar is om"
                " terug naar school of aan het werk te gaan?",
                help_text=NOT_A_DIAGNOSIS,
                special="gezondheid",
            ),
            question(
                "schulden-verslaving-politie",
                "Zijn er schulden/verslavingen/politiecontact/overig?",
                help_text=NOT_A_DIAGNOSIS,
                special="strafrechtelijk",
            ),
            question("thuis", "Thuis/Woonsituatie", shows=("wonen",)),
        ]
    },
}
