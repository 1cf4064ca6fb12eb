"""Written situations with agreed answers, in the made-up town: thirty, and fifteen held out while tuning."""

import csv
from pathlib import Path

import numpy as np

from geo.paces import PACES
from layers.times.session import Known
from questions.conversation.conversation import Part, Wishes, suggest
from questions.conversation.interests import meet
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Origin, Question
from tests.questions.conversation.conftest import NOW

HERE = Path(__file__).parent


def situations(table: str) -> list[dict[str, str]]:
    with (HERE / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agreed_in_top_five(assets: AreaAssets, table: str) -> dict[str, bool]:
    """Whether the five that meet each situation best hold one of its agreed answers."""
    names, ids = assets.table["name"].to_numpy(), assets.table["asset_id"].to_numpy()
    found = {}
    for situation in situations(table):
        agreed = set(situation["agreed"].split("; "))
        assert agreed <= set(names), situation["about"]
        meetings = meet(assets, situation["words"])
        strength = np.where(meetings.unwanted, 0, meetings.strength)
        best = np.lexsort((ids, -strength))[:5]
        found[situation["about"]] = bool(agreed & set(names[best[strength[best] > 0]]))
    return found


def test_the_top_five_hold_an_agreed_answer_in_at_least_27_of_30_situations(larkenby):
    found = agreed_in_top_five(larkenby, "situations.csv")
    assert len(found) == 30
    assert sum(found.values()) >= 27, [about for about, right in found.items() if not right]


def test_situations_that_the_tables_were_not_tuned_to_are_met_too(larkenby):
    found = agreed_in_top_five(larkenby, "situations_held_out.csv")
    assert len(found) == 15
    assert sum(found.values()) >= 13, [about for about, right in found.items() if not right]


def test_whole_suggestions_hold_an_agreed_answer_too(area, larkenby):
    home = area.residents.geometry.iloc[100]
    question = Question(PACES["planning"], 60)  # all of the town
    right = 0
    for situation in situations("situations.csv"):
        found = suggest(
            area, larkenby, Origin(home.x, home.y), question, Wishes(words=situation["words"]), now=NOW
        )
        right += bool(set(situation["agreed"].split("; ")) & set(found.fits["name"].head(5)))
        assert (found.fits[[str(part) for part in Part]].sum(axis=1) == found.fits["score"]).all()
    assert right >= 27


def test_rugby_a_joiner_and_company_at_lunch_find_all_three_at_the_top(area, larkenby):
    home = area.residents.geometry.iloc[100]
    words = "likes rugby, used to be a joiner, misses company at lunch"
    asked = (Origin(home.x, home.y), Question(PACES["planning"], 60), Wishes(words=words, age=72))
    top = suggest(area, larkenby, *asked, now=NOW).fits.head(6)
    assert "Walking Rugby" in set(top["name"])
    assert "mens_shed" in set(top["kind"])
    assert (top["kind"] == "lunch_club").sum() >= 2


def test_the_towns_list_says_ages_places_and_what_is_full(larkenby):
    by_name = {record.name: record for record in larkenby.records.values()}
    tools = by_name["On the Tools"]
    assert (tools.minimum_age, tools.maximum_age, tools.places_a_week) == (16, 24, 20)
    assert by_name["Computers for the Terrified"].full is Known.YES
    assert by_name["Sunday Table"].sessions[0].week_of_month == 1
    assert by_name["Abbey Park"].minimum_age is None
