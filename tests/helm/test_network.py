"""Who may talk to whom: closed, except what is named."""

import pytest

from tests.helm.release import PARTS, Release


def test_a_default_deny_policy_covers_every_pod(release):
    deny = release.part("NetworkPolicy", "default-deny")["spec"]

    assert set(deny["policyTypes"]) == {"Ingress", "Egress"}
    assert "ingress" not in deny
    assert "egress" not in deny
    for component in PARTS:
        assert deny in release.policies_on(component)


def test_the_partner_web_reaches_only_the_database_and_dns(release):
    assert release.reaches("web-partner") == {"dns", "database"}


def test_a_partner_with_its_own_identity_provider_opens_that_address_and_no_other():
    provider = {"port": 443, "to": [{"ipBlock": {"cidr": "192.0.2.10/32"}}]}

    release = Release(network={"partnerIdentityProviders": provider})

    assert release.reaches("web-partner") == {"dns", "database", "partnerIdentityProviders"}
    assert "partnerIdentityProviders" not in release.reaches("worker")


def test_web_also_reaches_the_broker_and_the_identity_providers(release):
    assert release.reaches("web") == {"dns", "database", "redis", "identityProviders"}


@pytest.mark.parametrize("component", ["worker", "beat"])
def test_tasks_reach_the_database_and_the_broker(release, component):
    assert release.reaches(component) == {"dns", "database", "redis"}


@pytest.mark.parametrize("component", ["roles", "migrate", "operator", "sealer"])
def test_who_builds_the_database_reaches_nothing_else(release, component):
    assert release.reaches(component) == {"dns", "database"}


@pytest.mark.parametrize("component", ["web", "web-partner"])
def test_only_the_ingress_controller_calls_a_web_pod(release, component):
    assert release.callers_of(component) == release.values["network"]["ingressController"]["from"]


@pytest.mark.parametrize("component", ["worker", "beat", "sealer", "roles", "migrate", "operator"])
def test_nobody_calls_a_pod_that_answers_no_requests(release, component):
    assert release.callers_of(component) == []


def test_the_identity_providers_are_outside_and_never_our_own_network(release):
    (ipv4, ipv6) = [peer["ipBlock"] for peer in release.values["network"]["identityProviders"]["to"]]

    assert {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"} <= set(ipv4["except"])
    assert {"fc00::/7", "fe80::/10"} <= set(ipv6["except"])
