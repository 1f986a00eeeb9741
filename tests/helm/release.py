"""A rendered chart that can be asked what a tester wants to know, without a cluster."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import helm_python

HELM = Path(__file__).parents[2] / "helm"
CHART = HELM / "ketenplatform"
PARTS = ("web", "web-partner", "worker", "beat", "sealer", "roles", "migrate", "operator")

type Manifest = dict[str, Any]
type Pod = dict[str, Any]


class Release:
    """What the cluster would get for these values on top of the example's."""

    def __init__(self, **changed: Any) -> None:
        values = changed_example(changed)
        with helm_python.Chart.load(CHART) as chart:
            self.values = chart.merge_values(values)
            rendered = chart.render(values, name="keten", namespace="ketenplatform")
        self.manifests = [manifest for text in yaml_of(rendered) for manifest in documents(text)]

    def of_kind(self, kind: str) -> list[Manifest]:
        return [manifest for manifest in self.manifests if manifest["kind"] == kind]

    def part(self, kind: str, component: str) -> Manifest:
        (found,) = [m for m in self.of_kind(kind) if m["metadata"]["name"] == f"keten-ketenplatform-{component}"]
        return found

    @property
    def pods(self) -> dict[str, Pod]:
        """Every pod this release can start, by component, whatever kind starts it."""
        templates = [m["spec"]["template"] for m in self.manifests if "template" in m.get("spec", {})]
        return {template["metadata"]["labels"]["app.kubernetes.io/component"]: template for template in templates}

    def container(self, component: str) -> Manifest:
        (only,) = self.pods[component]["spec"]["containers"]
        return dict(only)

    def secrets_of(self, component: str) -> set[tuple[str, str]]:
        """Every (Secret, key) this pod can see; a whole Secret counts as the key "*"."""
        return set(secret_references(self.pods[component]["spec"]))

    def settings_of(self, component: str) -> dict[str, str]:
        """Every variable of this pod that is no secret."""
        container = self.container(component)
        shared = {config["metadata"]["name"]: config["data"] for config in self.of_kind("ConfigMap")}
        settings: dict[str, str] = {}
        for source in container.get("envFrom", []):
            settings |= shared[source["configMapRef"]["name"]]
        return settings | {entry["name"]: entry["value"] for entry in container["env"] if "value" in entry}

    def policies_on(self, component: str) -> list[Manifest]:
        labels = self.pods[component]["metadata"]["labels"].items()
        policies = [policy["spec"] for policy in self.of_kind("NetworkPolicy")]
        return [policy for policy in policies if policy["podSelector"].get("matchLabels", {}).items() <= labels]

    def reaches(self, component: str) -> set[str]:
        """Where this pod may connect to, by the names of `values.network`; anything else is spelled out."""
        policies = [policy for policy in self.policies_on(component) if "Egress" in policy["policyTypes"]]
        if not policies:
            return {"everywhere"}
        return {self.destination(rule) for policy in policies for rule in policy.get("egress", [])}

    def destination(self, rule: Manifest) -> str:
        ports = {port.get("port") for port in rule.get("ports", [])}
        for name, place in self.values["network"].items():
            if place.get("to") and place["to"] == rule.get("to") and ports == {place["port"]}:
                return str(name)
        return f"elsewhere: {rule}"

    def callers_of(self, component: str) -> list[Manifest]:
        """Who may connect to this pod."""
        policies = [policy for policy in self.policies_on(component) if "Ingress" in policy["policyTypes"]]
        if not policies:
            return [{"everyone": True}]
        rules = [rule for policy in policies for rule in policy.get("ingress", [])]
        return [peer for rule in rules for peer in rule.get("from") or [{"everyone": True}]]


def changed_example(changed: dict[str, Any]) -> dict[str, Any]:
    """The values of helm/voorbeeld.yaml, with these laid over them."""
    return laid_over(helm_python.values_from_yaml((HELM / "voorbeeld.yaml").read_text()), changed)


def laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    joined = deepcopy(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(joined.get(key), dict)
        joined[key] = laid_over(joined[key], value) if both else value
    return joined


def yaml_of(rendered: dict[str, str]) -> list[str]:
    return [text for path, text in rendered.items() if not path.endswith("NOTES.txt")]


def documents(text: str) -> Iterator[Manifest]:
    for document in re.split(r"^---\s*$", text, flags=re.MULTILINE):
        if document.strip():
            yield helm_python.values_from_yaml(document)


def secret_references(part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, list):
        for entry in part:
            yield from secret_references(entry)
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "secretKeyRef":
                yield value["name"], value["key"]
            elif key in ("secretRef", "secret"):
                yield value.get("name") or value["secretName"], "*"
            else:
                yield from secret_references(value)
