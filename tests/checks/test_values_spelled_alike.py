from tests.builders import fleet, violations


def names(*values: str) -> list[str]:
    environments = zip(("development", "test", "staging", "production"), values, strict=False)
    found = fleet(**{environment: {"backend": {"KIND": value}} for environment, value in environments})
    return [each.facts["name"] for each in violations(found, "values-spelled-alike")]


def test_a_letter_less_than_its_peers() -> None:
    assert names("authenticator", "authenticator", "authentcator") == ["authentcator"]


def test_an_ending_counts_where_the_whole_value_is_the_name() -> None:
    assert names("archiver-secrets", "archiver-secrets", "archiver-secret") == ["archiver-secret"]


def test_short_words_numbers_and_separators_tell_names_apart() -> None:
    assert names("csum.edu/people", "csum.edu/people", "csun.edu/people") == []
    assert names("orders-queue-1", "orders-queue-1", "orders-queue-2") == []
    assert names("asset-manager", "asset-manager", "asset_manager") == []


def test_a_name_that_stands_in_several_places_is_meant() -> None:
    assert names("authenticator", "authenticator", "authentcator", "authentcator") == []


def test_other_places_of_the_service() -> None:
    host = "bookshop.example.org"
    settings = {"host": host, "tls": host, "redirect": host, "from": "bokshop.example.org"}
    (odd,) = violations(fleet(production={"backend": settings}), "values-spelled-alike")
    assert (odd.place.key, odd.variant) == ("from", "elsewhere")


def test_two_items_of_one_list_are_two_names() -> None:
    def kinds(*listed: str) -> list[str]:
        rules = [{"kinds": list(listed)}, {"kinds": ["clusters"]}, {"kinds": ["clusters"]}]
        return [
            each.facts["name"] for each in violations(fleet(production={"backend": {"rules": rules}}), "values-spelled-alike")
        ]

    assert kinds("clusters", "xclusters") == []
    assert kinds("clusteers") == ["clusteers"]
