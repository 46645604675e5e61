"""A secret in a file, wherever it stands there, is shown by no command and in no format."""

import json
import shutil
import string
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.binding import load_vocabulary
from config_lint.cli.app import app_of
from config_lint.cli.program import run
from config_lint.cli.values import formats
from config_lint.discovery import subclasses_in
from config_lint.engine import Request
from config_lint.engine.parity import drift_between
from config_lint.options import options_from
from config_lint.pipeline.checking import check
from config_lint.reporters.drift.drift_reporter import DriftReporter
from config_lint.reporters.reporter import Display, Reporter
from config_lint.trees.memory import MemoryTree
from tests.secrets import Secrets
from tests.shipped import asked_by_default

pytestmark = pytest.mark.slow

environments = ("staging", "production")

options = """\
promotion = ["staging", "production"]

[[sources]]
path = "{environment}/{service}.*"

[environments.production]
domains = ["*.production.example.com"]
"""

Files = Iterator[tuple[str, str]]
secrets = Secrets()


def made_for(where: str) -> tuple[Callable[..., str], dict[str, str]]:
    """What makes a new secret for a place, and tokens of vendors."""
    return lambda what, length=24: secrets.new(f"{where}: {what}", length), secrets.tokens(where)


def yaml(environment: str) -> Files:
    new, token = made_for(f"{environment} YAML")
    yield (
        "app.yaml",
        f"""\
# the password was {new("comment")}
# config-lint: ignore[auth/weak-secret] until=2099-01-01 -- it is token={new("reason")}
database:
  host: db.production.example.com
  password: {new("password")}  # before: {new("comment behind")}
  password_2: {new("second password")}
  url: postgresql://app:{new("url")}@db.other.example.com:5432/app?sslmode=disable
  jdbc_url: jdbc:postgresql://db.production.example.com/app?user=app&password={new("jdbc")}
  connection_string: "Server=db;Database=app;User Id=app;Password={new("ado.net")};"
  port: {token["github"]}
redis_url: redis://:{new("redis")}@cache:6379/99
jwt: {{secret: {new("jwt", 12)}, algorithm: none, access_token_lifetime: 30d, refresh_token_lifetime: 1d}}
fernet_key: {new("fernet", 30)}
oauth: {{google: {{client_id: abc, client_secret: {new("oauth")}}}}}
tokens: ["{token["stripe"]}", {{name: x, token: {new("token in a list")}}}]
headers: {{Authorization: {token["bearer"]}, X-Forwarded: {token["basic"]}}}
block: |
  first: line
  password: {new("block")}
folded: >
  some text token={new("folded")}
  more
pem: |
  -----BEGIN RSA PRIVATE KEY-----
  {new("pem", 64)}
  {new("more pem", 64)}
  -----END RSA PRIVATE KEY-----
json: '{{"password": "{new("json")}", "inner": {{"api_key": "{new("inner json")}"}}}}'
braces: "{{user: app, password: {new("braces")}}}"
source_password: {new("source")}
interpolated: postgresql://app:${{source_password}}@db/app
alone: ${{source_password}}
default: ${{NOWHERE_PASSWORD:-{new("default")}}}
default_in_url: postgresql://app:${{NOWHERE:-{new("default in url")}}}@db:5432/app
log_level: {token["gitlab"]}
log_format: {token["aws"]}
timeout: {token["npm"]}
health_port: {token["openai"]}
others: [{", ".join(f"'{token[kind]}'" for kind in ("google", "jwt", "sas", "sendgrid", "slack", "twilio", "vault", "webhook"))}]
duplicate_password: {new("duplicate")}
duplicate_password: {new("other duplicate")}
anchor: &anchor {{password: {new("anchor")}}}
alias: *anchor
merged: {{<<: *anchor, extra: 1}}
several_urls: https://a:{new("first url")}@x.example.com,https://b:{new("second url")}@y.example.com
no_url: http//app:{new("misspelt url")}@auth.example.com
auth_service_url: https://app:{new("service url")}@auth.production.example.com:99999/x
billing_service_url: "https://app:{new("url with space")} x@billing"
command: redis-server --requirepass {new("argument")}
health_check: curl -fu elastic:{new("curl")} http://localhost:9200
arguments: [redis-server, --requirepass, {new("list of arguments")}]
env:
  - {{name: DB_PASSWORD, value: {new("first of a name")}}}
  - {{name: DB_PASSWORD, value: {new("second of a name")}}}
api_keys: {{{token["github"]}: alice, "{token["aws"]}": bob}}
numeric_password: {secrets.new(f"{environment} number", 12, "123456789")}
""",
    )
    yield "bad-1.yaml", f"password: {new('indented')}\n  other: {new('below')}: x\n"
    yield "bad-2.yaml", f'token: "{new("never closed")}\nother: {new("after that")}\n'
    yield (
        "bad-3.yaml",
        f"password: *{new('like an alias')}\ntoken: &{new('like an anchor')}\nkey_password: !{new('like a tag')}\n",
    )
    yield "bad-4.yaml", f"password: |{new('like a block')}\n"
    yield "bad-5.yaml", f"{{password: {new('in a key')}}}: x\n"
    yield "lone.yaml", f"{token['github']}\n"
    yield (
        "object.yaml",
        f"""\
apiVersion: v1
kind: Secret
data:
  username: {secrets.encoded(f"{environment} encoded user")}
  tls.key: {secrets.encoded(f"{environment} encoded")}
stringData:
  plain: {new("string data")}
""",
    )


