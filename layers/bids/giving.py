"""How does a 360Giving file in JSON become a plain table of text?"""

import json
from pathlib import Path
from typing import Any, Final

from layers.tables.source_table import MOST_ROWS, ImportRefusedError, SourceTable

_LARGEST: Final = 50 * 1024 * 1024
# Where in a grant of the standard each of our headings stands.
_FIELDS: Final = {
    "Identifier": ("id",),
    "Title": ("title",),
    "Description": ("description",),
    "Amount Applied For": ("amountAppliedFor",),
    "Amount Awarded": ("amountAwarded",),
    "Award Date": ("awardDate",),
    "Recipient Org:Name": ("recipientOrganization", 0, "name"),
    "Recipient Org:Postal Code": ("recipientOrganization", 0, "postalCode"),
    "Beneficiary Location:Longitude": ("beneficiaryLocation", 0, "longitude"),
    "Beneficiary Location:Latitude": ("beneficiaryLocation", 0, "latitude"),
    "Currency": ("currency",),
}


def read_giving(path: Path, *, name: str) -> SourceTable:
    """Read 360Giving JSON: an object with a list called "grants".

    Raises
    ------
    ImportRefusedError
        It is not JSON, too large, or holds no grants.
    """
    if path.stat().st_size > _LARGEST:
        raise ImportRefusedError("{name} is larger than 50 MB.", "Split it into smaller files.", name=name)
    try:
        told = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise ImportRefusedError("{name} is not whole JSON.", "Save or fetch it again.", name=name) from None
    grants = told.get("grants") if isinstance(told, dict) else None
    if not isinstance(grants, list) or not all(isinstance(grant, dict) for grant in grants):
        raise ImportRefusedError(
            '{name} is JSON, but has no list called "grants".',
            "Save it as 360Giving JSON, CSV or Excel.",
            name=name,
        )
    if len(grants) > MOST_ROWS:
        raise ImportRefusedError(
            "{name} has more than {most_rows:,} grants.", "Split it.", name=name, most_rows=MOST_ROWS
        )
    rows = [tuple(_text(grant, way) for way in _FIELDS.values()) for grant in grants]
    return SourceTable(name, tuple(_FIELDS), rows, list(range(2, len(rows) + 2)), "360Giving JSON")


def _text(grant: dict[str, Any], way: tuple[str | int, ...]) -> str:
    value: Any = grant
    for step in way:
        value = _within(value, step)
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()[:5_000]


def _within(value: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return value.get(step) if isinstance(value, dict) else None
    return value[step] if isinstance(value, list) and len(value) > step else None
