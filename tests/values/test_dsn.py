"""Addresses of databases, caches and queues, in every notation."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.dsn import parse
from config_lint.values.engines import default_ports, engine_of, port_of, spellings
from config_lint.values.secret import Secret

Expected = tuple[str, str, int | None, str, str, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("postgres://app:pw@db/orders", ("postgresql", "db", 5432, "orders", "app", "pw")),
        ("postgresql+asyncpg://app:p%40w@db:5433/orders", ("postgresql", "db", 5433, "orders", "app", "p@w")),
        ("postgresql:///orders?host=db&user=app", ("postgresql", "db", 5432, "orders", "app", None)),
        ("mysql+pymysql://app:pw@db/orders?charset=utf8", ("mysql", "db", 3306, "orders", "app", "pw")),
        ("app:p@w@tcp(db:3306)/orders?parseTime=true", ("mysql", "db", 3306, "orders", "app", "p@w")),
        ("mssql+pyodbc://app:pw@db/orders", ("sqlserver", "db", 1433, "orders", "app", "pw")),
        ("jdbc:postgresql://db:5432/orders?user=app&password=pw", ("postgresql", "db", 5432, "orders", "app", "pw")),
        ("jdbc:mysql://db/orders", ("mysql", "db", 3306, "orders", "", None)),
        ("jdbc:mariadb:loadbalance://a,b/orders", ("mariadb", "a", 3306, "orders", "", None)),
        (
            "jdbc:sqlserver://db\\main:1433;databaseName=orders;user=app;password={p;w}",
            ("sqlserver", "db", 1433, "orders", "app", "p;w"),
        ),
        ("jdbc:oracle:thin:app/pw@//db:1522/orders", ("oracle", "db", 1522, "orders", "app", "pw")),
        ("jdbc:oracle:thin:@db:1521:ORCL", ("oracle", "db", 1521, "ORCL", "", None)),
        (
            "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=db)(PORT=1521))(CONNECT_DATA=(SID=X)))",
            ("oracle", "db", 1521, "X", "", None),
        ),
        ("jdbc:oracle:thin:@orders_alias", ("oracle", "", None, "orders_alias", "", None)),
        ("jdbc:tc:postgresql:16:///orders", ("postgresql", "", None, "", "", None)),
        ("jdbc:h2:mem:orders", ("h2", "", None, "mem:orders", "", None)),
        ("r2dbc:pool:postgresql://app:pw@db/orders", ("postgresql", "db", 5432, "orders", "app", "pw")),
        ("redis://:pw@cache/3", ("redis", "cache", 6379, "3", "", "pw")),
        ("cache:6380,password=pw,ssl=True", ("redis", "cache", 6380, "", "", "pw")),
        ("amqp://app:pw@mq/%2f", ("amqp", "mq", 5672, "/", "app", "pw")),
        ("mongodb+srv://app:pw@c.example.net/orders", ("mongodb", "c.example.net", None, "orders", "app", "pw")),
        ("clickhouse://ch/orders", ("clickhouse", "ch", 9000, "orders", "", None)),
        ("jdbc:clickhouse://ch/orders", ("clickhouse", "ch", 8123, "orders", "", None)),
        ("nats://app:pw@a:4222,nats://app:pw@b:4222", ("nats", "a", 4222, "", "app", "pw")),
        ("a:9092,b:9092", ("kafka", "a", 9092, "", "", None)),
        ("host=db port=5433 dbname=orders user=app password='p w'", ("postgresql", "db", 5433, "orders", "app", "p w")),
        ("Server=tcp:db,1433;Initial Catalog=orders;User Id=app;Password=p w", ("sqlserver", "db", 1433, "orders", "app", "p w")),
        ("Host=db;Username=app;Password=pw;Database=orders", ("postgresql", "db", 5432, "orders", "app", "pw")),
        ("Server=db;Port=3306;Database=orders;Uid=app;Pwd=pw;", ("mysql", "db", 3306, "orders", "app", "pw")),
        ("Driver={ODBC Driver 18 for SQL Server};Server=db;Database=orders", ("sqlserver", "db", 1433, "orders", "", None)),
        ("Data Source=//db:1521/orders;User Id=app;Password=pw", ("oracle", "db", 1521, "orders", "app", "pw")),
        ("Data Source=app.db", ("sqlite", "", None, "app.db", "", None)),
        ("sqlite:///./app.db", ("sqlite", "", None, "./app.db", "", None)),
        ("sqlite:////var/lib/app.db", ("sqlite", "", None, "/var/lib/app.db", "", None)),
        ("sqlite://", ("sqlite", "", None, "", "", None)),
    ],
)
def test_every_notation_says_the_same_things(text: str, expected: Expected) -> None:
    dsn = parse(text)
    password = None if dsn.password is None else dsn.password.reveal()
    assert (dsn.engine, dsn.host, dsn.port, dsn.name, dsn.username, password) == expected


def test_the_key_may_know_the_engine() -> None:
    assert parse("a:19092,b:19092", engine="kafka").engine == "kafka"
    assert parse("a:19092,b:19092").engine == ""
    assert parse("postgres://db/x", engine="mysql").engine == "postgresql"


def test_a_list_keeps_all_hosts() -> None:
    assert parse("SASL_SSL://a:9093,SASL_SSL://b:9093").hosts == (("a", 9093), ("b", 9093))
    assert parse("postgres://a:5432,b/orders").hosts == (("a", 5432), ("b", None))
    assert parse("host=a,b port=5432,5433 dbname=x").hosts == (("a", 5432), ("b", 5433))


def test_parameters_keep_their_order_and_hide_secrets() -> None:
    dsn = parse("jdbc:postgresql://db/x?ssl=true&sslpassword=Zq9&Application=a")
    assert dsn.parameters == (("ssl", "true"), ("sslpassword", "***"), ("Application", "a"))
    assert dsn.parameter("application") == "a"
    assert dsn.parameter("missing") == ""


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("postgres://db/x", ""),
        ("postgres://db/x?sslmode=verify-full", "verify-full"),
        ("postgres://db/x?ssl=true", "require"),
        ("jdbc:postgresql://db/x?ssl=true", "verify-full"),
        ("Host=db;Username=a;SSL Mode=VerifyCA", "verify-ca"),
        ("host=db sslmode=disable", "disable"),
        ("jdbc:mysql://db/x?sslMode=VERIFY_IDENTITY", "verify-full"),
        ("jdbc:mysql://db/x?useSSL=false", "disable"),
        ("jdbc:mysql://db/x?useSSL=true&requireSSL=true", "require"),
        ("jdbc:mariadb://db/x?sslMode=trust", "require"),
        ("app@tcp(db)/x?tls=skip-verify", "require"),
        ("Server=db;Initial Catalog=x;Encrypt=True", "verify-full"),
        ("Server=db;Initial Catalog=x;Encrypt=True;TrustServerCertificate=True", "require"),
        ("Server=db;Initial Catalog=x;Encrypt=Optional", "disable"),
        ("redis://cache", "disable"),
        ("rediss://cache", "verify-full"),
        ("rediss://cache?ssl_cert_reqs=none", "require"),
        ("amqps://mq", "verify-full"),
        ("mongodb://a/x?tls=true&tlsAllowInvalidCertificates=true", "require"),
        ("mongodb+srv://a.example.net/x", "verify-full"),
        ("mongodb://a/x", ""),
        ("SASL_SSL://a:9093", "verify-full"),
    ],
)
def test_encryption_in_one_vocabulary(text: str, mode: str) -> None:
    assert parse(text).sslmode == mode


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("orders", "is neither a URL nor a connection string of a database"),
        ("AccountName=x;Zone=y", "is neither a URL nor a connection string of a database"),
        ("postgres://app:Zq9hunter@db:70000/x", "has the port 70000, which is not between 0 and 65535"),
        ("Server=db:Zq9hunter;Database=x", "has a port that is not a number"),
        ("jdbc:sqlserver://db:99999;password=Zq9hunter", "has the port 99999, which is not between 0 and 65535"),
    ],
)
def test_a_wrong_one_is_rejected_without_its_text(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)


forms = (
    "postgres://app:{}@db:5432/orders?sslmode=require",
    "redis://:{}@cache/0",
    "jdbc:postgresql://db/orders?user=app&password={}",
    "jdbc:sqlserver://db:1433;user=app;password={};databaseName=orders",
    "jdbc:oracle:thin:app/{}@//db:1521/orders",
    "app:{}@tcp(db:3306)/orders",
    "Server=db;Database=orders;User Id=app;Password={};Encrypt=true",
    "Server=db;Database=orders;User Id=app;Pwd={}",
    "host=db user=app password={} dbname=orders",
    "cache:6380,password={},ssl=True",
)
passwords = st.text(string.ascii_letters + string.digits + "!^~-_.:é", min_size=1).map(lambda text: f"Zq9{text}Xw7")


@given(st.sampled_from(forms), passwords)
def test_no_password_is_ever_shown(form: str, password: str) -> None:
    dsn = parse(form.format(password))
    assert dsn.password == Secret(password)
    assert password not in f"{dsn}{dsn!r}{dsn.url}{dsn.parameters}"


def shown(text: str) -> str:
    try:
        return repr(parse(text))
    except ValueError as reason:
        return str(reason)


@given(st.sampled_from(forms), st.text(max_size=30))
def test_parsing_raises_nothing_but_value_error_and_that_shows_nothing(form: str, text: str) -> None:
    assert f"Zq9{text}Xw7" not in shown(form.format(f"Zq9{text}Xw7"))
    assert shown(text)


@pytest.mark.parametrize("spelling", spellings)
def test_every_spelling_is_an_engine_with_a_port(spelling: str) -> None:
    assert engine_of(spelling) in default_ports
    assert port_of(spelling) in {None, 5671, 9440, *default_ports.values()}


def test_other_schemes_have_no_engine() -> None:
    assert engine_of("https") == ""
    assert port_of("https") is None
