"""Passes on what two sides say to each other over TCP, and counts the bytes."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

_HERE = "127.0.0.1"
_piece = 1 << 18


class Relay(ThreadingTCPServer):
    """Listens on this machine alone, and connects whoever comes with one place."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, to: tuple[str, int]) -> None:
        self.to = to
        self.there = 0
        self.back = 0
        super().__init__((_HERE, 0), _Connection)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Connection(BaseRequestHandler):
    server: Relay
    request: socket.socket

    def handle(self) -> None:
        with socket.create_connection(self.server.to) as other:
            answering = Thread(target=self._back, args=(other,), daemon=True)
            answering.start()
            for piece in _pieces(self.request):
                self.server.there += len(piece)
                other.sendall(piece)
            _end(other)
            answering.join()

    def _back(self, other: socket.socket) -> None:
        for piece in _pieces(other):
            self.server.back += len(piece)
            self.request.sendall(piece)
        _end(self.request)


def _pieces(source: socket.socket) -> Iterator[bytes]:
    """What is said, until nothing more is, or the connection is lost."""
    try:
        while piece := source.recv(_piece):
            yield piece
    except OSError:
        return


def _end(to: socket.socket) -> None:
    """Nothing more will be said."""
    try:
        to.shutdown(socket.SHUT_WR)
    except OSError:
        to.close()


@contextmanager
def relay(host: str, port: int) -> Iterator[Relay]:
    """One that connects with that place, for as long as it is asked for."""
    with Relay((host, port)) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield listening
        finally:
            listening.shutdown()
