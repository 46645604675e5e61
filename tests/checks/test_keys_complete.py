from tests.builders import fleet, fleet_of, violations

TELLING = frozenset(("url", "host"))


def lacking(**environments: dict[str, str]) -> list[tuple[str, str, str]]:
    found = fleet(**{name: {"backend": settings} for name, settings in environments.items()})
    said = violations(found, "keys-complete", telling=TELLING, optional=frozenset(("feature",)))
    return [(each.place.environment, each.place.key, each.variant) for each in said]


MAIL = {"MAIL_HOST": "mail.example.com", "AUTH_URL": "http://auth.example.com"}


def test_one_of_four_environments_lacks_it() -> None:
    less = {"AUTH_URL": "http://auth.example.com"}
    assert lacking(development=MAIL, test=MAIL, staging=MAIL, production=less) == [("production", "MAIL_HOST", "")]


def test_a_key_with_a_likely_default_is_a_guess() -> None:
    more = MAIL | {"MAIL_STYLE": "coloured"}
    assert lacking(test=more, staging=more, production=MAIL) == [("production", "MAIL_STYLE", "guess")]


def test_a_half_is_no_minority() -> None:
    less = {"AUTH_URL": "http://auth.example.com"}
    assert lacking(test=MAIL, staging=MAIL, preproduction=less, production=less) == []


def test_a_developer_may_do_without() -> None:
    assert lacking(development={"AUTH_URL": "http://auth.example.com"}, test=MAIL, staging=MAIL, production=MAIL) == []


def test_switches_and_numbers_say_nothing() -> None:
    more = MAIL | {"FEATURE_CART": "coloured", "RETRIES": "3"}
    assert lacking(test=more, staging=more, production=MAIL) == []


def test_a_place_that_lacks_much_is_set_up_in_another_way() -> None:
    more = MAIL | {f"{name}_URL": f"http://{name}.example.com" for name in ("DOCS", "CART", "FILES")}
    assert lacking(test=more, staging=more, production=MAIL) == []


def test_the_last_of_a_chain_leads_to_nobody() -> None:
    def settings(following: str) -> dict[str, str]:
        return {"AUTH_URL": "http://auth.example.com", "NEXT_HOST": f"deploy.{following}.example.com"}

    last = {"AUTH_URL": "http://auth.example.com"}
    assert lacking(test=settings("staging"), staging=settings("production"), production=last) == []
    own = lacking(test=settings("test"), staging=settings("staging"), production=last)
    assert own == [("production", "NEXT_HOST", "guess")]


def test_what_is_taken_away_is_meant_to_be_away() -> None:
    def lacking_in(operation: str) -> list[str]:
        base = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {AUTH: some}\n"
        files = {"web/base/kustomization.yaml": "resources: [web.yaml]\n", "web/base/web.yaml": base}
        for name in ("test", "staging", "qa", "production"):
            said = operation if name == "production" else f"{{op: add, path: /data/MAIL_HOST, value: mail.{name}}}"
            files[f"web/{name}/kustomization.yaml"] = (
                f"resources: [../base]\npatches: [{{target: {{kind: ConfigMap}}, patch: '[{said}]'}}]\n"
            )
        options = {"promotion": ["test", "qa", "staging", "production"]}
        given = fleet_of(files, options | {"sources": [{"path": "{service}/{environment}/kustomization.yaml"}]})
        assert len(given.services) == len(options["promotion"])
        return [each.place.environment for each in violations(given, "keys-complete", telling=TELLING)]

    assert lacking_in("{op: replace, path: /data/AUTH, value: other}") == ["production"]
    assert lacking_in("{op: remove, path: /data/MAIL_HOST}") == []
