"""A word that an asset bears only as part of its street's name is no meaning of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers.register.model import Asset
from questions.conversation.interests import meet
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.names_in_passing import in_passing
from questions.conversation.reading.word_stems import Stemmer
from questions.places.area_assets import pack_assets
from tests.tiny_area import tiny_area


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("Friars Walk Skate Park", {"walk"}),
        ("Heritage Walk", set()),
        ("Walking Rugby", {"walk"}),
        ("Town Walking Football and Walks", set()),
        ("Walking Group", set()),
        ("Chapel Street Surgery", {"chapel", "street"}),
        ("Chapel Street Chapel", {"street"}),
        ("Skate Park Friends", set()),
        ("Bowling Green", set()),
        ("Gardens for All", set()),
    ],
)
def test_what_belongs_to_a_streets_name_stands_there_in_passing(name: str, aside: set[str]) -> None:
    assert in_passing(Stemmer().words(name), lexicon().street_words) == aside


def test_five_places_called_after_one_street_are_no_walks_but_are_found_by_their_name(tmp_path: Path) -> None:
    names = ["Friars Walk Skate Park", "Friars Walk Surgery", "Friars Walk Chess Club", "Strollers"]
    kinds = ["pitch", "surgery", "games_group", "walking_group"]
    rows = [
        {"asset_id": f"t/{number}", "name": name, "kind": kind, "at": (0, 0)}
        for number, (name, kind) in enumerate(zip(names, kinds, strict=True))
    ]
    records = {row["asset_id"]: Asset(str(row["asset_id"]), name=str(row["name"])) for row in rows}
    assets = replace(pack_assets(tiny_area(tmp_path, assets=rows)), records=records)
    walks = meet(assets, "loves walking").strength > 0
    assert set(assets.table["name"][walks]) == {"Strollers"}
    assert (meet(assets, "friars").strength > 0).sum() == 3


def test_a_game_that_is_walked_is_no_walk_but_is_found_as_itself(tmp_path: Path) -> None:
    names = ["Walking Football", "Strollers"]
    rows = [
        {"asset_id": f"t/{number}", "name": name, "kind": kind, "at": (0, 0)}
        for number, (name, kind) in enumerate(zip(names, ["sports_club", "walking_group"], strict=True))
    ]
    records = {row["asset_id"]: Asset(str(row["asset_id"]), name=str(row["name"])) for row in rows}
    assets = replace(pack_assets(tiny_area(tmp_path, assets=rows)), records=records)
    for words, first in (("loved walking", "Strollers"), ("walking football", "Walking Football")):
        assert assets.table["name"][meet(assets, words).strength.argmax()] == first
    assert meet(assets, "loved walking").strength[0] == 0
