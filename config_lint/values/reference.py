"""A value that is kept somewhere else: its kind is known, its text is not."""

import msgspec


class Reference(msgspec.Struct, frozen=True, tag=True):
    """A reference to a secret store, a variable set at deployment, a template: known kind, unknown value.

    `kind` is the store or mechanism (`vault`, `secretKeyRef`, `aws-secretsmanager`, `gcp`, `1password`, `sops`, `tag`,
    `template`, `variable`, …), `name` what is asked for there (a path, a secret's name and key; empty where the text is an
    encrypted value), `text` the reference as written (never a secret's own text).
    """

    kind: str
    name: str
    text: str

    def __str__(self) -> str:
        return self.text
