from config_lint.domain.party import Parties, Party

AUTH = Party("auth", frozenset(("auth", "auth-service")), ("login.example.com",))
PAYMENTS = Party("payments", frozenset(("payments",)), ("payments.example", "*.pay.example"), external=True)
PARTIES = Parties((AUTH, PAYMENTS))


def test_a_service_answers_to_its_domains_and_what_lies_below_them() -> None:
    assert PAYMENTS.answers("payments.example")
    assert PAYMENTS.answers("api.staging.payments.example")
    assert PAYMENTS.answers("eu.pay.example")
    assert not PAYMENTS.answers("pay.example")
    assert not PAYMENTS.answers("mypayments.example")


def test_our_own_services_answer_to_the_first_label_and_third_parties_to_any() -> None:
    assert AUTH.answers("auth-service.platform.svc")
    assert not AUTH.answers("www.auth.example.com")
    assert PAYMENTS.answers("api.payments.example.org")


def test_a_service_is_found_by_any_of_its_names() -> None:
    assert PARTIES.named("auth-service") is AUTH
    assert PARTIES.named("billing") is None
    assert PARTIES.names_of("auth") == {"auth", "auth-service"}
    assert PARTIES.names_of("billing") == {"billing"}


def test_only_declared_third_parties_are_external() -> None:
    assert PARTIES.is_external("api.payments.example")
    assert not PARTIES.is_external("login.example.com")
    assert not Parties().is_external("api.payments.example")
    assert PARTIES.own == (AUTH,)
