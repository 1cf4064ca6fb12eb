"""Grids of heights are read as supplied; what is missing is not known, and every refusal says why."""

import numpy as np
import pytest
import shapely

from layers.relief import tiles
from layers.relief.read import IN_WATER, NO_HEIGHT, read_relief
from layers.relief.tiles import ReliefError
from tests.layers.relief.tile_files import grid_text, write_tile, zipped

HERE = shapely.box(300, 300, 700, 700)
SLOPE = np.add.outer(np.arange(20) * 2.0, np.arange(20) * 1.0) + 10  # 2 m up a step northwards, 1 m eastwards

WIDE = np.add.outer(np.arange(20) * 2.0, np.arange(40) * 1.0) + 10


def read(path, keep=HERE):
    return read_relief(path, keep=keep)


def test_a_folder_of_tiles_is_one_grid_without_a_seam(tmp_path):
    write_tile(tmp_path / "relief", "ST01", SLOPE[:, :10])
    write_tile(tmp_path / "relief", "ST11", SLOPE[:, 10:], west=500)
    write_tile(tmp_path / "relief", "ST99", SLOPE, west=90_000)
    found = read(tmp_path / "relief")
    x, y = np.array([475.0, 490.0, 500.0, 525.0]), np.full(4, 425.0)
    assert found.relief.at(x, y) == pytest.approx(10 + 2 * 8 + (x - 25) / 50)
    assert found.notes == ("1 tile lies elsewhere.",)
    assert found.rows_read == found.rows_kept + sum(found.dropped.values())


@pytest.mark.parametrize("form", ["grid", "zip", "zip of zips", "centres"])
def test_every_form_of_supply_gives_the_same_heights(tmp_path, form):
    text = grid_text(SLOPE)
    if form == "centres":
        text = text.replace(b"xllcorner 0", b"xllcenter 25").replace(b"yllcorner 0", b"YLLCENTER 25")
    content = {
        "grid": text,
        "centres": text,
        "zip": zipped({"a/ST01.asc": text, "a/ST01.prj": b"", "__MACOSX/a/._ST01.asc": b"shadow"}),
        "zip of zips": zipped({"data/st/st01.zip": zipped({"ST01.asc": text}), "readme.txt": b"hello"}),
    }[form]
    path = tmp_path / ("terr50.zip" if "zip" in form else "st01.asc")
    path.write_bytes(content)
    assert read(path).relief.at(np.array([425.0]), np.array([475.0]))[0] == pytest.approx(10 + 18 + 8)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + grid_text(SLOPE),
        b"\r\n\n" + grid_text(SLOPE),
        grid_text(SLOPE).replace(b"\r\n", b"\r"),
        grid_text(SLOPE).replace(b"\r\n", b"\n").replace(b"10 11 12", b"10 11\n12"),  # a row on two lines
    ],
    ids=["byte order mark", "blank lines before it", "CR alone", "a wrapped row"],
)
def test_how_a_file_begins_and_ends_its_lines_is_no_matter(tmp_path, content):
    path = tmp_path / "st01.asc"
    path.write_bytes(content)
    assert read(path).relief.at(np.array([425.0]), np.array([475.0]))[0] == pytest.approx(10 + 18 + 8)


def test_rows_wrapped_into_lines_of_one_width_are_read(tmp_path):
    head, body = grid_text(WIDE).replace(b"\r\n", b"\n").split(b"cellsize 50\n")
    words = body.split()
    lines = [b" ".join(words[at : at + 10]) for at in range(0, len(words), 10)]
    path = tmp_path / "st01.asc"
    path.write_bytes(head + b"cellsize 50\n" + b"\n".join(lines))
    assert read(path).relief.at(np.array([425.0]), np.array([475.0]))[0] == pytest.approx(10 + 18 + 8)


def test_a_height_that_is_not_given_is_never_nothing(tmp_path):
    heights = SLOPE.copy()
    heights[8, 8] = -9999
    heights[8, 10] = -32768  # no height on earth, whatever the header says
    path = tmp_path / "st01.asc"
    path.write_bytes(grid_text(heights, missing=-9999))
    found = read(path)
    at_post = 25 + 50 * 8.0
    assert np.isnan(found.relief.at(np.array([at_post, at_post + 100]), np.full(2, at_post))).all()
    assert found.dropped[NO_HEIGHT] >= 2
    assert found.relief.at(np.array([at_post + 40]), np.array([at_post]))[0] == pytest.approx(SLOPE[8, 9])


def test_beyond_the_last_post_nothing_is_known(tmp_path):
    path = tmp_path / "st01.asc"
    path.write_bytes(grid_text(SLOPE))
    outside = read(path).relief.at(np.array([-60.0, 2000.0]), np.array([400.0, 400.0]))
    assert np.isnan(outside).all()


