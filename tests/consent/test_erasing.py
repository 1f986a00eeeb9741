"""Issue 4 §7: a round is proposed, confirmed by another, and carried out; nothing is left but a sealed proof."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.models import User
from accounts.rights import Role
from audit.models import Entry
from cases.bijzonder.models import SpecialAnswer
from cases.bijzonder.services import withdraw_instemming
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.jongeren.models import Jongere
from cases.jongeren.services import invite_citizen
from cases.keys.models import DestroyedKey
from cases.letters.models import LetterBatch
from cases.letters.services import run_batch, start_batch
from cases.refusals import Refused
from consent.machtigingen.models import Channel, Signer
from consent.retention import rounds
from consent.retention.erasures import Erasure, ErasureSeal, KeptProof
from consent.retention.models import Due, Round
from consent.retention.proof import broken, faults_of, package_of
from consent.retention.rounds import NotNow, carry_out, confirm, erase, propose, withdraw
from consent.retention.services import lift_hold, place_hold
from consent.verzoeken.models import Kind, Outcome
from consent.verzoeken.services import Heard, decide, write_down
from tests import factories as make
from tests import intaking, meeting, scoring, thinking
from tests.campaigning import run_with
from tests.deciding import signed
from tests.retaining import closed_years_ago, settled, with_special

pytestmark = pytest.mark.usefixtures("inside")
CANARY = "kanariepietje"
# Kept on purpose: the log, the proof of consent and the shipped content have their own term; people of staff stay.
KEEPS_ITS_OWN = {"audit_entry", "consent_keptproof", "django_migrations"}


@pytest.fixture
def fg(colleague):
    return colleague("Farida el Amrani", Role.FG)


@pytest.fixture
def beheerder(colleague):
    return colleague("Bas Bos", Role.FUNCTIONEEL_BEHEERDER)


@pytest.fixture
def old(fg):
    settled(by=fg.user)
    return closed_years_ago(3)


@pytest.fixture
def confirmed(fg, beheerder):
    """Proposes all that is due, and lets the other confirm."""
    return lambda: confirm(ronde=propose(by=fg.user), by=beheerder.user)


def everywhere(word: str) -> dict[str, int]:
    """In which tables of this tenant this word stands, in whatever column."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relnamespace = current_schema::regnamespace"
                       " and relkind = 'r' order by 1")  # fmt: skip
        for (table,) in cursor.fetchall():
            cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', [f"%{word}%"])  # its own name
            if number := cursor.fetchone()[0]:
                found[table] = number
    return found


def full_case(by: User, partner: Any, deciding: Any) -> Case:
    """A dossier with much in it, all of it holding the canary, and a parent and a jongere who can log in."""
    jongere = make.make_jongere(age=17, roepnaam=CANARY, achternaam=CANARY, straat=CANARY)
    case = make.make_filled_case(regiehouder=by, jongere=jongere, task="doorstroompunt", samenvatting=CANARY)
    make.make_gezagsdrager(jongere=jongere, naam=CANARY, verified_by=by)
    user = invite_citizen(person=jongere, by=by)
    signed(deciding(case=case, partner=partner), by=user)
    intaking.analyse_case(case, say=lambda name: f"{CANARY} {name}")
    scoring.follow_case(case, jongere=user)
    make.make_run(case)
    make.make_letter(case)
    meeting.meet(case)
    thinking.think_along(case)
    run_with(case)
    return case


def test_after_erasing_the_canary_is_in_no_table_and_the_other_dossier_is_untouched(
    confirmed, fg, regiehouder, school, deciding
):
    settled(by=fg.user)
    case = full_case(regiehouder.user, school, deciding)
    other = make.make_filled_case(regiehouder=regiehouder.user, jongere=make.make_jongere(achternaam="Blijvend"))
    before = everywhere("Blijvend")
    case.refresh_from_db()
    closed_years_ago(3, case=case)
    assert set(everywhere(CANARY)) >= {"cases_jongere", "cases_gezagsdrager", "accounts_user"}

    assert carry_out(ronde=confirmed()) == 1

    assert set(everywhere(CANARY)) - KEEPS_ITS_OWN == set()
    assert not Jongere.objects.filter(pk=case.jongere_id).exists()
    assert everywhere("Blijvend") == before
    assert Case.objects.filter(pk=other.pk).exists()
    left = set(everywhere(str(case.pk))) - KEEPS_ITS_OWN
    assert left <= {"consent_roundline", "consent_erasure", "cases_destroyedkey"}
    assert KeptProof.objects.filter(case_id=case.pk).exists()
    assert DestroyedKey.objects.filter(owner__in=[case.pk, case.jongere_id]).count() == 2


