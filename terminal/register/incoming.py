"""How does a list come in through a terminal: a file, or a feed by its address?"""

import json
from collections.abc import Callable, Sequence
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
from actions.kind_named import kind_named
from actions.list_part import WHOLE_FILE, TablePart
from geo.errors import MissingColumnError
from layers.assets.kinds import Kinds
from layers.register.importing.doubles.duplicates import DuplicatePair
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.mapping.value_words import CHOICES, UnknownValue, unknown_values
from layers.register.importing.row_kinds import UnknownWord, unknown_words
from layers.register.importing.source import Imported, Source
from layers.register.plans import ImportPlan
from layers.tables.cells import shown
from layers.tables.source_table import ImportRefusedError, SourceTable, check_is_file

Tell = Callable[[int, int], None]  # rows or services done, and in all


@dataclass(frozen=True)
class ListReport:
    """A list that was looked over, what bringing it in would change, and what may be there twice."""

    incoming: IncomingList
    imported: Imported
    plan: ImportPlan
    alike: tuple[DuplicatePair, ...] = ()
    unknown: tuple[UnknownWord, ...] = ()  # words for kinds, of which somebody has to say what they mean
    values: tuple[UnknownValue, ...] = ()  # and words in columns of few values
    kinds: Kinds | None = None


def is_address(typed: str) -> bool:
    """Whether what was typed is the address of a feed rather than a file's name."""
    return typed.casefold().startswith(("http://", "https://"))


@dataclass(frozen=True)
class Understanding:
    """How a list is to be understood, as far as somebody says it, and where what came of it is written."""

    mapping_file: Path | None = None
    kind: str = ""  # the key of the kind of every row that says none
    save_to: Path | None = None  # for the columns and kinds as they are understood
    part: TablePart = WHOLE_FILE  # which sheet, and which row of headings


def report_on(
    typed: str, source: Source, *, desk: ImportDesk, understanding: Understanding, tell: Tell
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
    incoming = _looked_over(typed, source, desk, understanding, tell)
    if incoming.imported is None or incoming.plan is None:
        raise ValueError("the list was not looked over")
    unknown: tuple[UnknownWord, ...] = ()
    values: tuple[UnknownValue, ...] = ()
    if incoming.table is not None and incoming.mapping is not None:
        unknown = unknown_words(incoming.table, incoming.mapping, desk.kinds)
        values = unknown_values(incoming.table, incoming.mapping)
    doubles = likely_doubles(incoming, desk)
    return ListReport(incoming, incoming.imported, incoming.plan, doubles, unknown, values, desk.kinds)


def _looked_over(
    typed: str, source: Source, desk: ImportDesk, understanding: Understanding, tell: Tell
) -> IncomingList:
    if is_address(typed):
        return fetch_list(typed, source, desk=desk, tell=tell)
    incoming = open_list(Path(typed), source, desk=desk, part=understanding.part)
    if incoming.table is None or incoming.mapping is None:
        return incoming
    if understanding.mapping_file is not None:
        incoming = map_as(incoming, read_mapping(understanding.mapping_file, desk.kinds))
    mapping = incoming.mapping or ColumnMapping(())
    if understanding.kind:
        mapping = mapping.with_kinds({}, all_kind=understanding.kind)
    if understanding.save_to is not None:
        table = incoming.table or SourceTable("", (), [], [])
        words, values = unknown_words(table, mapping, desk.kinds), unknown_values(table, mapping)
        understanding.save_to.write_text(mapping_text(mapping, words, values), encoding="utf-8")
    if incoming.not_recalled is not None:
        raise incoming.not_recalled
    if not mapping.column_of("kind") and not mapping.all_kind:
        raise MissingColumnError(
            "No column of {table_name} says of which kind its assets are.",
            'If all are of one kind, say which, like --kind "Lunch club"; else name the column in a file '
            "for --mapping, which --save-mapping FILE writes.",
            table_name=incoming.about.file_name,
        )
    return look_over(incoming, mapping, desk=desk, today=datetime.now(UTC).date(), tell=tell)


def read_mapping(file: Path, kinds: Kinds) -> dict[str, Any]:
    """A mapping as ``mapping_text`` writes it; ``kinds`` and ``all_kind`` may be left out.

    Raises ``ImportRefusedError`` if it is none, or gives a word a kind that there is not.
    """
    check_is_file(file, called=file.name, fix="Write one with --save-mapping.")
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        columns = [[str(field), str(column)] for field, column in record["columns"]]
        words = {str(word): str(kind) for word, kind in record.get("kinds", {}).items()}
        all_kind = str(record.get("all_kind", ""))
        values = [[str(part) for part in each] for each in record.get("values", [])]
        values = [[field, word, value] for field, word, value in values if value.strip()]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise ImportRefusedError(
            "{file_name} is not a mapping of columns.",
            'Write one with --save-mapping, or by hand: {{"columns": [["name", "Their column"]]}}.',
            file_name=file.name,
        ) from None
    meant = {word: kind_named(kind, kinds) for word, kind in words.items() if kind.strip()}
    _check_values(values)
    of_all = kind_named(all_kind, kinds) if all_kind else ""
    return {"columns": columns, "kinds": meant, "all_kind": of_all, "values": values}


def _check_values(values: Sequence[Sequence[str]]) -> None:
    """Refuse a meaning that a word of a column cannot have."""
    for field, word, value in values:
        if value not in CHOICES.get(field, ()):
            raise ImportRefusedError(
                '"{word}" cannot mean "{value}" as {field}.',
                "Write one of {choices}.",
                word=shown(word),
                value=shown(value),
                field=field.replace("_", " "),
                choices=list(CHOICES.get(field, CHOICES)),
            )


def mapping_text(
    mapping: ColumnMapping, unknown: Sequence[UnknownWord] = (), values: Sequence[UnknownValue] = ()
) -> str:
    """A mapping as JSON, to be corrected and given back with ``--mapping``.

    A word whose kind is not known stands among the kinds with "", and with what it may mean beside it.
    """
    record = mapping.remembered()
    record["kinds"] |= {word.word: "" for word in unknown}
    if values:
        record["values"] = record.get("values", []) + [[each.field, each.word, ""] for each in values]
    if unknown:
        record["suggestions"] = {word.word: list(word.suggestions) for word in unknown}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
