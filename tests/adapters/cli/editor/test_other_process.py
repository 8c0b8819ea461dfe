from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sys
from pathlib import Path

import pytest

from cxmap.adapters.cli.editor.news import CompileMap
from cxmap.adapters.cli.editor.other_process import OtherProcess

PATIENCE = 60.0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_process_in_the_middle_of_a_map_ends_with_the_server(tmp_path: Path) -> None:
    arguments = {"config_file": None, "content": str(tmp_path), "as_of": None}

    async def begin_and_end() -> None:
        other = OtherProcess(arguments, "utf-16", lambda _news: None)
        other.compile(CompileMap(1, {}))
        other.end()

    asyncio.run(begin_and_end())

    (process,) = multiprocessing.active_children()
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGTERM
