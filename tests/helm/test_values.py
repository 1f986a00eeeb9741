"""Wrong values are refused when the chart is rendered, not found out in production."""

from typing import Any

import helm_python
import pytest

from tests.helm.release import CHART, Release

REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown key": ("webb", {"webb": {"replicas": 3}}),
    "an unknown key inside": ("/web", {"web": {"replica": 3}}),
    "no image": ("/image/repository", {"image": {"repository": ""}}),
    "no version": ("/image", {"image": {"tag": ""}}),
    "a version that moves": ("/image/tag", {"image": {"tag": "latest"}}),
    "a digest that is none": ("/image/digest", {"image": {"digest": "sha256:abc"}}),
    "no domain": ("/domain", {"domain": ""}),
    "a domain with a scheme": ("/domain", {"domain": "https://keten.example"}),
    "a number as text": ("/web/replicas", {"web": {"replicas": "2"}}),
    "no pod at all": ("/web/replicas", {"web": {"replicas": 0}}),
    "two clocks": ("/beat", {"beat": {"replicas": 2}}),
    "no memory limit": ("/web/resources/limits", {"web": {"resources": {"limits": {"memory": None}}}}),
    "no certificate": ("/ingress/tls/secretName", {"ingress": {"tls": {"secretName": ""}}}),
    "a secret without a name": ("/secrets/partner", {"secrets": {"partner": ""}}),
    "a forgotten secret": ("/secrets.*partner", {"secrets": {"partner": None}}),
    "a secret in the values": ("/secrets", {"secrets": {"password": "geheim"}}),
    "a database that is everywhere": ("/network/database/to", {"network": {"database": {"to": []}}}),
    "a broker that is everywhere": ("/network/redis/to", {"network": {"redis": {"to": []}}}),
    "an address block without an address": ("/network/redis/to/0", {"network": {"redis": {"to": [{"ipBlock": {}}]}}}),
    "a caller who is everyone": ("/network/ingressController/from", {"network": {"ingressController": {"from": []}}}),
    "a selector that selects all": ("/network/redis/to/0", {"network": {"redis": {"to": [{"podSelector": {}}]}}}),
    "a door for the partner web": ("/network", {"network": {"webPartner": {"port": 443}}}),
}
WHO_A_PROCESS_IS = [
    *("DEMO", "KETEN_ENV", "KETEN_DOMAIN", "KETEN_FACES", "KETEN_LOGIN", "KETEN_KEK", "SECRET_KEY"),
    *("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_PARTNER_URL", "DATABASE_ADMIN_URL"),
    *("KETEN_PUBLIC_KEK", "KETEN_PROXIES", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE", "PGPASSWORD"),
]


@pytest.mark.parametrize(("place", "changed"), REFUSED.values(), ids=REFUSED.keys())
def test_wrong_values_are_refused_with_the_place_of_the_mistake(place, changed):
    with pytest.raises(helm_python.HelmValuesError, match=place):
        Release(**changed)


@pytest.mark.parametrize("name", WHO_A_PROCESS_IS)
def test_an_extra_setting_cannot_change_who_a_process_is(name):
    with pytest.raises(helm_python.HelmValuesError, match=f"propertyName '{name}'"):
        Release(extraEnv={name: "1"})


@pytest.mark.parametrize(
    "empty",
    [
        "/domain",
        "/image/repository",
        "/image/tag",
        "/files/claimName",
        "/ingress/tls/secretName",
        "/network/database",
        "/network/redis",
    ],
)
def test_what_an_operator_must_fill_in_has_no_default(empty):
    with pytest.raises(helm_python.HelmValuesError, match=empty), helm_python.Chart.load(CHART) as chart:
        chart.validate_schema({})


def test_an_extra_setting_reaches_every_process():
    release = Release(extraEnv={"KETEN_LOG_LEVEL": "WARNING"})

    for component in release.pods:
        assert release.settings_of(component)["KETEN_LOG_LEVEL"] == "WARNING"


def test_a_digest_pins_the_image_of_every_process():
    digest = "sha256:" + "ab" * 32

    release = Release(image={"digest": digest})

    for component in release.pods:
        assert release.container(component)["image"] == f"registry.example/keten/ketenplatform@{digest}"
