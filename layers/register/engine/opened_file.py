"""Is the file that was opened as the register still the one that lies there?

SQLite goes on reading and writing a file that was deleted or replaced, and nobody sees those edits again.
So it is asked before every use and before and after every commit. Looking costs two calls of the system; only
when the file's own time has changed is it read, which another program's checkpoint does too.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import uuid4

from layers.register.engine.errors import RegisterGoneError, RegisterReplacedError
from layers.register.engine.main_file import COPY, HALF

_LOOK: Final = Path(__file__).with_name("main_file.py")
_LOOK_S: Final = 20
_ANOTHER_S: Final = 8.0  # for so long, and at so many looks on end, a file must be another one
_ANOTHER_LOOKS: Final = 4
_CHECKPOINT_S: Final = 60.0  # for other programs that bring their journal into the file; many may be at it
_EMPTY: Final = (
    "An empty file lies in the place of {name}: it was replaced while Within Reach was running. Nothing is "
    "saved in it.",
    "Put the register or a backup back in its place, then start Within Reach again.",
)
_ANOTHER: Final = (
    "Another file lies in the place of {name}: it was replaced while Within Reach was running. Nothing is "
    "saved in it.",
    "If that was meant, as when a backup was put back: start Within Reach again to go on with what lies "
    "there now. If not, put the right file back first.",
)


@dataclass(frozen=True)
class _Seen:
    """A file as the system tells of it."""

    place: tuple[int, int]  # device and number of the file
    size: int
    changed_ns: int


class _Content(NamedTuple):
    """What a register's file itself holds, without its journal."""

    identity: str
    revision: int  # commits


class OpenedFile:
    """The file of a register that is in use, and its journal beside it. Threads may share it."""

    def __init__(self, path: Path, *, identity: str) -> None:
        self._path, self._identity = path, identity
        self._journal = path.with_name(f"{path.name}-wal")
        self._seen = _look(path)
        self._refusal: tuple[str, str] | None = None  # once it was replaced, for good
        self._journal_seen = _look(self._journal)
        self._content: _Content | None = None  # once it has been read

    def learn(self) -> None:
        """Before anything is written: read how many commits the file itself holds, to tell an older one."""
        if self._content is None:
            self.check()
            seen, content = _settled(self._path)
            if seen is not None and isinstance(content, _Content) and content.identity == self._identity:
                self._seen, self._content = seen, content

    def check(self) -> None:
        """Refuse to go on with a file that is gone or is another one.

        Raises
        ------
        RegisterGoneError, RegisterReplacedError
            Says what happened and what to do.
        """
        seen = self._seen  # before the look: another thread may see a later file meanwhile
        now = _look(self._path)
        if self._refusal:
            raise RegisterReplacedError(*self._refusal, name=self._path.name)
        if now is None:
            raise RegisterGoneError(
                "{name} is gone: it was deleted or moved while Within Reach was running. "
                "Nothing more is saved in it.",
                "Put it or a backup back in its place, then start Within Reach again.",
                name=self._path.name,
            )
        if seen is None or now.place != seen.place or now.size < seen.size:
            raise self._replaced(now)
        if now != seen:
            self._check_content(now)
        self._check_journal()

    def _check_content(self, now: _Seen) -> None:
        """A changed file is ours if it holds what it held, or another program brought commits into it.

        Bringing them in goes in steps, of which some change the file's time alone. So another file is one
        that is of another register, or of fewer commits, whenever it is looked at for a while; one that is
        being written says neither.
        """
        began = others_since = time.monotonic()
        others = 0
        while True:
            seen, content = _settled(self._path)
            if seen is not None and isinstance(content, _Content):
                if content.identity != self._identity:
                    raise self._replaced(seen)
                if self._content is None or content.revision >= self._content.revision:
                    self._seen, self._content = seen, content
                    return
            if seen is not None and seen == self._seen:
                return  # another thread has found it in order
            if content == HALF:
                others, others_since = 0, time.monotonic()
            else:
                others += 1
            for_certain = others >= _ANOTHER_LOOKS and time.monotonic() - others_since > _ANOTHER_S
            if for_certain or time.monotonic() - began > _CHECKPOINT_S:
                raise self._replaced(seen or now)
            time.sleep(0.05)

    def _check_journal(self) -> None:
        now = _look(self._journal)
        if self._journal_seen is None:
            self._journal_seen = now
        elif now is None or now.place != self._journal_seen.place:
            raise RegisterReplacedError(
                "{name}, which belongs to the register, was deleted or replaced while Within Reach was "
                "running. Nothing more is saved.",
                "Restore the last backup if edits are missing. Start Within Reach again to go on with what "
                "lies there now.",
                name=self._journal.name,
            )

    def _replaced(self, now: _Seen) -> RegisterReplacedError:
        if self._seen is not None and now.place == self._seen.place:
            _part_from(self._path)
        self._refusal = _EMPTY if now.size == 0 else _ANOTHER
        return RegisterReplacedError(*self._refusal, name=self._path.name)


def _look(path: Path) -> _Seen | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - the one call that every use makes
    except OSError:
        return None
    return _Seen((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def set_left_journal_aside(path: Path) -> None:
    """Before a register is opened: keep the journal of an earlier file away from a backup in its place.

    SQLite would write it into whatever lies there. It is kept under another name.
    """
    journal = path.with_name(f"{path.name}-wal")
    seen = _look(journal)
    if seen is not None and seen.size and _content(path) == COPY:
        _set_aside(path)


def _set_aside(path: Path) -> None:
    journal, shared = (path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))
    with suppress(OSError):
        journal.rename(path.with_name(f"{path.name}.journal-of-the-file-before-{uuid4().hex[:8]}"))
    with suppress(OSError):
        shared.unlink()


def _part_from(path: Path) -> None:
    """Give what was written over the register a file of its own.

    The connections to the register end with its file and journal: otherwise SQLite would bring the journal
    into what was put there as soon as the last one is closed.
    """
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        shutil.copy2(path, beside)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
    else:
        _set_aside(path)


def _settled(path: Path) -> tuple[_Seen | None, _Content | str | None]:
    """A file and what it holds at that time; ``HALF`` where it was written meanwhile."""
    before, content = _look(path), _content(path)
    if before != _look(path):
        return before, HALF
    return before, _Content(*content) if isinstance(content, list) else content


def _content(path: Path) -> Any:
    """What ``main_file`` says of the file; ``HALF`` where a slow machine did not come to look at it."""
    try:
        ran = subprocess.run(
            [sys.executable, "-I", "-S", str(_LOOK), str(path)],
            capture_output=True,
            text=True,
            check=False,
            timeout=_LOOK_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        return HALF
    return json.loads(ran.stdout) if ran.returncode == 0 and ran.stdout.strip() else None
