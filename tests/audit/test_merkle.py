"""The tree against the words of RFC 6962 §2.1, for every size and place up to a few rounds of doubling."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from audit import merkle

LEAVES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70)


def by_the_book(leaves):
    """RFC 6962 §2.1: split at the largest power of two smaller than the number of leaves."""
    if len(leaves) == 1:
        return leaves[0]
    split = max(1 << bit for bit in range(8) if 1 << bit < len(leaves))
    return sha256(b"\x01" + by_the_book(leaves[:split]) + by_the_book(leaves[split:])).digest()


@given(LEAVES)
def test_the_root_is_that_of_the_rfc(leaves):
    assert merkle.root(leaves) == by_the_book(leaves)


@given(LEAVES, st.data())
def test_every_leaf_leads_to_the_root_along_its_path_and_from_no_other_place(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    steps, root = merkle.path(leaves, index), merkle.root(leaves)

    assert merkle.root_from(leaves[index], index, len(leaves), steps) == root
    assert merkle.root_from(sha256(leaves[index]).digest(), index, len(leaves), steps) != root
    assert merkle.root_from(leaves[index], len(leaves), len(leaves), steps) is None


def test_the_root_of_nothing_is_the_hash_of_nothing():
    assert merkle.root([]) == sha256(b"").digest()
