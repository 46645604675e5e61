from config_lint.engine.neighbours import drift_between_neighbours
from tests.builders import fleet


def test_each_environment_stands_beside_the_one_before_it() -> None:
    settings = {"web": {"LOG_FORMAT": "json"}}
    found = fleet(
        development={"web": {"LOG_FORMAT": "text"}},
        staging=settings,
        production=settings,
        options={"environments": {"pr-7": {"preview": True}}},
    )
    tables = drift_between_neighbours(found, ("development",))
    assert [(table.left, table.right) for table in tables] == [("development", "staging")]
    assert [row.key for row in tables[0].rows] == ["LOG_FORMAT"]
    assert [(table.left, table.right) for table in drift_between_neighbours(found, ("staging",))] == [
        ("development", "staging"),
        ("staging", "production"),
    ]


def test_an_environment_alone_has_no_neighbour() -> None:
    assert drift_between_neighbours(fleet(staging={"web": {"PORT": 8080}}), ("staging",)) == ()
