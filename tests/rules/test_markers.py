from tests.shipped import shipped_rules

SYSTEMS = {
    "analytics": {"analytics"},
    "api-contracts": {"api_contract"},
    "health": {"health"},
    "logging": {"logging"},
    "sessions": {"session"},
    "resilience": {"retry", "circuit_breaker", "config"},
}


def test_each_rule_has_the_marker_of_its_system() -> None:
    for rule in shipped_rules():
        assert rule.marker in SYSTEMS.get(rule.pack, {"config"}), rule.id
        if rule.pack == "resilience":
            is_about_breakers = rule.name.startswith("breaker") or rule.name == "missing-fallback"
            assert (rule.marker == "circuit_breaker") is is_about_breakers, rule.id
