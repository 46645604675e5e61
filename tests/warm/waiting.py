"""The process that waits: it has imported what programs import, and each that is asked for is run by a copy of it."""

import gc
import io
import os
import pkgutil
import random
import resource
import runpy
import select
import signal
import socket
import sys
from contextlib import redirect_stderr, suppress
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = str(Path(__file__).parents[2])
LONGEST = 120
"""Seconds after which a program is ended that nobody waits for any more."""


def imported() -> None:
    """Imports what a check may need, every module of ours but the door to pytest, and the programs that call us."""
    sys.path.insert(0, ROOT)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    import config_lint

    for module in pkgutil.walk_packages(config_lint.__path__, "config_lint."):
        if module.name.rpartition(".")[2] not in ("__main__", "pytest_plugin"):
            import_module(module.name)
    for name in ("jinja2", "pre_commit.main", "pydantic", "pytest", "yaml"):
        import_module(name)
    # Models and commands are made when they are needed first: these, by every check.
    import_module("config_lint.options").options_from({})
    with redirect_stderr(io.StringIO()):
        import_module("config_lint.cli.program").run(["check", "--root", os.devnull])
    sys.path.remove(ROOT)


def wait(address: str) -> "Asked":
    """Answers until standard input ends. It returns in the copies alone: what each is asked to be."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(64)
        os.write(1, b"ready\n")
        while True:
            ready, _, _ = select.select([listening.fileno(), 0], [], [], 1)
            if 0 in ready:
                break
            if ready:
                asking, _ = listening.accept()
                with asking:
                    if not os.fork():
                        listening.close()
                        return copied(asking)
            reap(os.WNOHANG)
    reap(0)
    sys.exit()


def copied(asking: socket.socket) -> "Asked":
    """Returns in a copy, and says to who asks, from here, how that has ended."""
    length, given, _, _ = socket.recv_fds(asking, 4, 4)
    text = b""
    while len(text) < int.from_bytes(length, "big"):
        text += asking.recv(1 << 16)
    copy = os.fork()
    if not copy:
        program, soft, hard, count, *words = os.fsdecode(text).split("\0")
        variables = dict(word.split("=", 1) for word in words[int(count) :])
        return Asked(given, program, words[: int(count)], variables, (int(soft), int(hard)))
    _, status = os.waitpid(copy, 0)
    with suppress(OSError):  # who asks may be gone
        asking.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def reap(how: int) -> None:
    """Takes note of those that have ended, so that their time counts as this process's."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, how)[0]:
            pass


class Asked(NamedTuple):
    """What a copy is to be: with three streams and a folder, as a program with arguments, variables and bounds of its memory."""

    given: list[int]
    program: str
    arguments: list[str]
    variables: dict[str, str]
    memory: tuple[int, int]

    def become(self) -> None:
        """Runs what `python [-P] (-m MODULE | SCRIPT) …` runs."""
        *streams, folder = self.given
        os.fchdir(folder)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        for each in self.given:
            os.close(each)
        signal.alarm(LONGEST)
        resource.setrlimit(resource.RLIMIT_AS, self.memory)
        os.environ.clear()
        os.environ.update(self.variables)
        sys.dont_write_bytecode = "PYTHONDONTWRITEBYTECODE" in self.variables
        random.seed()
        encoding, _, errors = self.variables.get("PYTHONIOENCODING", "utf-8").partition(":")
        sys.stdin = os.fdopen(0, encoding=encoding, errors=errors or "strict", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding=encoding, errors=errors or "strict", closefd=False)
        sys.stderr = os.fdopen(2, "w", 1, encoding=encoding, errors="backslashreplace", closefd=False)
        sys.executable = self.program
        try:
            self._run()
        except SystemExit as ended:
            leave(ended.code)
        leave(None)

    def _run(self) -> None:
        is_safe = self.arguments[0] == "-P"
        what, *rest = self.arguments[is_safe:]
        if what == "-m":
            what, *rest = f"-m{rest[0]}", *rest[1:]
        path = [part for part in self.variables.get("PYTHONPATH", "").split(os.pathsep) if part]
        beside = Path.cwd() if what.startswith("-m") else Path(what).parent
        sys.path[:1] = path if is_safe else [str(beside), *path]
        sys.argv = [what, *rest]
        if what.startswith("-m"):
            runpy.run_module(what.removeprefix("-m"), run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(what, run_name="__main__")


def leave(code: str | int | None) -> NoReturn:
    """Ends this process as `sys.exit` does, but for taking down all that was imported, which nobody would see."""
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
    with suppress(OSError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else bool(code))


if __name__ == "__main__":
    imported()
    gc.freeze()
    wait(sys.argv[1]).become()
