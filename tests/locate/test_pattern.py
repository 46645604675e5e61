import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.usage import UsageError
from config_lint.locate.pattern import Match, Pattern
from config_lint.values.location import Location

environments = ("dev", "staging", "prod", "preprod", "pre", "pr-*")


def said(pattern: str, path: str, folder: str = "") -> tuple[str, str, str] | None:
    """(environment, service, document) of a path, None where the pattern does not match it."""
    found = [match for _, match in Pattern(pattern, folder, environments).among([path])]
    return (found[0].environment, found[0].service, found[0].document) if found else None


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("a/b.yaml", "a/b.yaml", ("", "", "")),
        ("a/b.yaml", "a/b_yaml", None),
        ("{environment}/{service}.yaml", "prod/auth.yaml", ("prod", "auth", "")),
        ("{environment}/{service}.yaml", "qa/auth.yaml", None),
        ("{environment}/{service}.yaml", "prod/deep/auth.yaml", None),
        ("{environment}/{service}.yaml", "prod/auth.v2.yaml", ("prod", "auth.v2", "")),
        ("{environment}/{service}.yaml", "prod/.hidden.yaml", None),
        ("{service}-{environment}.yaml", "auth-preprod.yaml", ("preprod", "auth", "")),
        ("{service}-{environment}.yaml", "user-pre-prod.yaml", ("prod", "user-pre", "")),
        ("{environment}.yaml", "pr-17.yaml", ("pr-17", "", "")),
        ("{environment}/{environment}.env", "prod/prod.env", ("prod", "", "")),
        ("{environment}/{environment}.env", "prod/dev.env", None),
        ("{service}/{service}-{environment}.yaml", "auth/auth-dev.yaml", ("dev", "auth", "")),
        ("{service}/{service}-{environment}.yaml", "auth/user-dev.yaml", None),
        ("clusters/{cluster}/{service}.yaml", "clusters/eu/auth.yaml", ("", "auth", "eu")),
        ("{team}/{team}/a.yaml", "x/x/a.yaml", ("", "", "x")),
        ("{team}/{team}/a.yaml", "x/y/a.yaml", None),
        ("base/**/*.yaml", "base/a/b/c.yaml", ("", "", "a/b/c")),
        ("base/**/*.yaml", "base/c.yaml", ("", "", "c")),
        ("base/**", "base/a/b.yaml", ("", "", "a/b.yaml")),
        ("base/*.yaml", "base/a/b.yaml", None),
        ("**/{service}/.env", "x/y/auth/.env", ("", "auth", "x/y")),
        ("**/{service}/.env", "auth/.env", ("", "auth", "")),
        ("values*.yaml", "values.yaml", ("", "", "")),
        ("./a//b.yaml", "a/b.yaml", ("", "", "")),
        ("a[1]+(b)?.yaml", "a[1]+(b)?.yaml", ("", "", "")),
    ],
)
def test_what_a_path_says(pattern: str, path: str, expected: tuple[str, str, str] | None) -> None:
    assert said(pattern, path) == expected


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("{environment}/{service}.*", "prod/auth.yaml", ("prod", "auth", "")),
        ("{environment}/{service}.*", "prod/auth.staging.env", ("prod", "auth.staging", "")),
        ("{environment}/{service}.*", "prod/auth.yaml.gotmpl", ("prod", "auth", "")),
        ("{environment}/{service}.*", "prod/auth.tfvars.json", ("prod", "auth", "")),
        ("{environment}/{service}.*", "prod/auth", None),
        ("{environment}/{service}.*", "prod/.env", None),
        ("{service}.{environment}.*", "auth.staging.env", ("staging", "auth", "")),
        ("config/default.*", "config/default.toml", ("", "", "")),
        ("config/default.*", "config/default.local.toml", None),
        ("a/*.*", "a/b.toml", ("", "", "b")),
        (".env.*", ".env.local", ("", "", "local")),
        ("a/.*", "a/.env", ("", "", "env")),
    ],
)
def test_an_extension_is_part_of_no_name(pattern: str, path: str, expected: tuple[str, str, str] | None) -> None:
    assert said(pattern, path) == expected


def test_paths_are_relative_to_the_folder() -> None:
    assert said("{environment}.yaml", "deploy/here/prod.yaml", "deploy/here") == ("prod", "", "")
    assert said("../{environment}.yaml", "deploy/prod.yaml", "deploy/here") == ("prod", "", "")


def test_no_environment_matches_where_there_is_none() -> None:
    assert list(Pattern("{environment}.yaml", "", ()).among(["prod.yaml", ".yaml"])) == []


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("/etc/{service}.yaml", "it leads out of the root"),
        ("../a.yaml", "it leads out of the root"),
        ("a\\b.yaml", "folders are separated by /"),
        ("{environment.yaml", "a brace without its partner"),
        ("environment}.yaml", "a brace without its partner"),
        ("{a/b}.yaml", "a brace without its partner"),
        ("{a,b}.yaml", "alternatives are sources of their own"),
        ("{}.yaml", "the name of one placeholder"),
        ("{enviroment}.yaml", "write {environment} for {enviroment}"),
        ("{Services}.yaml", "write {service} for {Services}"),
        ("{env}.yaml", "write {environment} for {env}"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_a_usage_error(pattern: str, message: str) -> None:
    where = Location("config-lint.toml", 3, 1, 3, 5)
    with pytest.raises(UsageError, match=re.escape(message)) as caught:
        Pattern(pattern, "", environments, where)
    assert caught.value.location == where


def test_only_paths_that_match_are_given_in_order() -> None:
    files = sorted(["b/prod.yaml", "a/prod.yaml", "a/prod.json", "a/dev.yaml", "ab/dev.yaml", "a/dev.yaml.orig"])
    assert [path for path, _ in Pattern("a/{environment}.yaml", "", environments).among(files)] == ["a/dev.yaml", "a/prod.yaml"]


names = st.text(st.sampled_from("abz0-_."), min_size=1, max_size=6).filter(
    lambda name: name[0] != "." and name not in {".", ".."}
)


@given(st.sampled_from(["dev", "staging", "preprod", "pr-1"]), names, names)
def test_a_path_built_from_a_pattern_says_what_it_was_built_from(environment: str, service: str, team: str) -> None:
    pattern = Pattern("x/{environment}/{team}/{service}.yaml", "", environments)
    files = [f"x/{environment}/{team}/{service}.yaml"]
    assert list(pattern.among(files)) == [(files[0], Match(environment, service, team))]


def test_many_wildcards_take_no_time_on_a_path_that_does_not_match() -> None:
    pattern = Pattern("**/a/**/b/**/c/**/{service}/d.yaml", "", ())
    assert list(pattern.among(["a/b/c/" * 30 + "e.yaml", "a/b/c/" * 30 + "d.yml"])) == []
