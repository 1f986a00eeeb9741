"""Lijst: the pages on which staff see several jongeren at once, each called as the jongere reads it in the log."""

from collections.abc import Iterable

from django.db import models


class Lijst(models.TextChoices):
    """A list, and what stands on it. Its code is kept in the log: it may get other words, and never another code."""

    DOSSIERS = "dossiers", "dossiers"
    VANDAAG = "vandaag", "wat er te doen is"
    TEAM = "team", "werk van het team"
    BERICHTEN = "berichten", "nieuws"
    MELDINGEN = "meldingen", "meldingen"
    GELIJKENIS = "gelijkenis", "mensen die op een melding lijken"
    GEZOCHT = "gezocht", "gevonden bij het zoeken"
    MATRIX = "matrix", "scores van iedereen"
    BUITEN_BEELD = "buiten_beeld", "te lang niets gehoord"
    KWETSBAAR = "kwetsbaar", "extra aandacht of niet"
    WIJKRONDE = "wijkronde", "wijkronde"
    CAMPAGNE = "campagne", "wie we bellen"
    SCHOOL = "school", "van school gegaan"
    TERUGMELDING = "terugmelding", "antwoord aan het register"
    BRIEVEN = "brieven", "brieven maken"
    DRUKWERK = "drukwerk", "brieven om af te drukken"
    VERZOEKEN = "verzoeken", "vragen over eigen gegevens"
    MEELEZEN = "meelezen", "besluiten om na te lezen"
    BEVINDINGEN = "bevindingen", "vragen van de FG"

    @property
    def why(self) -> str:
        """What there is such a list for: the purpose of the reading (AVG 5(1)(b), NEN 7513)."""
        return WHY[self]


# Plain words: the jongere reads them, and they go into the log.
WHY = {
    Lijst.DOSSIERS: "Om een dossier te vinden en te zien wie aandacht nodig heeft.",
    Lijst.VANDAAG: "Om te zien wat vandaag moet gebeuren.",
    Lijst.TEAM: "Om het werk te verdelen en te zien wat blijft liggen.",
    Lijst.BERICHTEN: "Om te zien wat er nieuw is.",
    Lijst.MELDINGEN: "Om te zien wat er gemeld is en wie het oppakt.",
    Lijst.GELIJKENIS: "Om na te gaan over wie een melding gaat.",
    Lijst.GEZOCHT: "Om na te gaan of we iemand al kennen.",
    Lijst.MATRIX: "Om te zien met wie het minder goed gaat.",
    Lijst.BUITEN_BEELD: "Om niemand uit het oog te verliezen.",
    Lijst.KWETSBAAR: "Om te zien wie extra aandacht nodig heeft.",
    Lijst.WIJKRONDE: "Om jongeren te vinden die niemand meer ziet.",
    Lijst.CAMPAGNE: "Om iedereen uit een groep een keer te spreken.",
    Lijst.SCHOOL: "Om te zien wie van school ging zonder gesprek.",
    Lijst.TERUGMELDING: "Om de school te laten weten wat we met verzuim doen.",
    Lijst.BRIEVEN: "Om te kiezen wie een brief krijgt.",
    Lijst.DRUKWERK: "Om brieven af te drukken.",
    Lijst.VERZOEKEN: "Om op tijd antwoord te geven op een vraag.",
    Lijst.MEELEZEN: "Om een besluit van een collega na te lezen.",
    Lijst.BEVINDINGEN: "Om vragen van de FG te lezen en te beantwoorden.",
}


def called(codes: Iterable[str]) -> list[str]:
    """What these lists are called, each once, in the order of above; a code that we no longer know names itself."""
    known = dict.fromkeys(codes)
    return [str(Lijst(code).label) if code in Lijst.values else code
            for code in sorted(known, key=[*Lijst.values, *known].index)]  # fmt: skip
