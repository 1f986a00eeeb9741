"""How a pod runs: without rights it does not need, and without a broken request during an upgrade."""

import pytest

from tests.helm.release import PARTS, Release

FACES = ["web", "web-partner"]
LASTING = ["web", "web-partner", "worker"]


@pytest.mark.parametrize("component", PARTS)
def test_every_pod_runs_as_non_root(release, component):
    pod = release.pods[component]["spec"]["securityContext"]
    container = release.container(component)["securityContext"]

    assert pod["runAsNonRoot"] is container["runAsNonRoot"] is True
    assert pod["runAsUser"] > 0
    assert "runAsUser" not in container


@pytest.mark.parametrize("component", PARTS)
def test_every_pod_has_a_read_only_disk_and_its_own_tmp(release, component):
    container = release.container(component)
    volumes = {volume["name"]: volume for volume in release.pods[component]["spec"]["volumes"]}

    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert {"name": "tmp", "mountPath": "/tmp"} in container["volumeMounts"]
    assert set(volumes["tmp"]) == {"name", "emptyDir"}
    assert set(volumes) <= {"tmp", "files", "vernietigd"} | ({"zegel"} if component == "sealer" else set())


def test_only_who_takes_in_an_import_and_who_reads_it_see_the_files(release):
    seeing = {name for name in PARTS if "ketenplatform-bestanden" in str(release.pods[name]["spec"]["volumes"])}

    assert seeing == {"web", "worker"}
    for component in seeing:
        mounts = {mount["name"]: mount["mountPath"] for mount in release.container(component)["volumeMounts"]}
        assert mounts["files"] == f"{release.settings_of(component)['KETEN_VAR']}/bestanden"


def test_the_register_of_destroyed_keys_lies_on_a_disk_of_its_own(release):
    """Restoring the files brings no old register back."""
    seeing = {name for name in PARTS if "ketenplatform-vernietigd" in str(release.pods[name]["spec"]["volumes"])}

    assert seeing == {"web", "worker"}
    for component in seeing:
        settings = release.settings_of(component)
        mounts = {mount["name"]: mount["mountPath"] for mount in release.container(component)["volumeMounts"]}
        assert mounts["vernietigd"] == f"{settings['KETEN_VAR']}/vernietigd"
        assert "KETEN_LEDGER" not in settings


@pytest.mark.parametrize("component", PARTS)
def test_every_pod_satisfies_the_restricted_pod_security_standard(release, component):
    pod, container = release.pods[component]["spec"], release.container(component)

    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"]["allowPrivilegeEscalation"] is False
    assert container["securityContext"]["privileged"] is False
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert not {"hostNetwork", "hostPID", "hostIPC", "initContainers", "ephemeralContainers"} & set(pod)


@pytest.mark.parametrize("component", PARTS)
def test_no_pod_gets_a_token_for_the_cluster(release, component):
    pod = release.pods[component]["spec"]
    (account,) = [a for a in release.of_kind("ServiceAccount") if a["metadata"]["name"] == pod["serviceAccountName"]]

    assert pod["automountServiceAccountToken"] is False
    assert account["automountServiceAccountToken"] is False
    assert pod["enableServiceLinks"] is False


@pytest.mark.parametrize("component", PARTS)
def test_every_pod_says_how_much_it_needs(release, component):
    resources = release.container(component)["resources"]

    assert set(resources["requests"]) == {"cpu", "memory"}
    assert "memory" in resources["limits"]


@pytest.mark.parametrize(("component", "host"), [("web", "beheer"), ("web-partner", "partners")])
def test_a_web_pod_is_asked_for_its_health_on_a_host_it_knows(release, component, host):
    container = release.container(component)
    probes = {kind: container[f"{kind}Probe"]["httpGet"] for kind in ("startup", "liveness", "readiness")}

    assert {kind: probe["path"] for kind, probe in probes.items()} == {
        "startup": "/gezond/live",
        "liveness": "/gezond/live",
        "readiness": "/gezond/klaar",
    }
    for probe in probes.values():
        headers = {header["name"]: header["value"] for header in probe["httpHeaders"]}
        assert headers == {"Host": f"{host}.keten.example", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize("component", FACES)
def test_a_web_pod_keeps_answering_until_nobody_is_sent_to_it(release, component):
    pause = release.container(component)["lifecycle"]["preStop"]["sleep"]["seconds"]

    assert pause >= 5
    assert release.pods[component]["spec"]["terminationGracePeriodSeconds"] >= pause + 30


@pytest.mark.parametrize("component", LASTING)
def test_an_upgrade_takes_no_pod_away_before_its_successor_is_ready(release, component):
    deployment = release.part("Deployment", component)["spec"]

    assert deployment["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert deployment["replicas"] >= 2


@pytest.mark.parametrize("component", LASTING)
def test_one_node_that_stops_takes_one_pod_at_most(release, component):
    labels = release.pods[component]["metadata"]["labels"].items()
    spread = release.pods[component]["spec"]["topologySpreadConstraints"]
    budget = release.part("PodDisruptionBudget", component)["spec"]

    assert {s["topologyKey"] for s in spread} == {"kubernetes.io/hostname", "topology.kubernetes.io/zone"}
    assert {s["whenUnsatisfiable"] for s in spread} == {"ScheduleAnyway"}
    assert all(s["labelSelector"]["matchLabels"].items() <= labels for s in spread)
    assert budget["maxUnavailable"] == 1
    assert budget["selector"]["matchLabels"].items() <= labels


def test_the_clock_has_no_budget_because_that_would_hold_up_its_node(release):
    budgets = {budget["metadata"]["name"] for budget in release.of_kind("PodDisruptionBudget")}

    assert not any(name.endswith("-beat") for name in budgets)


@pytest.mark.parametrize("component", PARTS)
def test_a_changed_setting_starts_new_pods(release, component):
    changed = Release(domain="anders.example")

    assert checksum(changed, component) != checksum(release, component)


def checksum(release: Release, component: str) -> str:
    return str(release.pods[component]["metadata"]["annotations"]["checksum/config"])


def test_a_deployment_selects_its_own_pods_and_no_others(release):
    for deployment in release.of_kind("Deployment"):
        wanted = deployment["spec"]["selector"]["matchLabels"].items()
        own = deployment["spec"]["template"]["metadata"]["labels"]

        selected = [pod for pod in release.pods.values() if wanted <= pod["metadata"]["labels"].items()]

        assert [pod["metadata"]["labels"] for pod in selected] == [own]


def test_with_autoscaling_the_number_of_pods_is_left_to_the_autoscaler():
    release = Release(web={"autoscaling": {"enabled": True}})

    (scaler,) = release.of_kind("HorizontalPodAutoscaler")
    assert scaler["spec"]["scaleTargetRef"]["name"] == release.part("Deployment", "web")["metadata"]["name"]
    assert "replicas" not in release.part("Deployment", "web")["spec"]
    assert "replicas" in release.part("Deployment", "web-partner")["spec"]
