import pytest

from config_lint.formats import FileReader
from config_lint.trees.memory import MemoryTree
from tests.documents import values

SEALED = "ENC[AES256_GCM,data:8Yk=,iv:abc=,tag:def=,type:str]"

YAML = f"""\
password: {SEALED}
sops:
    kms:
        - arn: arn:aws:kms:eu-west-1:111122223333:key/prod
          created_at: "2026-01-01T00:00:00Z"
    age: []
    lastmodified: "2026-01-01T00:00:00Z"
    mac: {SEALED}
    version: 3.9.1
"""

JSON = f'{{"password": "{SEALED}", "sops": {{"mac": "{SEALED}", "version": "3.9.1", "pgp": null}}}}'

DOTENV = f"PASSWORD={SEALED}\nsops_age__list_0__map_recipient=age1x\nsops_mac={SEALED}\nsops_version=3.9.1\n"

INI = f"[db]\npassword = {SEALED}\n\n[sops]\nmac = {SEALED}\nversion = 3.9.1\nage__list_0__map_recipient = age1x\n"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("a.yaml", YAML, ["password"]),
        ("a.json", JSON, ["password"]),
        (".env", DOTENV, ["PASSWORD"]),
        ("a.ini", INI, ["db.password"]),
        ("a.yaml", "sops:\n  version: 3.9.1\n  image: sops\n", ["sops.version", "sops.image"]),
        (".env", "sops_version=3.9.1\nSOPS_AGE_KEY_FILE=/keys\n", ["sops_version", "SOPS_AGE_KEY_FILE"]),
    ],
)
def test_what_sops_adds_is_nothing_that_anybody_says(path: str, text: str, said: list[str]) -> None:
    [document] = FileReader(MemoryTree({path: text})).read(path)
    assert list(values(document)) == said


def test_nor_do_its_mappings_stand_anywhere() -> None:
    [document] = FileReader(MemoryTree({"a.yaml": YAML})).read("a.yaml")
    assert not document.sections
