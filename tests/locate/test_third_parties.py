import pytest

from config_lint.locate.third_parties import registered, third_parties_of
from tests.builders import fleet


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("api.stripe.com", "stripe.com"),
        ("stripe.com", "stripe.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("x.bund.de", "bund.de"),
        ("localhost", ""),
        ("db", ""),
        ("10.0.0.1", ""),
        ("::1", ""),
        ("api.shop.svc.cluster.local", ""),
        ("queue.internal", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_what_somebody_has_registered(host: str, domain: str) -> None:
    assert registered(host) == domain


def test_hosts_without_the_environments_own_words_may_be_other_peoples() -> None:
    def urls(name: str) -> dict[str, dict[str, str]]:
        own = f"https://auth.{name}.shop.example.org"
        return {"a": {"AUTH_URL": own, "PAY_URL": "https://api.stripe.com", "MAIL_URL": "https://m.mail.io"}}

    found = fleet(staging=urls("staging"), production=urls("production") | {"b": {"PAY_URL": "https://js.stripe.com"}})
    assert third_parties_of(found, "x") == {"stripe": ["*.stripe.com"], "mail": ["*.mail.io"]}
    assert third_parties_of(found, "mail") == {"stripe": ["*.stripe.com"]}


def test_a_domain_that_is_called_like_a_word_of_the_repository_is_ours() -> None:
    found = fleet(staging={"a": {"AUTH_URL": "https://auth.shop.it"}}, production={"a": {"AUTH_URL": "https://login.shop.it"}})
    assert third_parties_of(found, "shop-orders-api") == {}
    assert third_parties_of(found, "orders-api") == {"shop": ["*.shop.it"]}


def test_a_domain_that_we_are_served_under_is_ours() -> None:
    calls = {"AUTH_URL": "https://auth.shop.it", "PAY_URL": "https://api.stripe.com"}
    ingress = {"ingress": {"host": "orders.shop.it"}, "ingresses": ["https://orders.shop.it/list"]}
    for key, value in ingress.items():
        found = fleet(staging={"a": calls}, production={"a": {**calls, key: value}})
        assert third_parties_of(found, "x") == {"stripe": ["*.stripe.com"]}


def test_a_name_that_a_cluster_resolves_is_nobodys_domain() -> None:
    calls = {"LEDGER_URL": "http://ledger.finance", "PAY_URL": "https://stripe.com"}
    assert third_parties_of(fleet(staging={"a": calls}, production={"a": calls}), "x") == {"stripe": ["*.stripe.com"]}
