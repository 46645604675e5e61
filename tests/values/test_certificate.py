"""When certificates end."""

from base64 import b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.certificate import expiry, holds_certificate

ENDED = """
-----BEGIN CERTIFICATE-----
MIIBIzCBygIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNiYWNrZW5kLmV4YW1w
bGUuY29tMB4XDTI1MDEwMTAwMDAwMFoXDTI2MTAwMTAwMDAwMFowHjEcMBoGA1UE
AwwTYmFja2VuZC5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BOcwCuQqkvCMEEQdocVlCXZbhLrTeqpN9wE8zKnIffod9R9Q4iWdvcgMJU19G1g4
RGfhFUcjgoXjGODnAlN+x8swCgYIKoZIzj0EAwIDSAAwRQIhAJgXUONZd75sOFDv
VPhuMQvednN6q1Fv0s6zazXdoEzsAiApuGR3zlYGdVtmhZYiYW249Qqo6Zu/XMIU
TGq/p4vqrg==
-----END CERTIFICATE-----
"""
"""Made with `openssl ca -enddate 20261001000000Z`: a certificate of version 1, whose time has two digits for its year."""

LASTING = """
-----BEGIN CERTIFICATE-----
MIIBkjCCATmgAwIBAgIUXX15267BjR59wFXzmo2vUtE8/SgwCgYIKoZIzj0EAwIw
HjEcMBoGA1UEAwwTYmFja2VuZC5leGFtcGxlLmNvbTAgFw0yNjExMjIyMTQ2Mjda
GA8yMTI2MTAyOTIxNDYyN1owHjEcMBoGA1UEAwwTYmFja2VuZC5leGFtcGxlLmNv
bTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABH8SsmTBbWWMGmqg8fFg0myQhxHZ
F3Qw+Kc4LreTIs+UWOQRr9/JLNnbWrheZIGAY6vfZZLUsuItLUcAFd0cSSCjUzBR
MB0GA1UdDgQWBBQ0mYkN+kkND2ZoSixb4YE1dvVL0TAfBgNVHSMEGDAWgBQ0mYkN
+kkND2ZoSixb4YE1dvVL0TAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cA
MEQCIER6dvZ+tg5ML/fPGs1mIBNbw9u7RVRTvlKpfyJWa6YPAiBSCH0tw0o7+UAp
GRVi3gQSRfjmAXUp1jHXCyetIqhbJw==
-----END CERTIFICATE-----
"""
"""Made with `openssl req -x509 -days 36500`: a certificate of version 3, whose time has four digits for its year."""

ISSUED = """
-----BEGIN CERTIFICATE-----
MIIBIjCByQIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBByb290LmV4YW1wbGUu
Y29tMCAXDTI2MTEyMjIxNTIxMloYDzIxMjYxMDI5MjE1MjEyWjAeMRwwGgYDVQQD
DBNiYWNrZW5kLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
R2aQTS1RUjQlE6/4UxwMn4hQ5TcgpBaGVtIcemY2e97CgZgVT47RMmJuQ0c1/SIF
/5ZdtDqout033pHefeIZjDAKBggqhkjOPQQDAgNIADBFAiEAxQO3+9KUPivdg3WQ
e8Brw5htpFB49eo3ttySgGvzJJ4CIGFzgIeOvnbBfYKMefVyxUEtQGGxW04GijUk
hm83u81B
-----END CERTIFICATE-----
"""
"""Made with `openssl x509 -req -CA root.pem -days 36500`: a certificate that another one vouches for."""


def pem(content: bytes) -> str:
    return f"-----BEGIN CERTIFICATE-----\n{b64encode(content).decode()}\n-----END CERTIFICATE-----"


def test_a_text_holds_a_certificate_or_not() -> None:
    assert holds_certificate(f"x\n{ENDED}\n")
    assert not holds_certificate("-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----")
    assert not holds_certificate("certificate")


def test_the_end_is_read_in_both_notations_of_time() -> None:
    assert expiry(ENDED) == datetime(2026, 10, 1, tzinfo=UTC)
    assert expiry(LASTING) == datetime(2126, 10, 29, 21, 46, 27, tzinfo=UTC)


def test_roots_are_alternatives() -> None:
    assert expiry(ENDED + LASTING) == datetime(2126, 10, 29, 21, 46, 27, tzinfo=UTC)


def test_of_a_chain_the_first_to_end_counts() -> None:
    assert expiry(ENDED + ISSUED) == datetime(2026, 10, 1, tzinfo=UTC)
    assert expiry(ISSUED + ENDED) == datetime(2026, 10, 1, tzinfo=UTC)


def test_escaped_line_breaks_are_read() -> None:
    assert expiry(ENDED.replace("\n", "\\n")) == datetime(2026, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "none here", pem(b""), pem(b"0\x03abc"), "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----"]
)
def test_one_that_cannot_be_read_is_unknown(text: str) -> None:
    assert expiry(text) is None


@given(st.binary(max_size=300))
def test_no_content_breaks_it(content: bytes) -> None:
    assert expiry(pem(content)) is None
