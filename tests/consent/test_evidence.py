"""What a machtiging proves later: every event has a signed record, and no bending of its paper goes unseen."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from audit.models import Entry
from consent.evidence import keys
from consent.evidence.models import Evidence, EvidencePdf, SealKey
from consent.evidence.record import canonical, fingerprint
from consent.evidence.services import paper_of, sign
from consent.evidence.verifying import Broken, check, check_chain
from consent.machtigingen.services import refuse, withdraw
from tests.deciding import decided, draft, signed


@pytest.fixture
def share(teun, school, deciding):
    """The ROC may read two fields, and Teun said ja."""
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


@pytest.fixture
def proofs(share):
    """Asked and given."""
    return list(Evidence.objects.filter(event__machtiging__afweging=share).order_by("event__sequence"))


@pytest.fixture
def pdf(proofs, teun):
    return paper_of(proofs[-1], by=teun.user)


@pytest.fixture
def trusted(proofs):
    """The certificate of who issued the seal of this tenant."""
    _, mark, root = SealKey.objects.first().certificates.rpartition("-----BEGIN")
    return (mark + root).encode()


def bent(content, trusted):
    """What the check says of it."""
    with pytest.raises(Broken) as told:
        check(content, trusted_pem=trusted)
    return str(told.value)


def test_every_event_has_a_record_that_names_the_one_before_it(share, teun):
    withdraw(machtiging=share.machtiging, by=teun.user)

    records = [json.loads(one.record) for one in Evidence.objects.order_by("event__sequence")]

    assert [one["event"]["event_state"] for one in records] == ["requested", "given", "withdrawn"]
    hashes = [fingerprint(canonical(one)) for one in records]
    assert [one["previous_sha256"] for one in records] == ["", *hashes[:-1]]


def test_a_nee_is_proven_as_well_as_a_ja(teun, school, deciding):
    refuse(machtiging=deciding(case=teun.case, partner=school).machtiging, by=teun.user)

    assert json.loads(Evidence.objects.latest("event__sequence").record)["event"]["event_state"] == "refused"


def test_a_record_has_what_iso_27560_and_the_avg_ask(proofs):
    record = json.loads(proofs[-1].record)

    assert {
        "schema_version",
        "record_id",
        "receipt_id",
        "pii_principal_id",
        "privacy_notice",
        "language",
        "purpose",
        "lawful_basis",
        "pii_information",
        "pii_controllers",
        "collection_method",
        "processing_method",
        "storage_locations",
        "retention_period",
        "processing_location",
        "geographic_restrictions",
        "jurisdiction",
        "recipient_third_parties",
        "withdrawal_method",
        "privacy_rights",
        "authority_party",
        "event",
    } <= set(record)
    assert record["event"]["authentication"]["level"] == 3
    assert record["event"]["text_sha256"] == record["privacy_notice"]["sha256"]


def test_a_record_holds_no_bsn(proofs, teun):
    assert teun.case.jongere.bsn not in "".join(one.record for one in proofs)


def test_an_event_without_proof_does_not_stay(proofs):
    event = proofs[-1].event
    event.pk, event._state.adding = None, True
    with pytest.raises(DatabaseError, match="has its proof"), transaction.atomic(), connection.cursor() as cursor:
        event.save(force_insert=True)
        cursor.execute("set constraints all immediate")


@pytest.mark.parametrize("statement", [
    "update consent_evidence set record = '{}'", "delete from consent_evidence", "delete from consent_evidencepdf",
    "delete from consent_sealkey", "update consent_sealkey set kid = 'x'",
])  # fmt: skip
def test_a_proof_and_its_key_stay_as_they_are(pdf, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_proof_that_skips_one_is_refused(share, teun, proofs):
    event = withdraw(machtiging=share.machtiging, by=teun.user)
    made = event.evidence
    skipping = Evidence(event=event, key=made.key, record=made.record, record_sha256=made.record_sha256, jws=made.jws,
                        previous_sha256=proofs[0].record_sha256)  # fmt: skip
    with pytest.raises(DatabaseError, match="follows"), transaction.atomic():
        skipping.save(force_insert=True)


def test_the_paper_proves_itself_without_our_database(pdf, proofs, trusted, django_assert_num_queries):
    with django_assert_num_queries(0):
        proof = check(pdf, trusted_pem=trusted)

    assert proof.sha256 == proofs[-1].record_sha256


def test_the_paper_is_accessible_and_for_the_archive(pdf):
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_paper_is_sealed_once(pdf, proofs, teun):
    assert paper_of(proofs[-1], by=teun.user) == pdf
    assert EvidencePdf.objects.count() == 1


def test_fetching_a_proof_is_written_down(pdf, teun):
    entry = Entry.objects.filter(action="evidence.read").get()

    assert (entry.actor_id, entry.case_id, entry.details["form"]) == (teun.user.pk, teun.case.pk, "pdf")


def test_one_other_bit_is_seen(pdf, trusted):
    at = pdf.index(b"stream") + 20

    assert "veranderd" in bent(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :], trusted)


def test_an_addition_after_the_seal_is_seen(pdf, trusted):
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root["/Extra"] = writer.root["/Type"]
    writer.update_root()
    out = BytesIO()
    writer.write(out)

    assert "toegevoegd" in bent(out.getvalue(), trusted)


def test_a_paper_that_was_saved_again_is_seen(pdf, trusted):
    out = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(pdf))).write(out)

    assert bent(out.getvalue(), trusted)


def test_a_seal_of_somebody_else_is_seen(pdf, trusted):
    stranger = keys.keep(*keys.make_test_key())

    assert "vertrouwt" in bent(pdf, stranger.certificates.encode())


def test_a_real_seal_over_another_record_is_seen(proofs, pdf, trusted):
    forged = proofs[-1].package() | {"record": proofs[-1].record.replace('"given"', '"withdrawn"')}

    assert "ander bewijs" in bent(json.dumps(forged).encode(), trusted)


def test_a_signature_with_another_key_is_seen(proofs, trusted):
    made = proofs[-1].package()
    keys.keep(*keys.make_test_key())

    forged = made | {"jws": sign(made["record"], keys.current_key())}

    assert "handtekening" in bent(json.dumps(forged).encode(), trusted)


@pytest.mark.parametrize("content", [b"", b"hallo", b"[]", b"{}", b"%PDF-1.7 kapot"])
def test_a_file_that_is_no_proof_gets_one_clear_sentence(content, trusted, proofs):
    assert bent(content, trusted).endswith(".")


def test_a_proof_that_is_left_out_is_missed(share, teun, trusted):
    withdraw(machtiging=share.machtiging, by=teun.user)
    every = [check(json.dumps(one.package()).encode(), trusted_pem=trusted) for one in Evidence.objects.all()]

    asked, given, withdrawn = sorted(every, key=lambda one: one.key)

    assert check_chain([withdrawn, given, asked]) == []
    assert "ontbreekt" in check_chain([asked, withdrawn])[0]


def test_after_a_new_key_old_proof_still_holds(proofs, pdf, trusted):
    keys.keep(*keys.make_test_key())

    assert check(pdf, trusted_pem=trusted).sha256 == proofs[-1].record_sha256


def test_the_command_says_what_holds_and_what_does_not(pdf, trusted, tmp_path):
    good, bad, root = tmp_path / "goed.pdf", tmp_path / "fout.pdf", tmp_path / "uitgever.pem"
    good.write_bytes(pdf)
    bad.write_bytes(pdf[:-400])
    root.write_bytes(trusted)
    said = StringIO()
    with pytest.raises(CommandError, match="Niet alles klopt"):
        call_command("evidence_verify", good, bad, trust=root, stdout=said)

    assert "goed.pdf: klopt." in said.getvalue()
    assert "Wat er gebeurde: Ja gezegd" in said.getvalue()
    assert "fout.pdf: klopt niet." in said.getvalue()


def test_in_production_nobody_signs_with_a_test_key(settings, inside):
    settings.PRODUCTION = True
    with pytest.raises(keys.NoSeal):
        keys.current_key()
    with pytest.raises(keys.UnusableKey):
        keys.keep(*keys.make_test_key())


def test_a_parent_has_the_proof_of_own_words_and_not_of_the_child(family, partner, regiehouder):
    share = decided(case=family.case, partner=partner("Leerplicht", "leerplicht"), by=regiehouder.user,
                    grondslag="JW-2", receiving="LPW-1")  # fmt: skip
    signed(signed(share, by=family.jay), by=family.mother)

    of_mother = Evidence.objects.for_signer(family.mother).filter(event__event_state="given")

    assert {one.event.entity_id for one in of_mother} == {family.mother.pk}
    assert Evidence.objects.for_signer(family.jay).count() == 3


def test_what_is_stored_tells_where_the_proof_is_and_shows_no_bytes(pdf, teun):
    """The page for a reader of 15 holds words, not the inside of a PDF."""
    shown = teun.client.get("/mijn/wat-staat-er/").content.decode()

    assert "Het bewijs van wat je tekende, staat bij Wie ziet wat." in shown
    assert [mark for mark in ("%PDF", "eyJ", "Evidence") if mark in shown] == []


def test_without_a_seal_looking_through_their_eyes_says_what_to_do(teun, school, regiehouder, settings):
    """Nobody can be asked to sign then, so the page tells why there is nothing to imagine."""
    asked = draft(case=teun.case, partner=school, by=regiehouder.user)
    settings.PRODUCTION = True

    page = regiehouder.client.get(f"/delen/{asked.pk}/ogen/")

    assert "Er is nog geen zegel voor de bewijzen." in page.content.decode()
