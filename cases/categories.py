"""How sensitive a field is: the hard stops of the law hang on this."""

from django.db import models


class Category(models.TextChoices):
    GEWOON = "gewoon", "Gewoon gegeven"
    GEZONDHEID = "gezondheid", "Gezondheid"
    STRAFRECHTELIJK = "strafrechtelijk", "Strafrechtelijk"
    VRIJE_TEKST = "vrije_tekst", "Vrije tekst"
