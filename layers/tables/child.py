"""The child process that opens a file which came from outside: bounded in memory, time and reach.

Run by ``reading.read_table``: ``python -m layers.tables.child FORM FOLDER NAME``. It reads ``source.*`` in
FOLDER, by what ``choice.json`` there says, and writes ``rows.jsonl`` there, a line per row (of Open Referral
a line per service), and ``head.json``: columns, headings, notes and what was cleaned. Of a form that begins
with ``outlines-`` it writes the polygons as well. What is wrong goes to
``refused.json``. Nothing else leaves it.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, Final

MEMORY: Final = 1_500 * 1024 * 1024
CPU_SECONDS: Final = 120
LARGEST_OUTPUT: Final = 400 * 1024 * 1024
KINDNESS: Final = 10  # as ``nice`` counts
OUTLINES: Final = "outlines-"  # how a form begins of which the polygons are read


def limit_self() -> None:
    """Bound this process by what the system offers; Windows offers none of these, but the parent's clock.

    It gives way to whoever uses a page meanwhile.
    """
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    try:
        import resource
    except ImportError:
        return
    bounds = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in bounds:
        _, hard = resource.getrlimit(which)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (allowed, allowed))


def stay_in(folder: Path) -> None:
    """From now on refuse sockets, other programs, and files outside ``folder`` (but for Python's own)."""
    inside = os.fspath(folder.resolve()) + os.sep
    own = tuple(
        os.fspath(Path(place).resolve()) + os.sep
        for place in {sys.prefix, sys.base_prefix, *sys.path}
        if place
    )
    code = (".py", ".pyc", ".so", ".pyd", ".db")
    devices = ("/dev/null", "/dev/urandom")
    forbidden = (
        "socket.",
        "subprocess.",
        "os.exec",
        "os.posix_spawn",
        "os.system",
        "ctypes.dlopen",
        "os.fork",
    )

    def watch(event: str, details: tuple[Any, ...]) -> None:
        """Refuse what the reading of a file needs none of."""
        if event.startswith(forbidden):
            raise PermissionError(f"A file that is being read may not do this: {event}.")
        if event == "open" and isinstance(details[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(details[0]))
            writing = isinstance(details[1], str) and any(sign in details[1] for sign in "wax+")
            is_code = not writing and path.endswith(code) and path.startswith(own)
            if not is_code and not path.startswith((inside, *devices)):
                raise PermissionError("A file that is being read may not open other files.")

    sys.addaudithook(watch)


def parse(form: str, path: Path, *, name: str, choice: Any) -> Any:
    """Read the file by its form: columns, numbered rows, notes; of Open Referral its services."""
    if form.startswith(OUTLINES):
        import pyogrio

        from layers.tables.outlines import write_outlines

        of_map = form.removeprefix(OUTLINES)
        return lambda: write_outlines(of_map, path, path.parent, name=name)
    if form == "open_referral":
        from layers.tables.parse_services import parse_services

        return lambda: parse_services(path, name=name)
    if form == "grants":
        from layers.tables.parse_grants import parse_grants

        return lambda: parse_grants(path, name=name)
    if form == "csv":
        from layers.tables.parse_text import parse_text

        return lambda: parse_text(path, name=name, choice=choice)
    if form == "xlsx":
        from layers.tables.parse_workbook import parse_workbook

        return lambda: parse_workbook(path, name=name, choice=choice)
    if form == "json":
        from layers.tables.parse_records import parse_records

        return lambda: parse_records(path, name=name)
    from layers.tables import parse_features as features

    if form == "geojson":
        return lambda: features.parse_geojson(path, name=name)
    import pyogrio  # noqa: F401 - while libraries may still be loaded

    if form == "shapefile":
        return lambda: features.parse_shapefile(path, name=name)
    features.check_geopackage(path, name=name)
    return lambda: features.parse_layer(path, name=name, layer=choice.sheet)


def write_table(parsed: Any, folder: Path, *, name: str) -> None:
    """Write the rows to ``rows.jsonl``, counting as it goes, and the rest to ``head.json``."""
    from geo.wording import as_record
    from layers.tables.tidying import Tidied, within_bounds

    tidied = Tidied(parsed)
    with (folder / "rows.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for number, cells in within_bounds(tidied, name=name):
            out.write(json.dumps([number, *cells], ensure_ascii=False) + "\n")
    head = {
        "columns": tidied.columns,
        "headings": tidied.headings,
        "notes": [as_record(note) for note in tidied.notes],
        "cleaned": tidied.cleaned,
        "sheet": tidied.sheet,
        "sheets": tidied.sheets,
        "heading_row": tidied.heading_row,
    }
    (folder / "head.json").write_text(json.dumps(head), encoding="utf-8")


def write_services(services: list[Any], folder: Path) -> None:
    """Write each service to a line of ``rows.jsonl``."""
    with (folder / "rows.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(service) + "\n" for service in services)


def main(arguments: list[str]) -> int:
    """Read, write, and say what is wrong; 0 if all went well, 3 if the file was refused."""
    form, place, name = arguments
    folder = Path(place)
    limit_self()
    from geo.errors import WithinReachError
    from geo.wording import as_record
    from layers.tables.looks.table_choice import choice_of

    try:
        source = next(folder.glob("source.*"))
        choice = choice_of(json.loads((folder / "choice.json").read_text(encoding="utf-8")))
        read = parse(form, source, name=name, choice=choice)
        stay_in(folder)
        if form.startswith(OUTLINES):
            read()
        elif form == "open_referral":
            write_services(read(), folder)
        else:
            write_table(read(), folder, name=name)
    except WithinReachError as fault:
        refused = [as_record(text) for text in (fault.what, fault.fix)]
        (folder / "refused.json").write_text(json.dumps(refused), encoding="utf-8")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
