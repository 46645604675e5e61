"""Secrets that can be told by their shape alone, as data: each with the page on which its owner describes it."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from config_lint.values.on_use import on_use


class Shape(msgspec.Struct, frozen=True):
    """What a kind of secret looks like: a match of `pattern` is what has to be hidden, no more.

    A text that has none of `hints` in it has no such secret, nor has one of fewer than `shortest` characters; without hints,
    every text of that length is searched.
    """

    name: str
    hints: tuple[str, ...]
    pattern: str
    source: str
    shortest: int = 0


_uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

shapes = (
    Shape(
        "private key",
        ("PRIVATE KEY", "SSH2 ENCRYPTED", "PuTTY-User-Key"),
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:.*?-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|.*)"
        r"|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----.*|PuTTY-User-Key-File-[23]:.*",
        "https://www.rfc-editor.org/rfc/rfc7468#section-10",
    ),
    Shape(
        "AWS access key",
        ("AKIA", "ASIA", "ABIA", "ACCA", "A3T"),
        r"(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Z0-9])",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes",
    ),
    Shape(
        "GitHub token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        r"gh[pousr]_[A-Za-z0-9_]{36,255}|github_pat_[A-Za-z0-9_]{22,255}",
        "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
    ),
    Shape(
        "GitLab token",
        ("gl", "GR1348941"),
        r"(?:gl(?:pat|dt|ft|soat|rt|rtr|cbt|imt|ptt|agent|wt|ffct|oas)-|GR1348941)[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+)*",
        "https://docs.gitlab.com/security/tokens/#token-prefixes",
    ),
    Shape(
        "Slack token",
        ("xox", "xapp-"),
        r"xox[abeoprs](?:\.xox[bp])?-(?:\d+-)+[A-Za-z0-9-]+|xapp-\d-[A-Z0-9]+-\d+-[a-f0-9]+",
        "https://docs.slack.dev/authentication/tokens",
    ),
    Shape(
        "Slack webhook",
        ("hooks.slack",),
        r"(?<=hooks\.slack\.com/services/)T[A-Za-z0-9_]+/B[A-Za-z0-9_]+/[A-Za-z0-9_]+"
        r"|(?<=hooks\.slack\.com/workflows/)T[A-Za-z0-9_]+/A[A-Za-z0-9_]+/[A-Za-z0-9_/]+",
        "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    ),
    Shape("Stripe key", ("k_live_", "whsec_"), r"(?:[rs]k_live_|whsec_)[A-Za-z0-9]{24,}", "https://docs.stripe.com/keys"),
    Shape(
        "Google API key",
        ("AIza",),
        r"AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])",
        "https://docs.cloud.google.com/docs/authentication/api-keys",
    ),
    Shape(
        "Google OAuth client secret",
        ("GOCSPX-",),
        r"GOCSPX-[A-Za-z0-9_-]{28}",
        "https://developers.google.com/identity/protocols/oauth2/web-server",
    ),
    Shape(
        "JSON Web Token",
        ("eyJ",),
        r"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}={0,2}\.eyJ[A-Za-z0-9_-]{2,}={0,2}(?:\.[A-Za-z0-9_+/=-]*)*",
        "https://www.rfc-editor.org/rfc/rfc7519#section-3",
    ),
    Shape(
        "SendGrid key",
        ("SG.",),
        r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}",
        "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    ),
    Shape(
        "npm token",
        ("npm_", "_authToken="),
        r"npm_[A-Za-z0-9]{36}|(?<=:_authToken=)[A-Fa-f0-9-]{36}",
        "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
    ),
    Shape("PyPI token", ("pypi-AgE",), r"pypi-AgE[A-Za-z0-9_-]{70,}", "https://pypi.org/help/#apitoken"),
    Shape(
        "Twilio key",
        ("SK",),
        r"(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])",
        "https://www.twilio.com/docs/glossary/what-is-a-sid",
    ),
    Shape(
        "Azure storage key",
        ("AccountKey=",),
        r"(?<=AccountKey=)[A-Za-z0-9+/]{20,}={0,2}",
        "https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string",
    ),
    Shape(
        "Azure function key",
        ("code=",),
        r"(?<=[?&]code=)[A-Za-z0-9_/=%-]{40,}",
        "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to",
    ),
    Shape(
        "shared access signature",
        ("sig=",),
        r"(?<=[?&;]sig=)[A-Za-z0-9%+/=_-]{20,}",
        "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
    ),
    Shape(
        "signed URL",
        ("-Signature=",),
        r"(?:(?<=X-Amz-Signature=)|(?<=X-Goog-Signature=))[0-9a-f]{64,}",
        "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
    ),
    Shape(
        "DigitalOcean token", ("_v1_",), r"do[opr]_v1_[0-9a-f]{64}", "https://docs.digitalocean.com/notes/2022/api-token-format"
    ),
    Shape(
        "OpenAI key",
        ("T3BlbkFJ",),
        r"(?<![A-Za-z0-9_-])sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]*T3BlbkFJ[A-Za-z0-9_-]{20,}",
        "https://developers.openai.com/api/reference/overview#authentication",
    ),
    Shape(
        "Anthropic key",
        ("sk-ant-",),
        r"sk-ant-[a-z]{2,10}\d{2}-[A-Za-z0-9_-]{32,}",
        "https://platform.claude.com/docs/en/api/overview",
    ),
    Shape(
        "Square secret",
        ("sq0csp-",),
        r"sq0csp-[A-Za-z0-9_-]{43}",
        "https://developer.squareup.com/docs/build-basics/access-tokens",
    ),
    Shape(
        "Telegram bot token",
        (":AA",),
        r"(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{32,33}(?![A-Za-z0-9_-])",
        "https://core.telegram.org/bots/features#botfather",
    ),
    Shape(
        "Discord bot token",
        (),
        r"[MNO][A-Za-z\d_-]{23,25}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,38}",
        "https://docs.discord.com/developers/reference#authentication",
        shortest=58,
    ),
    Shape(
        "Mailchimp key",
        ("-us",),
        r"(?<![0-9a-z])[0-9a-f]{32}-us[0-9]{1,2}(?!\d)",
        "https://mailchimp.com/developer/marketing/docs/fundamentals/",
    ),
    Shape(
        "GOV.UK Notify key",
        ("-4",),
        rf"(?<![0-9a-f]){_uuid}-{_uuid}(?![0-9a-f])",
        "https://docs.notifications.service.gov.uk/python.html#api-keys",
        shortest=73,
    ),
    Shape(
        "HashiCorp Vault token",
        ("hvs.", "hvb.", "hvr."),
        r"(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24,}",
        "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    ),
    Shape(
        "Hugging Face token", ("hf_",), r"(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34,}", "https://huggingface.co/docs/hub/security-tokens"
    ),
    Shape(
        "password hash",
        ("$2", "$1$", "$5$", "$6$", "$7$", "$y$", "$apr1$", "$argon2"),
        r"\$(?:2[abxy]?|[1567y]|apr1|argon2(?:id|i|d))\$[^\s\"',:]{8,}",
        "https://man7.org/linux/man-pages/man5/crypt.5.html",
    ),
    Shape(
        "HTTP credentials",
        ("Basic ", "Bearer "),
        r"(?<=\bBasic )(?=\S*[0-9=])[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/])"
        r"|(?<=\bBearer )(?=\S*[0-9]|(?=\S*[a-z])(?=\S*[A-Z])\S{24})[A-Za-z0-9._~+/-]{16,}=*",
        "https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2",
    ),
)

LONG = 16
"""Letters and digits in a row that few words have, and every one of the shapes that has nothing else in it that is rare."""

_short = on_use(r"(?:[A-Za-z0-9]{0,15}+[^A-Za-z0-9]++)*+[A-Za-z0-9]{0,15}")
_dashed = on_use(r"-(?:----|4[0-9a-f]{3}-|(?<=gl[a-z]{2}-)|(?<=gl[a-z]{3}-)|(?<=gl[a-z]{4}-)|(?<=gl[a-z]{5}-)|(?<=q0csp-))")
_capital = on_use(r"SG\.|AIza|GOCSPX-|Basic |Bearer ")


def is_dense(text: str) -> bool:
    """Whether a text has something in it that all of the shapes have, and few other values: the first look has to be quick."""
    return (
        "=" in text
        or "$" in text
        or (len(text) >= LONG and not _short.fullmatch(text))
        or ("-" in text and _dashed.search(text) is not None)
        or ":AA" in text
        or (not text.islower() and _capital.search(text) is not None)
    )


def found(text: str) -> Iterator[tuple[int, int]]:
    """Where secrets stand in the text: pairs of first and last (exclusive) index, in order, without overlap."""
    end = 0
    candidates = _candidates(text)
    if not candidates:  # as for most
        return
    for start, stop in sorted(match.span() for shape in candidates for match in _compiled(shape.pattern).finditer(text)):
        if start >= end and stop > start:
            yield start, stop
            end = stop


def kind_of(text: str) -> str:
    """The name of the first shape that the text has in it; empty where it has none."""
    return next((shape.name for shape in _candidates(text) if _compiled(shape.pattern).search(text)), "")


def _candidates(text: str) -> list[Shape]:
    if not is_dense(text):
        return []
    if not _hints().search(text):
        return [shape for shape in _without_hints if len(text) >= shape.shortest]
    return [
        shape
        for shape in shapes
        if len(text) >= shape.shortest and (not shape.hints or any(hint in text for hint in shape.hints))
    ]


_without_hints = tuple(shape for shape in shapes if not shape.hints)


@cache
def _hints() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(hint) for shape in shapes for hint in shape.hints))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
