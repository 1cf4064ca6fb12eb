"""What was read, kept and dropped, and every fault found on the way: one report per source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one place of a source, and what to do about it."""

    row: int | None  # as a spreadsheet counts, the header being row 1; None if it concerns the whole
    column: str | None
    value: str
    what: str
    fix: str

    def __str__(self) -> str:
        parts = (f"row {self.row}" if self.row else "", f"column {self.column}" if self.column else "")
        place = ", ".join(part for part in parts if part)
        return f"{place + ': ' if place else ''}{self.what} {self.fix}".strip()


@dataclass(frozen=True)
class SourceReport:
    """How one source of an area was read. ``rows_read == rows_kept + sum of dropped``."""

    layer: str  # "streets", "wards", …
    title: str  # as a person would call it
    file: str  # the file's name, never its folder
    sha256: str
    rows_read: int
    rows_kept: int
    unit: str  # what a row is: "segments", "postcodes", …
    dropped: tuple[tuple[str, int], ...] = ()  # (reason in words, rows), most first
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()  # further sentences worth knowing: "the streets stop at 51.599° N, so …"
    licence: str = ""
    attribution: str = ""
    source_url: str = ""  # where in public the file comes from
    date: str = ""  # ISO date of the data