def test_the_proof_counts_names_nobody_and_holds(old, confirmed, fg, beheerder):
    naam = old.jongere.achternaam
    carry_out(ronde=confirmed())

    erasure = Erasure.objects.get(case_id=old.pk)
    told = erasure.told
    assert (told["proposed_by"], told["confirmed_by"]) == (str(fg.user.pk), str(beheerder.user.pk))
    assert told["rule"]["version"] == 2
    assert told["rows"]["cases_case"] == 1
    assert naam not in erasure.payload
    assert broken() == []
    assert json.loads(package_of(erasure)["record"]) == told
    line = Entry.objects.get(action="case.erased", case_id=old.pk)
    assert line.details["sha256"] == erasure.sha256


def test_a_proof_that_was_bent_or_taken_away_is_found(confirmed, fg):
    settled(by=fg.user)
    closed_years_ago(3), closed_years_ago(4)
    carry_out(ronde=confirmed())
    first, second = Erasure.objects.order_by("number")

    first.payload = first.payload.replace("dossier", "brieven")
    assert "de inhoud is veranderd." in faults_of(first)
    assert "het zegel is van iets anders." in faults_of(first)
    assert second.previous_sha256 == first.sha256


def test_who_proposed_cannot_confirm(old, fg):
    ronde = propose(by=fg.user)

    with pytest.raises(Refused, match="Iemand anders"):
        confirm(ronde=ronde, by=fg.user)
    with pytest.raises(IntegrityError, match="round_confirmed_by_another"), transaction.atomic():
        Round.objects.filter(pk=ronde.pk).update(confirmed_by=fg.user, confirmed_at=ronde.proposed_at)


