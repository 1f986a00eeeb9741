"""The BSN: nine digits that pass the 11-test. A spreadsheet that ate the leading zero is forgiven."""

import re

from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as number

from cases.refusals import Refused

RUN_OF_DIGITS = re.compile(r"(?<![\d.])\d(?:[ .-]?\d){8}(?!\d)")


class BsnRefused(Refused):
    """This cannot be a BSN. The sentence never repeats the number: it may end up in a log."""


def require_bsn(text: str) -> str:
    """The nine digits of a BSN, or BsnRefused."""
    digits = text.strip().replace(" ", "").replace(".", "").replace("-", "")
    if not (digits.isascii() and digits.isdigit()):
        raise BsnRefused("Een BSN bestaat alleen uit cijfers.")
    if len(digits) not in (8, 9):
        raise BsnRefused("Een BSN heeft 9 cijfers.")
    try:
        return str(number.validate(digits.zfill(9)))
    except ValidationError as error:
        raise BsnRefused("Dit BSN klopt niet: er zit een typefout in.") from error


def holds_bsn(text: str) -> bool:
    """Whether a BSN stands in a text in which none belongs; written with or without dots or spaces."""
    found = RUN_OF_DIGITS.findall(text)
    return any(number.is_valid(re.sub(r"\D", "", digits)) for digits in found)


def masked(bsn: str | None) -> str:
    """What a screen shows until someone asks for the number: the last three digits."""
    return f"******{bsn[-3:]}" if bsn else ""
