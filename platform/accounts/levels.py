"""How sure we are of who logged in: one ordered scale, on which each identity provider maps its own acr values."""

from django.db import models


class Level(models.IntegerChoices):
    """The four levels of DigiD; eIDAS laag, substantieel and hoog fit at 1, 3 and 4."""

    LAAG = 1, "laag"
    MIDDEN = 2, "midden"
    SUBSTANTIEEL = 3, "substantieel"
    HOOG = 4, "hoog"
