"""Values that another tool fills in before a program reads them."""

import re
from functools import cache

marks: tuple[tuple[str, str], ...] = (
    (r"\$?\{\{[^{}]{0,1000}\}\}", "https://pkg.go.dev/text/template#hdr-Actions"),  # Go, Helm, Jinja, Handlebars, GitHub Actions
    (r"\{%[^%]{0,1000}%\}", "https://jinja.palletsprojects.com/en/stable/templates/#list-of-control-structures"),
    (r"<%[^%]{0,1000}%>", "https://docs.ruby-lang.org/en/master/ERB.html"),
    (
        r"%\{(?:(?:hiera|lookup|alias|literal|scope)\(|::|(?:facts|trusted|server_facts)\.)[^}]*\}",
        "https://help.puppet.com/core/8/Content/PuppetCore/hiera_interpolation.htm",
    ),
    (r"#\{[^{}]+\}#?", "https://octopus.com/docs/projects/variables/variable-substitutions"),  # Octopus, Azure DevOps, SpEL
    (r"^@[A-Za-z][\w.-]*@$", "https://maven.apache.org/plugins/maven-resources-plugin/resources-mojo.html#delimiters"),
    (r"^\{[A-Za-z][\w .-]*\}$", "https://docs.python.org/3/library/string.html#format-string-syntax"),
    (
        r"\$\{(?:vault|sm|ssm|aws-secretsmanager|self|opt|param|sls|cf|aws|gcp)[:@][^{}]*\}",
        "https://www.serverless.com/framework/docs/guides/variables",
    ),
    (r"\$\{env:[A-Z_][^{}]*\}", "https://opentelemetry.io/docs/collector/configuration/#environment-variables"),
)
"""What such a mark looks like, and the page that defines it. `${X}` and `$X` are not among them: layers resolve those."""


@cache
def pattern() -> re.Pattern[str]:
    """Any of the marks."""
    return re.compile("|".join(mark for mark, _ in marks))
