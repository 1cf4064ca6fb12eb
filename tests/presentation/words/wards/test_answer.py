"""The sentences about all wards: who has one, who cannot be judged, which places count, who is shortest."""

from dataclasses import replace
from datetime import date, time
from types import SimpleNamespace

import pandas as pd
import pytest

from geo.paces import PACES
from geo.rows import rows_of
from layers.assets.kinds import load_kinds
from presentation.words.wards.answer import (
    counted_sentence,
    edge_sentence,
    headline,
    no_ward_sentence,
    sought_words,
    unjudged_words,
    unknown_sentence,
    within_words,
)
from presentation.words.wards.fairness import EVEN_WITHIN, fairness_rows, not_measured
from presentation.words.wards.heads import difference_words, rank_words, ranked_sentence
from presentation.words.wards.kinds import kind_words, kinds_words
from presentation.words.wards.measures import MEASURES, cell
from presentation.words.wards.readiness import apart_sentence, shortest_sentence, standard_sentence
from questions.places.area_assets import pack_assets
from questions.wards.gap_fairness import Fairness
from questions.wards.ward_gap_model import GapCause, OpenThen, WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import town

QUESTION = WardQuestion(("cafe",), PACES["steady"], 10, date(2026, 11, 23))


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory):
    return town(tmp_path_factory.mktemp("answer"))


@pytest.fixture(scope="module")
def gaps(area) -> WardGaps:
    return ward_gaps(area, pack_assets(area), QUESTION)


def with_shares(gaps: WardGaps, *shares: float, codes: str = "ABCDEFGH") -> WardGaps:
    rows = pd.concat([gaps.wards.head(1)] * len(shares), ignore_index=True)
    names = [f"Ward {code}" if code.strip() else "" for code in codes[: len(shares)]]
    wards = rows.assign(
        ward_code=[code.strip() for code in codes[: len(shares)]],
        ward_name=names,
        share_one=shares,
        share_one_low=shares,
        share_one_high=shares,
    )
    return replace(gaps, wards=wards)


def test_the_headline_tells_the_share_and_both_counts(area, gaps) -> None:
    assert headline(area, gaps, "a café") == (
        "11% of the residents of Tinytown whose streets are known have a café within 10 minutes at a steady "
        "pace: 150 of 1,350."
    )


def test_where_nobody_can_be_judged_nothing_is_claimed(area, gaps) -> None:
    nobody = replace(gaps, area=gaps.area.copy())
    nobody.area["judged"] = 0
    assert headline(area, nobody, "a café").endswith("is not known: no streets are.")


def test_who_cannot_be_judged_is_told_by_cause(gaps) -> None:
    assert unknown_sentence(gaps) == (
        "10 of 1,360 residents cannot be judged: 7 have no known street within 100 m, 3 have a street that "
        "is not joined to the others. They are counted apart: with them, the share of the whole area is "
        "from 11% to 12%."
    )
    everybody = replace(gaps, area=gaps.area.copy())
    everybody.area["unknown"] = 0
    assert unknown_sentence(everybody) == ""


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([0, 1, 0], "1 has one only across water, a railway or another barrier"),
        ([1, 0, 0], "1 has no known street within 100 m"),
        ([0, 0, 2000], "2,000 have a street that is not joined to the others"),
    ],
)
def test_one_is_told_as_one_and_none_not_at_all(counts: list[int], words: str) -> None:
    assert unjudged_words(counts) == words


def places(*bars: str) -> pd.DataFrame:
    return pd.DataFrame({"counts": [not bar for bar in bars], "bar": list(bars)})


@pytest.mark.parametrize(
    ("bars", "words"),
    [
        ((), "The register knows no such place here."),
        (("",), "The only such place in the register here counts."),
        (("", ""), "All 2 such places in the register here count."),
        (
            ("", GapCause.FULL, GapCause.FULL, GapCause.SHUT_THEN),
            "1 of 4 such places in the register here counts. Not counted: 1 paused or not open then, 2 that "
            "are full.",
        ),
        (
            (GapCause.STALE_ONLY, GapCause.NOT_ELIGIBLE, GapCause.FULL),
            "0 of 3 such places in the register here count. Not counted: 1 that nobody has checked, or whose "
            "times are not known, 1 that is full, 1 not for people of this age.",
        ),
    ],
)
def test_full_and_paused_places_are_left_out_aloud(bars: tuple[str, ...], words: str) -> None:
    assert counted_sentence(places(*bars)) == words


