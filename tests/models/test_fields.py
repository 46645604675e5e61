from typing import Any

import pytest
from pydantic import ValidationError

from config_lint.models.dependency import Dependency
from config_lint.models.logging import Logging
from config_lint.models.section import Section
from config_lint.models.server import Server
from config_lint.models.store import Store
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret


def fault(section: type[Section], **values: Any) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        section.model_validate(values)
    found = caught.value.errors(include_url=False, include_input=False, include_context=False)
    return found[0]["type"], found[0]["msg"]


@pytest.mark.parametrize("blank", [None, "", "   "])
def test_what_is_blank_is_absent(blank: str | None) -> None:
    server = Server.model_validate({"port": blank, "host": blank, "tls": blank})
    assert (server.port, server.host, server.tls) == (None, None, None)


def test_what_is_unknown_passes_through() -> None:
    reference = Reference("vault", "staging/backend#port", "${vault:staging/backend#port}")
    assert Server.model_validate({"port": reference}).port is reference
    assert Store.model_validate({"url": reference, "password": reference}).url is reference


@pytest.mark.parametrize(
    ("section", "values", "kind"),
    [
        (Server, {"port": "eighty"}, "invalid-value"),
        (Server, {"port": "70000"}, "port-out-of-range"),
        (Server, {"port": -1}, "port-out-of-range"),
        (Dependency, {"url": "https://https://auth"}, "malformed-url"),
        (Dependency, {"timeout": "soon"}, "invalid-value"),
        (Store, {"url": "postgresql://app@db:x/app"}, "malformed-url"),
        (Logging, {"structured": "ture"}, "invalid-value"),
    ],
)
def test_a_fault_is_of_the_kind_of_the_rule_that_speaks_of_it(section: type[Section], values: dict[str, Any], kind: str) -> None:
    assert fault(section, **values)[0] == kind


def test_braces_in_a_reason_are_only_text() -> None:
    assert fault(Logging, structured="{reason}")[1].startswith("is not a boolean")


def test_the_text_of_a_secret_is_in_no_reason() -> None:
    for section, field in ((Server, "port"), (Dependency, "timeout"), (Store, "sslmode"), (Logging, "format")):
        assert "jsno" not in str(fault(section, **{field: Secret("jsno")}))


def test_fields_that_do_not_exist_are_refused() -> None:
    assert fault(Server, colour="blue")[0] == "extra_forbidden"


def test_equal_texts_of_other_types_are_told_apart() -> None:
    assert str(Server.model_validate({"tls": True}).tls) == "True"
    assert str(Server.model_validate({"tls": "true"}).tls) == "true"
    assert str(Server.model_validate({"tls": 1}).tls) == "1"
