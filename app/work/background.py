"""How does long work go on beside the pages? In a thread of its own; whatever breaks there is logged."""

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, Final, ParamSpec, TypeVar

from app.work.logged import unexpected
from geo.errors import WithinReachError
from layers.shown_log.lines import kind_and_lines

TURN_S: Final = 0.001
P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger(__name__)


def share_the_interpreter() -> None:
    """Let threads take shorter turns than Python's five milliseconds.

    A page lets go of the interpreter wherever numpy, a file or a socket does its work, and has to wait for it
    a whole turn each time while work goes on beside it: an answer of 21 ms took a quarter of a second.
    """
    sys.setswitchinterval(TURN_S)


class BesideThePages(Executor):
    """A thread for each piece of work. None keeps the program from ending, as those of a pool would."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin the work; what it gives, or how it broke, is in what is returned."""
        future: Future[T] = Future()
        work: Callable[[], T] = partial(fn, *args, **kwargs)
        threading.Thread(target=_do, args=(future, work), daemon=True).start()
        return future


def _do(future: Future[Any], work: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - kept for whoever asks for the result
        if isinstance(error, WithinReachError):
            _log.warning("%s", kind_and_lines(error))
        else:
            unexpected(error)
        future.set_exception(error)
    else:
        future.set_result(result)
