"""What goes to the workers, and what comes back from them."""

import pickle
import re
import zlib
from collections.abc import Callable, Generator, Iterable
from typing import Any

import msgspec
import pytest

import config_lint
from config_lint.domain.tree import TooLarge, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.options import options_from
from config_lint.pipeline.checking import check
from config_lint.pipeline.division.parcel import Contents, Parcel, Paths
from config_lint.pipeline.division.working import Broken, Unfit, worked
from config_lint.pipeline.means import Means
from config_lint.rulebook.checks import with_check
from config_lint.trees.memory import MemoryTree
from tests.builders import rule_of
from tests.faulty_fleet import FILES, OPTIONS, SECRETS, TODAY, printed, run
from tests.workers import Nearby


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.pipeline.division.partition.WORTHWHILE", 1)


class Useless(Nearby):
    """Workers that give the same back whatever they are given."""

    def __init__(self, outcome: object) -> None:
        super().__init__()
        self.outcome = outcome

    def each(self, work: Callable[[Any], Any], given: Iterable[Any]) -> Generator[tuple[int, Any], None, None]:
        del work
        return super().each(lambda _: self.outcome, given)


def parcels() -> list[Parcel]:
    workers = Nearby()
    run(FILES, workers)
    return [pickle.loads(sent) for sent in workers.sent]


def test_no_secret_comes_back() -> None:
    workers = Nearby()
    run(FILES, workers)
    sent = b"".join(workers.sent)
    received = b"".join(zlib.decompress(content) for content in workers.received)
    assert not [secret for secret in SECRETS if secret.encode() not in sent]
    assert not [secret for secret in SECRETS if secret.encode() in received]


def test_whoever_writes_down_what_is_sent_writes_down_no_content() -> None:
    for parcel in parcels():
        assert not [secret for secret in SECRETS if secret in repr(parcel)]
        assert "<the contents of " in repr(parcel)


def test_each_file_goes_to_one_worker_but_for_the_shared_ones() -> None:
    found = parcels()
    for path in FILES:
        holding = sum(path in parcel.contents for parcel in found)
        shared = sum(path in parcel.shared for parcel in found)
        assert (holding, shared) in {(1, 0), (0, len(found))}


def test_a_worker_with_another_version_is_told_of() -> None:
    other = msgspec.structs.replace(parcels()[0], version="0.0.1")
    outcome = worked(other)
    assert outcome == Unfit(f"has config-lint {config_lint.__version__}, and this is 0.0.1")
    with pytest.raises(UsageError, match=f"^a worker has config-lint .*: install config-lint {config_lint.__version__}"):
        run(FILES, Useless(outcome))


def test_what_breaks_there_is_done_here() -> None:
    assert worked(msgspec.structs.replace(parcels()[0], options=None)) == Broken()
    assert printed(run(FILES, Useless(Broken()))[0]) == printed(run(FILES)[0])


def test_what_cannot_be_read_cannot_be_read_there() -> None:
    class Refusing(MemoryTree):
        def read(self, path: str) -> bytes:
            reason = f"{path} is not read"
            raise (TooLarge if path == "large" else Unreadable)(reason, "mend it")

    contents = pickle.loads(pickle.dumps(Contents(Refusing({}), ("large", "locked"))))
    for path, kind in (("large", TooLarge), ("locked", Unreadable)):
        with pytest.raises(Unreadable, match=f"{path} is not read") as caught:
            contents.read(path)
        assert type(caught.value) is kind
        assert caught.value.remedy == "mend it"


def test_all_paths_are_known_there() -> None:
    for paths in ((), ("a",), ("a/b.yaml", "ü/\udcff.env")):
        assert pickle.loads(pickle.dumps(Paths(paths))).unpacked() == paths


together = {"staging/{}/deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 1}\n"}
bringing = {"staging/{}/docker-compose.yaml": "services:\n  web:\n    env_file: web.env\n", "staging/{}/web.env": "A=1\n"}
undivided = {
    "is understood as kubernetes, whose files are only understood together": together,
    "brings in other files|is brought in by another file": bringing,
}


@pytest.mark.parametrize("reason", undivided)
@pytest.mark.parametrize("services", [("web",), ("auth", "web", "worker")], ids=["at once", "by a worker"])
def test_a_fleet_whose_files_need_each_other_is_not_divided(reason: str, services: tuple[str, ...]) -> None:
    plain = {f"staging/{name}/z.yaml": "LOG_LEVEL: LOUD\n" for name in services}
    files = plain | {path.format(services[-1]): text for path, text in undivided[reason].items()}
    options = options_from({"environments": {"staging": {}}, "sources": [{"path": "{environment}/{service}/*"}]})
    alone, _ = run(files, options=options)
    workers = Nearby()
    report, resolved = run(files, workers, options)
    assert re.search(f"({reason})$", resolved.undivided)
    assert bool(workers.sent) is (len(services) > 1)
    assert printed(report) == printed(alone)


@pytest.mark.parametrize(
    ("files", "sources"),
    [
        ({"staging.yaml": "services: {web: {A: 1}}\n"}, [{"path": "{environment}.yaml", "services-at": "services"}]),
        ({"staging.yaml": "A: 1\n"}, [{"path": "{environment}.yaml"}]),
    ],
)
def test_where_no_path_names_a_service_there_is_nothing_to_divide_by(
    files: dict[str, str | bytes], sources: list[dict[str, str]]
) -> None:
    options = options_from({"environments": {"staging": {}}, "sources": sources})
    workers = Nearby()
    _, resolved = run(files, workers, options)
    assert resolved.undivided == "no path of a file names a service"
    assert not workers.sent


@pytest.mark.parametrize(
    ("parameters", "message", "said"),
    [
        ({"each": "service", "that": "false"}, "{{ absent }}", "the message of rule demo/broken cannot be written"),
        ({"each": "service", "that": "service.nothing == 1"}, "wrong", "rule demo/broken asks for what is not there"),
    ],
)
def test_a_broken_rule_is_told_of_as_it_is_here(parameters: dict[str, str], message: str, said: str) -> None:
    rules = [with_check(rule_of("demo/broken", parameters=parameters, message=message))]
    for means in (Means(), Means(cluster=Nearby())):
        with pytest.raises(UsageError, match=said):
            check(MemoryTree(FILES), options_from(OPTIONS), rules, {}, Request(today=TODAY), means=means)


def test_a_rule_of_the_repository_travels_with_its_words() -> None:
    parameters = {"each": "service", "where": "service.logging.level is set", "that": "service.logging.level != 'debug'"}
    rule = rule_of("demo/level", parameters=parameters, message="{{ service }} is loud in {{ environment }}", remedy="hush")
    reports = [
        check(MemoryTree(FILES), options_from(OPTIONS), [with_check(rule)], {}, Request(today=TODAY), means=means)[0]
        for means in (Means(), Means(cluster=Nearby()))
    ]
    assert "auth is loud in production" in {finding.message for finding in reports[0].findings}
    assert reports[0] == reports[1]
