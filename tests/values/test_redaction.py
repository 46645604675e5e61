"""Cutting secrets out of texts."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.redaction import cut
from config_lint.values.userinfo import password_of

secrets = st.text(string.ascii_letters + string.digits + "-_.~!*()+,^", min_size=1).map(lambda text: f"Zq9{text}Xw7")
names = st.sampled_from(["password", "PASSWORD", "db-password", "dbPassword", "api_key", "clientSecret", "auth.token"])


@given(names, secrets)
def test_a_named_secret_is_cut_out_wherever_it_stands(name: str, secret: str) -> None:
    for text in (
        f"https://api.example.com/v1?a=b&{name}={secret}&c=d",
        f"Server=db;{name}={secret};Encrypt=true",
        f"host=db {name}={secret} dbname=orders",
        f"run --{name}={secret} --verbose",
        f'{{"{name}": "{secret}"}}',
        f'{{\\"{name}\\": \\"{secret}\\"}}',
        f"first: line\n{name}: {secret}\nlast: line\n",
        f"[section]\n{name} = {secret}\n",
        f"export {name}='{secret}'",
        f'{name}="{secret}"',
    ):
        assert secret not in cut(text)
        assert "***" in cut(text)


@given(st.text(max_size=200))
def test_cutting_twice_changes_nothing_more(text: str) -> None:
    assert cut(cut(text)) == cut(text)


@given(st.text(string.ascii_letters + " ./:-_", max_size=100))
def test_a_text_without_secrets_stays(text: str) -> None:
    if not any(hint in text.lower() for hint in ("pass", "pwd", "secret", "token", "key", "cred", "salt", "hf_", "sk", "gl")):
        assert cut(text) == text


@pytest.mark.parametrize(
    ("run", "password"),
    [
        ("app:pw@db/orders", "pw"),
        (":pw@cache", "pw"),
        ("app:p@w@db", "p@w"),
        ("app:p/w@db/x", "p/w"),
        ("app:p#w@db/x?y=z", "p#w"),
        ("${USER:-app}:pw@db", "pw"),
        ("app:${PW:-x/y}@db", "${PW:-x/y}"),
        ("db:5432/user@example.com", None),
        ("app@db:5432/x", None),
        ("[::1]:80/a@b", None),
        ("a:1,b:2/x@y", None),
        ("db", None),
        ("app:@db", None),
    ],
)
def test_the_password_of_a_url(run: str, password: str | None) -> None:
    span = password_of(run)
    assert (run[slice(*span)] if span else None) == password
