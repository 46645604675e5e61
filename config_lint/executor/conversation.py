"""The thread in which a cluster is spoken with. It ends when it is told to, whatever is being waited for there.

Dask's own goes on while a connection is tried again and again, which is for ever where nobody answers any more.
"""

import asyncio
from concurrent.futures import Future
from threading import Thread
from typing import Any

SECONDS = 10.0
"""How long what is still being said may take to come to an end."""


class Conversation:
    """A loop of events in a thread of its own."""

    def __init__(self) -> None:
        self._begun: Future[tuple[Any, asyncio.Event]] = Future()
        self._thread = Thread(target=lambda: asyncio.run(self._held()), name="conversation", daemon=True)
        self._thread.start()
        self.loop, self._over = self._begun.result()

    def close(self) -> None:
        """Ends it: what is under way there is cancelled. More than once does no harm."""
        if self._thread.is_alive():
            self.loop.add_callback(self._over.set)
            self._thread.join(SECONDS)

    async def _held(self) -> None:
        from tornado.ioloop import IOLoop

        over = asyncio.Event()
        self._begun.set_result((IOLoop.current(), over))
        await over.wait()
