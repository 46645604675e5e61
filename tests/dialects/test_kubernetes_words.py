import pytest

from config_lint.checks.probes import probes_of
from config_lint.domain.service import Service
from config_lint.values.value import shown
from tests.builders import resolved

NAIS = """\
apiVersion: nais.io/v1alpha1
kind: Application
metadata: {name: web}
spec:
  port: 8080
  replicas: {min: 2, max: 4}
  liveness: {path: /live, port: 8081, timeout: 2, periodSeconds: 10, initialDelay: 5, failureThreshold: 3}
  readiness: {path: /ready}
  env:
  - {name: AUTH_URL, value: "http://auth"}
  envFrom:
  - configmap: levels
  - secret: keys
  accessPolicy:
    outbound:
      rules:
      - application: orders
      - {application: far, namespace: others}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: levels}
data: {LOG_LEVEL: info}
"""
REVISION = """\
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: web}
spec:
  template:
    metadata:
      annotations: {autoscaling.knative.dev/LEAST: "1", autoscaling.knative.dev/MOST: "5"}
    spec:
      containers:
      - name: web
        env: [{name: AUTH_URL, value: "http://auth"}]
        livenessProbe: {httpGet: {path: /live}, timeoutSeconds: 2}
"""
SCALER = """\
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {minReplicas: 1, maxReplicas: 5}
"""


def service(*files: str) -> Service:
    """The service of these files, each a source that lies on the one before."""
    sources = [{"path": f"{index}/{{service}}.yaml", "environment": "staging"} for index in range(len(files))]
    options = {"sources": sources, "environments": {"staging": {}}}
    [found] = resolved({f"{index}/web.yaml": text for index, text in enumerate(files)}, options).fleet.services
    return found


def bound(*files: str) -> dict[str, str]:
    """What the service's settings mean, by canonical name."""
    return {name: shown(setting.value) for name, setting in service(*files).bound.items()}


def test_an_application_of_nais_says_what_a_container_would() -> None:
    assert bound(NAIS) == {
        "scale.minimum": "2",
        "scale.maximum": "4",
        "dependencies.auth.url": "http://auth",
        "dependencies.orders.host": "orders",
        "logging.level": "info",
    }


def test_its_probes_are_probes_and_stand_where_they_are_written() -> None:
    live, ready = probes_of(service(NAIS))
    assert (live.probe.kind, str(live.probe.path), live.probe.failure_threshold) == ("liveness", "/live", 3)
    assert {field: (shown(setting.value), setting.key) for field, setting in live.settings.items()} == {
        "path": ("/live", "spec.liveness.path"),
        "port": ("8081", "spec.liveness.port"),
        "timeout": ("2", "spec.liveness.timeout"),
        "interval": ("10", "spec.liveness.periodSeconds"),
        "initial_delay": ("5", "spec.liveness.initialDelay"),
        "failure_threshold": ("3", "spec.liveness.failureThreshold"),
    }
    assert ready.probe.kind == "readiness"


def test_its_port_is_that_of_its_container() -> None:
    found = {setting.name: setting for setting in service(NAIS).settings}
    port = found["spec.ports[http].containerPort"]
    assert (port.value, port.key, port.location.line) == (8080, "spec.port", 5)


@pytest.mark.parametrize("words", [("minScale", "maxScale"), ("min-scale", "max-scale")])
def test_a_revision_of_knative_has_a_container_and_bounds(words: tuple[str, str]) -> None:
    text = REVISION.replace("LEAST", words[0]).replace("MOST", words[1])
    assert bound(text) == {"scale.minimum": "1", "scale.maximum": "5", "dependencies.auth.url": "http://auth"}
    assert [found.probe.kind for found in probes_of(service(text))] == ["liveness"]


def test_an_autoscaler_says_how_many_processes_run() -> None:
    assert bound(SCALER) == {"scale.minimum": "1", "scale.maximum": "5"}


def test_a_patch_on_one_says_so_in_the_same_words() -> None:
    patch = "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {maxReplicas: 9}\n"
    assert bound(SCALER, patch) == {"scale.minimum": "1", "scale.maximum": "9"}


def test_the_service_of_a_network_has_no_bounds() -> None:
    assert bound("apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n") == {}
