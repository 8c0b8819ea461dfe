"""The server: what an editor tells and asks, by the names that the protocol has for it."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from argparse import Namespace
from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from importlib.metadata import version
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from cxmap.adapters.cli.compiling import located
from cxmap.adapters.cli.editor import answers, replies
from cxmap.adapters.cli.editor.news import CompileMap, EditorFinding, FindNames, MapNews, RenameEntity
from cxmap.adapters.cli.editor.other_process import OtherProcess
from cxmap.adapters.cli.editor.session import EditorSession, OpenFile
from cxmap.adapters.cli.output import CannotRunError
from cxmap.model import KINDS
from cxmap.model.block import Block
from cxmap.model.descriptions import manual_of
from cxmap.model.ids import Key

_QUIET = 0.3
"""Seconds without a change after which the whole map is compiled."""
_LONGEST_WAIT = 3.0
"""Seconds after which it is compiled although somebody goes on typing."""
_AT_ONCE = 0.005
"""Seconds for which findings of files that are not open are sent, before others get an answer."""
_READING = "cxmap/reading"
_REQUEST_FAILED = -32803
_WATCHED = "**/*.{md,csv,yml,yaml}"
_SIGNS = [" ", ":", "[", ",", "/", "(", "-"]


class MapServer(LanguageServer):
    """A language server for one content folder."""

    def __init__(self, arguments: Namespace) -> None:
        super().__init__("cxmap", version("cxmap"), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.arguments = {name: getattr(arguments, name, None) for name in ("config_file", "content", "as_of")}
        self.session: EditorSession | None = None
        self._other: OtherProcess | None = None
        self._numbers = count(1)
        self._later: asyncio.TimerHandle | None = None
        self._latest = 0.0
        self._is_compiling, self._is_due = False, False
        self._published: dict[str, tuple[EditorFinding, ...]] = {}
        self._problem = ""
        self._due: dict[str, None] = {}
        self._publishing: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._first = asyncio.Event()

    @property
    def units(self) -> str:
        return str(self.workspace.position_encoding or "utf-16")

    def begin(self) -> EditorSession | None:
        """The session; None, after the reason was shown, as long as there is no map to be found."""
        if self.session is None:
            try:
                with ExitStack() as until_the_end:
                    it = located(Namespace(**self.arguments, until_the_end=until_the_end))
            except CannotRunError as problem:
                self.tell(str(problem))
                return None
            self.session = EditorSession(it.folder.absolute(), it.settings, self.units)
            self._other = OtherProcess(self.arguments, self.units, self._hear)
            self._compile()
            self._reading = asyncio.get_running_loop().create_task(self._tell_of_reading())
        return self.session

    def opened(self, uri: str) -> OpenFile | None:
        """The open file of the map with this address; None for all others, which are left alone."""
        path = self.path_of(uri)
        return self.session.opened.get(path) if self.session and path else None

    def path_of(self, uri: str) -> str | None:
        session = self.begin()
        return session.path_of(to_fs_path(uri)) if session else None

    def tell(self, problem: str) -> None:
        """Shows a sentence, once as long as it is the same."""
        if problem and problem != self._problem:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"cxmap: {problem}"))
        self._problem = problem

    def publish(self, path: str, *, always: bool = False) -> None:
        session = self.session
        assert session
        found = session.findings(path)
        if not always and found == self._published.get(path, ()):
            return
        self._published[path] = found
        opened = session.opened.get(path)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=replies.uri_of(session, path),
                diagnostics=[replies.diagnostic(each) for each in found],
                version=opened.version if opened else None,
            )
        )

    def told(self, path: str) -> tuple[EditorFinding, ...]:
        return self._published.get(path, ())

    def compile_soon(self) -> None:
        """Compiles the whole map as soon as nothing has changed for a moment."""
        loop = asyncio.get_running_loop()
        if self._later:
            self._later.cancel()
        else:
            self._latest = loop.time() + _LONGEST_WAIT
        self._later = loop.call_at(min(loop.time() + _QUIET, self._latest), self._compile)

    async def names(self, key: Key) -> list[types.Location]:
        """All places that name an entity."""
        session, other = self.session, self._other
        assert session
        assert other
        number = next(self._numbers)
        answer = await other.ask(FindNames(number, key, session.texts(number)))
        return [replies.location(session, each.path, each.range) for each in answer.places]

    async def renamed(self, key: Key, new: str) -> types.WorkspaceEdit:
        """The change of all files that gives an entity another id; raises what the editor shows where it cannot be."""
        session, other = self.session, self._other
        assert session
        assert other
        if not replies.may_rename_files(self.client_capabilities):
            raise DeclinedError(f"this editor does not rename files for others; use `cxmap rename {key} {new}`")
        number = next(self._numbers)
        answer = await other.ask(RenameEntity(number, key, new, session.texts(number)))
        if answer.problem:
            raise DeclinedError(answer.problem)
        return replies.changed(session, answer.places, self.client_capabilities, answer.moved)

    def end(self) -> None:
        if self._other:
            self._other.end()

    def _compile(self) -> None:
        self._later = None
        if self._is_compiling:
            self._is_due = True
        elif self.session and self._other:
            self._is_compiling, self._is_due = True, False
            number = next(self._numbers)
            self._other.compile(CompileMap(number, self.session.texts(number)))

    async def _tell_of_reading(self) -> None:
        """Says that the first map is still being read, where an editor shows that."""
        window = self.client_capabilities.window
        if not (window and window.work_done_progress):
            return
        try:
            await self.work_done_progress.create_async(_READING)
        except JsonRpcException:  # an editor may have no room for it
            return
        told = types.WorkDoneProgressBegin("cxmap", message="the map is still being read", cancellable=False)
        self.work_done_progress.begin(_READING, told)
        await self._first.wait()
        self.work_done_progress.end(_READING, types.WorkDoneProgressEnd())

    def _hear(self, news: MapNews) -> None:
        assert self.session
        self._publish_by_and_by(self.session.learn(news))
        # To look again and again for garbage in all that is known of a map would take longer than any answer.
        gc.freeze()
        if news.is_whole:
            self._first.set()
            self.tell(news.problem)
            self._is_compiling = False
            if self._is_due:
                self._compile()

    def _publish_by_and_by(self, paths: Iterable[str]) -> None:
        self._due |= dict.fromkeys(paths)
        if self._publishing is None or self._publishing.done():
            self._publishing = asyncio.get_running_loop().create_task(self._publish_due())

    async def _publish_due(self) -> None:
        while self._due:
            end = monotonic() + _AT_ONCE
            while self._due and monotonic() < end:
                path = next(iter(self._due))
                del self._due[path]
                self.publish(path)
            await asyncio.sleep(_AT_ONCE)


class DeclinedError(JsonRpcException):
    """The sentence that an editor shows as the reason why something cannot be done."""

    def __init__(self, sentence: str) -> None:
        super().__init__(message=sentence, code=_REQUEST_FAILED)


def _is_no_refusal(record: logging.LogRecord) -> bool:
    return not record.exc_info or not isinstance(record.exc_info[1], DeclinedError)


def serve(arguments: Namespace) -> None:
    """Talks with the editor over standard input and output until it goes."""
    # Only what is a mistake of ours goes to the log of the editor.
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_no_refusal)
    _warm()
    server = MapServer(arguments)
    _add_ends(server)
    _add_files(server)
    _add_answers(server)
    _add_changes(server)
    try:
        server.start_io()
    finally:
        server.end()


def _add_ends(server: MapServer) -> None:
    """The first and the last message of an editor."""

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        root = to_fs_path(server.workspace.root_uri or "") if server.workspace.root_uri else None
        if root and Path(root).is_dir():
            os.chdir(root)
        server.begin()
        await _watch(server)

    @server.feature(types.EXIT)
    def leave(*_nothing: object) -> None:
        # A thread still waits for standard input, which not every editor closes.
        server.end()
        os._exit(0)


def _add_files(server: MapServer) -> None:
    """Messages about files: which are open, changed, saved and closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        _typed(server, document.uri, document.version, document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        if params.content_changes:
            document = params.text_document
            _typed(server, document.uri, document.version, params.content_changes[-1].text)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        if (path := server.path_of(params.text_document.uri)) and server.session:
            server.session.close(path)
            server.publish(path, always=True)
            server.compile_soon()

    async def changed(_params: Any) -> None:
        if server.begin():
            server.compile_soon()

    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(partial(changed))
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(partial(changed))


def _typed(server: MapServer, uri: str, number: int, text: str) -> None:
    if (path := server.path_of(uri)) and server.session:
        server.session.open(uri, number, path, text)
        server.publish(path, always=True)
        server.compile_soon()


async def _watch(server: MapServer) -> None:
    """Asks to be told of files that others change, where the editor does that."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
        wanted = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(types.RegistrationParams([wanted]))


def _warm() -> None:
    """Reads the sentences below the fields, which would keep the first answers waiting."""
    for record in (*KINDS, Block):
        manual_of(record)


def _add_answers(server: MapServer) -> None:
    """Questions about a place in an open file."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_SIGNS))
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        file = server.opened(params.text_document.uri)
        return answers.completion(server.session, file, params.position) if server.session and file else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        file = server.opened(params.text_document.uri)
        return answers.hover(server.session, file, params.position) if server.session and file else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        file = server.opened(params.text_document.uri)
        return answers.definition(server.session, file, params.position) if server.session and file else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location] | None:
        file = server.opened(params.text_document.uri)
        if not server.session or not file:
            return None
        entity = answers.entity_at(server.session, file, params.position, otherwise_own=True)
        return await server.names(entity[0].key) if entity else None


def _add_changes(server: MapServer) -> None:
    """Questions about changes of files."""

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        file = server.opened(params.text_document.uri)
        if not server.session or not file:
            return None
        wanted = replies.range_in(params.range)
        found = (each for each in server.told(file.path) if each.fixes and each.range.touches(wanted))
        return [replies.quick_fix(server.session, each, server.client_capabilities) for each in found]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        file = server.opened(params.text_document.uri)
        entity = answers.entity_at(server.session, file, params.position) if server.session and file else None
        if entity is None:
            raise DeclinedError("put the cursor on an id, on a link to an entity, or on the first line of its own file")
        note, place = entity
        return types.PrepareRenamePlaceholder(replies.range_from(place), note.key.partition("/")[2])

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        file = server.opened(params.text_document.uri)
        entity = answers.entity_at(server.session, file, params.position) if server.session and file else None
        return await server.renamed(entity[0].key, params.new_name) if entity else None
