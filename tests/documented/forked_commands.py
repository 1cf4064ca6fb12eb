"""Commands of the terminal, each in a process of its own that has its packages already.

Most commands take three seconds to import what they need and a tenth to do it. Here one process imports once
and is copied for each command; what a command prints, leaves behind and ends with is as from a shell.
"""

import importlib
import json
import os
import runpy
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from questions.conversation.danger.dangers import danger_phrases
from questions.conversation.reading.lexicon import lexicon
from tests.made_once import ROOT

_IMPORTED = ("cli", "geopandas", "pyogrio", "openpyxl", "layers.area", "terminal.conversation.near_command",
             "terminal.fund_command", "terminal.wards.gaps_command")  # fmt: skip


class ForkedCommands:
    """Runs Python's command lines one after the other; to be closed."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.documented.forked_commands"],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, words: Sequence[str], *, cwd: Path, printed: Path) -> tuple[int, str]:
        """The exit code and all that was printed, which is written to ``printed``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        question = {"words": list(words), "cwd": str(cwd), "printed": str(printed)}
        self._process.stdin.write(f"{json.dumps(question)}\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return code, printed.read_text(encoding="utf-8")

    def close(self) -> None:
        """End the process that is copied."""
        with suppress(OSError):
            self._process.communicate(timeout=10)
        self._process.kill()
        self._process.wait()


def serve(questions: IO[str]) -> None:
    """Answer each line with the exit code of its command."""
    for name in _IMPORTED:
        importlib.import_module(name)
    danger_phrases()
    lexicon()
    for line in questions:
        question = json.loads(line)
        child = os.fork()
        if child == 0:
            _run(question["words"], question["cwd"], question["printed"])
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _run(words: list[str], cwd: str, printed: str) -> None:
    """Become a Python with these words; never returns."""
    os.chdir(cwd)
    with Path(printed).open("w", encoding="utf-8") as file, Path(os.devnull).open() as nothing:
        for descriptor, stream in ((0, nothing), (1, file), (2, file)):
            os.dup2(stream.fileno(), descriptor)
    code = 1
    try:
        sys.path[0] = cwd
        if words[0] == "-m":
            sys.argv = [words[1], *words[2:]]
            runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv = words
            runpy.run_path(words[0], run_name="__main__")
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        if isinstance(ended.code, str):
            sys.stderr.write(f"{ended.code}\n")
    except BaseException:  # noqa: BLE001 - as Python itself does at its end
        traceback.print_exc()
    finally:
        with suppress(ValueError, OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(sys.stdin)