def dotenv(environment: str) -> Files:
    new, token = made_for(f"{environment} env")
    yield (
        "variables.env",
        f"""\
# PASSWORD={new("comment")}
DB_PASSWORD={new("password")} # {new("comment behind")}
DB_PASSWORD={new("duplicate")}
export API_KEY="{new("double quotes")}"
SECRET_KEY='{new("single quotes")}'
LONG_SECRET="{new("first line")}
{new("second line")}"
DATABASE_URL=postgresql://app:{new("url")}@db.production.example.com/app
PGPORT={token["github"]}
DB_HOST=guest:{new("broker")}@rabbit:5672
MONGO_URL=mongodb://app:{new("mongo")}@a:1,b:2/app
MYSQL_DSN=app:{new("go")}@tcp(db:3306)/app
KAFKA_JAAS='org.apache.kafka.PlainLoginModule required username="x" password="{new("jaas")}";'
INTERPOLATED=x-${{API_KEY}}-y
PIECE=${{SECRET_KEY:0:20}}
DEFAULT=${{NOWHERE_TOKEN:-{new("default")}}}
OLD_DEFAULT=${{NOWHERE_TOKEN2-{new("old default")}}}
"broken {new("broken line")}
BROKEN_PASSWORD="{new("broken quotes")}
JWT_SECRET_KEY={new("two purposes", 10)}
SERVICE_SECRET={new("two purposes", 10)}
AUTH_SERVICE_URL=https://app:{new("service url")}@auth.production.example.com
LOG_LEVEL={token["stripe"]}
LOG_FORMAT=postgres://a:{new("format")}@b
PORT={token["google"]}
ACCOUNT={{"type":"robot","private_key":"-----BEGIN PRIVATE KEY-----\\n{new("pem in json", 64)}\\n-----END PRIVATE KEY-----"}}
COMMAND=run --password={new("option")} --token {new("argument")}
{token["vault"]}
{token["npm"]}=1
""",
    )
    armour = f"-----BEGIN RSA PRIVATE KEY-----\n{new('armour', 64)}\n{new('last armour', 31)}=\n-----END RSA PRIVATE KEY-----\n"
    before = {"key.env": "A=1\nKEY=", "open.env": 'KEY="', "bare.env": "", "java.properties": "a=1\nkey=", "key.ini": "[a]\nkey="}
    for name, start in before.items():
        yield name, f"{start}{armour}LOG_LEVEL=chatty\n"
    yield "cut.env", f"KEY=-----BEGIN PRIVATE KEY-----\n{new('never ending', 64)}\n{new('without end', 30)}\nLOG_LEVEL=chatty\n"


