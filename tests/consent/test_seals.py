"""Where the key of a seal may be, when its certificate must hold, and who else says when it was set."""

import json
import os
import subprocess
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from pkcs11.util.ec import encode_named_curve_parameters

from cases.refusals import Refused
from config.tasks import papers_everywhere
from consent.evidence import keys
from consent.evidence.models import Evidence, EvidencePdf, SealKey
from consent.evidence.paper import NoTimeStamp
from consent.evidence.services import paper_of, seal_papers
from consent.evidence.signers import TokenSigner, UnusableKey
from consent.evidence.verifying import Broken, check
from consent.evidence.words import told_in
from tests.consent.stamping import time_stamp_authority
from tests.deciding import signed
from tests.plugin_report import need

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
           "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")  # fmt: skip
URI = "pkcs11:token=keten;object=noorderkoog"
PIN = "246810"


@pytest.fixture(scope="session")
def device(tmp_path_factory):
    """A PKCS#11 token of SoftHSM with a key on P-256 and one on P-384."""
    tool, folder = need("softhsm2-util"), tmp_path_factory.mktemp("hsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    subprocess.run([tool, "--init-token", "--free", "--label", "keten", "--pin", PIN, "--so-pin", "1357911"],
                   check=True, capture_output=True)  # fmt: skip
    module = next(path for path in MODULES if Path(path).exists())
    with pkcs11.lib(module).get_token(token_label="keten").open(rw=True, user_pin=PIN) as session:
        for curve, label in (("secp256r1", "noorderkoog"), ("secp384r1", "te-groot")):
            group = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters(curve)}
            parameters = session.create_domain_parameters(pkcs11.KeyType.EC, group, local=True)
            parameters.generate_keypair(store=True, label=label)
    return module


@pytest.fixture
def hsm(device, settings, inside):
    settings.KETEN_PKCS11_MODULE, settings.KETEN_PKCS11_PIN = device, PIN
    return TokenSigner(URI)


def chain_for(public, *, between=False, days=3650):
    """PEM of a certificate for this key and of who issued it; with `between` there is an authority in the middle."""
    root_key, middle_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = certificate("Hoofduitgever", root_key.public_key(), root_key, root=None)
    issuer, issuer_key, rest = root, root_key, [root]
    if between:
        issuer = certificate("Tussenuitgever", middle_key.public_key(), root_key, root=root)
        issuer_key, rest = middle_key, [issuer, root]
    leaf = certificate("Zegel van Noorderkoog", public, issuer_key, root=issuer, days=days, ca=False)
    return "".join(one.public_bytes(serialization.Encoding.PEM).decode() for one in (leaf, *rest)), pem(root)


def pem(one):
    return one.public_bytes(serialization.Encoding.PEM)


def certificate(name, public, signer, *, root, days=3650, ca=True):
    subject, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), timezone.now()
    flags = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only",
                           "decipher_only"), False)  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(root.subject if root else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, **flags), True
        )
        .sign(signer, hashes.SHA256())
    )


def given(teun, school, deciding):
    """The proof of a ja, signed with the newest key."""
    share = signed(deciding(case=teun.case, partner=school), by=teun.user)
    return Evidence.objects.get(event__machtiging__afweging=share, event__event_state="given")


def test_a_key_in_a_device_signs_record_and_paper_and_never_comes_out(hsm, teun, school, deciding):
    certificates, root = chain_for(hsm.public_key())
    keys.keep_token(URI, certificates)

    proof = given(teun, school, deciding)

    assert SealKey.objects.first().private is None
    for content in (json.dumps(proof.package()).encode(), paper_of(proof, by=teun.user)):
        assert check(content, trusted_pem=root).sha256 == proof.record_sha256


def test_a_key_is_in_a_device_or_with_us_never_both_and_never_neither(inside):
    private, certificates = keys.make_test_key()
    for given_key, uri in ((private, URI), (None, ""), (None, "file:///zegel")):
        with pytest.raises(IntegrityError, match="seal_key_is_here_or_in_a_device"), transaction.atomic():
            SealKey.objects.create(kid="x", certificates=certificates, private=given_key, uri=uri, is_test=True)


@pytest.mark.parametrize("uri", [
    "pkcs11:token=keten", "pkcs11:token=;object=x", "file:zegel.pem", "", "pkcs11:token=keten;object=x;pin-value=1",
    "pkcs11:token=keten;object=x?pin-value=246810",
])  # fmt: skip
def test_a_place_in_a_device_is_token_and_object_and_never_holds_a_pin(uri):
    with pytest.raises(UnusableKey, match="zonder PIN"):
        TokenSigner(uri)


@pytest.mark.parametrize(("uri", "pin", "sentence"), [
    ("pkcs11:token=keten;object=onbekend", PIN, "apparaat"),
    ("pkcs11:token=ander;object=noorderkoog", PIN, "apparaat"),
    (URI, "000000", "apparaat"),
    ("pkcs11:token=keten;object=te-groot", PIN, "P-256"),
])  # fmt: skip
def test_a_device_that_does_not_answer_gives_one_clear_sentence(hsm, settings, uri, pin, sentence):
    settings.KETEN_PKCS11_PIN = pin
    with pytest.raises(UnusableKey, match=sentence):
        keys.keep_token(uri, chain_for(hsm.public_key())[0])


