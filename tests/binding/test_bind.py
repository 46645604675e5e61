from config_lint.binding import bind, is_sound, load_vocabulary
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.models.logging import Logging
from config_lint.models.service import ServiceModel
from config_lint.values.duration import Duration
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.port import Port
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.url import Url
from config_lint.values.value import Value

VOCABULARY = load_vocabulary({})


def setting(name: str, value: Value, layer: int = 0, line: int = 1) -> Setting:
    place = Location("staging/backend.env", line, 1, line, 9)
    contribution = Contribution(Entry((name,), value, place, place), (name,), Operation.SET, "staging", "", layer)
    return Setting("staging", "backend", "", name, value, (contribution,))


def settings(**values: Value) -> list[Setting]:
    return [setting(name, value, line=line) for line, (name, value) in enumerate(values.items(), 1)]


def bound_by(*given: Setting, service: str = "backend") -> dict[str, str]:
    bound = bind(given, VOCABULARY, service).bound
    return {canonical: found.name for canonical, found in bound.items()}


def model_of(**values: Value) -> ServiceModel:
    _, modelled, _, problems, _ = bind(settings(**values), VOCABULARY, "backend")
    assert problems == []
    return modelled()


def problems_of(**values: Value) -> list[Problem]:
    return bind(settings(**values), VOCABULARY, "backend").problems


def test_settings_get_their_canonical_names_and_keep_their_order() -> None:
    named, _, bound, *_ = bind(settings(IMAGE_TAG="v1", PORT="8000", AUTH_SERVICE_URL="http://auth"), VOCABULARY, "backend")
    assert [(found.name, found.canonical) for found in named] == [
        ("IMAGE_TAG", ""),
        ("PORT", "server.port"),
        ("AUTH_SERVICE_URL", "dependencies.auth.url"),
    ]
    assert bound["server.port"] == named[1]


def test_what_is_bound_is_one_of_the_settings() -> None:
    binding = bind(settings(DATABASE_HOST="db", POSTGRES_PASSWORD="x", LOG_LEVEL="info", COLOUR="red"), VOCABULARY, "backend")
    named = {id(setting) for setting in binding.settings}
    assert len(binding.bound) == 3
    assert all(id(setting) in named for setting in binding.bound.values())


def test_the_model_holds_typed_values() -> None:
    model = model_of(PORT="8000", AUTH_SERVICE_URL="http://auth:8081", AUTH_TIMEOUT="5s")
    assert model.server is not None
    assert isinstance(model.server.port, Port)
    assert isinstance(model.dependencies["auth"].url, Url)
    assert isinstance(model.dependencies["auth"].timeout, Duration)
    assert model.auth is None
    assert model.databases == {}


def test_the_higher_layer_counts_and_then_the_first_written() -> None:
    low, high = setting("DB_HOST", "low", layer=0), setting("DATABASE_HOST", "high", layer=1)
    assert bound_by(low, high)["database.host"] == "DATABASE_HOST"
    assert bound_by(high, low)["database.host"] == "DATABASE_HOST"
    first, second = setting("DB_HOST", "same"), setting("DATABASE_HOST", "other")
    assert bound_by(first, second)["database.host"] == "DB_HOST"


def test_a_database_called_like_its_service_is_the_unnamed_one() -> None:
    assert bound_by(setting("ORDERS_DB_HOST", "db"), service="orders") == {"database.host": "ORDERS_DB_HOST"}
    assert bound_by(setting("ORDERS_DB_HOST", "db"), service="billing") == {"databases.orders.host": "ORDERS_DB_HOST"}


def test_two_engines_are_two_databases() -> None:
    model = model_of(POSTGRES_HOST="pg", POSTGRES_PORT=5432, MYSQL_HOST="my", MYSQL_PORT=3306, MONGO_URL="mongodb://mongo/logs")
    assert {name: store.host for name, store in model.databases.items()} == {"": "pg", "mysql": "my", "mongodb": None}
    assert [store.engine for store in model.databases.values()] == ["postgresql", "mysql", "mongodb"]


def test_a_general_name_speaks_of_the_engine_that_its_url_says() -> None:
    bound = bound_by(*settings(DATABASE_URL="mysql://app@my/app", POSTGRES_HOST="pg", MYSQL_USER="app"))
    assert bound == {"database.url": "DATABASE_URL", "database.user": "MYSQL_USER", "databases.postgresql.host": "POSTGRES_HOST"}


