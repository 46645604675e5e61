"""Standard output, which carries the report alone, and standard error, which carries everything else."""

import os
import sys


def say(*lines: str) -> None:
    """Lines on standard error. Where nobody listens, nothing is said."""
    from config_lint.reporters.safe_text import safe

    stream = sys.stderr
    if stream is None:
        return
    encoding = stream.encoding or "ascii"
    try:
        stream.write("".join(f"{safe(line, encoding)}\n" for line in lines))
        stream.flush()
    except OSError:
        _silence(stream.fileno())


def put(text: str) -> None:
    """The report on standard output. A reader that has seen enough (`head`) is no error; a full disk is a `UsageError`."""
    from config_lint.domain.usage import UsageError
    from config_lint.reporters.safe_text import within

    stream = sys.stdout
    if stream is None:
        message = "standard output is closed: write the report to a file with --output-format FORMAT=FILE"
        raise UsageError(message)
    try:
        stream.write(within(text, stream.encoding or "ascii"))
        stream.flush()
    except BrokenPipeError:
        _silence(stream.fileno())
    except OSError as error:
        _silence(stream.fileno())
        message = f"standard output cannot be written: {error.strerror}"
        raise UsageError(message) from error


def _silence(descriptor: int) -> None:
    """Lets what is left in a stream's buffer go nowhere, so that Python does not complain about it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
