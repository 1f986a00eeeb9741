"""What a person may do: roles hold for a whole tenant, rights for one case."""

from django.db import models


class Role(models.TextChoices):
    """Roles of staff. A role never opens a case by itself; that takes a relation to the case, or a right on it."""

    REGIEHOUDER = "regiehouder", "regiehouder"
    COORDINATOR = "coordinator", "coördinator"
    BELEIDSMEDEWERKER = "beleidsmedewerker", "beleidsmedewerker"
    FG = "fg", "functionaris gegevensbescherming"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder", "functioneel beheerder"


class Right(models.TextChoices):
    """Rights on one case; the values are the codenames of the permissions of `cases.Case`."""

    VIEW_CASE = "view_case", "dossier lezen"
    CHANGE_CASE = "change_case", "dossier bijwerken"
    SHARE_CASE = "share_case", "gegevens delen"
