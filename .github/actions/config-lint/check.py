"""The check of the action: annotations and the summary, and the report as SARIF and JSON for the steps that follow."""

import os
import subprocess
import sys
from pathlib import Path

from asked import add_line, arguments, check

NOT_CHECKED = 2


def main() -> int:
    """0 whatever is found: the last step of the action fails, once everything has been reported."""
    folder = Path(os.environ["RUNNER_TEMP"])
    files = {"sarif": folder / "config-lint.sarif", "json": folder / "config-lint.json"}
    for file in files.values():
        file.unlink(missing_ok=True)
    formats = [f"--output-format={name}={file}" for name, file in files.items()]
    ended = check(*arguments(os.environ.get("WANTED_ROOT") or "."), "--output-format=github", *formats, stderr=subprocess.PIPE)
    sys.stdout.flush()
    sys.stderr.write(ended.stderr)
    code = ended.returncode if ended.returncode in (0, 1) else NOT_CHECKED
    if code == NOT_CHECKED:
        # What could not be made is said where people look, too: nothing else is there to see.
        said = " ".join(ended.stderr.strip().splitlines()[-1:]) or "the check could not be made"
        escaped = said.replace("%", "%25").replace("\r", "%0D")
        sys.stdout.write(f"::error title=config-lint::{escaped}\n")
    add_line("GITHUB_OUTPUT", f"exit-code={code}")
    for name, file in files.items():
        add_line("GITHUB_OUTPUT", f"{name}={file if file.exists() and code != NOT_CHECKED else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
