import pytest

from tests.builders import resolved

OPTIONS = {
    "sources": [{"path": "config/settings.yml"}, {"path": "config/settings/{environment}.yml"}, {"path": "config/database.yml"}],
    "environments": {"test": {}, "staging": {}, "production": {}},
    "services": {"web": {}},
}
DATABASE = """\
default: &default
  adapter: postgresql
  pool: <%= ENV.fetch("MAX_THREADS") { 5 } %>
test:
  <<: *default
  database: shop_test
production:
  <<: *default
  url: <%= ENV['DATABASE_URL'] %>
shared:
  timeout: 5000
"""


def settings(environment: str, **files: str) -> dict[str, str]:
    given = {
        f"config/{name.replace('__', '/')}.yml": text for name, text in {"settings": "host: h.example.com\n", **files}.items()
    }
    service = resolved(given, OPTIONS).fleet.by_pair[environment, "web"]
    return {setting.name: str(setting.value) for setting in service.settings if setting.name != "host"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ("test", {"database.database": "shop_test"}),
        ("production", {"database.url": "<%= ENV['DATABASE_URL'] %>"}),
        ("staging", {"database.url": "<%= ENV['DATABASE_URL'] %>"}),
    ],
)
def test_a_file_with_a_mapping_for_each_environment(environment: str, expected: dict[str, str]) -> None:
    """One that the file does not know is deployed as production."""
    both = {"database.adapter": "postgresql", "database.pool": "5", "database.timeout": "5000"}
    assert settings(environment, database=DATABASE) == {**both, **expected}


@pytest.mark.parametrize(
    "text",
    [
        "test: {service: Disk}\nlocal: {service: Disk}\n",
        "production: {a: 1}\n",
        "production: {a: 1}\nfeatures: {b: 1}\n",
        "production: 1\ntest: 2\n",
    ],
)
def test_other_files_have_none(text: str) -> None:
    assert not any(name.startswith("database.") for name in settings("production", database=text))


def test_an_environments_own_file_is_not_taken_apart() -> None:
    assert settings("staging", settings__staging="production: {a: x}\ntest: {a: y}\n") == {"production.a": "x", "test.a": "y"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('http://<%= ENV["X"] %>/', 'http://<%= ENV["X"] %>/'),
        ("<%= ENV['X'] || 'd' %>", "d"),
        ("<%= ENV.fetch('X', 'd') -%>", "d"),
        ('<%= ENV.fetch("X", 7) %>', "7"),
        ("<%= ENV.fetch('X', nil) %>", "<%= ENV.fetch('X', nil) %>"),
        ("https://<%= Settings.host %>/a", "https://h.example.com/a"),
        ("<%= Settings.host.upcase %>", "<%= Settings.host.upcase %>"),
        ("<%= Rails.root.join('tmp') %>", "<%= Rails.root.join('tmp') %>"),
        ('<%= ENV.fetch("X", "a#{ENV[\'Y\']}") %>', '<%= ENV.fetch("X", "a#{ENV[\'Y\']}") %>'),
        ("$host", "$host"),
    ],
)
def test_ruby_that_asks_for_variables_and_settings(written: str, expected: str) -> None:
    text = "url: |-\n  " + written + "\nother: <%= ENV['Z'] %>\n"
    assert settings("production", settings__production=text)["url"] == expected
