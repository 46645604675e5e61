from pathlib import Path
from statistics import median

import pytest
import yaml

from benchmarks import corpus


def texts(root: Path) -> dict[str, str]:
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in root.rglob("*") if path.is_file()}


def test_same_number_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("once", "again"):
        (tmp_path / name).mkdir()
        corpus.write(tmp_path / name, 40)
    assert texts(tmp_path / "once") == texts(tmp_path / "again")


def test_files_are_of_about_two_kilobytes(tmp_path: Path) -> None:
    corpus.write(tmp_path, 200)
    sizes = [path.stat().st_size for path in tmp_path.rglob("*.yaml")]
    assert len(sizes) == 200
    assert 1_900 < median(sizes) < 2_150
    assert 1_500 < min(sizes) < max(sizes) < 2_600


def test_every_file_has_the_sections_and_the_plain_settings(tmp_path: Path) -> None:
    corpus.write(tmp_path, 40)
    for path in tmp_path.rglob("*.yaml"):
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"server", "database", "auth", "logging", "presentation"} <= set(settings)
        assert sum(len(group) for group in settings["presentation"].values()) == corpus.settings_per_file


def test_environments_differ_in_their_own_names_alone(tmp_path: Path) -> None:
    corpus.write(tmp_path, 40)
    staging, production = (
        {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "environments" / name).iterdir()}
        for name in ("staging", "production")
    )
    assert staging != production
    assert {name: text.replace("staging", "production") for name, text in staging.items()} == production


def test_services_call_each_other_at_the_port_that_is_served(tmp_path: Path) -> None:
    corpus.write(tmp_path, 80)
    fleet = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (tmp_path / "environments" / "test").iterdir()
    }
    calls = [(name, call["url"]) for settings in fleet.values() for name, call in settings.get("dependencies", {}).items()]
    assert calls
    assert all(url == fleet[name]["server"]["public_url"] + "/" for name, url in calls)
    assert len({settings["server"]["port"] for settings in fleet.values()}) == len(fleet)


def test_there_are_names_for_the_largest_fleet() -> None:
    names = corpus.service_names(10_000)
    assert len(set(names)) == 10_000
    with pytest.raises(ValueError, match="not for 11000"):
        corpus.service_names(11_000)


def test_a_number_that_cannot_be_shared_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be shared"):
        corpus.write(tmp_path, 41)
