"""The tree of RFC 6962 §2.1: a root over many lines, and a short path from one line to it."""

from collections.abc import Sequence
from hashlib import sha256


def leaf_hash(content: bytes) -> bytes:
    """A leaf and a node never hash alike, because each begins with a byte of its own."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes; of nothing it is the hash of nothing."""
    if not leaves:
        return sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        paired = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """What must be known beside one leaf to compute the root: the audit path, from the leaf upward."""
    if len(leaves) <= 1:
        return []
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if index < split:
        return [*path(leaves[:split], index), root(leaves[split:])]
    return [*path(leaves[split:], index - split), root(leaves[:split])]


def root_from(leaf: bytes, index: int, size: int, steps: Sequence[bytes]) -> bytes | None:
    """The root to which this leaf leads along its path; None when the path does not fit (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last, known = index, size - 1, leaf
    for step in steps:
        if last == 0:
            return None
        if place % 2 or place == last:
            known = node_hash(step, known)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            known = node_hash(known, step)
        place, last = place >> 1, last >> 1
    return known if last == 0 else None
