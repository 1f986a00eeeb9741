"""Who oversees the log sees how it stands with the seals: the FG on the own page, the operator for all tenants."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.rights import Role
from audit import anchors, proofs
from audit.models import Entry, Pulse
from audit.rounds import seal_one
from tests import factories as make
from tests.login import sign_in


@pytest.fixture
def fg(sealer):
    """Anneke, FG of Proeftuin, logged in."""
    user = make.make_user("Anneke Bos", roles=[Role.FG])
    return sign_in(Client(HTTP_HOST="proeftuin.localhost"), user, "staff", schema="proeftuin")


def test_the_fg_takes_a_proof_and_an_anchor_that_hold_outside(fg, sealer, written):
    written()
    sealer.seals()
    line = Entry.objects.filter(action="proef").first()

    proof = proofs.read(fg.get(f"/logboek/{line.pk}/bewijs.json").content.decode())
    anchor = anchors.read(fg.get("/logboek/anker.json").content.decode())

    assert proofs.check(proof, sealer.public).line["id"] == str(line.pk)
    assert sealer.finds(anchor).is_sound
    assert Entry.objects.filter(action="log.proved", details__line=str(line.pk)).exists()


def test_the_fg_sees_the_last_seal_and_that_a_test_key_set_it(fg, sealer, written):
    written()
    sealer.seals()

    page = fg.get("/logboek/").content.decode()

    assert "nummer 1," in page
    assert "proefsleutel: dit bewijst niets buiten de demo" in page


def test_the_fg_is_told_when_the_log_is_no_longer_what_was_sealed(fg, sealer, written, superuser, settings, tmp_path):
    settings.KETEN_ANCHORS = tmp_path
    written()
    sealer.seals()
    superuser.execute("update proeftuin.audit_entry set actor_name = 'ander' where details->>'place' = '1'")
    told = list(seal_one(sealer.log, sealer.key, sealer.public))

    assert any("KLOPT NIET" in line for line in told)
    assert "Het log is niet meer wat verzegeld is" in fg.get("/logboek/").content.decode()


@pytest.mark.parametrize(
    ("state", "says"),
    [({}, ""), ({"seen_at": -timedelta(minutes=5)}, "de sealer heeft zich niet gemeld"),
     ({"oldest_unsealed_at": -timedelta(minutes=11)}, "het verzegelen staat stil: een transactie blijft open"),
     ({"findings": 1}, "het log is niet meer wat verzegeld is")],
)  # fmt: skip
def test_the_operator_is_warned_when_sealing_stands_still(state, says):
    now = timezone.now()
    known = {"seen_at": now} | {
        name: now + value if isinstance(value, timedelta) else value for name, value in state.items()
    }

    assert Pulse(schema="proeftuin", **known).lateness(now) == says


def test_a_transaction_that_stays_open_is_seen_as_old_lines_without_a_seal(sealer, written, superuser):
    written()
    superuser.execute("update proeftuin.audit_entry set at = at - interval '20 minutes'")

    assert timezone.now() - sealer.log.oldest_unsealed() > timedelta(minutes=19)


def test_the_health_page_says_until_when_all_is_sealed(superuser):
    superuser.execute("delete from public.audit_pulse")
    superuser.execute(
        "insert into public.audit_pulse (schema, seen_at, last_number, findings) values ('a', now(), 1, 0)"
    )
    good = Client(HTTP_HOST="beheer.localhost").get("/gezond/zegels")
    superuser.execute("update public.audit_pulse set seen_at = now() - interval '1 hour'")
    late = Client(HTTP_HOST="beheer.localhost").get("/gezond/zegels")
    superuser.execute("delete from public.audit_pulse")

    assert (good.status_code, good.content.decode()) == (200, "1 logs verzegeld, laatste zegel nog geen")
    assert (late.status_code, late.content.decode()) == (503, "1 log(s) lopen achter")
