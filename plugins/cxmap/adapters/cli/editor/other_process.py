"""The server's side of the process that compiles: it is started when needed, asked, and heard without waiting."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event, Thread
from typing import Any

from cxmap.adapters.cli.editor import compiling_process
from cxmap.adapters.cli.editor.news import CompileMap, FoundPlaces, MapNews, MapQuestion

GONE = "the process that reads the map has ended; it begins anew with the next change"


class OtherProcess:
    """Sends questions one after the other; news and answers arrive in the loop of the server."""

    def __init__(self, arguments: Mapping[str, Any], units: str, on_news: Callable[[MapNews], None]) -> None:
        self._arguments, self._units, self._on_news = arguments, units, on_news
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[int, asyncio.Future[FoundPlaces]] = {}
        self._here: Connection | None = None
        self._process: BaseProcess | None = None
        self._compiling = 0

    def compile(self, order: CompileMap) -> None:
        self._compiling = order.number
        self._send(order)

    def ask(self, question: MapQuestion) -> asyncio.Future[FoundPlaces]:
        answer = self._waiting[question.number] = self._loop.create_future()
        self._send(question)
        return answer

    def end(self) -> None:
        if self._here:
            with suppress(OSError):
                self._here.close()
        if self._process:
            # It may be in the middle of a map, which nobody waits for any more.
            self._process.terminate()
        self._here = self._process = None

    def _send(self, question: MapQuestion) -> None:
        try:
            if self._here is None:
                self._here = self._started()
            self._here.send(question)
        except OSError:
            self._ended()

    def _started(self) -> Connection:
        # A fork would take the threads' locks along; a process that starts anew is the same on all systems.
        spawning = multiprocessing.get_context("spawn")
        here, there = spawning.Pipe()
        process = spawning.Process(
            target=compiling_process.run, args=(there, dict(self._arguments), self._units), daemon=False
        )
        process.start()
        self._process = process
        there.close()
        Thread(target=self._listen, args=(here,), daemon=True).start()
        return here

    def _listen(self, here: Connection) -> None:
        is_heard = Event()
        with suppress(EOFError, OSError):
            while True:
                said = here.recv()
                self._loop.call_soon_threadsafe(self._hear, said)
                # The next one is not even unpacked before: between two of them the editor gets its answers.
                self._loop.call_soon_threadsafe(is_heard.set)
                is_heard.wait()
                is_heard.clear()
        with suppress(RuntimeError):  # the loop has ended, too
            self._loop.call_soon_threadsafe(self._ended)

    def _hear(self, said: FoundPlaces | MapNews) -> None:
        if isinstance(said, MapNews):
            self._on_news(said)
        elif (answer := self._waiting.pop(said.number, None)) and not answer.done():
            answer.set_result(said)

    def _ended(self) -> None:
        """Whoever waits is told; the next question starts another process."""
        if self._here is None:
            return
        self.end()
        waiting, self._waiting = self._waiting, {}
        for number, answer in waiting.items():
            if not answer.done():
                answer.set_result(FoundPlaces(number, problem=GONE))
        self._on_news(MapNews(self._compiling, is_whole=True, problem=GONE))
