"""A part of a list is not taken for the whole, nor a server's excuse for a list."""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.tables.reading import read_table
from layers.tables.source_table import ImportRefusedError, SourceTable

POINT = {"type": "Point", "coordinates": [-2.99, 51.58]}
FEATURES = [{"type": "Feature", "geometry": POINT, "properties": {"name": f"Club {n}"}} for n in range(3)]
MAP: dict[str, Any] = {"type": "FeatureCollection", "features": FEATURES}
ROWS = [{"name": f"Club {n}", "postcode": "NP20 4AB"} for n in range(3)]
MORE = r"more than these 3 entries\. Fetch it whole"


def read(folder: Path, answer: Any, name: str = "clubs.json") -> SourceTable:
    path = folder / name
    path.write_text(json.dumps(answer), encoding="utf-8")
    return read_table(path)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({**MAP, "exceededTransferLimit": True}, MORE),
        ({**MAP, "properties": {"exceededTransferLimit": True}}, MORE),
        (
            {**MAP, "numberMatched": 4186, "numberReturned": 3},
            "has 3 of the 4,186 entries",
        ),
        ({**MAP, "totalFeatures": 4}, "has 3 of the 4 entries"),
        ({"total_count": 250, "results": ROWS}, "has 3 of the 250 entries"),
        ({"success": True, "result": {"total": 9, "records": ROWS}}, "has 3 of the 9 entries"),
        ({"count": 12, "next": "https://example.org/?page=2", "results": ROWS}, "has 3 of the 12 entries"),
        ({"features": [{"attributes": row} for row in ROWS], "exceededTransferLimit": True}, MORE),
        (
            {"error": {"code": 400, "message": "Invalid", "details": []}},
            r"could not answer \(400\)\. Fetch it again",
        ),
    ],
)
def test_a_part_is_refused_with_what_is_missing(tmp_path: Path, answer: Any, words: str) -> None:
    with pytest.raises(ImportRefusedError, match=words):
        read(tmp_path, answer)


@pytest.mark.parametrize(
    "answer",
    [
        MAP,
        {**MAP, "exceededTransferLimit": False, "numberMatched": 3},
        {**MAP, "totalFeatures": "unknown"},
        {"total_count": 3, "results": ROWS},
        {"count": 12, "next": None, "results": ROWS},  # the last page, which somebody put together by hand
        {"result": {"total": 3, "records": ROWS}},
        {"total": 9_000, "clubs": ROWS},  # pounds, perhaps
    ],
)
def test_what_is_whole_or_says_nothing_is_read(tmp_path: Path, answer: Any) -> None:
    assert list(read(tmp_path, answer).values("name")) == ["Club 0", "Club 1", "Club 2"]
