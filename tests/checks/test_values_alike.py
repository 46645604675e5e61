from tests.builders import fleet, violations


def said(collector: str) -> dict[str, str]:
    return {"COLLECTOR": collector}


USUAL = dict.fromkeys(("auth", "backend", "mail"), said("http://tracing:9411"))


def test_a_service_that_agrees_with_its_peers_elsewhere() -> None:
    staging = dict.fromkeys(("auth", "backend"), said("http://collector:9411")) | {"mail": said("http://zipkinserver")}
    (odd,) = violations(fleet(staging=staging, production=USUAL), "values-alike")
    assert (odd.place.environment, odd.place.service, odd.facts["support"]) == ("staging", "mail", 2)


def test_what_differs_everywhere_is_meant() -> None:
    other = USUAL | {"mail": said("http://zipkinserver")}
    assert violations(fleet(staging=other, production=other), "values-alike") == []


def test_one_environment_alone_tells_nothing() -> None:
    assert violations(fleet(staging=USUAL | {"mail": said("http://zipkinserver")}), "values-alike") == []
