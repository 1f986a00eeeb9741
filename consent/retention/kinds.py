"""What kinds of records there are to keep or to erase, and from which day a term counts."""

from django.db import models


class RecordKind(models.TextChoices):
    """The first four have a term of their own. The others are parts of a dossier, erased alone only on request."""

    DOSSIER = "dossier", "Het hele dossier"
    BIJZONDER = "bijzonder", "Gezondheid en strafrecht"
    BEWIJS = "bewijs", "Bewijs van toestemming"
    LOG = "log", "Logboek: wie deed en las wat"
    INTAKE = "intake", "Intakes"
    PLAN = "plan", "Plannen"
    SCORES = "scores", "Scores en interventies"
    CONTACT = "contact", "Contactmomenten"
    BRIEVEN = "brieven", "Brieven"
    ANALYSE = "analyse", "Analyses en observaties"


WITH_TERM = (RecordKind.DOSSIER, RecordKind.BIJZONDER, RecordKind.BEWIJS, RecordKind.LOG)
# Which tables a part begins with; what hangs on their rows goes along. The database function knows the same list.
PARTS = {
    RecordKind.BIJZONDER: ("cases_specialanswer",),
    RecordKind.INTAKE: ("cases_intake",),
    RecordKind.PLAN: ("cases_plan",),
    RecordKind.SCORES: ("cases_score", "cases_scoreprocess", "cases_scorequestion"),
    RecordKind.CONTACT: ("cases_contactmoment", "cases_plannedcontact"),
    RecordKind.BRIEVEN: ("cases_letter",),
    RecordKind.ANALYSE: ("cases_analysis", "cases_observatie", "cases_schooloorzaak"),
}


class CountsFrom(models.TextChoices):
    """The day on which a term begins."""

    AFSLUITING = "afsluiting", "de dag van afsluiten"
    WIJZIGING = "wijziging", "de laatste wijziging"
    WET_927 = "wet_927", "de 27e verjaardag of de startkwalificatie"
    WISSEN = "wissen", "de dag dat het dossier gewist is"
    REGEL = "regel", "de dag van de regel"


class Why(models.TextChoices):
    """Why something is due."""

    TERM = "termijn", "De bewaartermijn is voorbij"
    WITHDRAWN = "ingetrokken", "De instemming is ingetrokken"
    ASKED = "verzoek", "De jongere vroeg het en we zeiden ja"


class Waits(models.TextChoices):
    """What has to happen before something that is due may go."""

    NOTHING = "", "Kan gewist worden"
    HOLD = "stop", "Er staat een stop op"
    OPEN = "open", "Sluit eerst het dossier"
    UNSETTLED = "vaststellen", "De termijn is nog niet vastgesteld"
