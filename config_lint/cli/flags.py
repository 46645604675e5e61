"""The options of the commands, each a type that says all about it."""

from pathlib import Path
from typing import Annotated

import typer

from config_lint.cli.values import colours, drift_formats, formats, graph_formats, levels, one_of, packs_and_rules, rule_names

Root = Annotated[
    Path, typer.Option("--root", metavar="DIR", help="The folder to check; paths are shown from the top of its git repository.")
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Read the options from this file instead of looking for a config-lint.toml."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no file of options.")]
GraphFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=one_of("--format value", graph_formats),
        autocompletion=lambda: list(graph_formats),
        help="mermaid or json.",
    ),
]
Colour = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="WHEN",
        envvar="CONFIG_LINT_COLOR",
        callback=one_of("--color value", colours),
        autocompletion=lambda: list(colours),
        help="auto, always or never.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Shorten nothing, and say which files were read.")]

Environments = Annotated[
    list[str] | None, typer.Argument(metavar="ENVIRONMENT", help="Report what concerns these; otherwise all.")
]
Services = Annotated[
    list[str] | None, typer.Option("--service", metavar="NAME", help="Report what concerns this service; may be repeated.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        autocompletion=packs_and_rules,
        help="Apply these instead of the default set: packs, rules or patterns, with commas between.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", autocompletion=packs_and_rules, help="Leave these out: packs, rules or patterns."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        callback=one_of("--fail-on level", levels),
        autocompletion=lambda: list(levels),
        help="Exit with 1 from this level on, in every environment: error (the default), warning or info.",
    ),
]
OutputFormat = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[=FILE]",
        autocompletion=formats,
        help="Write the report as full (the default), concise, json, sarif, junit, github, gitlab, rdjson, markdown or html. "
        "May be repeated; one report can go to standard output.  "
        "[env var: CONFIG_LINT_OUTPUT_FORMAT]",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REF|FILE",
        help="Report only what is new since a git ref, or since a file that `config-lint snapshot` wrote.",
    ),
]
Staged = Annotated[
    bool, typer.Option("--staged", help="Check what is staged instead of the work tree, and report what touches staged files.")
]
Tracked = Annotated[bool, typer.Option("--tracked", help="Read only files that git tracks.")]
SnapshotFile = Annotated[Path, typer.Argument(metavar="FILE", help="Where the facts go; - is standard output.")]
BaselinePath = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="A name that ends in .json is a file; any other is a folder, with a file for each service. "
        "Otherwise the one that config-lint.toml names, or config-lint-baseline.json beside it.",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Accept what this file, or folder, holds; it comes from `config-lint baseline`."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the file, and write nothing.")]
Rendered = Annotated[
    list[str] | None,
    typer.Option(
        "--rendered",
        metavar="ENVIRONMENT=PATH",
        help="Check these rendered manifests too: a file, a folder, or - for standard input. May be repeated.",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing.")]
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        envvar="CONFIG_LINT_CACHE_DIR",
        help="Keep what was read in this folder, instead of the platform's own for such things.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        envvar="CONFIG_LINT_JOBS",
        help="Work in so many processes, where there is enough to do.  [default: as many as there are processors]",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Let the workers of a Dask cluster read and judge services: the address of its scheduler, such as "
        "tcp://host:8786, or local to start one here.",
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")]
ShowSuppressed = Annotated[bool, typer.Option("--show-suppressed", help="Report what is suppressed, too.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Count the findings by rule, service, owner and cause, on standard error.")
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="The day that decides what has expired (2027-01-31); otherwise today in UTC."),
]
ListFormat = Annotated[
    str,
    typer.Option(
        "--output-format",
        metavar="FORMAT",
        callback=one_of("output format", ("text", "json")),
        autocompletion=lambda: ["text", "json"],
        help="text or json.",
    ),
]
Left = Annotated[str, typer.Argument(metavar="LEFT", help="An environment.")]
Right = Annotated[str, typer.Argument(metavar="RIGHT", help="The one to compare it with.")]
OnlyServices = Annotated[
    list[str] | None, typer.Option("--service", metavar="NAME", help="Compare this service alone; may be repeated.")
]
EveryDifference = Annotated[bool, typer.Option("--all", help="Show what is meant to differ, too.")]
DriftFailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        callback=one_of("--fail-on level", levels),
        autocompletion=lambda: list(levels),
        help="Exit with 1 for drift from this level on: error (the default), warning or info.",
    ),
]
DriftFormat = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[=FILE]",
        autocompletion=drift_formats,
        help="Write the table as full (the default), concise, json or markdown. May be repeated; one can go to standard output.  "
        "[env var: CONFIG_LINT_OUTPUT_FORMAT]",
    ),
]
Reasons = Annotated[bool, typer.Option("--verbose", "-v", help="Shorten nothing, and say why each difference is meant.")]
Environment = Annotated[str, typer.Argument(metavar="ENVIRONMENT", help="The environment to show.")]
Service = Annotated[str | None, typer.Argument(metavar="SERVICE", help="One of its services; otherwise all.")]
Key = Annotated[
    str | None, typer.Argument(metavar="KEY", help="A setting, by the key in a file or its canonical name; otherwise all.")
]
RuleName = Annotated[
    str,
    typer.Argument(
        metavar="RULE",
        autocompletion=rule_names,
        help="A rule, such as auth/weak-secret; or the fingerprint of a finding, of which four digits are enough.",
    ),
]
PagesFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where the pages go; what is there under their names is replaced.")
]
RulePath = Annotated[
    Path | None, typer.Argument(metavar="PATH", help="A rule file, a pack, or a folder of packs; otherwise all rules.")
]
