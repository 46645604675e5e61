from config_lint.text.leaves import entry
from config_lint.text.node import Leaf
from config_lint.values.location import start_of
from config_lint.values.secret import Secret

here = start_of("a")


def test_a_secret_goes_no_further_whatever_its_type() -> None:
    for value, text in (("Xk39-vPq-7781-tt", ""), (1234567890123, ""), (0xDEADBEEFDEADBEEF, "0xDEADBEEFDEADBEEF")):
        found = entry(("database", "password"), Leaf(value, text, here), here)
        assert isinstance(found.value, Secret)
        assert found.text == ""


def test_ordinary_numbers_and_booleans_keep_their_type() -> None:
    for value, text in ((8080, ""), (1.5, "1.50"), (True, "yes"), (None, "~")):
        found = entry(("server", "port"), Leaf(value, text, here), here)
        assert (found.value, found.text) == (value, text)
