"""A scan of a signed form: looked at by its content, because a name says nothing about what is in a file."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.files.base import File

from cases.refusals import Refused

MOST_BYTES = 5_000_000
# How a file of each kind begins, and what stands at its end when it came in whole.
KINDS = (
    ("pdf", "application/pdf", b"%PDF-", b"%%EOF"),
    ("jpg", "image/jpeg", b"\xff\xd8\xff", b"\xff\xd9"),
    ("png", "image/png", b"\x89PNG\r\n\x1a\n", b"IEND"),
)
END = 1024


class ScanRefused(Refused):
    """What was sent is no scan that we can keep; the sentence says what to do."""


@dataclass(frozen=True)
class Scan:
    """A scan that was looked at: its bytes, of which kind, and their hash."""

    content: bytes
    ending: str
    sha256: str


def read_scan(file: File) -> Scan:
    """The scan in an uploaded file. Raises ScanRefused."""
    if file.size > MOST_BYTES:
        raise ScanRefused("Deze scan is te groot. Hij mag hooguit 5 MB zijn.")
    content = file.read()
    for ending, _, begin, end in KINDS:
        if content.startswith(begin):
            if end not in content[-END:]:
                raise ScanRefused("Deze scan is niet heel overgekomen. Probeer het opnieuw.")
            return Scan(content, ending, sha256(content).hexdigest())
    raise ScanRefused("Dit is geen PDF, JPG of PNG. Maak een scan of een foto van het formulier.")


def content_type_of(name: str) -> str:
    """By the ending that we gave it ourselves."""
    return next(kind for ending, kind, _, _ in KINDS if name.endswith(f".{ending}"))
