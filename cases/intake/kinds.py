"""Which kinds of answers a form takes, and who told it."""

from django.db import models


class AnswerKind(models.TextChoices):
    TEKST = "tekst", "Tekst"
    JA_NEE = "ja_nee", "Ja of nee"
    KEUZE = "keuze", "Keuze uit een lijst"
    GETAL = "getal", "Getal"
    DATUM = "datum", "Datum"


class Source(models.TextChoices):
    """Who told it: what a parent says is never shown as the words of the jongere (C18)."""

    JONGERE = "jongere", "De jongere"
    OUDER = "ouder", "Ouder of verzorger"
    SCHOOL = "school", "School"
    HULP = "hulp", "Hulpverlener"
    ANDER = "ander", "Iemand anders"
