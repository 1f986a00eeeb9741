"""System checks: nothing starts half configured, and a production is never a demo."""

import base64
import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks

COMPLETE = {
    "PRODUCTION": True,
    "DEMO": False,
    "DEBUG": False,
    "KETEN_LOGIN": "app",
    "SECRET_KEY": "een-lang-geheim",
    "KETEN_KEK": base64.urlsafe_b64encode(os.urandom(32)).decode(),
    "KETEN_PUBLIC_KEK": base64.urlsafe_b64encode(os.urandom(32)).decode(),
    "KETEN_DOMAIN": "keten.example",
    "KETEN_DATABASE_URLS": {"app": "postgresql://keten_app@db/keten"},
    "CELERY_BROKER_URL": "redis://redis/0",
    "KETEN_SEAL_KEY_FILE": "",
    "KETEN_SEAL_PUBLIC_FILE": "",
}


@pytest.fixture
def faults(settings):
    """The messages of our checks, with these settings changed from a complete production."""

    def found(**changed):
        for name, value in (COMPLETE | changed).items():
            setattr(settings, name, value)
        return {fault.msg: fault.hint for fault in run_checks(tags=["keten"])}

    return found


def test_a_complete_production_has_no_faults(faults):
    assert faults() == {}


@pytest.mark.parametrize("name", ["SECRET_KEY", "KETEN_KEK", "KETEN_PUBLIC_KEK", "KETEN_DOMAIN", "CELERY_BROKER_URL"])
def test_a_missing_setting_is_named(faults, name):
    assert faults(**{name: ""}) == {f"{name} ontbreekt.": f"Zet {name} in de omgeving; zie README."}


def test_a_missing_database_is_named_after_the_login(faults):
    assert set(faults(KETEN_DATABASE_URLS={})) == {"DATABASE_URL ontbreekt."}


def test_the_partner_process_needs_its_own_database_and_no_key_of_tenants(faults):
    own = {"partner": "postgresql://keten_partner@db/keten"}

    assert faults(KETEN_LOGIN="partner", KETEN_KEK="", CELERY_BROKER_URL="", KETEN_DATABASE_URLS=own) == {}


def test_outside_production_nothing_needs_to_be_given(faults):
    assert faults(PRODUCTION=False, SECRET_KEY="", KETEN_DOMAIN="", KETEN_DATABASE_URLS={}) == {}


def test_a_demo_in_production_is_refused(faults):
    assert set(faults(DEMO=True)) == {"DEMO staat aan in productie."}


def test_debug_in_production_is_refused(faults):
    assert set(faults(DEBUG=True)) == {"DEBUG staat aan in productie."}


@pytest.mark.parametrize("key", ["kort", "a" * 43, base64.urlsafe_b64encode(b"16 bytes is less").decode()])
def test_a_key_of_another_size_is_refused(faults, key):
    assert set(faults(KETEN_KEK=key)) == {"KETEN_KEK is geen sleutel van 32 bytes."}


def test_gunicorn_does_not_serve_an_incomplete_production():
    bare = {"PATH": os.environ["PATH"], "KETEN_ENV": "production", "DEMO": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", "127.0.0.1:0"]

    told = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=60)

    assert told.returncode != 0
    assert "SECRET_KEY ontbreekt. Zet SECRET_KEY in de omgeving; zie README." in told.stderr
    assert "DEMO staat aan in productie." in told.stderr


def test_an_unknown_login_is_refused(faults):
    assert "KETEN_LOGIN=root bestaat niet." in faults(KETEN_LOGIN="root")


def test_an_old_python_is_refused(faults, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 11, 2, "final", 0))

    assert faults() == {"Python 3.11 is te oud.": "Gebruik Python 3.12 of nieuwer."}