def test_without_a_confirmed_round_the_database_erases_nothing(old, fg):
    """As keten_app, past all our code."""
    line = propose(by=fg.user).lines.get()

    with pytest.raises(DatabaseError, match="second person"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select consent_erase(%s)", [line.pk])
    assert Case.objects.filter(pk=old.pk).exists()


def test_a_hold_placed_after_confirming_stops_it_also_in_the_database(old, confirmed, fg):
    ronde = confirmed()
    hold = place_hold(case=old, by=fg.user, reason="Er loopt een rechtszaak.")

    assert carry_out(ronde=ronde) == 0
    with pytest.raises(DatabaseError, match="a hold stands"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select consent_erase(%s)", [ronde.lines.get().pk])
    assert Case.objects.filter(pk=old.pk).exists()

    lift_hold(hold=hold, by=fg.user, reason="De zaak is klaar.")
    assert carry_out(ronde=ronde) == 1


def test_what_is_not_due_any_more_stays(old, confirmed, fg):
    ronde = confirmed()
    settled(by=fg.user, months=120)

    with pytest.raises(NotNow, match="not due"):
        erase(line=ronde.lines.get())
    assert Case.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("statement", ["delete from consent_erasure",
                                       "insert into consent_erasure select * from consent_erasure",
                                       "update consent_roundline set case_id = gen_random_uuid()",
                                       "delete from consent_round", "delete from consent_keptproof",
                                       "delete from cases_letter", "delete from consent_machtiging"])  # fmt: skip
def test_the_app_bends_no_proof_and_no_round_and_removes_nothing_itself(statement):
    """Law 9: also not by saying that it is erasing."""
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('keten.erasing', 'yes', true)")
        cursor.execute(statement)


def test_a_decided_afweging_is_not_removed_by_saying_that_one_erases(teun, school, deciding):
    """The app role may remove drafts; a decided one only the function, which runs as owner of the table."""
    afweging = deciding(case=teun.case, partner=school)

    with pytest.raises(DatabaseError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('keten.erasing', 'yes', true)")
        cursor.execute("delete from consent_afweging where id = %s", [afweging.pk])


def test_no_erasure_without_its_seal(old, confirmed):
    line = confirmed().lines.get()

    with pytest.raises(IntegrityError, match="has its seal"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select consent_erase(%s)", [line.pk])
        cursor.execute("set constraints all immediate")


def test_killed_between_two_dossiers_the_next_run_goes_on(confirmed, fg, monkeypatch):
    settled(by=fg.user)
    closed_years_ago(5), closed_years_ago(4), closed_years_ago(3)
    ronde, real, seen = confirmed(), rounds.seal, []

    def killed(erasure):
        seen.append(erasure)
        if len(seen) == 2:
            raise SystemExit
        real(erasure)

    monkeypatch.setattr(rounds, "seal", killed)
    with pytest.raises(SystemExit):
        carry_out(ronde=ronde)
    assert Erasure.objects.count() == ErasureSeal.objects.count() == 1

    monkeypatch.setattr(rounds, "seal", real)
    assert carry_out(ronde=ronde) == 2
    assert carry_out(ronde=ronde) == 0
    assert broken() == []


def test_two_who_propose_at_once_do_not_propose_the_same(old, fg, beheerder):
    propose(by=fg.user)

    with pytest.raises(Refused, match="niets dat nu"):
        propose(by=beheerder.user)


def test_a_withdrawn_round_lets_its_lines_go(old, fg, beheerder):
    withdraw(ronde=propose(by=fg.user), by=beheerder.user)

    assert propose(by=beheerder.user).lines.count() == 1


def test_only_what_is_special_goes_when_its_term_is_over(confirmed):
    """WEB 9.2.7, derde lid: the dossier itself stays."""
    case = with_special(make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=22)))
    make.make_diploma(jongere=case.jongere, niveau="mbo2", behaald_op=make.days_ago(731))

    carry_out(ronde=confirmed())

    assert not SpecialAnswer.objects.filter(case=case).exists()
    assert Case.objects.filter(pk=case.pk).exists()
    assert Erasure.objects.get().told["rows"] == {"cases_specialanswer": 1}
    assert not Due.objects.now().filter(case=case).exists()


def test_and_when_the_instemming_is_taken_back(confirmed):
    case = with_special(make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=19)))
    withdraw_instemming(case=case, how="telefoon", by=case.regiehouder)

    carry_out(ronde=confirmed())

    assert not SpecialAnswer.objects.filter(case=case).exists()


def test_a_person_with_another_dossier_stays(old, confirmed, regiehouder):
    make.make_case(jongere=old.jongere, regiehouder=regiehouder.user)

    carry_out(ronde=confirmed())

    assert not Case.objects.filter(pk=old.pk).exists()
    assert Jongere.objects.filter(pk=old.jongere_id).exists()
    assert not Erasure.objects.get().told["person_too"]


def test_a_stack_of_letters_with_this_dossier_in_it_goes_too(
    confirmed, fg, regiehouder, django_capture_on_commit_callbacks
):
    settled(by=fg.user)
    case = make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=21), regiehouder=regiehouder.user)
    batch = start_batch(edition=make.shipped("niet-thuis-kaartje"), cases=[case], by=regiehouder.user)
    run_batch(batch=batch)
    batch.refresh_from_db()
    path = batch.file.path
    case.refresh_from_db()
    closed_years_ago(3, case=case)

    with django_capture_on_commit_callbacks(execute=True):
        carry_out(ronde=confirmed())

    assert not Path(path).exists()
    assert LetterBatch.objects.get(pk=batch.pk).file == ""


def test_every_number_of_a_dossier_without_a_key_is_known_to_the_function():
    """A table that comes later and points at a dossier without a foreign key is not forgotten by itself: name it."""
    with connection.cursor() as cursor:
        cursor.execute("""
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema::regnamespace and c.relkind = 'r'
              and a.attname ~ '^(case|jongere|afweging|machtiging|melding|notice|verzoek|share|subject|event)_id$'
              and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
                and a.attnum = any(k.conkey)) order by 1""")
        found = {row[0] for row in cursor.fetchall()}

    erased = {
        "accounts_notice.case_id",
        "cases_loosefile.case_id",
        "sharing_confirmation.afweging_id",
        "sharing_correctionseen.notice_id",
    }
    kept = {"audit_entry.case_id", "audit_entry.share_id", "audit_entry.subject_id", "consent_erasure.case_id",
            "consent_keptproof.case_id", "consent_keptproof.event_id", "consent_roundline.case_id",
            "consent_roundline.verzoek_id", "consent_reach.case_id"}  # fmt: skip
    assert found == erased | kept