def test_the_shortest_are_named_and_ties_are_said(gaps) -> None:
    assert shortest_sentence(with_shares(gaps, 0.1, 0.5, 0.3, 0.2)) == (
        "Shortest: Ward A (10%), Ward D (20%), Ward C (30%)."
    )
    assert shortest_sentence(with_shares(gaps, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0)) == (
        "Shortest: five wards share the first place (0%: Ward B, Ward C, Ward D, Ward E and Ward F)."
    )
    assert shortest_sentence(with_shares(gaps, 0.1, 0.2, 0.3, 0.3, 0.3, 0.9)) == (
        "Shortest: Ward A (10%), Ward B (20%), three wards share the third place (30%: Ward C, Ward D and "
        "Ward E)."
    )
    assert shortest_sentence(with_shares(gaps, 0.4, 0.4)) == "No ward is shorter than another."
    assert shortest_sentence(with_shares(gaps, 0.4)) == ""


def test_where_ranges_overlap_no_single_ward_is_named(gaps) -> None:
    answer = with_shares(gaps, 0.1, 0.5, 0.3, 0.2)
    bounds = answer.wards.assign(share_one_low=[0.1, 0.4, 0.25, 0.1], share_one_high=[0.2, 0.5, 0.4, 0.3])
    assert shortest_sentence(replace(answer, wards=bounds)) == (
        "Among the shortest, for those who cannot be judged leave open which ward is first: Ward A (10%) "
        "and Ward D (20%)."
    )
    touching = answer.wards.assign(share_one_low=[0.1, 0.4, 0.25, 0.2], share_one_high=[0.2, 0.5, 0.4, 0.3])
    assert shortest_sentence(replace(answer, wards=touching)).startswith("Shortest: Ward A (10%)")
    many = with_shares(gaps, *(0.1 + 0.01 * n for n in range(8)))
    wide = many.wards.assign(share_one_low=0.0, share_one_high=0.9)
    assert shortest_sentence(replace(many, wards=wide)).endswith("Ward E (14%), Ward F (15%) and 2 more.")


def test_where_the_order_depends_on_the_settings_no_single_ward_is_named(gaps) -> None:
    answer = with_shares(gaps, 0.1, 0.5, 0.3, 0.2)
    ahead = [("C",), (), ("A",), ()]
    ranks = pd.DataFrame({"ward_code": ["A", "B", "C", "D"], "may_be_shorter": ahead})
    assert shortest_sentence(answer, ranks) == (
        "Among the shortest, for which ward is first depends on pace, minutes and weights: Ward A (10%) "
        "and Ward C (30%)."
    )
    apart = ranks.assign(may_be_shorter=[(), ("C",), ("B",), ()])
    assert shortest_sentence(answer, apart) == shortest_sentence(answer)


def test_a_ward_that_is_short_of_nothing_is_never_among_the_shortest(gaps) -> None:
    def whole(*shares, judged=100):
        answer = with_shares(gaps, *shares)
        return replace(answer, wards=answer.wards.assign(residents=100, judged=judged, unknown=100 - judged))

    ahead = pd.DataFrame({"ward_code": ["A", "B", "C"], "may_be_shorter": [("B", "C"), ("A",), ("A",)]})
    assert shortest_sentence(whole(0.9, 0.95, 1.0), ahead) == (
        "Among the shortest, for which ward is first depends on pace, minutes and weights: Ward A (90%) "
        "and Ward B (95%)."
    )
    alone = ahead.assign(may_be_shorter=[("C",), (), ("A",)])
    assert shortest_sentence(whole(0.9, 0.95, 1.0), alone) == "Shortest: Ward A (90%), Ward B (95%)."
    assert shortest_sentence(whole(1.0, 1.0, 1.0), ahead) == "No ward is short: everybody in each has one."
    open_still = whole(0.9, 1.0, 1.0, judged=80)
    bounds = open_still.wards.assign(share_one_low=[0.7, 0.8, 0.95], share_one_high=[0.9, 1.0, 1.0])
    assert "Ward B (100%)" in shortest_sentence(replace(open_still, wards=bounds)), "a fifth is not judged"


def test_wards_not_known_are_not_among_the_shortest(gaps) -> None:
    answer = with_shares(gaps, 0.5, 0.9, float("nan"))
    assert shortest_sentence(answer) == "Shortest: Ward A (50%)."


