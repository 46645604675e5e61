"""Fleets of texts that mean nothing well-known, as chance has it: nearly alike, so that rules about them find much."""

import json
from random import Random
from typing import Any

from config_lint.domain.fleet import Fleet
from tests.builders import fleet_of

ENVIRONMENTS = ("development", "staging", "production")
SERVICES = ("orders", "payments", "accounts", "basket", "archive", "billing", "shipping")
WORDS = (*SERVICES, "ordres", "paymnets", "invoices", "customer", "customers", "checkout")
SHORT = {"development": "dv", "staging": "stg", "production": "prd"}

PLAIN = (
    *("image", "title", "feature", "topic_name", "memory", "mirror_host", "endpoint", "help_text", "path", "bucket_name", "zone"),
    *("volume_id", "currency", "callback_url", "site", "banner", "base_name", "AUTH_PORT", "user", "password", "secretName"),
)
TOLD = ("kind", "metadata.name", "depends_on.orders.condition", "ports", "envFrom", "schedule", "livenessProbe.httpGet.path")

MADE = (
    *(
        "registry.example.com/shop/{w}:1.{n}",
        "https://{w}.{e}.example.com/v{n}",
        "http://{w}.{e}.example.com",
        "{w}.{e}.example.com",
    ),
    *(
        "{w}-{e}",
        "{e}",
        "{w}",
        "{w}-{o}-service",
        "{n}12Mi",
        "{n}0s",
        "some words of a sentence",
        "some {w} of a sentence",
        "s3://{w}-{e}/x",
    ),
    *(
        "some words of a sentnce",
        "true",
        "808{n}",
        "CHANGEME",
        "vol-0123456789abcdef{n}",
        "10.0.0.30{n}",
        "x  ",
        "",
        "2.0.{n}",
        "{w}.internal",
    ),
    *(
        "eu-west-1",
        "${{base_name}}",
        "acme-{s}-{w}",
        "/var/{w}/data",
        "{w}_db_{e}",
        "localhost:808{n}",
        "{w}-secret",
        "808{n}:80",
        "Service",
    ),
    *("service_healthy", "Secret", "{n} 0 99 * *", "postgres://{w}:{w}@db.{e}.example.com/{w}"),
)


def said(template: str, service: str, environment: str, chance: Random) -> str:
    """A text made by a template, now and then with what belongs elsewhere."""
    word = service if chance.random() < 0.8 else chance.choice(WORDS)
    where = environment if chance.random() < 0.9 else chance.choice(ENVIRONMENTS)
    number = 1 if chance.random() < 0.7 else chance.randint(1, 3)
    return template.format(w=word, e=where, o=chance.choice(WORDS), n=number, s=SHORT[where])


def worded(chance: Random) -> Fleet:
    """A fleet of some services, all of which have nearly the same keys, with texts that are nearly made alike."""
    keys = [*chance.sample(PLAIN, 9), *chance.sample(TOLD, 3)]
    made = {key: chance.choice(MADE) for key in keys}
    environments = ENVIRONMENTS[chance.randint(0, 1) :]
    files = {
        f"{environment}/{service}.json": json.dumps(_settings(made, service, environment, chance), indent=1)
        for environment in environments
        for service in SERVICES[: chance.randint(3, 7)]
    }
    domains = {name: {"domains": [f"*.{name}.example.com"]} for name in environments}
    options = {"promotion": list(environments), "sources": [{"path": "{environment}/{service}.json"}], "environments": domains}
    return fleet_of(files, options)


def _settings(made: dict[str, str], service: str, environment: str, chance: Random) -> dict[str, Any]:
    def text(template: str) -> str:
        return said(template if chance.random() < 0.9 else chance.choice(MADE), service, environment, chance)

    found: dict[str, Any] = {}
    for key, template in made.items():
        if chance.random() < 0.95:
            *above, last = key.split(".")
            inner = found
            for part in above:
                inner = inner.setdefault(part, {})
            inner[last] = (
                [{"secret": text(template)}] if key == "envFrom" else [text(template)] if key == "ports" else text(template)
            )
    names = chance.sample(WORDS, 6)
    found["jobs"] = [
        {"name": name, "folder": said("apps/{w}", name, environment, chance), "store": f"{name}-store"} for name in names
    ]
    found["hosts_of"] = {f"{name}_host": said("{w}-db", name, environment, chance) for name in names}
    found["parts"] = {name: {"label": said("the {w} part", name, environment, chance), "x": text("{w}")} for name in WORDS[:6]}
    return found
