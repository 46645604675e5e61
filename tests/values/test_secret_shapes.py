"""Secrets told by their shape, against the rules of a kept-up detector."""

import base64

import pytest
from detect_secrets.plugins.aws import AWSKeyDetector
from detect_secrets.plugins.azure_storage_key import AzureStorageKeyDetector
from detect_secrets.plugins.base import RegexBasedDetector
from detect_secrets.plugins.discord import DiscordBotTokenDetector
from detect_secrets.plugins.github_token import GitHubTokenDetector
from detect_secrets.plugins.gitlab_token import GitLabTokenDetector
from detect_secrets.plugins.jwt import JwtTokenDetector
from detect_secrets.plugins.mailchimp import MailchimpDetector
from detect_secrets.plugins.npm import NpmDetector
from detect_secrets.plugins.openai import OpenAIDetector
from detect_secrets.plugins.private_key import PrivateKeyDetector
from detect_secrets.plugins.pypi_token import PypiTokenDetector
from detect_secrets.plugins.sendgrid import SendGridDetector
from detect_secrets.plugins.slack import SlackDetector
from detect_secrets.plugins.square_oauth import SquareOAuthDetector
from detect_secrets.plugins.stripe import StripeDetector
from detect_secrets.plugins.telegram_token import TelegramBotTokenDetector
from detect_secrets.plugins.twilio import TwilioKeyDetector

from config_lint.values.detection import guard
from config_lint.values.redaction import cut
from config_lint.values.secret import Secret
from config_lint.values.secret_shapes import found, is_dense, shapes

letters = "q7Wm2Kx9Tz4Bv1Nc8Ld5Rf3Hj6Gs0Pq7Wm2Kx9Tz4Bv1Nc8Ld5Rf3Hj6Gs0Pa4Yu7Eo2Ia9Xb5Cz1Dv"
hexadecimal = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
capitals = "Q7WM2KX9TZ4BV1NC8LD5"


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


# Put together here, so that no scanner takes this file for a leak.
samples: list[tuple[type[RegexBasedDetector], str]] = [
    *((AWSKeyDetector, start + capitals[:16]) for start in ("AKIA", "ASIA", "ABIA", "ACCA", "A3TX")),
    (AzureStorageKeyDetector, "AccountKey=" + letters[:86].ljust(86, "Z") + "=="),
    *((GitHubTokenDetector, f"gh{kind}_{letters[:36]}") for kind in "pousr"),
    *((GitLabTokenDetector, f"{kind}-{letters[:20]}") for kind in ("glpat", "gldt", "glft", "glsoat", "glrt", "glcbt")),
    (GitLabTokenDetector, "GR1348941" + letters[:20]),
    (GitLabTokenDetector, "glcbt-6f_" + letters[:20]),
    (GitLabTokenDetector, "glimt-" + letters[:25]),
    (GitLabTokenDetector, "glptt-" + hexadecimal[:40]),
    (GitLabTokenDetector, "glagent-" + letters[:50]),
    (GitLabTokenDetector, "gloas-" + hexadecimal),
    (JwtTokenDetector, ".".join((encoded('{"alg":"HS256","typ":"JWT"}'), encoded('{"sub":"1234567890"}'), letters[:43]))),
    (MailchimpDetector, hexadecimal[:32] + "-us12"),
    (NpmDetector, "//registry.npmjs.org/:_authToken=npm_" + letters[:36]),
    (NpmDetector, "//registry.npmjs.org/:_authToken=743b294a-cd03-11ec-9d64-0242ac120002"),
    (OpenAIDetector, f"sk-{letters[:20]}T3BlbkFJ{letters[20:40]}"),
    *(
        (PrivateKeyDetector, f"-----BEGIN {kind}PRIVATE KEY{block}-----\n{letters}\n-----END {kind}PRIVATE KEY{block}-----")
        for kind, block in (("", ""), ("RSA ", ""), ("EC ", ""), ("DSA ", ""), ("OPENSSH ", ""), ("PGP ", " BLOCK"))
    ),
    (PrivateKeyDetector, "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n" + letters),
    (PrivateKeyDetector, "PuTTY-User-Key-File-2: ssh-rsa\n" + letters),
    (PypiTokenDetector, "pypi-AgEIcHlwaS5vcmc" + letters[:72]),
    (PypiTokenDetector, "pypi-AgENdGVzdC5weXBpLm9yZw" + letters[:72]),
    (SendGridDetector, f"SG.{letters[:22]}.{letters[:43]}"),
    *((SlackDetector, f"xox{kind}-523423-234243-{letters[:24]}") for kind in "abposr"),
    (SlackDetector, f"https://hooks.slack.com/services/T{capitals[:8]}/B{capitals[:8]}/{letters[:24]}"),
    (SquareOAuthDetector, "sq0csp-" + letters[:43]),
    *((StripeDetector, f"{kind}k_live_{letters[:24]}") for kind in "rs"),
    (TelegramBotTokenDetector, "110201543:AA" + letters[:33]),
    (TwilioKeyDetector, "SK" + hexadecimal[:32]),
    (DiscordBotTokenDetector, f"M{letters[:23]}.{letters[:6]}.{letters[:27]}"),
]


