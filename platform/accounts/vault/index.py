"""Finding a secret without reading it: equal values of one schema give equal digests, and no other schema can tell."""

import hashlib
import hmac

from accounts.vault import keys
from accounts.vault.keys import Purpose


def blind_index(value: str, purpose: str) -> bytes:
    """A digest to look a value up by. The caller normalises first: "001234567" and "1234567" differ.

    The key of the index is never rotated by itself: with a new key all digests must be made anew.
    """
    key = keys.current(Purpose.INDEX)
    return hmac.new(keys.derive(key, f"keten|index|{purpose}"), value.encode(), hashlib.sha256).digest()
