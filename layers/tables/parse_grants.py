"""What are the columns and rows of a 360Giving file in JSON, as text?"""

import json
from pathlib import Path
from typing import Any, Final

from layers.tables.source_table import ImportRefusedError, Parsed

_LONGEST_TEXT: Final = 5_000
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


def parse_grants(path: Path, *, name: str) -> Parsed:
    """Read 360Giving JSON: an object with a list called "grants".

    Raises ``ImportRefusedError`` if it is not JSON or holds no grants.
    """
    try:
        record = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise ImportRefusedError("{name} is not whole JSON.", "Save or fetch it again.", name=name) from None
    grants = record.get("grants") if isinstance(record, dict) else None
    if not isinstance(grants, list) or not all(isinstance(grant, dict) for grant in grants):
        raise ImportRefusedError(
            '{name} is JSON, but has no list called "grants".',
            "Save it as 360Giving JSON, CSV or Excel.",
            name=name,
        )
    rows = (
        (number, [_text(grant, way) for way in _FIELDS.values()])
        for number, grant in enumerate(grants, start=2)
    )
    return Parsed([*_FIELDS], rows, [])


def _text(grant: dict[str, Any], way: tuple[str | int, ...]) -> str:
    value: Any = grant
    for step in way:
        value = _within(value, step)
    return "" if value is None or isinstance(value, dict | list) else str(value)[:_LONGEST_TEXT]


def _within(value: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return value.get(step) if isinstance(value, dict) else None
    return value[step] if isinstance(value, list) and len(value) > step else None
