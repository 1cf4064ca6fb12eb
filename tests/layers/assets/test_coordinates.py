"""Coordinates in a list: each bad pair is named as what it is, and nothing is moved."""

import numpy as np
import pytest
import shapely

from layers.assets.coordinates import Trouble, place_points

MANCHESTER = shapely.box(370_000, 385_000, 395_000, 410_000)


def place(across: str, up: str, *, in_degrees: bool = True):
    columns = ("Lon", "Lat") if in_degrees else ("Easting", "Northing")
    placed = place_points(
        [across], [up], columns=columns, in_degrees=in_degrees, crs="EPSG:27700", keep=MANCHESTER
    )
    return placed.troubles[0], placed.x[0], placed.y[0]


@pytest.mark.parametrize(
    ("across", "up", "trouble", "words"),
    [
        (
            "53.48",
            "-2.24",
            Trouble.SWAPPED,
            "Lon and Lat are the wrong way round (53.48, -2.24). Exchange",
        ),
        ("0", "0", Trouble.ZERO, "The coordinates are 0, 0, which is a place in the sea off Africa"),
        (
            "383819",
            "398052",
            Trouble.GRID_IN_DEGREES,
            "are metres of the National Grid, not degrees",
        ),
        (
            "2.24",
            "53.48",
            Trouble.SIGN,
            "has lost its minus sign: it should be west of Greenwich. Write -2.24.",
        ),
        ("nan", "53.48", Trouble.NOT_FINITE, '"nan" is not a finite number'),
        ("-2.24", "-inf", Trouble.NOT_FINITE, '"-inf" is not a finite number'),
        ("1e999", "53.48", Trouble.NOT_FINITE, '"1e999" is not a finite number'),
        (
            "-2.24",
            "53°32'N",
            Trouble.DEGREES_AND_MINUTES,
            "degrees and minutes. Write it as 53.533333.",
        ),
        ("2°14'24\"W", "53.48", Trouble.DEGREES_AND_MINUTES, "Write it as -2.240000."),
        ("-2.24", "53 32 24 N", Trouble.DEGREES_AND_MINUTES, "Write it as 53.540000."),
        ("-2,24", "53.48", Trouble.NOT_A_NUMBER, '"-2,24" is not a plain number. Write it as -2.24'),
        ("−2.24", "53.48", Trouble.NOT_A_NUMBER, "Write it as -2.24."),
        ("SJ 838 980", "53.48", Trouble.NOT_A_NUMBER, "It looks like a grid reference"),
        ("town hall", "53.48", Trouble.NOT_A_NUMBER, '"town hall" is not a plain number'),
        ("200", "53.48", Trouble.OUT_OF_RANGE, "Lon 200 and Lat 53.48 are not degrees on this earth"),
        ("-2.24", "91", Trouble.OUT_OF_RANGE, "are not degrees on this earth"),
        ("-0.12", "51.5", Trouble.OUTSIDE, "outside the area and its margin. If the place is right"),
        ("", "53.48", Trouble.HALF, "Only one of Lon and Lat is filled in. Fill in Lon too"),
        ("", "", Trouble.MISSING, "This row has no coordinates"),
    ],
)
def test_degrees_that_are_no_place_are_named(across: str, up: str, trouble: Trouble, words: str) -> None:
    found, x, y = place(across, up)
    assert found is not None
    assert found.trouble is trouble
    assert words in f"{found.what} {found.fix}"
    assert np.isnan([x, y]).all()


@pytest.mark.parametrize(
    ("across", "up", "trouble", "words"),
    [
        (
            "-2.24",
            "53.48",
            Trouble.DEGREES_IN_GRID,
            "are degrees, not metres of the National Grid",
        ),
        (
            "53.48",
            "-2.24",
            Trouble.DEGREES_IN_GRID,
            "of the National Grid, and the wrong way round",
        ),
        ("398052", "383819", None, ""),
        ("0", "0", Trouble.ZERO, "0, 0"),
        (
            "3838190",
            "398052",
            Trouble.OUT_OF_RANGE,
            "not on the National Grid. Correct the two",
        ),
        ("530000", "180000", Trouble.OUTSIDE, "km outside the area and its margin"),
        ("383,819", "398052", Trouble.NOT_A_NUMBER, "Write it as 383.819 or 383819."),
    ],
)
def test_grid_metres_that_are_no_place_are_named(
    across: str, up: str, trouble: Trouble | None, words: str
) -> None:
    found, _, _ = place(across, up, in_degrees=False)
    if trouble is None:
        assert found is None or found.trouble is Trouble.SWAPPED
        return
    assert found is not None
    assert found.trouble is trouble
    assert words in f"{found.what} {found.fix}"


def test_easting_and_northing_exchanged_are_named() -> None:
    found, _, _ = place("406000", "374000", in_degrees=False)
    assert found is not None
    assert found.trouble is Trouble.SWAPPED


def test_a_good_pair_is_placed_and_stays_where_it_is() -> None:
    trouble, x, y = place("-2.2440", "53.4780")
    assert trouble is None
    assert abs(x - 383_900) < 500
    assert abs(y - 398_000) < 500


def test_mixed_rows_are_each_judged_on_their_own() -> None:
    placed = place_points(
        ["-2.24", "53.48", "0", "383819"],
        ["53.48", "-2.24", "0", "398052"],
        columns=("Lon", "Lat"),
        in_degrees=True,
        crs="EPSG:27700",
        keep=MANCHESTER,
    )
    found = [trouble and trouble.trouble for trouble in placed.troubles]
    assert found == [None, Trouble.SWAPPED, Trouble.ZERO, Trouble.GRID_IN_DEGREES]
    assert np.isfinite(placed.x).tolist() == [True, False, False, False]
