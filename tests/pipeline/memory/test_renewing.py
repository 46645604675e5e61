"""A run after a change asks again whom it concerns, nobody else, and finds what a first run finds."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.cache import Cache, Folder
from config_lint.domain.report import Report
from config_lint.domain.service import Service
from config_lint.engine import Request
from config_lint.engine.judge import Rules
from config_lint.options import options_from
from config_lint.pipeline.asking import rules_for
from config_lint.pipeline.checking import check
from config_lint.pipeline.means import Means
from config_lint.pipeline.memory.imprint import Imprint, Imprints
from config_lint.pipeline.memory.memory import memory_of
from config_lint.pipeline.memory.recalling import recalled, reported_again
from config_lint.trees.memory import MemoryTree
from tests import recalled as recalled_runs
from tests.builders import fleet_of

SOURCES: dict[str, Any] = {
    "promotion": ["staging", "production"],
    "sources": [
        {"path": "{service}.env"},
        {"path": "{service}.properties"},
        {"path": "{environment}.yaml"},
        {"path": "{environment}/{service}.*"},
    ],
    "drift": {
        "workers": {"mode": "ordered", "reason": "production has more"},
        "rooms": {"mode": "same", "reason": "all have as many"},
    },
}
OPTIONS = options_from(SOURCES)
RULES, KNOWN = rules_for(OPTIONS, (), (), ())
TODAY = Request(today=date(2026, 11, 1))

FILES = {
    "staging/web.yaml": "workers: 2\nrooms: 4\nshown: true\ntitle: Orders\nlog_level: debug\nauth_url: https://auth.staging.example.com\n",
    "production/web.yaml": "workers: 8\nrooms: 4\nshown: true\ntitle: Orders\nlog_level: info\nauth_url: https://auth.production.example.com\n",
    "staging/auth.yaml": "workers: 3\nport: 80\nsecret_key: hunter2-hunter2\nlimits: {memory: 5}\n",
    "production/auth.yaml": "workers: 9\nport: 80\nsecret_key: Xk39x8sPqw02nd83\nlimits: {memory: 6}\n",
    "production/mail.yaml": "workers: 1\nretries: 3\n",
    "staging.yaml": "region: eu\nspare: 1\n",
    "production.yaml": "region: eu\nspare: 1\n",
    "web.env": "SHARED=1\n",
}


class Runs:
    """Runs of one repository with one cache, and what each took."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.took: list[str] = []

    def run(self, files: Mapping[str, str]) -> Report:
        cache = Cache(Folder(self._folder), Path("/repository"))
        tree = MemoryTree(files)
        memory = memory_of(tree, OPTIONS, RULES, KNOWN, TODAY, None, cache)
        assert memory
        is_changed = memory.record is not None and bool(memory.changed(memory.record))
        record = recalled(memory, OPTIONS, RULES, TODAY, cache)
        if record:
            self.took.append("renewed" if is_changed else "recalled")
            report = reported_again(record, tree, OPTIONS, RULES, KNOWN, TODAY, cache)
        else:
            self.took.append("asked what is left" if memory.renewal else "asked")
            report, _ = check(tree, OPTIONS, RULES, KNOWN, TODAY, means=Means(cache, memory=memory))
        cache.save()
        return report


def first(files: Mapping[str, str]) -> Report:
    return check(MemoryTree(files), OPTIONS, RULES, KNOWN, TODAY)[0]


