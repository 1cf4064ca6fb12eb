"""Which part of a file is its table? What a person chose of it, and by which words a heading is known."""

from dataclasses import asdict, dataclass, field
from typing import Any, Final


@dataclass(frozen=True)
class TableChoice:
    """What is said beforehand of a file; what is left out is found by the reader."""

    sheet: str = ""  # of a workbook, or the layer of a GeoPackage
    heading_row: int | None = None  # as a spreadsheet counts; 0: there is no row of headings
    encoding: str = ""  # of a table of text
    headings: tuple[str, ...] = field(default=(), repr=False)  # by which a row of headings is known

    def record(self) -> dict[str, Any]:
        """As plain values, for another process."""
        return asdict(self)


def choice_of(record: dict[str, Any]) -> TableChoice:
    """The choice that ``TableChoice.record`` wrote down."""
    return TableChoice(**{**record, "headings": tuple(record["headings"])})


NO_CHOICE: Final = TableChoice()
