from collections import Counter

import pytest

from config_lint.domain.source import Source, SourceFile
from config_lint.pipeline.division import partition as module
from config_lint.pipeline.division.partition import Partition, owner_of, partitions

SOURCE = Source(0, "{environment}/{service}.yaml")
NAMES = {"auth-service": "auth"}


def file(service: str, environment: str = "staging", source: Source = SOURCE) -> SourceFile:
    return SourceFile(f"{environment}/{service or 'all'}.yaml", source, environment, service)


def services(count: int) -> list[SourceFile]:
    return [file(f"service-{number:03}", environment) for number in range(count) for environment in ("staging", "production")]


def test_each_service_is_in_one_partition_and_shared_files_in_all() -> None:
    found = partitions([*services(300), file("")], {}, workers=2)
    counts = Counter(name for partition in found for name in partition.services)
    assert len(counts) == 300
    assert set(counts.values()) == {1}
    assert all(file("") in partition.files for partition in found)


@pytest.mark.parametrize(("count", "workers", "expected"), [(300, 2, 8), (300, 4, 16), (2, 2, 1), (1, 50, 1), (25, 50, 3)])
def test_there_are_a_few_for_each_worker_none_too_small(count: int, workers: int, expected: int) -> None:
    found = partitions(services(count), {}, workers)
    assert len(found) == expected
    assert all(len(partition.files) >= module.WORTHWHILE for partition in found[:-1])


def test_what_only_shared_files_name_is_a_partition_of_its_own() -> None:
    *named, rest = partitions([file("web"), file("")], {}, workers=2)
    assert [partition.keeps("web") for partition in (*named, rest)] == [True, False]
    assert [partition.keeps("other") for partition in (*named, rest)] == [False, True]
    assert rest.files == (file(""),)


def test_all_spellings_of_a_service_are_together() -> None:
    (found,) = partitions([file("auth"), file("auth-service")], NAMES, workers=2)
    assert found.keeps("auth")
    assert found.keeps("auth-service")


def test_a_file_of_many_services_is_shared_whatever_its_path_says() -> None:
    many = Source(0, "{service}.yaml", services_at="services")
    assert owner_of(file("web", source=many), {}) == ""
    assert partitions([file("web", source=many)], {}, workers=2) == []


def test_a_part_of_a_partition_has_the_files_of_its_services() -> None:
    (found, _) = partitions([file("a"), file("b"), file("")], {}, workers=1)
    assert found.only(frozenset({"b"}), {}) == Partition((file("b"), file("")), frozenset({"b"}))