def edited(path: str, old: str, new: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    assert old in files[path]
    return {**files, path: files[path].replace(old, new)}


NUMBERS = {
    "a number": ("staging/web.yaml", "rooms: 4", "rooms: 5"),
    "one that is in order no more": ("staging/web.yaml", "workers: 2", "workers: 20"),
    "one of several services": ("production/mail.yaml", "retries: 3", "retries: 4"),
    "one that nobody compares": ("staging/auth.yaml", "memory: 5", "memory: 4"),
}


LINES = {
    "a comment": ("staging/web.yaml", "rooms: 4", "# as many as there are\nrooms: 4"),
    "a blank line": ("staging/web.yaml", "workers: 2", "\nworkers: 2"),
    "a comment between a key and what is below it": (
        "staging/auth.yaml",
        "limits: {memory: 5}",
        "limits:\n  # low\n  {memory: 5}",
    ),
    "a comment, and a number": ("staging/web.yaml", "rooms: 4", "# more\n# room\nrooms: 5"),
    "a comment that goes": ("production/mail.yaml", "workers: 1\n", "workers: 1\n\n"),
}


KEYS = {
    "a new key": ("staging/web.yaml", "rooms: 4", "rooms: 4\nbeds: 2"),
    "one in a mapping": ("staging/auth.yaml", "memory: 5", "memory: 5, kernel: 6"),
    "one at the end, for all environments": ("production/mail.yaml", "retries: 3\n", "retries: 3\nlengths: 4\n"),
    "one beside a secret": ("staging/auth.yaml", "memory: 5}\n", "memory: 5}\nwindow: true\n"),
    "one that is gone": ("production/web.yaml", "shown: true\n", ""),
    "a new one, and a number": ("staging/web.yaml", "rooms: 4", "beds: 7\nrooms: 5"),
    "another name": ("production/mail.yaml", "retries: 3", "attempted: 3"),
    "one in a new mapping": ("staging/web.yaml", "rooms: 4", "rooms: 4\nbeds:\n  large: {wide: 2, long: 3}"),
    "a mapping that is gone": ("production/auth.yaml", "limits: {memory: 6}\n", ""),
    "a new text": ("staging/web.yaml", "rooms: 4", "rooms: 4\nbanner: four beds"),
}


@pytest.mark.parametrize("what", KEYS)
def test_a_key_that_means_nothing_well_known_concerns_its_service_alone(tmp_path: Path, what: str) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = edited(*KEYS[what])
    assert runs.run(files) == first(files)
    assert runs.run(files) == first(files)
    assert runs.run(FILES) == first(FILES)
    assert runs.took == ["asked", "renewed", "recalled", "renewed"]


def test_whether_anybody_has_a_key_still_is_known(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = edited("production/mail.yaml", "workers: 1", "shown: true\nworkers: 1")
    assert runs.run(files) == first(files)
    assert runs.run(FILES) == first(FILES)
    assert runs.took == ["asked", "renewed", "renewed"]


def test_what_is_kept_of_keys_is_kept_up(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = FILES
    for number in range(4):
        files = edited("staging/web.yaml", "rooms: 4\n", f"rooms: 4\nnew_{'bcdf'[number] * 3}: {number}\n", files)
        assert runs.run(files) == first(files)
    assert runs.took == ["asked", *["renewed"] * 4]
    alike = edited("production/mail.yaml", "retries: 3\n", "retries: 3\nnew_bbc: 3\nnew_ccb: 1\n", files)
    assert runs.run(alike) == first(alike)
    assert runs.took[-1] == "asked what is left"


@pytest.mark.parametrize("what", NUMBERS)
def test_a_number_concerns_its_service_alone(tmp_path: Path, what: str) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = edited(*NUMBERS[what])
    assert runs.run(files) == first(files)
    assert runs.run(files) == first(files)
    assert runs.run(FILES) == first(FILES)
    assert runs.took == ["asked", "renewed", "recalled", "renewed"]


@pytest.mark.parametrize("what", LINES)
def test_lines_that_say_nothing_concern_nobody(tmp_path: Path, what: str) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = edited(*LINES[what])
    assert runs.run(files) == first(files)
    assert runs.run(FILES) == first(FILES)
    took = "asked" if "between" in what else "renewed"
    assert runs.took == ["asked", took, took]


@pytest.mark.parametrize(
    ("path", "line", "rule"),
    [
        ("staging/web.yaml", "workers: 20", "drift/out-of-order"),  # it is told of each service by itself
        ("staging/auth.yaml", "secret_key", "auth/plaintext-secret"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, path: str, line: str, rule: str) -> None:
    runs = Runs(tmp_path)
    wrong = edited(*NUMBERS["one that is in order no more"])
    runs.run(wrong)
    moved = edited(path, line, f"# see below\n\n{line}", wrong)
    (before,), (after,) = (
        [finding for finding in runs.run(files).findings if finding.rule == rule and finding.place.service == path[8:-5]][:1]
        for files in (wrong, moved)
    )
    assert before != after
    assert runs.run(moved) == first(moved)
    assert runs.run(wrong) == first(wrong)
    assert runs.took == ["asked", "recalled", "renewed", "recalled", "renewed"]


def test_what_is_overridden_by_the_same_is_what_it_was_when_it_is_read_again(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    said = "SUPPORT=support@shop.example.com/token\n"
    files = {**FILES, "web.env": f"{FILES['web.env']}{said}", "staging/web.env": said, "production/web.env": said}
    assert runs.run(files) == first(files)
    commented = edited("staging/web.env", said, f"# whom to write to\n{said}", files)
    assert runs.run(commented) == first(commented)
    assert runs.took == ["asked", "renewed"]


def test_a_line_above_what_no_setting_is_made_of_concerns_nobody(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    common = "SHARED=1\nlimits.memory=6\nlimits.kernel=7\n"
    files = {**FILES, "web.properties": common, "staging/web.yaml": f"{FILES['staging/web.yaml']}limits: 8\n"}
    (service,) = (each for each in fleet_of(files, SOURCES).services if each.pair == ("staging", "web"))
    assert sum(len(layer.contributions) for layer in service.layers) > sum(len(setting.chain) for setting in service.settings)
    assert runs.run(files) == first(files)
    commented = {**files, "web.properties": f"# as much as there is\n{common}"}
    assert runs.run(commented) == first(commented)
    assert runs.run(files) == first(files)
    less = edited("web.properties", "limits.memory=6", "limits.memory=5", files)
    assert runs.run(less) == first(less)
    assert runs.took == ["asked", "renewed", "renewed", "asked"]


def test_what_is_wrong_no_more_is_told_no_more(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    wrong = edited(*NUMBERS["one that is in order no more"])
    assert "drift/out-of-order" in {finding.rule for finding in runs.run(wrong).findings}
    assert "drift/out-of-order" not in {finding.rule for finding in runs.run(FILES).findings}
    assert runs.took == ["asked", "renewed"]


OTHERS = {
    "a new key that means something": ("asked what is left", "staging/web.yaml", "rooms: 4", "rooms: 4\nport: 81"),
    "a new key that is a letter away": ("asked what is left", "staging/web.yaml", "rooms: 4", "rooms: 4\nroomz: 2"),
    "a new host": ("asked what is left", "staging/web.yaml", "rooms: 4", "rooms: 4\nmirror_host: mirror.staging.example.com"),
    "a new list": ("asked", "production/mail.yaml", "retries: 3\n", "retries: 3\nlengths: [4, 5]\n"),
    "a new mapping without a key": ("asked", "staging/web.yaml", "rooms: 4", "rooms: 4\nbeds: {}"),
    "a mapping in a key's place": ("asked", "staging/web.yaml", "rooms: 4", "rooms: {large: 4}"),
    "what everybody reads": ("asked", "staging.yaml", "spare: 1", "spare: 2"),
    "what a service reads everywhere": ("renewed", "web.env", "SHARED=1", "SHARED=2"),
    "what services are compared by": ("asked what is left", "staging/auth.yaml", "port: 80", "port: 81"),
    "a text": ("asked what is left", "staging/web.yaml", "title: Orders", "title: Old orders"),
    "a secret": ("asked what is left", "staging/auth.yaml", "hunter2-hunter2", "hunter3-hunter3"),
    "a broken file": ("asked", "staging/web.yaml", "rooms: 4", "rooms: [4"),
    "a comment for us": (
        "asked",
        "staging/web.yaml",
        "rooms: 4",
        "rooms: 5  # config-lint: ignore[must-be-same] -- moving",
    ),
}


@pytest.mark.parametrize("what", OTHERS)
def test_what_concerns_others_is_asked_of_them(tmp_path: Path, what: str) -> None:
    how, path, old, new = OTHERS[what]
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = edited(path, old, new)
    assert runs.run(files) == first(files)
    assert runs.run(FILES) == first(FILES)
    assert runs.took[1] == how


@pytest.mark.parametrize(
    "edit", [("staging/auth.yaml", "port: 80", "port: 80800"), ("staging/web.yaml", "log_level: debug", "log_level: LOUD")]
)
def test_a_value_that_is_not_what_its_key_means_is_told(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    runs = Runs(tmp_path)
    clean = runs.run(FILES)
    wrong = edited(*edit)
    told = runs.run(wrong)
    assert told == first(wrong)
    assert {"service-urls/port-out-of-range", "logging/unknown-level"} & {finding.rule for finding in told.findings}
    both = edited(*NUMBERS["a number"], wrong)
    assert runs.run(both) == first(both)
    assert runs.run(FILES) == clean


CALLS = {
    "staging/auth.yaml": "port: 81\napi: {contract: {a: {endpoint: /v1/check, method: POST, statuses: 200}}}\n",
    "staging/web.yaml": "auth_url: http://auth:81\ncontracts: {auth: {a: {endpoint: /v1/check, method: POST, statuses: 200}}}\n",
}


@pytest.mark.parametrize("path", CALLS)
@pytest.mark.parametrize("edit", [("/v1/check", "/v1/other"), ("POST", "GET"), ("200", "418")], ids=lambda edit: edit[1])
def test_what_is_said_of_calls_concerns_both_sides(tmp_path: Path, path: str, edit: tuple[str, str]) -> None:
    runs = Runs(tmp_path)
    before = runs.run(FILES | CALLS)
    files = edited(path, *edit, FILES | CALLS)
    assert runs.run(files) == first(files) != before
    assert runs.run(FILES | CALLS) == first(FILES | CALLS)


def test_words_that_are_learned_anew_are_everybodys(tmp_path: Path) -> None:
    hosts = {
        f"{environment}/shop{number}.yaml": f"backend_url: https://api{number}.{word}.example.com/\n"
        for environment, word in (("staging", "acme-stg"), ("production", "acme-prd"))
        for number in range(3)
    }
    runs = Runs(tmp_path)
    runs.run(FILES | hosts)
    files = edited("staging/shop0.yaml", "acme-stg", "acme-other", FILES | hosts)
    assert runs.run(files) == first(files)
    assert runs.run(FILES | hosts) == first(FILES | hosts)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The rules of each time that any were asked about everybody."""
    from config_lint.engine import judged

    times: list[set[str]] = []

    def noted(fleet: Any, rules: Rules, *given: Any, **named: Any) -> Any:
        times.append({rule.id for rule, _ in rules})
        return judged(fleet, rules, *given, **named)

    monkeypatch.setattr("config_lint.pipeline.checking.judged", noted)
    return times


def test_rules_that_need_nothing_of_a_change_are_not_asked(tmp_path: Path, asked: list[set[str]]) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    files = edited("staging/web.yaml", "title: Orders", "title: Old orders")
    assert runs.run(files) == first(files)
    everything, again, _ = asked
    assert "drift/copied-from-production" in again, "it was production's"
    assert everything > again
    assert {"drift/near-miss-value", "core/misspelt-field", "resilience/timeout-budget"} <= everything - again


TEXTS = {
    "a sentence": ("staging/web.yaml", "banner: all of them", "banner: all of them and more"),
    "one that is production's no more": ("staging/auth.yaml", "banner: some of the words", "banner: none of the words"),
    "a version": ("staging/web.yaml", "tag: 1.2.3", "tag: 1.2.4"),
    "an image": ("production/web.yaml", "hub/web:1.2.2", "hub/web:1.3.0"),
    "a quantity": ("staging/auth.yaml", "memory: 512Mi", "memory: 1Gi"),
    "a length of time": ("production/auth.yaml", "lease: 30s", "lease: 45s"),
    "a word": ("staging/auth.yaml", "mode: plain", "mode: fancy"),
    "how much is logged": ("staging/web.yaml", "log_level: debug", "log_level: warning"),
}

WORDED = FILES | {
    "staging/web.yaml": f"{FILES['staging/web.yaml']}banner: all of them in there\ntag: 1.2.3\nimage: hub/web:1.2.3\n",
    "production/web.yaml": f"{FILES['production/web.yaml']}banner: some of the words\ntag: 1.2.2\nimage: hub/web:1.2.2\n",
    "staging/auth.yaml": f"{FILES['staging/auth.yaml']}banner: some of the words\nmemory: 512Mi\nmode: plain\n",
    "production/auth.yaml": f"{FILES['production/auth.yaml']}banner: all of the words\nmemory: 2Gi\nmode: proper\nlease: 30s\n",
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_that_nobody_looks_at_elsewhere_concerns_its_service_alone(tmp_path: Path, what: str) -> None:
    runs = Runs(tmp_path)
    runs.run(WORDED)
    files = edited(*TEXTS[what], WORDED)
    assert runs.run(files) == first(files)
    assert runs.run(files) == first(files)
    assert runs.run(WORDED) == first(WORDED)
    assert runs.took == ["asked", "renewed", "recalled", "renewed"]


LACKING = options_from({"promotion": ["test", "staging", "production"], "sources": [{"path": "{environment}/{service}.yaml"}]})
PARTLY = {
    f"{environment}/{service}.yaml": "mail:\n  sender: the shop itself\n"
    + ("" if (environment, service) == ("staging", "web") else "  relay_address: relay.mail.example.org\n")
    + f"banner: the {service} of all of them\n"
    for environment in ("test", "staging", "production")
    for service in ("web", "auth")
}


@pytest.mark.parametrize(
    ("text", "is_seen"), [("the auth of all of us", False), ("relay.mail.example.org", True), ("$relay", False)]
)
def test_a_text_elsewhere_is_nothing_to_who_lacks_a_key(
    tmp_path: Path, asked: list[set[str]], text: str, *, is_seen: bool
) -> None:
    files = edited("production/auth.yaml", "the auth of all of them", text, PARTLY)
    before = recalled_runs.next_one(PARTLY, LACKING, RULES, tmp_path)
    assert "drift/missing-key" in {finding.rule for finding in before.findings}
    asked.clear()
    after = recalled_runs.next_one(files, LACKING, RULES, tmp_path)
    assert ("drift/missing-key" in set().union(*asked)) == is_seen
    assert after == recalled_runs.first(files, LACKING, RULES)


def test_what_is_kept_of_texts_is_kept_up(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.run(WORDED)
    files = WORDED
    for edit in TEXTS.values():
        files = edited(*edit, files)
        assert runs.run(files) == first(files)
    assert runs.took == ["asked", *["renewed"] * len(TEXTS)]


def test_after_a_new_key_that_means_something_nobody_else_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: set[str] = set()
    of = Imprints.of

    def noted(imprints: Imprints, service: Service) -> Imprint:
        looked_at.add(service.name)
        return of(imprints, service)

    runs = Runs(tmp_path)
    runs.run(FILES)
    monkeypatch.setattr(Imprints, "of", noted)
    files = edited(*OTHERS["a new key that means something"][1:])
    assert runs.run(files) == first(files)
    assert looked_at == {"web"}
    assert runs.run(FILES) == first(FILES)
    assert runs.took == ["asked", "asked what is left", "asked what is left"]


def test_what_was_said_before_something_was_not_understood_is_no_answer(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    twice = edited("staging/web.yaml", "workers: 2", "shown: true")
    assert runs.run(twice) == first(twice)
    other = edited("staging/auth.yaml", "workers: 3", "rooms: 4", twice)
    assert runs.run(other) == first(other)


def test_what_was_said_of_others_before_they_were_not_understood_is_no_answer(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    wrong = edited(*NUMBERS["one that is in order no more"])
    runs.run(wrong)
    twice = edited("staging/web.yaml", "workers: 20", "shown: true\nworkers: 20", wrong)
    assert runs.run(twice) == first(twice)
    other = edited("staging/auth.yaml", "workers: 3", "workers: 30", twice)
    assert runs.run(other) == first(other)


def test_an_entry_of_the_options_may_mean_a_new_key(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    without = {path: text.replace("rooms: 4\n", "") for path, text in FILES.items()}
    before = runs.run(without)
    files = {**without, "production/mail.yaml": f"{without['production/mail.yaml']}rooms: 2\n"}
    assert runs.run(files) == first(files) != before
    assert runs.run(without) == before


def test_what_is_kept_outlasts_a_run_that_did_not_look_at_it(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.run(FILES)
    before = {name: len(content) for name, content in kept(tmp_path).items()}
    runs.run(edited(*NUMBERS["a number"]))
    runs.run(edited(*OTHERS["what services are compared by"][1:], edited(*NUMBERS["a number"])))
    assert runs.took == ["asked", "renewed", "asked what is left"]
    assert sum(map(len, kept(tmp_path).values())) >= sum(before.values()) * 0.9


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pack")}


def test_no_secret_is_kept(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    key = edited(*KEYS["one beside a secret"])
    for files in (FILES, key, edited("staging/auth.yaml", "memory: 5", "memory: 4"), edited(*OTHERS["a secret"][1:])):
        runs.run(files)
    content = b"".join(kept(tmp_path).values())
    assert not any(text in content for text in (b"hunter2-hunter2", b"hunter3-hunter3", b"Xk39x8sPqw02nd83"))


paths = st.sampled_from([path for path in FILES if path.endswith(".yaml")])
lines = st.sampled_from(
    [
        *("workers: 2", "workers: 20", "rooms: 4", "rooms: 6", "port: 80", "port: 8080", "retries: 0", "limits: {memory: 9}"),
        *("shown: true", "shown: false", "title: Orders", "title: Ordres", "log_level: debug", "log_level: LOUD", "region: eu"),
        *("auth_url: https://auth.production.example.com", "auth_url: http://auth/", "secret_key: short", "spare:", "title: ''"),
        *("secret_key: ${vault:production/key}", "timeout: 5s", "timeout: 1h", "account: 123456789012", "beds: 1.5", "a: [1"),
    ]
)
other_values = st.sampled_from(
    ["2", "3", "7", "30", "443", "0", "true", "false", "Orders", "https://auth.example.com", "${vault:a/b}"]
)
names = [
    "rooms",
    "room",
    "roms",
    "workers",
    "worker",
    "shown",
    "beds",
    "retries",
    "retry",
    "limits",
    "enabled",
    "web_port",
    "auth_host",
]
new_keys = st.builds(
    "+{}: {}".format, st.sampled_from(names), st.sampled_from(["2", "5", "8080", "true", "0", "Orders", "'7'", "~"])
)
edits = st.lists(
    st.tuples(paths, st.integers(0, 5), lines | other_values | new_keys | new_keys | st.just("-")), min_size=1, max_size=2
)


def rewritten(line: str, new: str) -> str:
    """Another line in the place of one, or its key with another value."""
    return new if ":" in new.replace("://", "").replace("{vault:", "") else f"{line.partition(':')[0]}: {new}"


@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(edits, min_size=1, max_size=4))
def test_after_any_edits_the_report_is_that_of_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, int, str]]]
) -> None:
    runs = Runs(tmp_path_factory.mktemp("cache"))
    files = dict(FILES)
    runs.run(files)
    for edit in rounds:
        for path, number, new in edit:
            written = files[path].splitlines()
            at = number % len(written)
            if new[0] in "+-":
                written[at : at + 1] = [written[at], new[1:]] if new[0] == "+" else []
            else:
                written[at] = rewritten(written[at], new)
            files[path] = "\n".join(written) + "\n"
        assert runs.run(files) == first(files)


STATES = [
    *(NUMBERS[what] for what in NUMBERS),
    *(LINES[what] for what in LINES),
    *(KEYS[what] for what in KEYS),
    *(OTHERS[what][1:] for what in OTHERS),
    ("staging/auth.yaml", "port: 80", "port: 80800"),
    ("staging/web.yaml", "log_level: debug", "log_level: LOUD"),
    ("staging/web.yaml", "title: Orders", "title: Ordres"),
    ("production/web.yaml", "title: Orders", "title: ${vault:web/title}"),
    ("production/auth.yaml", "Xk39x8sPqw02nd83", "hunter2-hunter2"),
    ("production/auth.yaml", "memory: 6", "memory: ${OTHER}"),
    ("production/mail.yaml", "workers: 1", "enabled: false\nworkers: 1"),
]


@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.sets(st.integers(0, len(STATES) - 1), max_size=2), min_size=2, max_size=8))
def test_on_any_way_through_states_each_report_is_that_of_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, way: list[set[int]]
) -> None:
    """States come back, with what was kept of them and of others in between."""
    runs = Runs(tmp_path_factory.mktemp("cache"))
    runs.run(FILES)
    for state in way:
        files = dict(FILES)
        for path, old, new in (STATES[number] for number in sorted(state)):
            files[path] = files[path].replace(old, new)
        assert runs.run(files) == first(files)
