"""How does the server end when whoever started it is gone? It reads from a pipe that closes with him.

``start.py`` runs ``python -m app.while_started MODULE WORDS …`` and holds the other end of the pipe: however
it ends, by a signal, by a crash or by being killed, the pipe closes, and nothing is left running.

With ``--key-comes-first`` before MODULE the pipe begins with the key that an office's processes share.
"""

import os
import runpy
import signal
import sys
import threading
import time
from typing import Final

from app.memory.sealing_key import KEY

KEY_COMES_FIRST: Final = "--key-comes-first"
_GRACE_S: Final = 10  # to let go of the register and of visitors, before it is ended at once


def main(words: list[str]) -> None:
    """Run a module as ``python -m`` would, until it ends or standard input closes."""
    if words[0] == KEY_COMES_FIRST:
        words = words[1:]
        KEY.take_from(sys.stdin.fileno())
    threading.Thread(target=_end_with_input, daemon=True).start()
    sys.argv = words
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)


def _end_with_input() -> None:
    pipe = sys.stdin.fileno()
    while os.read(pipe, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE_S)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
