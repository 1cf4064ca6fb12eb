"""A postcode that lies in another prepared area: the command names that area."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from layers.area import Area, open_area
from terminal import near
from terminal.near import PlaceNotCertainError, certain_match
from tests.tiny_area import tiny_area


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two areas with the same postcode letters; only that called "over-there" has ZZ7 7ZZ."""
    tiny_area(tmp_path)
    tiny_area(tmp_path, name="over-there", title="Over There")

    def with_another_postcode(name: str, *, areas_folder: Path) -> Area:
        area = open_area(name, areas_folder=areas_folder)
        if name == "over-there":
            more = area.postcodes.iloc[:1].assign(postcode="ZZ7 7ZZ")
            area.__dict__["postcodes"] = pd.concat([area.postcodes, more], ignore_index=True)
        return replace(area) if name != "over-there" else area

    monkeypatch.setattr(near, "open_area", with_another_postcode)
    return tmp_path


def refusal(areas: Path, typed: str) -> str:
    with pytest.raises(PlaceNotCertainError) as caught:
        certain_match(open_area("tiny", areas_folder=areas), typed, choose=None, areas_folder=areas)
    return str(caught.value)


def test_the_area_that_has_it_is_named_with_what_to_add(areas: Path) -> None:
    assert "ZZ7 7ZZ is in Over There, which is prepared too: add --area over-there." in refusal(
        areas, "zz7 7zz"
    )


def test_where_no_area_has_it_none_is_named(areas: Path) -> None:
    assert "--area" not in refusal(areas, "ZZ8 8ZZ")


def test_what_is_no_postcode_is_looked_for_in_no_other_area(areas: Path) -> None:
    assert "--area" not in refusal(areas, "Nowhere Street")
