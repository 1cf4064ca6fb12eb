"""What does an answer look like as a table, on the page and as a file? Each map has one."""

import csv
import html
import io
from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.assets.model import ASSET_COLUMNS
from layers.places.second_names import with_second_columns
from layers.register.importing.mapping.own_export import spreadsheet_safe as spreadsheet_safe
from layers.register.listed.confidence import Confidence
from presentation.printing.ride_tables import RIDE_COLUMNS, FileRides, ride_cells
from presentation.words import plain as words
from presentation.words.freshness import checked, confidence_words, step_free_value, with_confidence
from presentation.words.hills.walk import minutes_words, true_metres
from presentation.words.kinds import kind_label
from presentation.words.language import worded
from presentation.words.near.by_hours import hours_note, shut_minutes
from presentation.words.opening import plain_times
from questions.together.two_people import ForWhom, TwoPeople
from questions.walks.near_person import NearPerson, Question
from questions.walks.walks_by_hours import WalkByHours

EXPORT_COLUMNS = (
    *(name for name in ASSET_COLUMNS if name not in ("geometry", "location_from")),
    "status",
    "ring_first",  # "yes" or "no"
    "confidence",  # how sure the listing is, in words
)


def export_columns(rows: pd.DataFrame) -> tuple[str, ...]:
    """``EXPORT_COLUMNS``, with the second names that the rows hold beside the name."""
    return with_second_columns(EXPORT_COLUMNS, rows.columns)


FOR_WHOM_COLUMN: Final = "for_whom"  # both, apart, first, second
WALK_COLUMNS: Final = ("walk_minutes", "walk_minutes_while_shut", "hours_on_the_way")
PROVENANCE_COLUMNS = (
    "pace",
    "pace_metres_per_second",
    "longest_walk_minutes",
    "area",
    "made_up_area",
    "source_date",
    "licence",
    "attribution",
    "exported_on",
)


def html_table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table for st.html: a caption, column headings, the first cell of each row as its heading."""
    heads = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{_cell(cells[0])}</th>'
        + "".join(f"<td>{_cell(cell)}</td>" for cell in cells[1:])
        + "</tr>"
        for cells in rows
    )
    return (
        f'<div class="wr-table" tabindex="0" role="region" aria-label="{html.escape(caption)}"><table>'
        f"<caption>{html.escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    """Text as it is, kept from turning the direction of what stands beside it."""
    return f"<bdi>{html.escape(text)}</bdi>"


def in_reach_rows(rows: pd.DataFrame) -> list[list[str]]:
    """The assets in reach as cells under ``TABLE_COLUMNS``; ``rows`` as ``named`` gives them."""
    return [
        [
            row.title,
            row.kind_label,
            minutes_words(row),
            words.metres(true_metres(row)),
            step_free_value(row),
            words.one_line(plain_times(row.when)) or words.NOT_KNOWN,
            words.one_line(row.cost) or words.NOT_KNOWN,
            contact(row) or words.NOT_KNOWN,
            checked(row),
            confidence_words(row.confidence),
        ]
        for row in rows_of(rows)
    ]


def contact(row: object) -> str:
    """Telephone, e-mail and website of an asset, those that are known."""
    parts = (words.one_line(str(getattr(row, name))) for name in ("phone", "email", "website"))
    return ", ".join(part for part in parts if part)


def export_csv(area: Area, answer: NearPerson, *, kinds: Kinds, today: str, rides: FileRides = None) -> str:
    """The places in reach as CSV, each row with the rides there and where it comes from.

    Whole minutes only, neither the start nor metres: a few exact distances together show a home.
    ``rides`` from ``rides_in_files``.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = export_columns(answer.in_reach)
    writer.writerow([*WALK_COLUMNS, *columns, *RIDE_COLUMNS, *PROVENANCE_COLUMNS])
    for row in _labelled(answer.in_reach, kinds, today):
        values = [spreadsheet_safe(exported(row[name])) for name in columns]
        came_from = _provenance(area, answer.question, row, today)
        writer.writerow([*_walk(row), *values, *ride_cells(rides, row["asset_id"]), *came_from])
    return "\ufeff" + out.getvalue()  # the mark by which Excel knows UTF-8


def export_csv_of_two(
    area: Area, two: TwoPeople, *, kinds: Kinds, today: str, rides: FileRides = None
) -> str:
    """What suits two people likewise, each row with whom it is for and the pace of its minutes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = export_columns(two.table)
    writer.writerow([FOR_WHOM_COLUMN, *WALK_COLUMNS, *columns, *RIDE_COLUMNS, *PROVENANCE_COLUMNS])
    for row in _labelled(two.table, kinds, today):
        values = [spreadsheet_safe(exported(row[name])) for name in columns]
        came_from = _provenance(area, two.question_of(ForWhom(row["whose"])), row, today)
        riding = ride_cells(rides, row["asset_id"])
        writer.writerow([str(row["whose"]), *_walk(row), *values, *riding, *came_from])
    return "\ufeff" + out.getvalue()


def _labelled(rows: pd.DataFrame, kinds: Kinds, today: str) -> list[dict[Hashable, Any]]:
    """The rows with how sure each is, and the labels of their kinds."""
    sure = with_confidence(rows, today=date.fromisoformat(today))
    sure["kind"] = [kind_label(kinds, key) for key in sure["kind"]]
    return sure.to_dict("records")


def _walk(row: dict[Hashable, Any]) -> tuple[object, ...]:
    """The ``WALK_COLUMNS`` of a row; the last two are empty where hours do nothing to the walk."""
    shut_min = shut_minutes(row["by_hours"])
    note = hours_note(row["by_hours"]) if isinstance(row["by_hours"], WalkByHours) else ""
    return round(row["walk_min"]), "" if shut_min is None else shut_min, spreadsheet_safe(note)


def exported(value: Any) -> str:
    """A value of an answer as a file has it."""
    if isinstance(value, Confidence):
        return confidence_words(value)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _provenance(area: Area, question: Question, row: dict[Hashable, Any], today: str) -> list[str]:
    return [
        spreadsheet_safe(text)
        for text in (
            worded(question.pace.title),
            f"{question.pace.speed_mps:g}",
            str(question.minutes),
            area.title,
            "yes" if area.made_up else "no",
            row["source_date"],
            row["licence"],
            row["attribution"],
            today,
        )
    ]
