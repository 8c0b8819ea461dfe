"""A small editor: it starts `cxmap lsp` and talks with it as the protocol says."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, Self

PATIENCE = 60.0
_CAPABILITIES = {
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename", "delete"]}}
}
Message = dict[str, Any]


class RefusalError(Exception):
    """The server's sentence why it does not do what it was asked."""


class Editor:
    """One editor with the folder `root` open."""

    def __init__(
        self, root: Path, options: Sequence[str] = (), capabilities: Mapping[str, object] = _CAPABILITIES
    ) -> None:
        self.root = root
        self.shown: list[str] = []
        self.progress: list[str] = []
        self.findings: dict[str, list[Message]] = {}
        self._capabilities = capabilities
        self._arrived: queue.Queue[Message | None] = queue.Queue()
        self._number = 0
        self._versions: dict[str, int] = {}
        command = [sys.executable, "-m", "cxmap", "lsp", *options]
        environment = os.environ | {"PYTHONWARNINGS": "default"}
        self._process = subprocess.Popen(
            command, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._errors: list[bytes] = []
        self._threads = [Thread(target=target, daemon=True) for target in (self._listen, self._keep_errors)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        answer = self.ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": self.root.as_uri(), "capabilities": self._capabilities},
        )
        self.abilities = answer["capabilities"]
        self.tell("initialized", {})
        return self

    def __exit__(self, *_problem: object) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.code = self._process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream
            stream.close()

    @property
    def errors(self) -> str:
        return b"".join(self._errors).decode()

    def uri(self, path: str) -> str:
        return (self.root / "content" / path).as_uri()

    def open(self, path: str, text: str | None = None) -> list[Message]:
        """Opens a file; returns the first findings that are told of it."""
        if text is None:
            text = (self.root / "content" / path).read_text(encoding="utf-8")
        document = {"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text}
        self._versions[path] = 1
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.told(path, version=1)

    def change(self, path: str, text: str) -> list[Message]:
        """Types a text in place of all that a file holds; returns the first findings that are told of it."""
        self._versions[path] += 1
        version = self._versions[path]
        document = {"uri": self.uri(path), "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self.told(path, version=version)

    def close(self, path: str) -> None:
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.uri(path)}})

    def told(self, path: str, version: int) -> list[Message]:
        """The next findings of this version of a file."""
        found: Message = self._until(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == self.uri(path)
                and said["params"].get("version") == version
            )
        )
        diagnostics: list[Message] = found["params"]["diagnostics"]
        return diagnostics

    def until_told(self, path: str, is_wanted: Callable[[list[Message]], bool]) -> list[Message]:
        """The findings of a file, as soon as they are as wanted."""
        uri = self.uri(path)
        if uri not in self.findings or not is_wanted(self.findings[uri]):
            self._until(lambda _said: uri in self.findings and is_wanted(self.findings[uri]))
        return self.findings[uri]

    def until_shown(self) -> str:
        """The next sentence that the server shows."""
        known = len(self.shown)
        self._until(lambda _said: len(self.shown) > known)
        return self.shown[-1]

    def until_progress(self, kind: str) -> None:
        """Waits until work has begun or ended."""
        if kind not in self.progress:
            self._until(lambda _said: kind in self.progress)

    def at(self, method: str, path: str, line: int, column: int, **more: object) -> Any:
        """The answer to a question about a place in a file; lines and columns count from 0."""
        place = {"textDocument": {"uri": self.uri(path)}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{method}", place | more)

    def ask(self, method: str, params: object) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda said: said.get("id") == number and "method" not in said)
        if "error" in answer:
            raise RefusalError(answer["error"]["message"])
        return answer["result"]

    def tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _until(self, is_wanted: Callable[[Message], bool]) -> Message:
        while (said := self._arrived.get(timeout=PATIENCE)) is not None:
            if said.get("method") == "textDocument/publishDiagnostics":
                self.findings[said["params"]["uri"]] = said["params"]["diagnostics"]
            if said.get("method") == "window/showMessage":
                self.shown.append(said["params"]["message"])
            if said.get("method") == "$/progress":
                self.progress.append(said["params"]["value"]["kind"])
            if "id" in said and "method" in said:
                self._send({"id": said["id"], "result": None})
            if is_wanted(said):
                return said
        raise AssertionError(f"the server has ended: {self.errors}")

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while (header := stream.readline()).startswith(b"Content-Length:"):
            while stream.readline().strip():
                pass
            self._arrived.put(json.loads(stream.read(int(header.split(b":")[1]))))
        self._arrived.put(None)

    def _keep_errors(self) -> None:
        assert self._process.stderr
        self._errors.extend(self._process.stderr)


def labels(answer: Any) -> list[str]:
    """The choices of a completion in the order in which an editor shows them."""
    return [each["label"] for each in sorted(answer["items"], key=lambda each: each["sortText"])] if answer else []


def rules(findings: Sequence[Message]) -> list[str]:
    return [each["code"] for each in findings]