@pytest.mark.parametrize(("detector", "sample"), samples)
def test_what_the_detector_finds_is_found(detector: type[RegexBasedDetector], sample: str) -> None:
    assert list(detector().analyze_string(sample))
    assert list(found(sample))
    assert cut(f"before {sample} after") != f"before {sample} after"


@pytest.mark.parametrize(
    "sample",
    [
        "github_pat_" + letters[:82],
        "AIza" + letters[:35],
        "GOCSPX-" + letters[:28],
        "dop_v1_" + hexadecimal,
        "xapp-1-A01-12345-" + hexadecimal,
        "sk-ant-api03-" + letters[:60],
        "hvs." + letters[:30],
        "hf_" + letters[:34],
        "whsec_" + letters[:32],
        "orders-8b3aa916-ec82-434e-b0c5-d5d9b371d6a3-2a1b3c4d-ec82-434e-b0c5-d5d9b371d6a3",
        "https://acme.blob.core.windows.net/x?sv=2022-11-02&sig=" + letters[:40],
        "https://b.s3.amazonaws.com/x?X-Amz-Signature=" + hexadecimal,
        "$2y$05$" + letters[:53],
        "Bearer " + letters[:40],
        "Authorization: Basic " + base64.b64encode(b"app:hunter2").decode(),
    ],
)
def test_what_its_owner_documents_is_found(sample: str) -> None:
    assert list(found(sample))


@pytest.mark.parametrize(
    "text",
    [
        "sha256:" + hexadecimal,
        "f0fe2fce-df0f-46c0-839a-822037d39c28",
        "Basic authentication is required",
        "Bearer authenticationtokenrequired",
        "sk_test_" + letters[:24],
        "pk_live_" + letters[:24],
        "AKIA in the text",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAACAQDQBl40cv64wBa1zEG3dI",
        "-----BEGIN CERTIFICATE-----\n" + letters + "\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\n" + letters + "\n-----END PUBLIC KEY-----",
        "task-runner-with-a-long-name-and-more",
    ],
)
def test_what_only_looks_similar_is_not(text: str) -> None:
    assert not list(found(text))


@pytest.mark.parametrize(
    "sample",
    [
        "SG." + "Aa0-" * 5 + "Aa." + "Aa0-" * 10 + "Aa0",
        "AIza" + "Aa0-" * 8 + "Aa0",
        "GOCSPX-" + "Aa0-" * 7,
        "sq0csp-" + "Aa0_" * 10 + "Aa0",
    ],
)
def test_what_has_no_long_run_of_letters_and_digits_is_found_all_the_same(sample: str) -> None:
    assert list(found(sample))
    assert isinstance(guard(("setting",), sample), Secret)


@pytest.mark.parametrize(("_", "sample"), samples)
def test_the_first_look_misses_none(_: type[RegexBasedDetector], sample: str) -> None:
    assert isinstance(guard(("setting",), sample), Secret)


@pytest.mark.parametrize("shape", shapes, ids=lambda shape: shape.name)
def test_each_shape_says_where_it_comes_from(shape: object) -> None:
    assert getattr(shape, "source", "").startswith("https://")


@pytest.mark.parametrize("text", ["a" * 16, "x-----", "a-4abc-b", "a=b", "a$b", "glpat-", "glagent-", "SG.", ":AA", "q0csp-"])
def test_what_is_worth_a_second_look(text: str) -> None:
    assert is_dense(text)


@pytest.mark.parametrize(
    "text", ["", "a" * 15, "verify-full", f"{'a' * 15}.{'B' * 15}", "gl-", "a-4ab-", "narrow, as it would be on paper"]
)
def test_what_is_not(text: str) -> None:
    assert not is_dense(text)
