"""A proof of one line, for who has the public key and nothing else of us."""

import json
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import audit
from audit import keys, proofs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def proof(sealer, written, superuser):
    """The proof of the third of seven lines."""
    written(7)
    sealer.seals()
    (line,) = superuser.execute("select id from proeftuin.audit_entry order by xid offset 2 limit 1").fetchone()
    return proofs.prove(sealer.log, line)


def test_the_file_alone_shows_the_line_and_its_seal(sealer, proof):
    proven = proofs.check(proofs.read(proof.text), sealer.public)

    assert proven.line["action"] == "proef"
    assert proven.line["details"] == {"place": 2}
    assert proven.seal["number"] >= 1
    assert proven.by_test_key


def test_the_proof_is_small_and_holds_no_other_line(sealer, written, superuser):
    written(300)
    sealer.seals()
    first, *others = (row[0] for row in superuser.execute("select id from proeftuin.audit_entry order by xid"))

    text = proofs.prove(sealer.log, first).text

    assert len(text) < 4_000
    assert not [other for other in others if str(other) in text]


@pytest.mark.parametrize(
    ("part", "change"),
    [("regel", lambda text: text.replace("proef", "niets")), ("plaats", lambda index: index + 1),
     ("pad", lambda steps: steps[::-1]), ("zegel", lambda seal: seal | {"sealed_at": "2026-01-01T00:00:00+00:00"}),
     ("handtekening", lambda signature: "00" * 64), ("zegel", lambda seal: {})],
)  # fmt: skip
def test_a_proof_that_was_touched_proves_nothing(sealer, proof, part, change):
    parts = json.loads(proof.text)
    parts[part] = change(parts[part])

    with pytest.raises(proofs.NoProof):
        proofs.check(proofs.read(json.dumps(parts)), sealer.public)


def test_a_seal_of_another_key_proves_nothing(proof, tmp_path):
    keys.make(tmp_path / "ander.pem", tmp_path / "ander.pub.pem", is_test=True)

    with pytest.raises(proofs.NoProof, match="niet met deze sleutel"):
        proofs.check(proof, keys.public_keys(tmp_path / "ander.pub.pem"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"vorm": "iets anders"}'])
def test_a_file_that_is_no_proof_is_refused_in_a_sentence(text):
    with pytest.raises(proofs.NoProof, match="Dit is geen bewijs"):
        proofs.read(text)


def test_a_line_that_is_not_sealed_yet_has_no_proof(sealer, proof, superuser):
    audit.record("later", by=None)
    (line,) = superuser.execute("select id from proeftuin.audit_entry where action = 'later'").fetchone()

    with pytest.raises(proofs.NoProof, match="nog niet verzegeld"):
        proofs.prove(sealer.log, line)


def test_a_changed_line_has_no_proof(sealer, proof, superuser):
    (line,) = superuser.execute("select id from proeftuin.audit_entry limit 1").fetchone()
    superuser.execute("update proeftuin.audit_entry set actor_name = 'ander' where id = %s", [line])

    with pytest.raises(proofs.NoProof, match="niet meer wat verzegeld is"):
        proofs.prove(sealer.log, line)


def test_an_unknown_line_has_no_proof(sealer):
    with pytest.raises(proofs.NoProof, match="staat niet in het log"):
        proofs.prove(sealer.log, uuid.uuid4())


def test_the_lawyer_checks_it_on_a_machine_without_a_database(proof, key_files, tmp_path):
    file = tmp_path / "bewijs.json"
    file.write_text(proof.text)

    told = subprocess.run(
        [sys.executable, "-m", "config.cli", "audit", "check-proof", file, "--public-key", key_files[1]],
        env={"KETEN_VAR": str(tmp_path), "PATH": "", "DATABASE_URL": "postgres://niemand@nergens/niets"},
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip

    assert told.returncode == 0, told.stderr
    assert "Klopt: deze regel staat onder zegel" in told.stdout


def test_a_line_that_was_touched_is_refused_in_a_sentence(proof, key_files, tmp_path):
    file = tmp_path / "bewijs.json"
    file.write_text(proof.text.replace("systeem", "iemand"))

    with pytest.raises(CommandError, match="hoort niet bij het zegel"):
        call_command("check_proof", str(file), public_key=key_files[1])
