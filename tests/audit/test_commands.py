"""`keten sealer` and `keten audit …` as an operator types them."""

import json
import os
import subprocess
import sys
import uuid
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from config.checks import proof_keys_stay_out_of_production

ROOT = Path(__file__).resolve().parents[2]
ENTRY = "proeftuin.audit_entry"


@pytest.fixture
def keten(sealer, key_files, tmp_path):
    """Types a command, with the sealer's address and no other."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")} | {
        "DATABASE_SEALER_URL": os.environ["DATABASE_SEALER_URL"], "KETEN_ANCHORS": str(tmp_path / "ankers"),
        "KETEN_SEAL_KEY_FILE": str(key_files[0]), "KETEN_SEAL_PUBLIC_FILE": str(key_files[1]),
        "KETEN_VAR": str(tmp_path),
    }  # fmt: skip

    def run(*words, **more):
        return subprocess.run([sys.executable, "-m", "config.cli", *words], env=environment | more, cwd=ROOT,
                              capture_output=True, text=True, timeout=60)  # fmt: skip

    return run


@pytest.fixture
def audit(sealer, monkeypatch):
    """`keten audit …` in this process, over the sealer's own connection."""
    own = SimpleNamespace(cursor=sealer.log.cursor.connection.cursor)
    monkeypatch.setattr("audit.management.commands.audit.connection", own)

    def run(*words):
        told = StringIO()
        try:
            call_command("audit", *words, stdout=told)
        except CommandError as refusal:
            return told.getvalue(), str(refusal)
        return told.getvalue(), ""

    return run


def test_the_sealer_seals_verifies_anchors_and_tells_the_operator(keten, sealer, written, superuser, tmp_path):
    written()
    last = sealer.seals()[-1].number  # one or two, as another worker's transaction lets it

    told = keten("sealer", "--once")

    assert told.returncode == 0, told.stderr
    assert "De sealer zet zegels met sleutel proef-" in told.stdout
    assert superuser.execute("select until_seal, findings from proeftuin.audit_verification").fetchall() == [(last, [])]
    assert superuser.execute("select last_number from audit_pulse where schema = 'proeftuin'").fetchone() == (last,)


def test_verify_names_the_line_and_ends_in_an_error(audit, sealer, written, superuser):
    written()
    seals = len(sealer.seals())
    assert audit("verify", "--tenant", "proeftuin")[0].startswith(f"proeftuin: klopt: {seals} zegels over 3 regels")
    (line,) = superuser.execute(f"delete from {ENTRY} where details->>'place' = '1' returning id").fetchone()

    told, refusal = audit("verify", "--tenant", "proeftuin")

    assert f"zegel 1: regel is verwijderd ({line})" in told
    assert "Dit is een incident" in refusal


def test_verify_with_an_anchor_finds_a_lost_last_seal(audit, sealer, written, superuser, tmp_path):
    written()
    sealer.seals()
    anchor = tmp_path / "anker.json"
    anchor.write_text(audit("anchor", "--tenant", "proeftuin")[0])
    superuser.execute(f"truncate proeftuin.audit_seal, {ENTRY}")

    told, refusal = audit("verify", "--tenant", "proeftuin", "--anchor", str(anchor))

    assert "zegel 1: zegel uit het ankerbestand ontbreekt" in told
    assert refusal


def test_verify_does_not_believe_an_anchor_that_was_edited(audit, sealer, written, tmp_path):
    written()
    sealer.seals()
    kept = json.loads(audit("anchor", "--tenant", "proeftuin")[0])
    kept["seal"]["log"] = str(uuid.uuid4())
    anchor = tmp_path / "anker.json"
    anchor.write_text(json.dumps(kept))

    told, refusal = audit("verify", "--tenant", "proeftuin", "--anchor", str(anchor))

    assert f"{anchor}: ankerbestand is veranderd" in told
    assert "Een ankerbestand is niet van de sealer." in refusal


