from tests.builders import fleet_of

CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  db.host: db-1\n"
POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    env:
    - name: DB_HOST
      valueFrom: {configMapKeyRef: {name: NAME, key: KEY}}
"""


def found(name: str, key: str) -> tuple[str, str]:
    """The value of the variable, and where it stands."""
    files = {"staging/config.yaml": CONFIG, "staging/pod.yaml": POD.replace("NAME", name).replace("KEY", key)}
    options = {"promotion": ["staging"], "sources": [{"path": "{environment}/*.yaml"}], "services": {"web": {}}}
    [service] = fleet_of(files, options).services
    [setting] = [setting for setting in service.settings if setting.name.endswith("env[DB_HOST].value")]
    return str(setting.value), str(setting.location)


def test_a_variable_from_a_config_map_is_the_entry_where_it_is_written() -> None:
    assert found("web", "db.host") == ("db-1", "staging/config.yaml:5:12")


def test_what_is_not_there_stays_unknown() -> None:
    assert found("web", "db.port") == ("configMapKeyRef:web/db.port", "staging/pod.yaml:9:43")
    assert found("other", "db.host")[0] == "configMapKeyRef:other/db.host"
