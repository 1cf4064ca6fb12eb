"""Postcodes come as one file, a folder or a zip; those elsewhere are let go, and none here is refused."""

import zipfile
from datetime import date
from types import SimpleNamespace

import pytest

from geo.crs import to_lonlat, to_metres
from geo.errors import CrsMismatchError
from layers.places.postcodes import OUTSIDE, read_postcodes
from layers.tables.delimited import TableFileError

BNG = "EPSG:27700"
CODE_POINT = SimpleNamespace(format="code-point-open")
NAMED = SimpleNamespace(postcode="pc", easting="e", northing="n")
HERE = (326_000.0, 182_000.0, 327_000.0, 183_000.0)
CF = (
    "CF3 2AH,10,326222,182153,W9,,W1,,W06,W05\nCF3 2AJ,10,326322,182253,W9,,W1,,W06,W05\nCF90 9ZZ,90,0,0,W9\n"
)
NP = "NP204AB,50,331000,188000,W9,,W1,,W06,W05\nNP99 1ZZ,90,0,0,W9\nnonsense,10,331000,188000\n"
NOTES = "PC,PQ,EA,NO\nPostcode,Positional_quality_indicator,Eastings,Northings\n"


def zipped(folder, **members):
    path = folder / "codepo_gb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {"Doc/headers.csv": NOTES, **members}.items():
            archive.writestr(name, text)
    return path


def read(path, section=CODE_POINT, *, crs=BNG, within=HERE):
    found = read_postcodes(path, section, crs=crs, data_folder=path.parent, within=within)
    assert found.rows_read == len(found.table) + sum(found.dropped.values())
    return found


def test_a_zip_is_read_as_supplied_and_its_notes_are_not(tmp_path):
    found = read(zipped(tmp_path, **{"Data/CSV/cf.csv": CF, "Data/CSV/np.csv": NP}))
    assert found.table["postcode"].tolist() == ["CF3 2AH", "CF3 2AJ"]
    assert found.dropped == {OUTSIDE: 4}  # all of NP, its nonsense too; and CF90, of another district
    assert found.faults == ()


def test_a_folder_is_read_like_a_zip(tmp_path):
    data = tmp_path / "postcodes" / "Data" / "CSV"
    data.mkdir(parents=True)
    (data / "cf.csv").write_text(CF)
    (data / "np.csv").write_text(NP)
    (tmp_path / "postcodes" / "headers.csv").write_text(NOTES)
    assert read(tmp_path / "postcodes").table["postcode"].tolist() == ["CF3 2AH", "CF3 2AJ"]


def test_without_an_area_every_row_of_every_file_is_read(tmp_path):
    found = read(zipped(tmp_path, **{"Data/cf.csv": CF, "Data/np.csv": NP}), within=None)
    assert len(found.table) == 5
    assert len(found.faults) == 3


def test_a_bad_row_of_a_district_of_here_stays_a_fault(tmp_path):
    path = tmp_path / "postcodes.csv"
    path.write_text("pc,e,n\nCF3 2AH,326222,182153\nCF3 9ZZ,x,y\nCF3 9ZY,400000,400000\nAB1 2DD,x,y\n")
    found = read(path, NAMED)
    assert [fault.row for fault in found.faults] == [3]
    assert found.dropped == {OUTSIDE: 2, "no usable coordinates": 1}


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04 cut"), "x.zip is a damaged zip, or none"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "x.zip holds no table of postcodes"),
    ],
)
def test_a_zip_that_cannot_be_read_is_refused(tmp_path, make, words):
    make(tmp_path / "x.zip")
    with pytest.raises(TableFileError, match=words):
        read(tmp_path / "x.zip")


def test_a_damaged_table_in_a_zip_is_refused_by_name(tmp_path):
    path = zipped(tmp_path, **{"Data/cf.csv": CF * 50, "Data/np.csv": NP})
    content = bytearray(path.read_bytes())
    at = content.index(b"CF3 2AH")
    content[at : at + 4] = b"ZZ9 "
    path.write_bytes(bytes(content))
    with pytest.raises(TableFileError, match=r"cf.csv is cut short or damaged. Fetch the file again"):
        read(path)


def irish(x, y):
    lon, lat = to_lonlat([x], [y], crs=BNG)
    across, up = to_metres(lon, lat, crs="EPSG:29903")
    return float(across[0]), float(up[0])


def test_another_coordinate_system_is_refused_with_the_one_that_fits(tmp_path):
    belfast = to_metres([-5.93], [54.6], crs=BNG)
    x, y = float(belfast[0][0]), float(belfast[1][0])
    rows = [f"BT1 {number}AA,{across:.0f},{up:.0f}" for number, (across, up) in
            enumerate(irish(x + step, y) for step in (0, 50, 100))]  # fmt: skip
    path = tmp_path / "postcodes.csv"
    path.write_text("pc,e,n\n" + "\n".join(rows) + "\n")
    words = (
        r"None of the 3 postcodes of postcodes.csv lies in this area: read as EPSG:27700, the nearest is "
        r'2\d\d km away\. Read as EPSG:29903, 3 of them lie here\. Say crs = "EPSG:29903" in the recipe'
    )
    with pytest.raises(CrsMismatchError, match=words):
        read(path, NAMED, within=(x - 500, y - 500, x + 500, y + 500))


def test_postcodes_of_another_place_are_refused_with_how_far_they_are(tmp_path):
    path = tmp_path / "postcodes.csv"
    path.write_text("pc,e,n\nAB1 2CD,326500,192000\n")
    with pytest.raises(CrsMismatchError, match=r"None of the 1 postcodes .* the nearest is 9 km away\. Take"):
        read(path, NAMED)


def test_ended_postcodes_of_a_directory_are_known_by_their_month(tmp_path):
    path = tmp_path / "postcodes.csv"
    path.write_text("pc,e,n,doterm\nCF3 2AH,326222,182153,\nCF3 2AJ,326223,182154,199606\n")
    section = SimpleNamespace(**vars(NAMED), ended_on="doterm")
    table = read(path, section).table.set_index("postcode")
    assert table["ended"].isna().to_dict() == {"CF3 2AH": True, "CF3 2AJ": False}
    assert table.at["CF3 2AJ", "ended"] == date(1996, 6, 1)
    assert table.geometry.isna().to_dict() == {"CF3 2AH": False, "CF3 2AJ": True}
