"""The legal tasks under which a gemeente works on a case: the rules on sharing hang on the task, not on the system."""

from django.db import models


class Task(models.TextChoices):
    DOORSTROOMPUNT = "doorstroompunt", "Doorstroompunt"
    LEERPLICHT = "leerplicht", "Leerplicht"
    JEUGDWET = "jeugdwet", "Jeugdhulp (Jeugdwet)"
    WMO = "wmo", "Maatschappelijke ondersteuning (Wmo)"
    PARTICIPATIEWET = "participatiewet", "Werk en inkomen (Participatiewet)"
    SCHULDHULP = "schuldhulp", "Schuldhulpverlening (Wet gemeentelijke schuldhulpverlening)"


class Phase(models.TextChoices):
    WAARNEMEN = "waarnemen", "Waarnemen"
    ANALYSEREN = "analyseren", "Analyseren"
    PLANNEN = "plannen", "Plannen"
    HANDELEN = "handelen", "Handelen"
    EVALUEREN = "evalueren", "Evalueren"


class Doelgroep(models.TextChoices):
    LEERPLICHTIG = "leerplichtig", "Leerplichtig of kwalificatieplichtig"
    VERZUIM_18 = "verzuim_18", "Verzuim 18+"
    VSV_DREIGEND = "vsv_dreigend", "Dreigend voortijdig schoolverlater"
    VSV_NIEUW = "vsv_nieuw", "Nieuwe voortijdig schoolverlater"
    VSV_OUD = "vsv_oud", "Oude voortijdig schoolverlater"
    JIKP = "jikp", "Jongere in kwetsbare positie"
    ANDERS = "anders", "Andere doelgroep"


class Aanpak(models.TextChoices):
    """From which frame somebody works: before it goes wrong, to mend it, or by going to the jongere (B15)."""

    PREVENTIEF = "preventief", "Preventief"
    CURATIEF = "curatief", "Curatief"
    OUTREACHEND = "outreachend", "Outreachend"


class ClosingReason(models.TextChoices):
    SCHOOL = "school", "Terug naar school"
    WERK = "werk", "Aan het werk"
    SCHOOL_EN_WERK = "school_en_werk", "School en werk"
    DAGBESTEDING = "dagbesteding", "Andere zinvolle dagbesteding"
    DOORGELEID = "doorgeleid", "Doorgeleid naar andere hulp"
    VERHUISD = "verhuisd", "Verhuisd"
    WIL_NIET = "wil_niet", "De jongere wil geen hulp"
    ONBEREIKBAAR = "onbereikbaar", "Niet te bereiken"
    LEEFTIJD = "leeftijd", "27 jaar geworden"
    OVERLEDEN = "overleden", "Overleden"
