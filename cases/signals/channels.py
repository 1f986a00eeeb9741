"""The channels of the routekaart, 1.1 Signalering, and what kind of signal each of them brings."""

from django.db import models


class Level(models.TextChoices):
    """The levels on which signals are collected; outreach is a way of own research that is told apart."""

    DIRECT = "direct", "Directe melding"
    SAMENWERKING = "samenwerking", "Samenwerking en werkafspraken"
    ONDERZOEK = "onderzoek", "Eigen onderzoek"
    OUTREACH = "outreach", "Outreachend"


class Channel(models.TextChoices):
    VERZUIMLOKET = "verzuimloket", "Verzuimloket van DUO"
    NETWERKPARTNER = "netwerkpartner", "Netwerkpartner"
    JONGERE = "jongere", "Jongere zelf"
    EXIT = "exit", "Exit-commissie of exitgesprek"
    OVERLEG = "overleg", "Casusoverleg"
    AFDELING = "afdeling", "Afdeling van de gemeente"
    DUO_LIJST = "duo_lijst", "Lijst of rapportage van DUO"
    UITSTROOMLIJST = "uitstroomlijst", "Uitstroomlijst pro of vso"
    INLICHTINGENBUREAU = "inlichtingenbureau", "Rapportage Inlichtingenbureau"
    IN_BEELD = "in_beeld", "Huisbezoek of brief, jongere al in beeld"
    HUISBEZOEK = "huisbezoek", "Huisbezoek na een signaal"
    VINDPLAATS = "vindplaats", "Vindplaats"


class Soort(models.TextChoices):
    """What kind of meeting, list or visit it was, where a channel has several."""

    EXITCOMMISSIE = "exitcommissie", "Exit-commissie"
    EXITGESPREK = "exitgesprek", "Exitgesprek op het mbo"
    MDO = "mdo", "Multidisciplinair overleg (MDO)"
    ZAT = "zat", "Zorg- en adviesteam (ZAT)"
    MULTICASUS = "multicasus", "Multicasusoverleg"
    DUO_MELDINGEN = "duo_meldingen", "Controle van DUO-meldingen"
    VSV_LIJST = "vsv_lijst", "Vsv-lijst"
    JIKP_RAPPORT = "jikp_rapport", "Rapportage jongeren in kwetsbare positie"
    BEZOEK = "bezoek", "Huisbezoek"
    AANSCHRIJVING = "aanschrijving", "Brief"


LEVELS: dict[str, Level] = {
    Channel.VERZUIMLOKET: Level.DIRECT,
    Channel.NETWERKPARTNER: Level.DIRECT,
    Channel.JONGERE: Level.DIRECT,
    Channel.EXIT: Level.SAMENWERKING,
    Channel.OVERLEG: Level.SAMENWERKING,
    Channel.AFDELING: Level.SAMENWERKING,
    Channel.DUO_LIJST: Level.ONDERZOEK,
    Channel.UITSTROOMLIJST: Level.ONDERZOEK,
    Channel.INLICHTINGENBUREAU: Level.ONDERZOEK,
    Channel.IN_BEELD: Level.ONDERZOEK,
    Channel.HUISBEZOEK: Level.OUTREACH,
    Channel.VINDPLAATS: Level.OUTREACH,
}
SOORTEN: dict[str, tuple[Soort, ...]] = {
    Channel.EXIT: (Soort.EXITCOMMISSIE, Soort.EXITGESPREK),
    Channel.OVERLEG: (Soort.MDO, Soort.ZAT, Soort.MULTICASUS),
    Channel.DUO_LIJST: (Soort.VSV_LIJST, Soort.JIKP_RAPPORT, Soort.DUO_MELDINGEN),
    Channel.IN_BEELD: (Soort.BEZOEK, Soort.AANSCHRIJVING),
}


def level_of(channel: str) -> Level:
    return LEVELS[channel]


def is_direct(channel: str) -> bool:
    """Whether somebody reports, who may expect something of us (B45)."""
    return LEVELS[channel] == Level.DIRECT
