"""The chart as a whole: valid for Kubernetes, and started in the right order."""

import helm_python
import kubernetes_validate
import pytest

from tests.helm.release import CHART, PARTS, Release, changed_example

INFO = 1
VERSIONS = ["1.31", kubernetes_validate.latest_version()]
EVERYTHING_ON = {
    "image": {"digest": "sha256:" + "0" * 64, "pullSecrets": ["pull"]},
    "extraEnv": {"KETEN_LOG_LEVEL": "INFO"},
    "podAnnotations": {"example.org/team": "keten"},
    "nodeSelector": {"kubernetes.io/os": "linux"},
    "tolerations": [{"key": "keten", "operator": "Exists"}],
    "ingress": {"annotations": {"example.org/a": "1"}, "beheerAnnotations": {"example.org/b": "2"}},
    **{face: {"autoscaling": {"enabled": True}} for face in ("web", "webPartner", "worker")},
}


def test_helm_finds_nothing_to_say_about_the_chart():
    report = helm_python.lint(CHART, changed_example({}), strict=True, kube_version="v1.31.0", namespace="keten")

    assert report["errors"] == []
    assert [message["error"] for message in report["messages"] if message["severity"] > INFO] == []


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("changed", [{}, EVERYTHING_ON], ids=["example", "everything on"])
def test_every_manifest_is_valid_for_kubernetes(version, changed):
    for manifest in Release(**changed).manifests:
        kubernetes_validate.validate(manifest, version, strict=True)


def test_every_template_file_is_seen_by_these_tests():
    kinds = {manifest["kind"] for manifest in Release(**EVERYTHING_ON).manifests}

    assert kinds == {
        *("Deployment", "Job", "Service", "Ingress", "ConfigMap", "ServiceAccount"),
        *("NetworkPolicy", "PodDisruptionBudget", "HorizontalPodAutoscaler"),
    }


def test_no_two_things_of_one_kind_have_the_same_name(release):
    names = [(manifest["kind"], manifest["metadata"]["name"]) for manifest in release.manifests]

    assert len(names) == len(set(names))


def test_the_parts_of_the_platform_are_all_there(release):
    assert set(release.pods) == set(PARTS)


@pytest.mark.parametrize(
    ("component", "command"),
    [
        ("web", ["gunicorn", "config.wsgi:application", "--config", "python:config.gunicorn"]),
        ("web-partner", ["gunicorn", "config.wsgi:application", "--config", "python:config.gunicorn"]),
        ("worker", ["celery", "-A", "config.celery", "worker"]),
        ("beat", ["celery", "-A", "config.celery", "beat"]),
        ("migrate", ["keten", "migrate"]),
        ("roles", ["keten", "roles"]),
    ],
)
def test_each_part_runs_its_own_command(release, component, command):
    assert release.container(component)["command"][: len(command)] == command


def test_roles_come_first_then_migrate_and_only_then_the_pods(release):
    annotations = {job: release.part("Job", job)["metadata"]["annotations"] for job in ("roles", "migrate")}

    assert int(annotations["roles"]["helm.sh/hook-weight"]) < int(annotations["migrate"]["helm.sh/hook-weight"])
    for job in annotations.values():
        assert set(job["helm.sh/hook"].split(",")) == {"pre-install", "pre-upgrade"}
    for deployment in release.of_kind("Deployment"):
        assert "annotations" not in deployment["metadata"]


@pytest.mark.parametrize("job", ["roles", "migrate"])
def test_a_job_needs_nothing_that_is_installed_after_it(release, job):
    account = release.part("ServiceAccount", "setup")["metadata"]["annotations"]
    policy = release.part("NetworkPolicy", job)["metadata"]["annotations"]
    weight = int(release.part("Job", job)["metadata"]["annotations"]["helm.sh/hook-weight"])

    assert "envFrom" not in release.container(job)
    assert release.pods[job]["spec"]["serviceAccountName"].endswith("-setup")
    for earlier in (account, policy):
        assert earlier["helm.sh/hook"] == "pre-install,pre-upgrade"
        assert int(earlier["helm.sh/hook-weight"]) < weight


def test_the_command_line_of_the_operator_is_off_until_somebody_needs_it(release):
    assert release.part("Deployment", "operator")["spec"]["replicas"] == 0


def test_there_is_one_clock_and_the_old_one_stops_first(release):
    beat = release.part("Deployment", "beat")["spec"]

    assert (beat["replicas"], beat["strategy"]) == (1, {"type": "Recreate"})
