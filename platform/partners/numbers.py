"""Numbers by which a ketenpartner is known elsewhere: OIN, KvK and BRIN (domain.md §4.5)."""

import re

from django.core.exceptions import ValidationError
from stdnum.nl import brin as brin_number


def validate_oin(oin: str) -> None:
    """An OIN has 20 digits and begins with 0000000 and a digit that says which register it comes from."""
    if not re.fullmatch(r"0000000\d{13}", oin):
        raise ValidationError("Een OIN heeft 20 cijfers en begint met zeven nullen.")


def validate_kvk(kvk: str) -> None:
    """A KvK number has 8 digits."""
    if not re.fullmatch(r"\d{8}", kvk):
        raise ValidationError("Een KvK-nummer heeft 8 cijfers.")


def validate_brin(brin: str) -> None:
    """A BRIN has two digits and two letters, and sometimes two digits for the vestiging."""
    if not brin_number.is_valid(brin):
        raise ValidationError(
            "Een BRIN is 2 cijfers en 2 letters, zoals 25LX. Een vestiging heeft er 2 cijfers achter."
        )
