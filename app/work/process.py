"""How does long work go on in a process beside the app? Its lines are heard, and it ends when that is wished.

It gives way to all others, and ends with whoever started it: it reads from a pipe that closes with the app.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
_LOOK_S: Final = 0.25  # how often it is seen whether somebody wants it to stop
_GRACE_S: Final = 8.0  # to end by itself, before it is ended


def watched(
    command: Sequence[str], output: Any, *, hear: Callable[[str], None], is_to_stop: Callable[[], bool]
) -> int | None:
    """Run a command (without the interpreter) to its end, and hear its lines as they come.

    Parameters
    ----------
    output
        An open file for what the process writes besides its lines.

    Returns
    -------
    Its code, negative where a signal ended it; None where it was stopped because that was wished.

    Raises
    ------
    OSError
        It could not be started.
    """
    process = _started(command, output)
    lines: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_pass_on, args=(process, lines), daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=_LOOK_S)
        except Empty:
            line = b""
        if is_to_stop():
            _end(process)
            return None
        if line is None:
            return process.wait()
        if line:
            hear(line.decode("utf-8", errors="replace"))


def _started(command: Sequence[str], output: Any) -> "subprocess.Popen[bytes]":
    """The process, at the lowest priority and without a window; it reads from a pipe that ends with us."""
    options: dict[str, Any] = {"start_new_session": True}  # Ctrl+C in the app's terminal is not for it
    if sys.platform == "win32":  # pragma: no cover - as Windows says the same
        options = {
            "creationflags": subprocess.CREATE_NO_WINDOW
            | subprocess.CREATE_NEW_PROCESS_GROUP
            | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        }
    return subprocess.Popen(
        [sys.executable, "-m", "app.aside", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=output,
        **options,
    )


def _pass_on(process: "subprocess.Popen[bytes]", lines: "SimpleQueue[bytes | None]") -> None:
    if process.stdout is not None:
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process: by its pipe, as where the app is gone, and at once if it does not heed that."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(timeout=_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
