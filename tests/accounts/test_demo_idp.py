"""The demo provider keeps to the protocol, says that it is a demo, and does not start elsewhere."""

import base64
import json
import os
import subprocess
import sys
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from config.demo_idp.provider import challenge_of
from tests.idp.providers import CLIENTS, Idp

VERIFIER = "een-lang-en-geheim-woord-van-drie-en-veertig-tekens"
BACK = CLIENTS[0].redirect_uris[0]
ASKED = {
    "client_id": "digid-noorderkoog",
    "redirect_uri": BACK,
    "response_type": "code",
    "scope": "openid",
    "state": "s",
    "nonce": "n",
    "code_challenge": challenge_of(VERIFIER),
    "code_challenge_method": "S256",
    "login_hint": "teun",
}


def ask(idp: Idp, **over: str) -> requests.Response:
    asked = {name: value for name, value in (ASKED | over).items() if value}
    return requests.get(f"{idp.issuer}/inloggen?{urlencode(asked)}", allow_redirects=False, timeout=5)


def told(answer: requests.Response) -> dict[str, str]:
    assert answer.status_code == 302, answer.text
    assert answer.headers["Location"].startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def exchange(idp: Idp, code: str, *, client: str = "digid-noorderkoog", secret: str = "geheim", **over: str) -> Any:
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER} | over
    return requests.post(f"{idp.issuer}/token", data=sent, auth=(client, secret), timeout=5)


def claims_of(answer: requests.Response) -> dict[str, Any]:
    payload = answer.json()["id_token"].split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=="))
    return found


def test_a_code_becomes_an_id_token(idp: Idp) -> None:
    answer = told(ask(idp))
    claims = claims_of(exchange(idp, answer["code"]))

    assert (answer["state"], answer["iss"]) == ("s", idp.issuer)
    assert (claims["iss"], claims["aud"], claims["nonce"], claims["sub"]) == (
        idp.issuer, "digid-noorderkoog", "n", "teun",
    )  # fmt: skip


def test_a_code_works_once(idp: Idp) -> None:
    code = told(ask(idp))["code"]

    assert exchange(idp, code).status_code == 200
    assert exchange(idp, code).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"code_verifier": "een ander woord"}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_grant"),
        ({"redirect_uri": BACK + "/"}, "invalid_grant"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client": "digid-zandwaard"}, "invalid_grant"),
        ({"secret": "geraden"}, "invalid_client"),
        ({"client": "onbekend"}, "invalid_client"),
    ],
)
def test_a_code_is_exchanged_for_nobody_else(idp: Idp, wrong: dict[str, str], error: str) -> None:
    code = told(ask(idp))["code"]

    answer = exchange(idp, code, **wrong)

    assert answer.json()["error"] == error
    assert "id_token" not in answer.json()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"nonce": ""}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"login_hint": "teun", "acr_values": "urn:unknown"}, "unmet_authentication_requirements"),
    ],
)
def test_an_incomplete_question_gets_an_error_back(idp: Idp, wrong: dict[str, str], error: str) -> None:
    assert told(ask(idp, **wrong))["error"] == error


@pytest.mark.parametrize(
    "wrong", [{"redirect_uri": "https://kwaad.example/"}, {"redirect_uri": BACK + "?x=1"}, {"client_id": "x"}]
)
def test_nobody_is_sent_to_an_address_that_is_not_known(idp: Idp, wrong: dict[str, str]) -> None:
    answer = ask(idp, **wrong)

    assert answer.status_code == 400
    assert "Location" not in answer.headers


def test_the_page_says_that_it_is_a_demo_and_lists_its_people(idp: Idp) -> None:
    page = ask(idp, login_hint="").text

    assert "Demo: dit is geen echte DigiD" in page
    assert "Teun Bakker" in page
    assert "<script" not in page
    assert "style=" not in page


def test_the_page_shows_no_html_of_others(idp: Idp) -> None:
    assert "<b>x" not in ask(idp, login_hint="", state='"><b>x').text


@pytest.mark.parametrize("environment", [{"DEMO": ""}, {"DEMO": "1", "KETEN_ENV": "production"}])
def test_it_does_not_start_outside_a_demo(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "config.demo_idp", "--port", "0"]

    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, timeout=30)

    assert done.returncode == 1
    assert "alleen met DEMO=1" in done.stderr
