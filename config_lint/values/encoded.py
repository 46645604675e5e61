"""Texts that are written in base64."""

from base64 import b64decode

from config_lint.values.secret import Secret


def decoded(value: Secret) -> Secret:
    """The secret text behind the base64 (https://www.rfc-editor.org/rfc/rfc4648#section-4); the value itself where it is none."""
    written = value.reveal().strip()
    try:
        text = b64decode(written, validate=True).decode("utf-8")
    except ValueError:
        return value
    return Secret(text.rstrip("\n")) if written and text.isprintable() else value
