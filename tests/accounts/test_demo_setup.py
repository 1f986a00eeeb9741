"""The demo trusts its own provider on every host, and nothing else does."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from accounts.members.models import PartnerMember
from accounts.models import IdentitySource, User
from config import checks_identity
from config.demo_idp import people, setup
from config.demo_idp.people import Person
from partners.models import Ketenpartner
from tenants import hop
from tests.idp.providers import Idp

DOCENT = Person("docent", "Dewi Docent", [setup.client_id("public", "werk")], {}, amr=setup.WITH_SECOND_FACTOR)


@pytest.fixture
def installed(db: None, idp: Idp) -> Path:
    setup.install([DOCENT], domain="localhost", port=8123, idp_port=int(idp.issuer.split(":")[2]))
    return idp.register


def test_every_host_gets_its_ways_in(installed: Path) -> None:
    names = set(people.read(installed).clients)

    assert {"noorderkoog.digid", "noorderkoog.werk", "waterland.werk", "public.werk", "public.beheer"} <= names


def test_installing_again_renews_without_doubling(installed: Path, idp: Idp) -> None:
    setup.install([DOCENT], domain="localhost", port=8124, idp_port=9401)

    with hop("noorderkoog"):
        digid = IdentitySource.objects.get(slug="digid")
    assert digid.issuer == "http://127.0.0.1:9401"
    known = people.read(installed).clients["noorderkoog.digid"]
    assert known.redirect_uris == ["http://noorderkoog.localhost:8124/inloggen/digid/terug"]


def test_a_teacher_logs_in_at_the_host_for_partners(installed: Path, idp: Idp) -> None:
    with hop("public"):
        user = User.objects.create_person(naam="Dewi Docent")
        PartnerMember.objects.create(user=user, ketenpartner=Ketenpartner.objects.create(naam="ROC", kind="mbo"))
        setup.link(slug="werk", key="docent", user=user)
    browser = Client(HTTP_HOST="partners.localhost:8123")

    browser.get(idp.answer_to(browser.get("/inloggen/werk/?als=docent").headers["Location"]))

    assert browser.get("/proef/keten").status_code == 200


def test_the_way_in_for_operators_does_not_exist_for_partners(installed: Path) -> None:
    assert Client(HTTP_HOST="partners.localhost").get("/inloggen/beheer/").status_code == 404


@pytest.mark.parametrize(
    "unsafe",
    [
        {"issuer": "http://idp.example", "demo": False, "amr_required": ["mfa"]},
        {"issuer": "https://idp.example", "amr_required": []},
        {"issuer": "https://idp.example", "kind": "digid"},
    ],
    ids=["without https", "staff without second factor", "digid without levels"],
)
def test_the_database_refuses_an_unsafe_source(inside: Any, unsafe: dict[str, Any]) -> None:
    values = {"slug": "x", "kind": "staff", "client_id": "x"} | unsafe

    with pytest.raises(IntegrityError):
        IdentitySource.objects.create(**values)


def test_outside_a_demo_the_check_names_each_demo_source(installed: Path, settings: Any) -> None:
    settings.DEMO = False

    found = checks_identity.demo_sources_stay_out_of_production(databases=["default"])

    assert {error.id for error in found} == {"keten.E010"}
    assert "noorderkoog vertrouwt de demo-inlogdienst via digid." in {error.msg for error in found}


def test_in_a_demo_the_check_has_nothing_to_say(installed: Path) -> None:
    assert checks_identity.demo_sources_stay_out_of_production(databases=["default"]) == []