def others(environment: str) -> Files:
    new, token = made_for(environment)
    data = {
        "ConnectionStrings": {
            "Default": f"Server=tcp:db,1433;User ID=a;Password={new('connection string')};",
            "Redis": f"cache:6380,password={new('redis string')},ssl=True",
        },
        "Jwt": {"Key": new("jwt key"), "Secret": new("jwt secret")},
        "inner": json.dumps({"password": new("json in json"), "inner": json.dumps({"secret_key": new("json twice")})}),
        "list": [{"name": "DB_PASSWORD", "value": new("by name")}, {"key": "API_TOKEN", "value": new("by key")}],
        "Parameters": [{"ParameterKey": "DbPassword", "ParameterValue": new("parameter")}],
        "port": token["github"],
        "ApiKeys": [new("one of a list"), new("another of a list")],
        token["gitlab"]: 1,
    }
    yield "settings.json", json.dumps(data, indent=1)
    yield "twice.json", f'{{"password": "{new("first")}", "password": "{new("second")}"}}'
    yield "fault.json", f'{{"password": "{new("before fault")}" "x": "{new("after fault")}"}}'
    yield (
        "tables.toml",
        f"""\
# {new("toml comment")}
password = "{new("toml")}" # {new("toml comment behind")}
lines = \"\"\"
password={new("toml lines")}
\"\"\"
literal = 'token: {new("toml literal")}'
list = ["{token["aws"]}"]
table = {{ api_key = "{new("toml table")}" }}
""",
    )
    yield "fault-1.toml", f'password = "{new("toml twice")}"\npassword = "{new("toml again")}"\n'
    yield "fault-2.toml", f"password = {new('without quotes')}\n"
    yield "fault-3.toml", f"[{token['stripe']}]\n[{token['stripe']}]\n"
    yield (
        "sections.ini",
        f"""\
; {new("ini comment")}
[db]
password = {new("ini")}
password = {new("ini twice")}
url = postgresql://app:{new("ini url")}@db/app
lines = token={new("ini lines")}
  password={new("more ini lines")}
[bad
words {new("ini fault")}
""",
    )
    yield (
        "spring.properties",
        f"""\
# {new("properties comment")}
spring.datasource.password={new("properties")}
spring.datasource.password={new("properties twice")}
spring.datasource.url=jdbc:postgresql://db/app?user=a&password={new("properties url")}
server.port={token["github"]}
spring.rabbitmq.password {new("after a space")}
long.password=abc\\
  {new("continued")}
bad\\u12 = {new("bad escape")}
""",
    )


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fleet")
    (root / "config-lint.toml").write_text(options, encoding="utf-8")
    for environment in environments:
        (root / environment).mkdir()
        for write in (yaml, dotenv, others):
            for name, text in write(environment):
                (root / environment / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def reports(fleet: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report of the fleet in every format, and what one check, which wrote them all, said."""
    folder = tmp_path_factory.mktemp("reports")
    written = [f"--output-format={name}={folder / name}" for name in formats()]
    with (folder / "said").open("w", encoding="utf-8") as said, redirect_stdout(said), redirect_stderr(said):
        assert run(["check", "--show-suppressed", "--statistics", "--verbose", "--root", str(fleet), *written]) == 1
    return folder


@pytest.mark.parametrize("name", [*formats(), "said"])
def test_no_report_shows_a_secret(reports: Path, name: str) -> None:
    text = (reports / name).read_text(encoding="utf-8")
    assert len(text) > 100
    assert secrets.seen_in(text) == []


commands = (
    "check --show-suppressed --statistics --verbose",
    "check --output-format json --show-suppressed",
    "check staging --fail-on info --quiet --color always",
    "show staging",
    "show production app",
    "show staging app database.url",
    "show staging app interpolated",
    "show staging app pem",
    "show staging app log_format",
    "show staging variables INTERPOLATED",
    "show staging variables ACCOUNT",
    "show staging settings ConnectionStrings.Default",
    "show staging app nothing-of-this-name",
    "diff staging production --all -v",
    "diff staging production --all --output-format concise",
    "diff staging production --all --output-format json",
    "diff production staging --all --output-format markdown",
)


@pytest.mark.parametrize("command", commands)
def test_no_command_shows_a_secret(fleet: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    capsys.readouterr()
    code = run([*command.split(), "--root", str(fleet)])
    out, err = capsys.readouterr()
    assert code == (2 if "nothing" in command else 1 if command.startswith("check") else 0), err
    assert "unexpected" not in err
    assert secrets.seen_in(out + err) == []
    assert code == 2 or "***" in out.replace("\\", "") or "output-format" in command


def leaves(command: object, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command there is."""
    inner: dict[str, object] = getattr(command, "commands", {})
    if not inner:
        yield words
    for name, each in inner.items():
        yield from leaves(each, (*words, name))


guesses: tuple[tuple[str, ...], ...] = (
    (),
    ("staging",),
    ("staging", "production"),
    ("production", "app"),
    ("auth/weak-secret",),
    ("out.json",),
    ("--dry-run",),
)
"""What a command may take; one that takes something else says so, and that is told nobody's secret either."""


@pytest.fixture(scope="module")
def accepted(fleet: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A baseline of the fleet."""
    file = tmp_path_factory.mktemp("accepted") / "out.json"
    assert run(["baseline", "create", str(file), "--root", str(fleet)]) == 0
    return file.read_bytes()


# `check` has every format above; those about rules read nothing of a repository but its rules.
others_than_check = [words for words in leaves(typer.main.get_command(app_of())) if words[0] not in ("check", "rules")]


@pytest.mark.parametrize("words", others_than_check, ids=" ".join)
def test_whatever_command_there_is_shows_and_writes_no_secret(
    fleet: Path,
    accepted: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    root = tmp_path / "copy"
    shutil.copytree(fleet, root)
    monkeypatch.chdir(root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    (root / "out.json").write_bytes(accepted)
    codes = []
    capsys.readouterr()
    for guess in guesses:
        codes.append(run([*words, *guess]))
        out, err = capsys.readouterr()
        assert "report this as a bug" not in err
        assert secrets.seen_in(out + err) == []
    assert min(codes) < 2, "none of the guesses is what it takes: add one"
    files = (path for path in root.rglob("*") if path.is_file() and before.get(path) != path.read_bytes())
    assert secrets.seen_in("\n".join(path.read_text(encoding="utf-8") for path in files)) == []


def test_no_page_of_a_finding_and_nothing_that_is_tried_for_it_shows_a_secret(
    reports: Path, fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = json.loads((reports / "json").read_text(encoding="utf-8"))["findings"]
    of_each_rule = {finding["rule"]: finding["fingerprint"] for finding in findings}
    assert len(of_each_rule) > 15
    speaking = [rule for rule in sorted(of_each_rule) if rule.startswith("auth/") or "duplicate" in rule or "placeholder" in rule]
    for rule in dict.fromkeys((*speaking[:8], *list(of_each_rule)[::8])):
        assert run(["explain", of_each_rule[rule], "--root", str(fleet)]) == 0
        assert secrets.seen_in("".join(capsys.readouterr())) == [], rule


def test_nothing_secret_is_kept_in_the_cache(fleet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for said in ("cold", "warm"):
        run(["check", "--root", str(fleet), "--cache-dir", str(tmp_path / "cache")])
        assert secrets.seen_in("".join(capsys.readouterr())) == [], said
    kept = b"".join(file.read_bytes() for file in (tmp_path / "cache").iterdir())
    assert b"sslmode" in kept
    assert secrets.seen_in(kept.decode("utf-8", "replace")) == []


def test_the_files_are_read_and_many_rules_speak_of_them(reports: Path) -> None:
    report = json.loads((reports / "json").read_text(encoding="utf-8"))
    said = {each["rule"] for finding in report["findings"] for each in (finding, *finding["also"])}
    assert len(said) > 15
    assert {"core/unreadable-file", "core/duplicate-key", "core/invalid-value", "auth/weak-secret"} <= said
    assert report["coverage"]["settings"] > 250


def test_what_is_looked_for_would_be_seen() -> None:
    made = Secrets()
    text = made.new("a file")
    assert made.seen_in(f"x{text}y") == made.seen_in(text[3:14]) == ["a file"]
    assert made.seen_in(text[: len(text) // 4]) == []


def all_that_is_told(files: dict[str, str], names: dict[str, list[str]] | None = None) -> str:
    """What every reporter writes about the files, and the resolved services as a traceback or a log would show them."""
    data = {
        "promotion": list(environments),
        "sources": [{"path": "{environment}/{service}.json"}],
        "vocabulary": names or {},
    }
    rules, known = asked_by_default()
    report, resolved = check(MemoryTree(files), options_from(data), rules, known, Request(today=date(2027, 1, 31)))
    reporters = subclasses_in("config_lint.reporters", Reporter, "config_lint.reporters").values()
    display = Display(detailed=True, show_suppressed=True)
    written = [kind().render(report, display) for kind in reporters]
    services = [repr((service.settings, service.model, service.layers)) for service in resolved.fleet.services]
    table = drift_between(resolved.fleet, *environments)
    drawn = subclasses_in("config_lint.reporters.drift", DriftReporter, "config_lint.reporters.drift").values()
    beside = [kind().render(table, display) for kind in drawn]
    return "\n".join((*written, *services, *beside, repr(table), repr(resolved.fleet.problems)))


def shapes(made: Secrets, where: str) -> Sequence[str]:
    """Texts that hold a secret, whatever their key is."""
    return (
        *made.tokens(where).values(),
        f"postgresql://app:{made.new(f'{where} url')}@db.example.com:5432/app",
        f"https://app:{made.new(f'{where} https')}@auth.production.example.com:99999/x?token={made.new(f'{where} query')}",
        f"guest:{made.new(f'{where} broker')}@rabbit:5672",
        f"db.example.com/?api_key={made.new(f'{where} bare')}",
        f"Server=db;Password={made.new(f'{where} parts')};User Id=app",
        f"info;password={made.new(f'{where} behind')}",
        f'{{"password": "{made.new(f"{where} json")}"}}',
        f"run --token {made.new(f'{where} argument')}",
        f"${{NOWHERE_PASSWORD:-{made.new(f'{where} default')}}}",
    )


def test_no_secret_gets_out_under_a_well_known_name() -> None:
    """Ports, levels, durations, hosts … that are none: the service model holds no secret as an ordinary value."""
    made = Secrets()
    canonical = [name.replace("*", "orders") for name in load_vocabulary({}).canonical_names]
    names = {name: [f"V{index}X"] for index, name in enumerate(canonical)}
    files = {}
    for environment in environments:
        for turn in range(3):
            written = shapes(made, f"{environment} {turn}")
            values = {raw: written[(5 * index + turn) % len(written)] for index, [raw] in enumerate(names.values())}
            # One is a single line, as programs write it: every excerpt is of all of it. With more, that would take long.
            files[f"{environment}/s{turn}.json"] = json.dumps(values, indent=turn or None)
    assert made.seen_in(all_that_is_told(files, names)) == []


forms = {
    "DATABASE_URL": "postgresql://app:{}@db.production.example.com:5432/app",
    "REDIS_URL": "redis://:{}@cache:6379/99",
    "MONGO_URL": "mongodb://app:{}@a:27017,b:27017/app?replicaSet=r",
    "JDBC_URL": "jdbc:postgresql://db/app?user=app&password={}",
    "SQL_SERVER": "jdbc:sqlserver://db:1433;databaseName=x;user=sa;password={};encrypt=true",
    "CONNECTION": "Server=db;User Id=app;Password={};Encrypt=true",
    "LIBPQ": "host=db user=app password={} dbname=app",
    "GO": "app:{}@tcp(db:3306)/app",
    "AUTH_SERVICE_URL": "https://app:{}@auth.production.example.com:99999/x",
    "MISSPELT_URL": "http//app:{}@auth",
    "DB_PASSWORD": "{}",
    "DB_PORT": "postgresql://app:{}@db/app",
    "LOG_LEVEL": "https://app:{}@logs.example.com/x",
    "QUERY_URL": "https://api.example.com/v1?token={}&page=1",
    "OPTION": "run --password={}",
    "ARGUMENT": "run --token {}",
    "JSON": '{{"password": "{}", "x": 1}}',
    "INTERPOLATED": "postgresql://app:${{DB_PASSWORD}}@db/app",
}
characters = "".join(character for character in string.printable[:94] if character not in "`\"'<>{}$%")
passwords = st.text(characters, min_size=4, max_size=20).map(lambda text: f"Zq9{text}x7W")


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(passwords, min_size=2, max_size=5, unique=True))
def test_no_password_in_a_connection_is_shown(texts: list[str]) -> None:
    files = {
        f"{environment}/s{index}.json": json.dumps({key: form.format(f"{text}{environment[0]}") for key, form in forms.items()})
        for environment in environments
        for index, text in enumerate(texts)
    }
    told = all_that_is_told(files)
    for text in texts:
        assert text not in told
        assert json.dumps(text)[1:-1] not in told
