"""The relations as a plain test suite."""

from itertools import chain
from pathlib import Path

import yaml

FLEET = {
    folder.name: {file.stem: yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in sorted(folder.glob("*.yaml"))}
    for folder in sorted(Path("environments").iterdir())
}
SERVICES = [(environment, name, settings) for environment, services in FLEET.items() for name, settings in services.items()]


def seconds(duration):
    return int(duration.removesuffix("s"))


def leaves(settings, above=""):
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{above}{key}.")
        else:
            yield above + key


KEYS = {(environment, name): frozenset(leaves(settings)) for environment, name, settings in SERVICES}


def others(environment, name):
    return [KEYS[other, name] for other in FLEET if other != environment and (other, name) in KEYS]


def test_staging_calls_none_of_production_s_hosts():
    assert not [
        f"{name} calls {callee} at {call['url']}"
        for name, settings in FLEET["staging"].items()
        for callee, call in settings.get("dependencies", {}).items()
        if ".production." in call["url"]
    ]


def test_issuer_and_verifiers_hold_the_same_key():
    for environment, services in FLEET.items():
        holders = {}
        for name, settings in services.items():
            holders.setdefault(settings["auth"]["jwt"]["secret"], []).append(name)
        usual = max(holders, key=lambda key: len(holders[key]))
        assert not [f"{environment}/{name}" for key, names in holders.items() if key != usual for name in names]


def test_a_caller_outlasts_what_its_callee_waits_for():
    assert not [
        f"{environment}/{name} waits {call['timeout']} for {callee}, which waits {behind['timeout']}"
        for environment, name, settings in SERVICES
        for callee, call in settings.get("dependencies", {}).items()
        for behind in FLEET[environment].get(callee, {}).get("dependencies", {}).values()
        if seconds(call["timeout"]) <= seconds(behind["timeout"])
    ]


def test_what_the_other_environments_set_is_set():
    assert not [
        f"{environment}/{name} has no {key}"
        for environment, name, _ in SERVICES
        for key in frozenset.intersection(*others(environment, name)) - KEYS[environment, name]
    ]


def test_no_key_is_in_one_environment_alone():
    assert not [
        f"{environment}/{name} alone has {key}"
        for environment, name, _ in SERVICES
        for key in KEYS[environment, name].difference(chain.from_iterable(others(environment, name)))
    ]


def test_production_does_not_log_at_debug_level():
    assert not [name for name, settings in FLEET["production"].items() if settings["logging"]["level"] == "debug"]
