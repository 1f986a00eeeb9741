"""The BSN: nine digits that pass the 11-test. A spreadsheet that ate the leading zero is forgiven."""

from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as number

from cases.refusals import Refused


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


def masked(bsn: str | None) -> str:
    """What a screen shows until someone asks for the number: the last three digits."""
    return f"******{bsn[-3:]}" if bsn else ""