def test_without_its_module_a_key_in_a_device_says_which_setting_it_wants(hsm, settings):
    settings.KETEN_PKCS11_MODULE = ""
    with pytest.raises(UnusableKey, match="KETEN_PKCS11_MODULE"):
        hsm.sign(b"x")


def test_a_device_that_is_gone_stops_the_act_and_leaves_nothing_half_done(hsm, settings, teun, school, deciding):
    keys.keep_token(URI, chain_for(hsm.public_key())[0])
    share = deciding(case=teun.case, partner=school)
    settings.KETEN_PKCS11_PIN = "000000"

    with pytest.raises(Refused), transaction.atomic():
        signed(share, by=teun.user)

    assert [event.event_state for event in share.machtiging.events.all()] == ["requested"]


def test_the_operator_takes_a_key_in_a_device_into_use_by_command(hsm, tmp_path):
    chain, said = tmp_path / "zegel.pem", StringIO()
    chain.write_text(chain_for(hsm.public_key())[0])

    call_command("evidence_key", tenant="noorderkoog", token=URI, cert=chain, stdout=said)

    assert SealKey.objects.first().kid in said.getvalue()
    with pytest.raises(CommandError, match="al in gebruik"):
        call_command("evidence_key", tenant="noorderkoog", token=URI, cert=chain)


@pytest.mark.parametrize("options", [{"token": URI}, {"cert": "x"}, {"token": URI, "key": "x", "cert": "x"}])
def test_a_certificate_comes_with_exactly_one_key(inside, options):
    with pytest.raises(CommandError, match="--cert"):
        call_command("evidence_key", tenant="noorderkoog", **options)


def test_an_authority_in_the_middle_leads_to_the_one_that_is_trusted(teun, school, deciding):
    private, _ = keys.make_test_key()
    certificates, root = chain_for(keys.key_in(private).public_key(), between=True)
    keys.keep(private, certificates)
    proof = given(teun, school, deciding)

    assert check(json.dumps(proof.package()).encode(), trusted_pem=root)
    assert check(paper_of(proof, by=teun.user), trusted_pem=root)
    without = proof.package() | {"certificates": certificates[: certificates.index("-----END") + 26]}
    with pytest.raises(Broken, match="vertrouwt"):
        check(json.dumps(without).encode(), trusted_pem=root)


def test_a_seal_that_is_no_authority_gives_no_other_seal_its_trust(teun, school, deciding):
    private, _ = keys.make_test_key()
    stranger = keys.key_in(private)
    leaf, root = chain_for(stranger.public_key())
    theirs = certificate("Vals", ec.generate_private_key(ec.SECP256R1()).public_key(), stranger.private,
                         root=x509.load_pem_x509_certificates(leaf.encode())[0])  # fmt: skip
    forged = given(teun, school, deciding).package() | {"certificates": pem(theirs).decode() + leaf}
    with pytest.raises(Broken, match="vertrouwt"):
        check(json.dumps(forged).encode(), trusted_pem=root)


def test_a_certificate_must_hold_at_the_moment_of_the_act(teun, school, deciding):
    private, _ = keys.make_test_key()
    certificates, root = chain_for(keys.key_in(private).public_key(), days=-1)
    keys.keep(private, certificates)
    proof = given(teun, school, deciding)

    with pytest.raises(Broken, match="gold niet op het moment"):
        check(json.dumps(proof.package()).encode(), trusted_pem=root)


def test_a_time_stamp_authority_says_when_it_was_sealed(settings, teun, school, deciding):
    proof = given(teun, school, deciding)
    _, mark, root = SealKey.objects.first().certificates.rpartition("-----BEGIN")
    with time_stamp_authority() as (address, theirs):
        settings.KETEN_TSA_URL = address
        pdf = paper_of(proof, by=teun.user)

    found = check(pdf, trusted_pem=(mark + root + theirs).encode())
    assert abs(found.stamped_at - timezone.now()) < timedelta(minutes=5)
    with pytest.raises(Broken, match="tijdstempel"):
        check(pdf, trusted_pem=(mark + root).encode())


def test_without_its_time_stamp_no_paper_is_made_and_the_reader_is_told(settings, teun, school, deciding):
    proof = given(teun, school, deciding)
    settings.KETEN_TSA_URL = "http://127.0.0.1:9/"

    with pytest.raises(NoTimeStamp, match="tijdstempel"):
        paper_of(proof, by=teun.user)

    assert not EvidencePdf.objects.exists()


def test_papers_are_made_soon_after_the_act_and_only_once(teun, school, deciding):
    given(teun, school, deciding)

    assert seal_papers() == Evidence.objects.count() == EvidencePdf.objects.count()
    assert seal_papers() == 0


def test_the_asking_goes_to_tenants_where_a_paper_waits(monkeypatch, teun, school, deciding):
    given(teun, school, deciding)
    asked = []
    monkeypatch.setattr("config.tasks.make_papers.apply_async", lambda headers: asked.append(*headers.values()))

    papers_everywhere()

    assert asked == ["noorderkoog"]


def test_the_paper_says_dates_as_people_do(teun, school, deciding):
    proof = given(teun, school, deciding)

    facts = dict(told_in(json.loads(proof.record))["facts"])

    until = proof.event.machtiging.valid_until
    assert facts["Geldig"].startswith(f"tot en met {until.day} ")
    assert until.isoformat() not in facts["Geldig"]
