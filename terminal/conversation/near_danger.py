"""Do the words typed say that somebody is in danger? Then the answer is whom to ring, and no search."""

import csv
import io
import json

from layers.area import Area
from presentation.words.near.danger import danger_lines, danger_records
from presentation.words.near.lines import printable
from questions.conversation.danger.dangers import RingNow, dangers_in, ring_now
from terminal.near import read_place
from terminal.suggestions import read_enjoys


def read_typed(place: str, enjoys: str, second_enjoys: str = "") -> tuple[str, str, str]:
    """The place and what each enjoys, asked for where "-" or nothing stands for them.

    Where what was given says already that somebody is in danger, nobody is asked for anything more.
    """
    if dangers_in(place, enjoys, second_enjoys):
        return place, enjoys, second_enjoys
    return read_place(place), read_enjoys(enjoys), read_enjoys(second_enjoys)


def whom_to_ring(area: Area, *typed: str, as_json: bool, as_csv: bool) -> str:
    """Whom to ring where one of the texts means danger, as it is to be printed; "" where none does."""
    dangers = dangers_in(*typed)
    if not dangers:
        return ""
    whom = ring_now(dangers, area.nation)
    if as_json:
        return json.dumps({"ring_now": danger_records(whom)}, ensure_ascii=False, indent=2)
    if as_csv:
        return _table(whom)
    return "\n".join(
        "\n" * line.startswith("\n") + printable(line.lstrip("\n")) for line in danger_lines(whom)
    )


def _table(whom: tuple[RingNow, ...]) -> str:
    records = danger_records(whom)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().removesuffix("\r\n")
