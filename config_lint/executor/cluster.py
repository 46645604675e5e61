"""Work on a Dask cluster: the only file that knows Dask."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any, TypeVar

from config_lint.domain.usage import UsageError
from config_lint.executor.conversation import Conversation

GivenT = TypeVar("GivenT")
ResultT = TypeVar("ResultT")

LOCAL = "local"
"""The address of a cluster that is started on this machine, and ended with the run."""

SECONDS = 10.0
"""How long a scheduler or a first worker may take to answer."""

PAUSE = 1.0
"""Seconds after which those who work are looked after."""

PATIENCE = 30.0
"""Seconds that work may be without anybody to do it."""

AHEAD = 2
"""Pieces of work for each worker that are under way: what follows is at hand when one is done."""

LOGGERS = ("distributed", "tornado", "asyncio")
"""Whose lines do not belong on standard error: what they report becomes one line of ours, or is no matter."""

SETTINGS = {
    "distributed.comm.timeouts.connect": f"{SECONDS:.0f}s",
    "distributed.admin.large-graph-warning-threshold": "1TB",  # files travel with the work, on purpose
}


class Cluster:
    """The workers of a scheduler: connected with when there is something for them to do, and let go of when it is done."""

    def __init__(self, address: str, processes: int) -> None:
        """`processes` are started where the address is `LOCAL`. Raises `UsageError` where Dask is not installed."""
        if find_spec("distributed") is None:
            message = "--scheduler needs Dask, which is not installed: pip install config-lint[dask]"
            raise UsageError(message)
        self._address = address
        self._processes = processes
        self._opened: list[Any] = []

    @property
    def count(self) -> int:
        """How many workers there are. Raises `UsageError` where nobody answers."""
        with self._told():
            return len(self._client().nthreads())

    def each(self, work: Callable[[GivenT], ResultT], given: Iterable[GivenT]) -> Generator[tuple[int, ResultT], None, None]:
        """What `work` makes of each, with its number, as soon as it is made. Raises `UsageError` where the cluster is lost."""
        try:
            with self._told():
                client = self._client()
                ahead = len(client.nthreads()) * AHEAD
                yield from _as_made(client.get_executor(pure=False), work, given, ahead, _Watch(client))
        finally:
            self.close()

    def close(self) -> None:
        """Lets go of the cluster; one that was started here ends."""
        while self._opened:
            with suppress(OSError, TimeoutError, RuntimeError):
                self._opened.pop().close(timeout=SECONDS)

    def _client(self) -> Any:
        if not self._opened:
            _quiet()
            if self._address == LOCAL:
                self._opened.append(started(self._processes))
            self._opened.append(connected(self._opened[0].scheduler_address if self._opened else self._address))
        return self._opened[-1]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong with a cluster, in a line that says what to do."""
        where = "the cluster on this machine" if self._address == LOCAL else f"the scheduler at {self._address}"
        try:
            yield
        except NoWorker:
            message = f"{where} has no worker: start one (`dask worker {self._address}`), or leave out --scheduler"
        except Lost:
            message = f"{where} went away while there was work under way: start it again, or leave out --scheduler"
        except Foreign as error:
            message = f"a worker of {where} cannot do this work ({error.reason}): see that config-lint is installed there, too"
        except (OSError, TimeoutError):
            message = f"{where} does not answer: see that it runs, and can be reached from here, or leave out --scheduler"
        except ValueError:
            message = f'--scheduler takes "{LOCAL}" or an address such as tcp://host:8786, not "{self._address}"'
        else:
            return
        raise UsageError(message) from None


class NoWorker(Exception):
    """There is a scheduler, and nobody who works."""


class Lost(Exception):
    """Work that nobody will finish."""


class Foreign(Exception):
    """Work that a worker does not know how to do, or that ends it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Watch:
    """Looks after those who work: work that nobody is left to do would be waited for without end."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._last_seen = time.monotonic()

    def __call__(self) -> None:
        """Raises `NoWorker` where there has been none for a while: a worker that ended is started again in less."""
        if self._client.status != "running":
            raise Lost
        now = time.monotonic()
        if self._client.nthreads():
            self._last_seen = now
        elif now - self._last_seen > PATIENCE:
            raise NoWorker


def _as_made(
    executor: Executor, work: Callable[[GivenT], ResultT], given: Iterable[GivenT], ahead: int, watch: Callable[[], None]
) -> Generator[tuple[int, ResultT], None, None]:
    """As for `Cluster.each`, with anybody who speaks the interface of `concurrent.futures`."""
    waiting = iter(enumerate(given))
    under_way: dict[Future[ResultT], int] = {}
    try:
        while True:
            while len(under_way) < ahead and (following := next(waiting, None)) is not None:
                under_way[executor.submit(work, following[1])] = following[0]
            if not under_way:
                return
            done = wait(under_way, timeout=PAUSE, return_when=FIRST_COMPLETED).done
            for future in done:
                yield under_way.pop(future), _result(future)
            if not done:
                watch()
    finally:
        for future in under_way:
            future.cancel()


def _result(future: Future[ResultT]) -> ResultT:
    """What was made. What is raised there is not repeated: nobody knows what it says of what was worked on."""
    if future.cancelled():
        raise Lost
    error = future.exception()
    if error is None:
        return future.result()
    is_killed = type(error).__name__ == "KilledWorker"
    raise Foreign("several ended while they did it, perhaps for want of memory" if is_killed else type(error).__name__)


def _quiet() -> None:
    """Dask says what it has to say through loggers of its own, each with a handler for standard error."""
    import dask
    import distributed.deploy  # what there is to be said is said by these

    dask.config.set(SETTINGS)
    logging.getLogger(distributed.__name__)
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in LOGGERS]:
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False


def started(processes: int) -> Any:
    """A cluster of so many processes on this machine, which nobody else's machine can reach. Raises `OSError`."""
    from distributed import LocalCluster

    with _uninterrupted():
        try:
            return LocalCluster(
                n_workers=processes,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
                silence_logs=logging.CRITICAL,
            )
        except RuntimeError as error:
            raise OSError from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that begin meanwhile never hear that they are interrupted: the one that began them does, and ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def connected(address: str) -> Any:
    """The client of a scheduler that has workers. Raises `OSError` or `TimeoutError`, and `NoWorker` where it has none."""
    from distributed import Client

    conversation = Conversation()

    def close(client: Any, timeout: float = SECONDS) -> None:
        try:
            Client.close(client, timeout)
        finally:
            conversation.close()

    # One that never came to be is let go of without a word: closing it would wait for what nobody answers.
    quiet: Any = type("Quiet", (Client,), {"close": close, "__del__": lambda _: None})
    try:
        client = quiet(address, timeout=SECONDS, set_as_default=False, loop=conversation.loop)
    except BaseException:
        conversation.close()
        raise
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError:
        client.close()
        raise NoWorker from None
    return client