def test_the_sea_is_no_hole_in_the_ground(tmp_path):
    heights = SLOPE.copy()
    heights[:, :7] = -2.2
    heights[5, 7] = -1.1  # mud at its edge
    path = tmp_path / "st01.asc"
    path.write_bytes(grid_text(heights))
    found = read(path)
    shore = found.relief.at(
        np.array([25 + 50 * 6.9]), np.array([25 + 50 * 9.0])
    )  # beside the first post of land
    assert shore[0] == pytest.approx(SLOPE[9, 7])
    assert np.isnan(found.relief.at(np.array([25 + 50 * 3.0]), np.array([25 + 50 * 9.0])))[0]
    assert found.dropped[IN_WATER] == (~np.isfinite(found.relief.height_m)).sum() - found.dropped[NO_HEIGHT]


def test_land_below_the_sea_stays_land(tmp_path):
    fen = -2.0 - np.add.outer(np.arange(20), np.arange(20)) / 100
    path = tmp_path / "tl28.asc"
    path.write_bytes(grid_text(fen))
    assert read(path).dropped[IN_WATER] == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "list.asc",
            b"name,kind\nclub,choir\n",
            r"list\.asc is no grid of heights: its first lines do not say",
        ),
        ("st01.asc", grid_text(SLOPE)[:-60], r"st01\.asc has 3\d\d heights, and its first lines promise 400"),
        (
            "st01.asc",
            grid_text(SLOPE).replace(b"12 ", b"=1+1 ", 1),
            "something among its heights that is no num",
        ),
        ("st01.asc", grid_text(SLOPE).replace(b"ncols 20", b"ncols 1e99"), "is no grid of heights"),
        ("st01.asc", grid_text(SLOPE).replace(b"xllcorner 0", b"xllcorner nan"), "does not say where"),
        (
            "st01.asc",
            grid_text(WIDE).replace(b"ncols 40", b"ncols 20").replace(b"nrows 20", b"nrows 40"),
            r"st01\.asc has 20 lines of 40 heights, and its first lines promise ncols 20 and nrows 40\. Put",
        ),
        (
            "st01.asc",
            grid_text(WIDE.T).replace(b"ncols 20", b"ncols 40").replace(b"nrows 40", b"nrows 20"),
            r"has 40 lines of 20 heights, and its first lines promise ncols 40 and nrows 20",
        ),
        (
            "st01.asc",
            grid_text(SLOPE, missing=-9999).replace(b"-9999", b"none"),
            "says “NODATA_value none” in its first lines, and that is no number",
        ),
        ("st01.asc", grid_text(SLOPE).replace(b"cellsize 50", b"cellsize 50,0"), "“cellsize 50,0”"),
        (
            "st01.asc",
            b"\r\n".join(grid_text(SLOPE).split(b"\r\n")[:5]),
            r"st01\.asc has 0 heights, and its first lines promise 400",
        ),
        ("a.zip", zipped({"readme.txt": b"hello"}), r"^a\.zip holds no grid of heights\. Give the tiles"),
        ("a.zip", zipped({"b.zip": zipped({})}), r"^a\.zip holds no grid of heights"),
        ("st01.zip", b"PK\x03\x04 and no more", r"st01\.zip is a damaged zip"),
        ("terr50.gpkg", b"SQLite format 3", "contours and single heights, and no grid"),
        ("far.asc", grid_text(SLOPE, west=500_000), "None of the 1 tiles of far.asc lies in this area"),
    ],
)
def test_what_is_no_grid_is_refused_in_words(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReliefError, match=words):
        read(path)


def test_an_empty_folder_holds_no_heights(tmp_path):
    with pytest.raises(ReliefError, match=r"The folder .* holds no grid of heights"):
        read(tmp_path)


@pytest.mark.parametrize("where", [{"west": 510.0}, {"west": 500.0, "post_m": 25.0}])
def test_tiles_of_two_grids_are_not_laid_on_one(tmp_path, where):
    write_tile(tmp_path / "relief", "ST01", SLOPE)
    write_tile(tmp_path / "relief", "ST11", SLOPE, **where)
    with pytest.raises(ReliefError, match=r"ST11\.asc does not lie on one grid with ST01\.asc"):
        read(tmp_path / "relief")


def test_what_is_larger_than_any_tile_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "st01.asc"
    path.write_bytes(grid_text(SLOPE))
    monkeypatch.setattr(tiles, "MOST_GRID_BYTES", 100)
    with pytest.raises(ReliefError, match="larger than any tile of heights"):
        read(path)
    monkeypatch.undo()
    monkeypatch.setattr(tiles, "MOST_POSTS", 100)
    with pytest.raises(ReliefError, match="more heights than a place needs"):
        read(path)
