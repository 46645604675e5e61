"""Variables of Terraform.

https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
"""

import posixpath
from collections.abc import Iterator, Sequence

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.notation import asked
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.replacing import anew
from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key
from config_lint.domain.layer import BENEATH, Layer
from config_lint.domain.tree import Reader
from config_lint.values.detection import guard
from config_lint.values.empty import Empty
from config_lint.values.holes import hidden
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import shown

_refers = on_use(r"\$\{(?:var\.(?P<variable>[\w.-]+)|(?P<local>local\.[\w.-]+))\}")
_default_names = ("terraform.tfvars", "terraform.tfvars.json")


class Terraform(Dialect):
    """Files of variables, on the defaults that the module beside or above them declares, and its locals.

    A variable that is set again takes the lower one's place, with all that is in it. Only values are read: resources, data and
    outputs are left out.
    """

    def recognises(self, document: Document) -> bool:
        """HCL, and variables in JSON."""
        return document.format == "hcl" or document.path.endswith(".tfvars.json")

    def together(self, parts: Sequence[Part], reader: Reader) -> Iterator[Layer]:
        """The files in Terraform's order, each with its module's declarations below it."""
        layers: list[Layer] = []
        sensitive: set[Key] = set()
        given = {part.document.path for part in parts}
        for part in sorted(parts, key=_precedence):
            own = part.document.path
            for path in _module(own, reader):
                for document in reader.asking(own).read(path) if path not in given else ():
                    brought = _layer(msgspec.structs.replace(part, document=document, root=(), environment="", depth=0))
                    layers.append(msgspec.structs.replace(brought, source=BENEATH, wired=own))
                    sensitive |= _sensitive(document)
            layers.append(_layer(part))
            sensitive |= _sensitive(part.document)
        for layer in layers:
            said = tuple(_hidden(each) if each.name[:1] in sensitive else each for each in layer.contributions)
            yield msgspec.structs.replace(layer, contributions=said)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """As for a file that is alone."""
        return self.together((part,), reader)


def _precedence(part: Part) -> tuple[int, str]:
    name = posixpath.basename(part.document.path)
    if name.endswith(".tf"):
        return 0, name
    if name in _default_names:
        return 1, name
    return (2 if ".auto." in name else 3), name


def _module(path: str, reader: Reader) -> list[str]:
    """The declarations that a file of variables is for: those beside it, otherwise those of the closest folder above."""
    folder = path
    found: list[str] = []
    while folder and not found and not path.endswith(".tf"):
        folder = posixpath.dirname(folder)
        found = [each for each in reader.inside(folder) if each.endswith(".tf")]
    return found


def _layer(part: Part) -> Layer:
    """The settings of a file, each variable whole."""
    document = part.document
    if document.path.endswith(".tf"):
        document = _declared(document)
    document = msgspec.structs.replace(document, entries=tuple(map(_ours, document.entries)))
    layer = plain_layer(msgspec.structs.replace(part, document=document, name=""))
    return msgspec.structs.replace(layer, contributions=anew(layer.contributions, document.sections, len(part.root)))


def _declared(document: Document) -> Document:
    """The defaults of variables under the variables' names, and locals under `local`."""
    entries = tuple(msgspec.structs.replace(each, key=key) for each in document.entries if (key := _named(each.key)))
    sections = tuple(msgspec.structs.replace(each, key=key) for each in document.sections if (key := _named(each.key)))
    return msgspec.structs.replace(document, entries=entries, sections=sections)


def _named(key: Key) -> Key:
    """The name of the value that a key of a block sets, empty where it sets none."""
    if key[:1] == ("locals",) and len(key) > 1:
        return ("local", *key[1:])
    if key[:1] == ("variable",) and key[2:3] == ("default",):
        return (key[1], *key[3:])
    return ()


def _sensitive(document: Document) -> set[Key]:
    """The names of variables that are declared to be secret."""
    said = (entry.key for entry in document.entries if entry.value is True)
    return {key[1:2] for key in said if key[:1] == ("variable",) and key[2:] == ("sensitive",)}


def _hidden(contribution: Contribution) -> Contribution:
    entry = contribution.entry
    if entry.value is None or isinstance(entry.value, Secret | Reference | Empty | bool):
        return contribution
    text = shown(entry.value)
    return msgspec.structs.replace(contribution, entry=msgspec.structs.replace(entry, value=Secret(text, hidden(text)), text=""))


def _ours(entry: Entry) -> Entry:
    """References to variables and locals by the names that settings have here; one to nothing is unknown."""
    value = entry.value
    if entry.verbatim or not isinstance(value, str | Secret):
        return entry
    raw = value.reveal() if isinstance(value, Secret) else value
    text = _refers.sub(lambda found: asked(found["variable"] or found["local"]), raw)
    return entry if text == raw else msgspec.structs.replace(entry, value=guard(entry.key, text), text=shown(value))