def test_a_general_name_and_one_with_an_engine_are_one_database_where_nothing_contradicts_it() -> None:
    bound = bound_by(*settings(DB_HOST="db", POSTGRES_PASSWORD=Secret("correct-horse"), POSTGRES_DB="app"))
    assert bound == {"database.host": "DB_HOST", "database.password": "POSTGRES_PASSWORD", "database.name": "POSTGRES_DB"}


def test_two_addresses_are_two_stores() -> None:
    bound = bound_by(*settings(CACHE_URL="redis://one/0", REDIS_URL="redis://two/0"))
    assert bound == {"cache.url": "CACHE_URL", "caches.redis.url": "REDIS_URL"}
    apart = bound_by(*settings(DB_HOST="one", POSTGRES_HOST="two"))
    assert apart == {"database.host": "DB_HOST", "databases.postgresql.host": "POSTGRES_HOST"}


def test_a_bare_number_counts_in_the_unit_of_its_name() -> None:
    model = model_of(AUTH_TIMEOUT_MS=1500, ACCESS_TOKEN_EXPIRE_MINUTES="15", BILLING_TIMEOUT_MS="2s", MAIL_TIMEOUT="30")
    assert model.dependencies["auth"].timeout == Duration("1500ms", 1500, "ms")
    assert model.auth is not None
    assert model.auth.jwt is not None
    assert model.auth.jwt.access_lifetime == Duration("15m", 15, "m")
    assert model.dependencies["billing"].timeout == Duration("2s", 2, "s")
    assert model.dependencies["mail"].timeout == Duration("30", 30, "")


def test_a_wrong_value_is_a_problem_with_a_place_and_the_rest_is_bound() -> None:
    given = settings(LOG_FORMAT="jsno", PORT="8000", AUTH_TIMEOUT="soon")
    _, modelled, bound, problems, _ = bind(given, VOCABULARY, "backend")
    assert [(problem.kind, problem.key, problem.location.line) for problem in problems] == [
        ("invalid-value", "LOG_FORMAT", 1),
        ("invalid-value", "AUTH_TIMEOUT", 3),
    ]
    assert "did you mean json?" in problems[0].facts["reason"]
    assert (problems[0].environment, problems[0].service) == ("staging", "backend")
    assert list(bound) == ["server.port"]
    assert modelled().dependencies == {}


def test_of_what_is_sound_a_model_is_made_when_somebody_asks_for_it() -> None:
    sound = bind(settings(PORT="8000"), VOCABULARY, "backend", sound=True)
    assert sound.modelled() == bind(settings(PORT="8000"), VOCABULARY, "backend").modelled()
    assert is_sound(sound.modelled)
    mistaken = bind(settings(PORT="80800", AUTH_SERVICE_URL="http://auth"), VOCABULARY, "backend", sound=True)
    assert (mistaken.problems, is_sound(mistaken.modelled)) == ([], False)


def test_urls_and_ports_are_problems_of_their_own_kind() -> None:
    found = problems_of(AUTH_SERVICE_URL="https://https://auth", PORT="80800", DATABASE_URL="postgresql://app@db:99999/app")
    assert {problem.key: problem.kind for problem in found} == {
        "AUTH_SERVICE_URL": "malformed-url",
        "PORT": "port-out-of-range",
        "DATABASE_URL": "malformed-url",
    }


def test_a_value_that_looks_like_a_url_must_be_one_whatever_its_key() -> None:
    assert [problem.kind for problem in problems_of(ELSEWHERE="https:/example.com/there")] == ["malformed-url"]
    assert (
        problems_of(NOTE="https://example.com is where to look", PROTOCOL="https://", RANGES="http://a.example, http://b.example")
        == []
    )


def test_the_text_of_a_secret_is_in_no_problem() -> None:
    secret = Secret("postgresql://app:correct-horse@db:99999/app", "postgresql://app:***@db:99999/app")
    found = problems_of(DATABASE_URL=secret, AUTH_TIMEOUT=Secret("correct-horse"))
    assert [problem.key for problem in found] == ["DATABASE_URL"]  # of the other, nothing can be said at all
    assert "correct-horse" not in repr(found)


def test_what_is_unknown_stays_unknown() -> None:
    reference = Reference("vault", "staging/backend#url", "${vault:staging/backend#url}")
    assert model_of(DATABASE_URL=reference).databases[""].url == reference


def test_empty_containers_and_blanks_give_nothing() -> None:
    _, modelled, bound, problems, _ = bind(settings(PORT=Empty.MAPPING, LOG_LEVEL="", HOST=None), VOCABULARY, "backend")
    assert "server.port" not in bound
    assert problems == []
    assert modelled().logging == Logging(level=None)