def test_from_proposal_to_proof_on_the_pages(old, fg, beheerder, regiehouder):
    made = fg.client.post("/bewaren/rondes/nieuw/", {"alles": "1"})
    page = made.headers["Location"]
    assert "Een collega moet haar bevestigen" in fg.client.get(page).text
    assert "Bevestig en wis" in beheerder.client.get(page).text
    assert regiehouder.client.get(page).status_code == 404

    fg.client.post(f"{page}bevestigen/")
    assert Round.objects.get().confirmed_at is None
    beheerder.client.post(f"{page}bevestigen/")
    carry_out(ronde=Round.objects.get())

    assert "De ronde is klaar." in beheerder.client.get(page).text
    listed = fg.client.get("/bewaren/gewist/").text
    assert "Alle bewijzen kloppen" in listed
    proof = fg.client.get(f"/bewaren/gewist/{Erasure.objects.get().pk}/bewijs.json")
    assert proof.json()["sha256"] == Erasure.objects.get().sha256


def granted(case, by, outcome=Outcome.GRANTED, **over):
    """The jongere asked to erase, and the answer."""
    heard = Heard(by=by, channel=Channel.LOKET, capacity=Signer.JONGERE, received_on=make.days_ago(0))
    asked = write_down(case=case, kind=Kind.WISSEN, heard=heard)
    decide(verzoek=asked, by=by, outcome=outcome, motivation="Dit hoeven we niet te bewaren.", **over)
    return asked


def test_a_granted_verzoek_to_erase_waits_for_the_dossier_to_close_and_then_goes(confirmed, regiehouder):
    """AVG 17 and issue 4 §4: through the same machine, with a second person."""
    case = make.make_case(regiehouder=regiehouder.user)
    asked = granted(case, regiehouder.user)
    assert Due.objects.get(case=case, why="verzoek").waits == "open"
    with pytest.raises(Refused, match="niets dat nu"):
        confirmed()
    case.refresh_from_db()
    close_case(case=case, version=case.version, reason="werk", by=regiehouder.user)

    assert carry_out(ronde=confirmed()) == 1

    assert not Case.objects.filter(pk=case.pk).exists()
    assert Erasure.objects.get().told["verzoek_id"] == str(asked.pk)


def test_half_a_ja_erases_the_parts_that_were_named_and_nothing_else(confirmed, regiehouder):
    case = make.make_filled_case(regiehouder=regiehouder.user)
    make.make_letter(case)
    scores = case.scores.count()
    granted(case, regiehouder.user, Outcome.PARTLY, erases=["brieven"])

    assert carry_out(ronde=confirmed()) == 1

    assert not case.letters.exists()
    assert scores == case.scores.count() > 0
    assert set(Erasure.objects.get().told["rows"]) == {"cases_letter", "cases_letterpaper"}
    assert not Due.objects.filter(case=case, why="verzoek").exists()


def test_half_a_ja_without_a_part_is_refused_and_a_nee_erases_nothing(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)

    with pytest.raises(Refused, match="Kies wat je wist"):
        granted(case, regiehouder.user, Outcome.PARTLY)
    granted(case, regiehouder.user, Outcome.REJECTED)
    assert not Due.objects.filter(case=case).exists()


def test_the_page_of_a_verzoek_asks_which_parts_and_says_how_it_goes_on(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)
    heard = Heard(by=regiehouder.user, channel=Channel.LOKET, capacity=Signer.JONGERE, received_on=make.days_ago(0))
    asked = write_down(case=case, kind=Kind.WISSEN, heard=heard)
    page = f"/verzoeken/{asked.pk}/"

    refused = regiehouder.client.post(page, {"outcome": "deels", "motivation": "Alleen dit."})
    assert refused.status_code == 422
    assert "Kies wat je wist." in refused.text
    regiehouder.client.post(page, {"outcome": "deels", "motivation": "Alleen dit.", "erases": ["contact", "brieven"]})

    assert asked.__class__.objects.get(pk=asked.pk).besluit.erases == ["contact", "brieven"]
    assert "Dit deel staat klaar om gewist te worden." in regiehouder.client.get(page).text
