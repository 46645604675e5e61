"""Rules as Markdown pages: one for each, and an index."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from config_lint.domain.rule import Example, Rule


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """The pages by path: `<pack>/<name>.md` for each rule, and `README.md`, which lists them by pack."""
    written = {f"{rule.id}.md": "\n".join(_page(rule)) + "\n" for rule in rules}
    return {"README.md": "\n".join(_index(rules)) + "\n", **written}


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Written by `config-lint rules pages`; `config-lint explain RULE` says the same in a terminal."
    for pack, members in groupby(rules, key=lambda rule: rule.pack):
        yield from ("", f"## {pack}", "", "| rule | severity | finds |", "|---|---|---|")
        for rule in members:
            aside = "" if rule.default else " (not in the default set)"
            yield f"| [{rule.name}]({rule.id}.md) | {rule.severity} | {_cell(rule.title)}{aside} |"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield ""
    yield f"{rule.title}."
    yield ""
    chosen = "in the default set" if rule.default else "only where it is selected"
    since = f", since {rule.since}" if rule.since else ""
    yield f"Severity **{rule.severity}**, confidence {rule.confidence}, {chosen}{since}. Check: `{rule.check}`."
    if rule.security:
        yield from ("", f"A matter of security: {rule.security:g} on the scale of CVSS, from 0 to 10.")
    for name, variant in rule.variants.items():
        said = [f"severity {variant.severity}"] if variant.severity is not None else []
        said += [f"confidence {variant.confidence}"] if variant.confidence is not None else []
        if said:
            yield ""
            yield f"Case *{name}*: {', '.join(said)}."
    for heading, text in (("Why", rule.why), ("Fix", rule.fix)):
        yield from ("", f"## {heading}", "", text.strip())
    yield from ("", f"Source: <{rule.source}>")
    for bad, heading in ((True, "Finds fault with"), (False, "Finds no fault with")):
        examples = [example for example in rule.examples if example.bad is bad]
        if examples:
            yield from ("", f"## {heading}")
            for number, example in enumerate(examples, 1):
                if len(examples) > 1:
                    yield from ("", f"### {number}")
                yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    for path, text in (example.before or {}).items():
        yield from ("", f"`{path}`, before", "", f"```{_language(path)}", text.rstrip("\n"), "```")
    for path, text in example.files.items():
        yield from ("", f"`{path}`" if example.before is None else f"`{path}`, now", "", f"```{_language(path)}")
        yield from (text.rstrip("\n"), "```")
    options = {name: value for name, value in example.options.items() if name != "sources" and _says_something(value)}
    if options:
        yield from ("", "with the options", "", "```json", json.dumps(options, indent=2, default=str), "```")


def _language(path: str) -> str:
    ending = path.rpartition(".")[2]
    return {"yaml": "yaml", "yml": "yaml", "json": "json", "toml": "toml", "properties": "properties", "ini": "ini"}.get(
        ending, "text"
    )


def _says_something(value: object) -> bool:
    return any(value.values()) if isinstance(value, dict) else bool(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
