"""What of an error reaches the terminal and the log? Its number, kind and lines, whoever wrote the record.

Streamlit, the web server and Python itself print whole tracebacks, whose messages may hold what somebody
typed. ``write_nothing_typed`` stands in front of all of them, by the doors that Python keeps for it.
"""

import logging
import sys
import threading
import warnings
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from layers.shown_log.kept_log import append_line
from layers.shown_log.lines import kind_and_lines, log_line, number_of

_LOG: Final = logging.getLogger("within_reach.errors")
_OURS: Final = ("app.", "actions.", "layers.", "presentation.", _LOG.name)


class KeptLog(logging.Handler):
    """Writes what ``unexpected`` notes to the log's files; a full disk stops nobody."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """Add one line."""
        with suppress(OSError, ValueError):
            append_line(self.folder, record.getMessage())


def unexpected(error: BaseException) -> str:
    """Note an error that nobody foresaw, once; the number under which it stands in the log."""
    number, is_new = number_of(error)
    if is_new:
        _LOG.error("%s", log_line(number, error, at=datetime.now(UTC)))
    return number


def write_nothing_typed(folder: Path) -> None:
    """From now on nothing that was typed is logged or printed by anybody; errors go to the log in ``folder``.

    To be called by whoever starts the program, once for a folder.
    """
    for handler in [*_LOG.handlers]:
        _LOG.removeHandler(handler)
    _LOG.addHandler(KeptLog(folder))
    _LOG.addHandler(logging.StreamHandler())  # and to the error output, for whoever watches a server
    config.set_option("logger.enableRich", False)  # it prints past every logger
    logging.setLogRecordFactory(_record)
    sys.excepthook = _of_the_program
    threading.excepthook = _of_a_thread
    sys.unraisablehook = _of_an_end
    warnings.showwarning = _warning


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A record of the log as it may be shown: no message of an error, and of others' words only the frame."""
    record = logging.LogRecord(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args = f"{unexpected(error)} {kind_and_lines(error)}", ()
    elif not record.name.startswith(_OURS):
        record.msg, record.args = _harmless(record), ()
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def _harmless(record: logging.LogRecord) -> str:
    """Another package's message: within a visit where it comes from alone, else its frame and numbers."""
    where = f"{record.name} at {record.filename}:{record.lineno}"
    if get_script_run_ctx(suppress_warning=True) is not None or record.name == "asyncio":
        return where
    values = record.args if isinstance(record.args, tuple) else ()
    shown = tuple(value if isinstance(value, int | float) else "…" for value in values)
    try:
        return str(record.msg) % shown if shown else where if record.args else str(record.msg)
    except (TypeError, ValueError):
        return where


def _of_the_program(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        unexpected(error)


def _of_a_thread(hook: threading.ExceptHookArgs) -> None:
    if hook.exc_value is not None and not isinstance(hook.exc_value, SystemExit):
        unexpected(hook.exc_value)


def _of_an_end(hook: Any) -> None:
    if hook.exc_value is not None:
        unexpected(hook.exc_value)


def _warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Python's own hook, in its own words: of a warning the kind and the place."""
    _LOG.warning("%s at %s:%d", category.__name__, Path(filename).name, lineno)
