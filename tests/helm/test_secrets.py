"""Each process knows its own login and no other (design §3, Faces and processes)."""

import helm_python
import pytest

from tests.helm.release import PARTS, Release

KEYS = ["DATABASE_URL", "SECRET_KEY", "KETEN_KEK", "KETEN_PUBLIC_KEK", "CELERY_BROKER_URL"]
APP = {("ketenplatform-app", key) for key in KEYS}


def test_the_partner_web_gets_only_its_own_database_secret_and_keys(release):
    assert release.secrets_of("web-partner") == {
        ("ketenplatform-partner", "DATABASE_PARTNER_URL"),
        ("ketenplatform-partner", "SECRET_KEY"),
        ("ketenplatform-partner", "KETEN_PUBLIC_KEK"),
    }


def test_the_partner_web_has_no_key_that_opens_a_column_of_a_tenant(release):
    assert "KETEN_KEK" not in {entry["name"] for entry in release.container("web-partner")["env"]}


def test_the_partner_web_is_told_that_it_is_a_partner_and_nothing_more(release):
    settings = release.settings_of("web-partner")

    assert settings == {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "KETEN_DOMAIN": "keten.example",
        "KETEN_ENV": "production",
        "KETEN_FACES": "partner",
        "KETEN_LOGIN": "partner",
        "KETEN_POOL": "1",
        "KETEN_PROXIES": "1",
        "KETEN_VAR": "/tmp/keten",
    }


@pytest.mark.parametrize("component", ["web", "worker", "beat"])
def test_the_work_of_gemeenten_runs_with_the_app_login(release, component):
    assert release.secrets_of(component) == APP
    assert release.settings_of(component)["KETEN_LOGIN"] == "app"


@pytest.mark.parametrize("component", ["migrate", "operator"])
def test_migrate_and_the_command_line_get_the_owner_secret_only(release, component):
    assert release.secrets_of(component) == {
        ("ketenplatform-owner", "DATABASE_OWNER_URL"),
        ("ketenplatform-owner", "SECRET_KEY"),
    }
    assert release.settings_of(component)["KETEN_LOGIN"] == "owner"


def test_roles_gets_the_admin_secret_and_the_addresses_of_the_logins_it_makes(release):
    assert release.secrets_of("roles") == {
        ("ketenplatform-admin", "DATABASE_ADMIN_URL"),
        ("ketenplatform-admin", "SECRET_KEY"),
        ("ketenplatform-owner", "DATABASE_OWNER_URL"),
        ("ketenplatform-app", "DATABASE_URL"),
        ("ketenplatform-partner", "DATABASE_PARTNER_URL"),
        ("ketenplatform-sealer", "DATABASE_SEALER_URL"),
    }


def test_the_sealer_alone_has_the_key_of_the_seals_and_its_own_login(release):
    assert release.secrets_of("sealer") == {
        ("ketenplatform-sealer", "DATABASE_SEALER_URL"),
        ("ketenplatform-sealer", "SECRET_KEY"),
        ("ketenplatform-zegel", "*"),
    }
    knowing = {name for name in release.pods if "ketenplatform-zegel" in str(release.pods[name])}
    settings = release.settings_of("sealer")

    assert knowing == {"sealer"}
    assert settings["KETEN_LOGIN"] == "sealer"
    mounts = {mount["name"]: mount["mountPath"] for mount in release.container("sealer")["volumeMounts"]}
    assert settings["KETEN_SEAL_KEY_FILE"] == f"{mounts['zegel']}/zegel.pem"


def test_anchors_are_kept_on_a_volume_of_their_own_when_one_is_named():
    release = Release(sealer={"anchorsClaimName": "ankers-buiten"})

    mounts = {mount["name"]: mount["mountPath"] for mount in release.container("sealer")["volumeMounts"]}
    assert mounts["ankers"] == release.settings_of("sealer")["KETEN_ANCHORS"]


def test_only_the_app_processes_can_let_a_device_sign():
    release = Release(evidence={"pkcs11Module": "/usr/lib/hsm/libpkcs11.so"})

    knowing = {name for name in release.pods if "KETEN_PKCS11" in str(release.pods[name])}
    assert knowing == {"web", "worker", "beat"}
    assert ("ketenplatform-app", "KETEN_PKCS11_PIN") in release.secrets_of("web")
    assert release.settings_of("web")["KETEN_PKCS11_MODULE"] == "/usr/lib/hsm/libpkcs11.so"


def test_without_the_roles_job_nothing_knows_a_superuser():
    release = Release(setup={"roles": False})

    assert set(release.pods) == set(PARTS) - {"roles"}
    assert not [part for part in release.manifests if "ketenplatform-admin" in str(part)]


def test_only_the_app_processes_know_the_key_of_the_tenants(release):
    knowing = {name for name in release.pods if ("ketenplatform-app", "KETEN_KEK") in release.secrets_of(name)}

    assert knowing == {"web", "worker", "beat"}


def test_no_process_that_answers_requests_knows_owner_or_admin(release):
    for component in ("web", "web-partner", "worker", "beat", "sealer"):
        names = {secret for secret, _ in release.secrets_of(component)}

        assert not names & {"ketenplatform-owner", "ketenplatform-admin"}


@pytest.mark.parametrize("login", ["partner", "owner", "admin", "sealer", "sealKey"])
def test_one_secret_for_two_logins_is_refused(login):
    with pytest.raises(helm_python.HelmRenderError, match="six different Secrets"):
        Release(secrets={login: "ketenplatform-app"})


def test_the_chart_itself_holds_no_secret(release):
    assert release.of_kind("Secret") == []


def test_every_process_runs_in_production_mode_with_the_domain(release):
    for component in release.pods:
        settings = release.settings_of(component)

        assert settings["KETEN_ENV"] == "production"
        assert settings["KETEN_DOMAIN"] == "keten.example"
        assert "DEMO" not in settings
