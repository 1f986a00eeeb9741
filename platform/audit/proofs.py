"""Proof that one line stands in the sealed log: a small file that needs no database, only the public key.

For the lawyer of a jongere: with this file and the public key, `keten audit check-proof` shows the line and says
whether it was sealed, and when. Other lines stay unseen: of them there are hashes only.
"""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from audit import merkle
from audit.anchors import Anchor
from audit.canonical import CANONICAL, read_back
from audit.keys import TEST_NAME, PublicKeys
from audit.sealing import Log

FORM = "ketenplatform-bewijs-1"
HOW = (
    "Blad = sha256(0x00 + regel). Ga omhoog met pad (RFC 6962) tot zegel.root. De handtekening (Ed25519) staat over"
    " zegel als JSON met gesorteerde namen en zonder spaties. Of: keten audit check-proof BESTAND --public-key SLEUTEL"
)


class NoProof(Exception):
    """There is no proof of this line, or it proves nothing; the sentence is for the user."""


@dataclass(frozen=True)
class Proof:
    """One line, the seal that covers it, and the path from the one to the other."""

    line: str
    index: int
    path: list[str]
    seal: Anchor

    @property
    def text(self) -> str:
        parts = {"vorm": FORM, "regel": self.line, "plaats": self.index, "pad": self.path,
                 "zegel": self.seal.header, "handtekening": self.seal.signature, "uitleg": HOW}  # fmt: skip
        return json.dumps(parts, indent=1, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class Proven:
    """What a good proof says."""

    line: dict[str, Any]
    seal: dict[str, Any]

    @property
    def by_test_key(self) -> bool:
        return str(self.seal["key"]).startswith(TEST_NAME)


def prove(log: Log, line_id: uuid.UUID) -> Proof:
    """Make the proof of one line; refused while it is unsealed, and when it is not what was sealed."""
    found = log.ask(f"select epoch, xid::text::bigint, {CANONICAL} from {log.table()} e where id = %s", [line_id])  # noqa: S608
    if not found:
        raise NoProof("Deze regel staat niet in het log.")
    epoch, xid, text = found[0]
    seals = log.seals("epoch = %s and xid_from <= %s and xid_to > %s", [epoch, xid, xid])
    if not seals:
        raise NoProof("Deze regel is nog niet verzegeld. Probeer het over een minuut opnieuw.")
    lines, hashed = seals[0].lines, merkle.leaf_hash(text.encode())
    if lines.get(line_id) != hashed:
        raise NoProof("Deze regel is niet meer wat verzegeld is. Laat het log nakijken: keten audit verify.")
    index = list(lines).index(line_id)
    steps = [step.hex() for step in merkle.path(list(lines.values()), index)]
    return Proof(text, index, steps, Anchor.of(seals[0]))


def read(text: str) -> Proof:
    """A proof from its file."""
    try:
        parts = json.loads(text)
        if parts["vorm"] != FORM:
            raise NoProof("Dit is geen bewijs in een vorm die wij kennen.")
        seal = Anchor(dict(parts["zegel"]), str(parts["handtekening"]))
        return Proof(str(parts["regel"]), int(parts["plaats"]), [str(step) for step in parts["pad"]], seal)
    except (ValueError, KeyError, TypeError) as fault:
        raise NoProof("Dit is geen bewijsbestand.") from fault


def check(proof: Proof, keys: PublicKeys) -> Proven:
    """Whether the line was under this seal, and the seal under one of these keys. Needs nothing else."""
    try:
        steps = [bytes.fromhex(step) for step in proof.path]
        leaf, size, root = (
            merkle.leaf_hash(proof.line.encode()),
            int(proof.seal.header["rows"]),
            proof.seal.header["root"],
        )
        line = read_back(proof.line)
    except (ValueError, KeyError, TypeError) as fault:
        raise NoProof("Dit bewijs is niet te lezen: er ontbreekt iets, of het is beschadigd.") from fault
    if not proof.seal.is_signed(keys):
        raise NoProof("Het zegel is niet met deze sleutel gezet, of het is veranderd.")
    reached = merkle.root_from(leaf, proof.index, size, steps)
    if reached is None or reached.hex() != root:
        raise NoProof("Deze regel hoort niet bij het zegel, of de regel is veranderd.")
    return Proven(line, proof.seal.header)
