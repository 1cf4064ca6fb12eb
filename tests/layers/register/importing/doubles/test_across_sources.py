"""One place as a map, a council's list and a feed tell it is found; what stands beside it is another."""

import pytest

from layers.register.importing.doubles.duplicates import likely_duplicates
from tests.layers.register.importing.across_nations import PARTS, across_nations
from tests.layers.register.importing.across_sources import AcrossSources, across_sources


def recall_and_precision(labelled: AcrossSources) -> tuple[float, float]:
    pairs = {tuple(sorted((pair.a, pair.b))) for pair in likely_duplicates(labelled.assets)}
    right = pairs & labelled.same
    return len(right) / len(labelled.same), len(right) / len(pairs)


@pytest.mark.parametrize(
    ("kept_apart", "least_recall", "least_precision"), [(False, 0.96, 0.98), (True, 0.94, 0.98)]
)
def test_pairs_across_sources_are_found_and_neighbours_are_none(
    kept_apart: bool, least_recall: float, least_precision: float
) -> None:
    recall, precision = recall_and_precision(across_sources(kept_apart=kept_apart))
    assert recall >= least_recall
    assert precision >= least_precision


@pytest.mark.parametrize(
    ("part", "least_recall", "least_precision"),  # as measured, see decision 52: the aim is 0.95 and 0.9
    [
        ("first", 0.97, 0.98),
        ("second", 0.96, 0.98),
        ("third", 0.95, 0.98),
        ("fourth", 0.87, 0.96),
        ("last", 0.95, 0.95),
    ],
)
def test_pairs_of_four_nations_are_found(part: str, least_recall: float, least_precision: float) -> None:
    recall, precision = recall_and_precision(across_nations(part))
    assert recall >= least_recall
    assert precision >= least_precision


def test_there_are_enough_of_both() -> None:
    every = [across_sources(kept_apart=kept_apart) for kept_apart in (False, True)]
    assert sum(len(each.same) for each in every) == 297
    assert sum(len(each.beside) for each in every) == 1188
    nations = [across_nations(part) for part in PARTS]
    assert sum(len(each.same) for each in nations) == 564
    assert sum(len(each.beside) for each in nations) == 3384
    assert not any(each.same & each.beside for each in (*every, *nations))
