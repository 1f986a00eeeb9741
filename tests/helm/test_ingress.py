"""Which host reaches which pods."""

from tests.helm.release import Release


def routes(release: Release) -> dict[str, str]:
    """Host → component that answers, through the Service that the Ingress names."""
    found = {}
    for ingress in release.of_kind("Ingress"):
        for rule in ingress["spec"]["rules"]:
            (path,) = rule["http"]["paths"]
            assert (path["path"], path["pathType"]) == ("/", "Prefix")
            found[rule["host"]] = behind(release, path["backend"]["service"]["name"])
    return found


def behind(release: Release, service_name: str) -> str:
    (service,) = [s for s in release.of_kind("Service") if s["metadata"]["name"] == service_name]
    selector = service["spec"]["selector"].items()
    (component,) = [name for name, pod in release.pods.items() if selector <= pod["metadata"]["labels"].items()]
    return component


def test_each_host_reaches_its_own_face(release):
    assert routes(release) == {
        "*.keten.example": "web",
        "beheer.keten.example": "web",
        "partners.keten.example": "web-partner",
    }


def test_every_host_is_served_over_tls_only(release):
    for ingress in release.of_kind("Ingress"):
        hosts = [rule["host"] for rule in ingress["spec"]["rules"]]

        assert ingress["spec"]["tls"] == [{"hosts": hosts, "secretName": "keten-example-tls"}]


def test_the_operator_face_can_be_fenced_without_touching_the_others():
    fence = {"nginx.ingress.kubernetes.io/whitelist-source-range": "192.0.2.0/24"}

    release = Release(ingress={"beheerAnnotations": fence})

    assert release.part("Ingress", "beheer")["metadata"]["annotations"] == fence
    for open_to_all in ("web", "web-partner"):
        assert "annotations" not in release.part("Ingress", open_to_all)["metadata"]


def test_a_service_offers_the_port_that_its_pods_open(release):
    for component in ("web", "web-partner"):
        (offered,) = release.part("Service", component)["spec"]["ports"]
        (opened,) = release.container(component)["ports"]

        assert offered["targetPort"] == opened["name"] == "http"
        assert f"0.0.0.0:{opened['containerPort']}" in release.container(component)["command"]