def test_a_proof_is_made_and_checked_without_a_database(audit, keten, sealer, written, superuser, tmp_path):
    written()
    sealer.seals()
    (line,) = superuser.execute(f"select id from {ENTRY} where details->>'place' = '1'").fetchone()
    proof = tmp_path / "bewijs.json"
    proof.write_text(audit("proof", str(line), "--tenant", "proeftuin")[0])

    checked = keten("audit", "check-proof", str(proof))

    assert checked.returncode == 0, checked.stderr
    assert "Klopt: deze regel staat onder zegel" in checked.stdout
    assert f"id: {line}" in checked.stdout
    proof.write_text(proof.read_text().replace("proef", "ander", 1))
    assert keten("audit", "check-proof", str(proof)).returncode == 1


def test_a_line_without_a_seal_has_no_proof(audit, written, superuser):
    written(1)
    (line,) = superuser.execute(f"select id from {ENTRY}").fetchone()

    assert audit("proof", str(line), "--tenant", "proeftuin")[1].startswith("Deze regel is nog niet verzegeld.")
    assert audit("proof", str(uuid.uuid4()), "--tenant", "proeftuin")[1] == "Deze regel staat niet in het log."


def test_prune_removes_what_is_due_and_says_how_much(audit, sealer, written, superuser, monkeypatch):
    written(3, together=True)
    sealer.seals()
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr("audit.pruning.years_ago", lambda years: tomorrow)

    told, refusal = audit(
        "prune", "--tenant", "proeftuin", "--before", str(timezone.localdate(tomorrow)), "--reason", "selectielijst"
    )

    assert (told.strip(), refusal) == ("3 regels van 1 zegels verwijderd; de zegels blijven.", "")
    assert superuser.execute(f"select action from {ENTRY}").fetchall() == [("log.pruned",)]
    assert sealer.finds().is_sound


def test_prune_refuses_what_is_too_young_and_wants_a_reason(audit, sealer, written, superuser):
    written(2)
    sealer.seals()
    asked = ("prune", "--tenant", "proeftuin", "--before", str(timezone.localdate()))

    assert "zijn te jong: verwijderen mag tot" in audit(*asked, "--reason", "opruimen")[1]
    assert "--reason" in audit(*asked)[1]
    assert superuser.execute(f"select count(*) from {ENTRY}").fetchone() == (2,)


def test_export_writes_one_json_per_line_for_a_period(keten, written):
    written(2)

    told = keten("audit", "export", "--tenant", "proeftuin", "--format", "ldv", "--from", "2026-01-01",
                 DATABASE_URL=os.environ["DATABASE_URL"])  # fmt: skip

    assert [json.loads(line)["name"] for line in told.stdout.splitlines()] == ["proef", "proef"]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [(("verify", "--tenant", "nergens"), "Er is geen tenant met het schema nergens."),
     (("verify", "--anchor", "/nergens"), "/nergens kan niet gelezen worden."),
     (("anchor", "--tenant", "proeftuin"), "Dit log is nog niet verzegeld.")],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(audit, words, refusal):
    assert audit(*words)[1] == refusal


def test_a_test_key_is_refused_in_production(key_files, settings):
    settings.PRODUCTION = True

    assert [error.msg for error in proof_keys_stay_out_of_production()] == [
        "KETEN_SEAL_KEY_FILE is een proefsleutel.", "KETEN_SEAL_PUBLIC_FILE is een proefsleutel."
    ]  # fmt: skip


def test_a_new_key_is_real_and_never_written_over(tmp_path):
    call_command("seal_keys", str(tmp_path / "nieuw"), stdout=StringIO())

    assert "PROEF" not in (tmp_path / "nieuw" / "zegel.pem").read_text()
    assert (tmp_path / "nieuw" / "zegel.pem").stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("seal_keys", str(tmp_path / "nieuw"))
