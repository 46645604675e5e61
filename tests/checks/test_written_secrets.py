"""What of a file's values is a secret that is written there."""

import json

from config_lint.checks.written_secrets import written_secrets
from tests.builders import fleet_of

OPTIONS = {"sources": [{"path": "{environment}/{service}.json"}], "environments": {"staging": {}}}


def written(kind: str, **data: str) -> list[str]:
    document = {"apiVersion": "v1", "kind": kind, "metadata": {"name": "hosts"}, "data": data}
    [service] = fleet_of({"staging/backend.json": json.dumps(document)}, OPTIONS).services
    return [found.setting.name for found in written_secrets(service)]


def test_an_entry_of_a_config_map_may_name_the_object_that_has_the_secret() -> None:
    assert written("ConfigMap", **{"amd64.aws-secret": "aws-account"}) == []
    assert len(written("ConfigMap", **{"amd64.aws-secret": "kV9x2LmQ8sTz4RwB7nYc"})) == 1


def test_a_public_client_has_no_secret() -> None:
    def said(**client: object) -> int:
        document = {"clients": {"web": {"secret": "kV9x2LmQ8sTz4RwB7nYc", **client}}}
        [service] = fleet_of({"staging/backend.json": json.dumps(document)}, OPTIONS).services
        return len(list(written_secrets(service)))

    assert said(publicClient=True) == said(public="true") == 0
    assert said(publicClient=False) == said() == 1
