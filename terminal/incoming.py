"""How does a list come in through a terminal: a file, or a feed by its address?"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from actions.bring_in_list import (
    ImportDesk,
    IncomingList,
    fetch_list,
    likely_doubles,
    look_over,
    map_as,
    open_list,
)
from layers.register.importing.columns import ColumnMapping
from layers.register.importing.doubles.duplicates import DuplicatePair
from layers.register.importing.source import Imported, Source
from layers.register.plans import ImportPlan
from layers.tables.source_table import ImportRefusedError

Tell = Callable[[int, int], None]  # rows or services done, and in all


@dataclass(frozen=True)
class ListReport:
    """A list that was looked over, what bringing it in would change, and what may be there twice."""

    incoming: IncomingList
    imported: Imported
    plan: ImportPlan
    alike: tuple[DuplicatePair, ...] = ()


def is_address(typed: str) -> bool:
    """Whether what was typed is the address of a feed rather than a file's name."""
    return typed.casefold().startswith(("http://", "https://"))


def report_on(
    typed: str, source: Source, *, desk: ImportDesk, mapping_file: Path | None, tell: Tell
) -> ListReport:
    """Read a list, or a whole feed, and work out what it would change; nothing is written.

    Raises
    ------
    ImportRefusedError, MissingColumnError
        It cannot be read at all, or its columns do not tell names, kinds or places, or are not those of
        last time: nobody is there to look them over.
    RegisterError
        The register cannot be read.
    """
    incoming = _looked_over(typed, source, desk, mapping_file, tell)
    if incoming.imported is None or incoming.plan is None:
        raise ValueError("the list was not looked over")
    return ListReport(incoming, incoming.imported, incoming.plan, likely_doubles(incoming, desk))


def _looked_over(
    typed: str, source: Source, desk: ImportDesk, mapping_file: Path | None, tell: Tell
) -> IncomingList:
    if is_address(typed):
        return fetch_list(typed, source, desk=desk, tell=tell)
    incoming = open_list(Path(typed), source, desk=desk)
    if incoming.table is None:
        return incoming
    if mapping_file is not None:
        incoming = map_as(incoming, read_mapping(mapping_file))
    if incoming.not_recalled is not None:
        raise incoming.not_recalled
    if incoming.mapping is None:
        raise ValueError("a table without a mapping")
    return look_over(incoming, incoming.mapping, desk=desk, today=datetime.now(UTC).date(), tell=tell)


def read_mapping(file: Path) -> dict[str, Any]:
    """A mapping as ``mapping_text`` writes it; ``kinds`` and ``all_kind`` may be left out.

    Raises ``ImportRefusedError`` if it is none.
    """
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        columns = [[str(field), str(column)] for field, column in record["columns"]]
        kinds = {str(word): str(kind) for word, kind in record.get("kinds", {}).items()}
        all_kind = str(record.get("all_kind", ""))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise ImportRefusedError(
            "{file_name} is not a mapping of columns.",
            'Write one with --save-mapping, or by hand: {{"columns": [["name", "Their column"]]}}.',
            file_name=file.name,
        ) from None
    return {"columns": columns, "kinds": kinds, "all_kind": all_kind}


def mapping_text(mapping: ColumnMapping) -> str:
    """A mapping as JSON, to be corrected and given back with ``--mapping``."""
    return json.dumps(mapping.remembered(), ensure_ascii=False, indent=2) + "\n"
