"""Where do the parts of a run lie, each whole or not at all, and which areas are done? Read while it grows.

``run.json`` says what was fixed at the start; ``index.jsonl`` has a line for each area, written when its
parts are in their place; ``figures/area=NAME/part.parquet`` and ``outlines/area=NAME/part.parquet`` are they.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geo.errors import WithinReachError
from layers.nation.model import AreaLine, AreaOutcome, RunRecord
from layers.nation.parts import PART_FILE, area_folder
from layers.packs.format import sum_of

RECORD_FILE: Final = "run.json"
INDEX_FILE: Final = "index.jsonl"
_UNFINISHED: Final = ".unfinished-"
_NOT_SO = (LookupError, TypeError, ValueError, AttributeError)  # JSON that is none of ours


class RunFolderError(WithinReachError, ValueError):
    """A folder is no run over many areas, or another one."""


@dataclass(frozen=True)
class RunFolder:
    """The folder of one run."""

    folder: Path

    def is_there(self) -> bool:
        """Whether a run has begun here."""
        return (self.folder / RECORD_FILE).is_file()

    def record(self) -> RunRecord:
        """What was fixed at the start. Raises ``RunFolderError``."""
        try:
            return RunRecord.from_table(json.loads((self.folder / RECORD_FILE).read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise RunFolderError(
                "There is no run over many areas in {folder}.", "Make one: cli.py nation gaps --out FOLDER",
                folder=self.folder.name,
            ) from None  # fmt: skip
        except (OSError, *_NOT_SO):
            raise RunFolderError(
                "{file} in {folder} is damaged or of another version of this program.",
                "Run again, with another --out.",
                file=RECORD_FILE, folder=self.folder.name,
            ) from None  # fmt: skip

    def check_empty(self) -> None:
        """Refuse a folder in which other files lie. Raises ``RunFolderError``."""
        others = [each.name for each in self.folder.iterdir() if not each.name.startswith(".")]
        if others:
            raise RunFolderError(
                "{folder} holds other files, such as {name}.", "Choose an empty folder, or a new one.",
                folder=self.folder.name, name=sorted(others)[0],
            )  # fmt: skip

    def begin(self, record: RunRecord) -> None:
        """Make the folder's record. Raises ``RunFolderError`` where other files lie there."""
        self.check_empty()
        text = json.dumps(record.as_table(), ensure_ascii=False, indent=1)
        self._put(self.folder / RECORD_FILE, text.encode())

    def lines(self) -> dict[str, AreaLine]:
        """The areas that the index names so far, by name; a line that is being written just now is not."""
        lines: dict[str, AreaLine] = {}
        for each in self._index():
            lines[each.name] = each
        return lines

    def whole(self) -> dict[str, AreaLine]:
        """Of these the areas that are done and whose parts are as they were written."""
        return {name: line for name, line in self.lines().items() if line.done and self._is_whole(line)}

    def go_on_from(self, lines: dict[str, AreaLine]) -> None:
        """Let the index name these alone, before the rest is done."""
        text = "".join(_as_line(line) for line in lines.values())
        self._put(self.folder / INDEX_FILE, text.encode())

    def put(self, outcome: AreaOutcome) -> None:
        """Put an area's parts in their place, each in one step, and then its line into the index.

        Raises ``OSError`` where the disk is full or the folder cannot be written.
        """
        for table, content in outcome.parts.items():
            place = area_folder(self.folder, table, outcome.line.name)
            place.mkdir(parents=True, exist_ok=True)
            self._put(place / PART_FILE, content)
        with (self.folder / INDEX_FILE).open("ab") as index:
            index.write(_as_line(outcome.line).encode())
            index.flush()
            os.fsync(index.fileno())

    def clear_unfinished(self) -> None:
        """Remove what a killed run was writing."""
        for each in self.folder.glob(f"{_UNFINISHED}*"):
            each.unlink(missing_ok=True)

    def _is_whole(self, line: AreaLine) -> bool:
        for table, check_sum in line.sums.items():
            try:
                content = (area_folder(self.folder, table, line.name) / PART_FILE).read_bytes()
            except OSError:
                return False
            if sum_of(content) != check_sum:
                return False
        return True

    def _index(self) -> Iterator[AreaLine]:
        try:
            text = (self.folder / INDEX_FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        for line in text.splitlines(keepends=True):
            if not line.endswith("\n"):
                return  # it is being written
            try:
                yield AreaLine.from_table(json.loads(line))
            except _NOT_SO:
                continue  # what is no line of ours is no area: it will be done again

    def _put(self, path: Path, content: bytes) -> None:
        part = self.folder / f"{_UNFINISHED}{os.getpid()}"
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


def runs_folder(areas: Path) -> Path:
    """Where pages look for runs: ``nation`` beside a folder called ``areas``, else in it."""
    return (areas.parent if areas.name == "areas" else areas) / "nation"


def runs_in(folder: Path) -> tuple[RunFolder, ...]:
    """The runs in the folders of a folder, that begun last first; those that cannot be read are left out."""
    if not folder.is_dir():
        return ()
    runs = []
    for each in sorted(folder.iterdir()):
        run = RunFolder(each)
        try:
            runs.append((run.record().moment, run))
        except RunFolderError:
            continue
    return tuple(
        run for _, run in sorted(runs, key=lambda pair: (pair[0], pair[1].folder.name), reverse=True)
    )


def _as_line(line: AreaLine) -> str:
    table: dict[str, Any] = line.as_table()
    return json.dumps(table, ensure_ascii=True) + "\n"
