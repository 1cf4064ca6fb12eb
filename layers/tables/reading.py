"""How does a file from outside become a table without harm? A child process opens it; we read its answer."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from geo.wording import from_record
from layers.tables.child import OUTLINES
from layers.tables.looks.table_choice import NO_CHOICE, TableChoice
from layers.tables.outlines import MAP_FORMS, OutlineTable, outlines_written
from layers.tables.parse_text import parse_text
from layers.tables.sniff import LARGEST_FILE, form_of
from layers.tables.source_table import ImportRefusedError, SourceTable, check_is_file
from layers.tables.tidying import filled_up, table_of

LONGEST_SECONDS: Final = 120.0
_ROOT: Final = Path(__file__).parents[2]


@contextmanager
def job_folder() -> Iterator[Path]:
    """A folder of its own for one file, removed at the end."""
    with tempfile.TemporaryDirectory(prefix="within-reach-import-") as folder:
        yield Path(folder)


def read_table(
    path: Path,
    *,
    name: str = "",
    choice: TableChoice = NO_CHOICE,
    longest_seconds: float = LONGEST_SECONDS,
) -> SourceTable:
    """Read a CSV, Excel, GeoJSON, plain JSON, GeoPackage or zipped shapefile in a bounded child process.

    Parameters
    ----------
    path
        The file where this machine put it; never a path or address that a user typed into a page.
    name
        What its owner calls it, for its ending and for sentences; the name of ``path`` if not given.
    choice
        Which sheet or layer, else that which looks most like a list; which row holds the headings, and the
        words by which it is known; the encoding of a CSV where it cannot be told.

    Raises
    ------
    ImportRefusedError
        The file is none of these, not what its name says, damaged, dangerous, or took too long.
    """
    called = _called(path, name)
    form = form_of(path, name=called)
    _refuse_services(form, called)
    with job_folder() as folder:
        _run(path, folder, (form, called, choice), longest_seconds)
        return _answer(folder, called, form)


def read_data_file(path: Path, *, encoding: str = "", expected: Collection[str] = ()) -> SourceTable:
    """Read a list from the office's own data folder, as a recipe names it.

    As ``read_table``, but text is read in this process, however long it is and whatever its name ends in;
    ``expected`` are headings that the recipe names.

    Raises
    ------
    ImportRefusedError
        There is no such file, it is none that is read, or its encoding is not the one given.
    """
    check_is_file(path, called=path.name, fix="Put it in the data folder, or correct its name.")
    form = form_of(path, name=path.name, any_ending=True)
    choice = TableChoice(encoding=encoding, headings=tuple(expected))
    if form == "csv":
        parsed = parse_text(path, name=path.name, choice=choice)
        return table_of(parsed, name=path.name, form=form)
    _refuse_services(form, path.name)
    return read_table(path, choice=choice)


def read_grants(path: Path, *, name: str = "", longest_seconds: float = LONGEST_SECONDS) -> SourceTable:
    """Read the grants of a 360Giving file in JSON in a bounded child process, as a table.

    Raises
    ------
    ImportRefusedError
        The file is no JSON, holds no grants or too many, is too large, or took too long.
    """
    called = _called(path, name)
    _refuse_large(path, called)
    with job_folder() as folder:
        _run(path, folder, ("grants", called, NO_CHOICE), longest_seconds)
        return _answer(folder, called, "360Giving JSON")


def read_service_list(path: Path, *, name: str = "", longest_seconds: float = LONGEST_SECONDS) -> list[Any]:
    """Read the services of an Open Referral file in a bounded child process, as plain values.

    Raises
    ------
    ImportRefusedError
        The file is no JSON, holds no services, is too large, or took too long.
    """
    called = _called(path, name)
    _refuse_large(path, called)
    with job_folder() as folder:
        _run(path, folder, ("open_referral", called, NO_CHOICE), longest_seconds)
        with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


def read_outlines(path: Path, *, name: str = "", longest_seconds: float = LONGEST_SECONDS) -> OutlineTable:
    """Read the polygons of a GeoJSON, GeoPackage or zipped shapefile in a bounded child process.

    Raises
    ------
    ImportRefusedError
        The file is none of these, not what its name says, damaged, dangerous, or took too long.
    """
    called = _called(path, name)
    form = form_of(path, name=called)
    if form not in MAP_FORMS:
        raise ImportRefusedError(
            "{called} holds no outlines.",
            "Give GeoJSON, a GeoPackage or a zipped shapefile.",
            called=called,
        )
    with job_folder() as folder:
        _run(path, folder, (f"{OUTLINES}{form}", called, NO_CHOICE), longest_seconds)
        return outlines_written(folder, name=called)


def _refuse_services(form: str, called: str) -> None:
    if form == "open_referral":
        raise ImportRefusedError(
            "{called} is JSON, but no map file.", "If it is Open Referral, import it as such.", called=called
        )


def _refuse_large(path: Path, called: str) -> None:
    if path.stat().st_size > LARGEST_FILE:
        raise ImportRefusedError(
            "{called} is larger than 200 MB.", "Split it into smaller files.", called=called
        )


def _called(path: Path, name: str) -> str:
    called = Path(name.replace("\\", "/")).name or path.name
    check_is_file(path, called=called, fix="Check its name and its folder, and choose it again.")
    return called


def _run(path: Path, folder: Path, work: tuple[str, str, TableChoice], longest_seconds: float) -> None:
    form, name, choice = work
    (folder / "choice.json").write_text(json.dumps(choice.record()), encoding="utf-8")
    ending = form.removeprefix(OUTLINES)
    shutil.copyfile(path, folder / f"source.{'zip' if ending == 'shapefile' else ending}")
    environment = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LANG", "TZ") if key in os.environ}
    environment |= {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(folder)}
    environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PROJ_NETWORK": "OFF"}
    environment["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # its own takes 1 GiB of the bound at once
    environment |= {"PYTHONUTF8": "1", "TEMP": str(folder), "TMP": str(folder)}
    command = [sys.executable, "-m", "layers.tables.child", form, str(folder), name]
    try:
        done = subprocess.run(
            command, cwd=_ROOT, env=environment, capture_output=True, timeout=longest_seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise ImportRefusedError(
            "{name} took longer than {longest_seconds:.0f} s to read, so reading was stopped.",
            "Split it into smaller files, or save it as CSV.",
            name=name,
            longest_seconds=longest_seconds,
        ) from None
    refused = folder / "refused.json"
    if refused.is_file():
        what, fix = (from_record(record) for record in json.loads(refused.read_text(encoding="utf-8")))
        raise ImportRefusedError(what, fix)
    if done.returncode != 0:
        raise _broken(done, name)


def _broken(done: subprocess.CompletedProcess[bytes], name: str) -> ImportRefusedError:
    if b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr or done.returncode in (-6, -9, -11):
        return ImportRefusedError(
            "{name} needs more memory than a list may take, so reading was stopped.",
            "Split it into smaller files, or save only its cells with contents, as CSV.",
            name=name,
        )
    if b"File too large" in done.stderr:
        return ImportRefusedError(
            "{name} holds more text than a list may, so reading was stopped.",
            "Split it into smaller files, or leave out the longest columns.",
            name=name,
        )
    if b"PermissionError" in done.stderr:
        return ImportRefusedError(
            "{name} tried to open something other than itself, so reading was stopped.",
            "Ask its owner for the plain list.",
            name=name,
        )
    return ImportRefusedError(
        "{name} could not be read: it may be damaged.", "Save it again, or as CSV.", name=name
    )


def _answer(folder: Path, name: str, form: str) -> SourceTable:
    head = json.loads((folder / "head.json").read_text(encoding="utf-8"))
    notes = tuple(from_record(record) for record in head["notes"])
    columns, rows, numbers = tuple(head["columns"]), list[tuple[str, ...]](), list[int]()
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            number, *cells = json.loads(line)
            numbers.append(int(number))
            rows.append(filled_up(cells, len(columns)))
    return SourceTable(
        *(name, columns, rows, numbers, form, notes, tuple(head["headings"]), head["cleaned"]),
        sheet=head["sheet"],
        sheets=tuple(head["sheets"]),
        heading_row=head["heading_row"],
    )