def test_wards_under_half_judged_are_set_apart_from_the_headline(gaps) -> None:
    answer = with_shares(gaps, 0.1, 0.5, 0.3)
    wards = answer.wards.assign(residents=[868, 100, 100], judged=[73, 60, 50], unknown=[795, 40, 50])
    answer = replace(answer, wards=wards)
    assert shortest_sentence(answer) == "Shortest: Ward C (30%)."
    assert apart_sentence(answer) == (
        "Set apart, in no headline and no rank, is 1 ward of which under half of those asked for can be "
        "judged: Ward A (73 of 868)."
    )


def test_a_standard_is_met_failed_or_open_by_the_bounds_of_the_unknown(gaps) -> None:
    answer = with_shares(gaps, 0.9, 0.9, 0.9)
    wards = answer.wards.assign(share_one_low=[0.8, 0.5, 0.2], share_one_high=[1.0, 0.9, 0.7])
    assert standard_sentence(replace(answer, wards=wards), 0.8) == (
        "Standard, at least 80% have one: met by 1 of 3 wards, not met by 1, and open for 1, where it "
        "depends on those who cannot be judged; in the whole area it is not met."
    )


def test_where_nobody_of_the_group_lives_that_is_said_and_is_not_unknown(gaps) -> None:
    (row,) = rows_of(gaps.wards.head(1).assign(residents=0, judged=0, unknown=0, share_one=float("nan")))
    share = MEASURES["share_one"]
    assert cell(row, share, gaps.longest_m) == "none live there"
    assert cell(row._replace(areas_uncounted=1), share, gaps.longest_m) == "not known"


def test_wards_at_the_edge_of_the_map_have_the_names_that_the_reader_knows(area, gaps) -> None:
    in_welsh = area.wards.assign(ward_name="Uchel", ward_name_en=area.wards["ward_name"])
    cut = SimpleNamespace(wards=in_welsh, streets_missing=in_welsh.geometry.iloc[0])
    assert edge_sentence(cut, gaps).startswith("The streets that we know end within the walk of High")


def test_residents_in_no_ward_are_told_by_themselves(gaps) -> None:
    assert no_ward_sentence(replace(gaps, in_no_ward=0)) == ""
    assert no_ward_sentence(replace(gaps, in_no_ward=58_053)) == (
        "In no ward of this place: 58,053 residents near by. They share what is in reach of them, and are "
        "counted in no other figure."
    )


def test_what_is_sought_says_when_and_how_checked() -> None:
    noon = replace(QUESTION, open_then=OpenThen(1, time(12), time(14)), with_stale=False)
    assert sought_words(noon, "a café") == (
        "a café open on Tuesday between 12:00 and 14:00 that somebody has checked"
    )
    assert within_words(replace(QUESTION, minutes=1)) == "within 1 minute at a steady pace"


def test_kinds_are_told_in_a_sentence() -> None:
    kinds = load_kinds()
    assert kinds_words(("cafe", "pub"), kinds) == "a café or a pub"
    assert kinds_words((), kinds) == "any place to go"
    assert kinds_words(("cafe", "pub", "park", "library"), kinds) == "one of 4 kinds of places"
    assert kind_words("Arts group") == "an arts group"
    assert kind_words("Allotments") == "allotments"


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (0.02, "The more and the less deprived have about as many in reach."),
        (-0.02, "The more and the less deprived have about as many in reach."),
        (EVEN_WITHIN, "The least deprived have more in reach"),
        (-EVEN_WITHIN, "The most deprived have more in reach"),
    ],
)
def test_a_concentration_means_one_thing(index: float, words: str) -> None:
    assert fairness_rows(Fairness(index, 0.5, 1.0, 10, 0))[0][2].startswith(words)


def test_a_measure_that_is_missing_says_why() -> None:
    assert "Deprivation is not known" in not_measured(Fairness(None, 0.5, None, 0, 10))
    assert "no figure" in not_measured(Fairness(0.0, 0.5, None, 10, 0))
    assert not_measured(Fairness(0.0, 0.5, 1.0, 10, 0)) == ""
    assert fairness_rows(Fairness(0.0, 0.5, 0.4, 10, 0))[2][2].startswith("The least deprived tenth has 40%")


def test_ranks_and_differences_are_told_in_words() -> None:
    assert (rank_words(3, 2, 6), rank_words(3, 3, 3)) == ("3 (2 to 6)", "3")
    assert ranked_sentence("3", "") == "Rank 3."
    assert (
        ranked_sentence("3 (2 to 6)", "High, Low") == "Rank 3 (2 to 6). Cannot be told apart from High, Low."
    )
    assert difference_words(1200, more=True, unit="m") == "1,200 m more"
    assert difference_words(0.3, more=False, unit="") == "0.3 less"
