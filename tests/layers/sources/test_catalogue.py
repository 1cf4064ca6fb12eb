"""The catalogue is data: read, checked, and overridden by an office's own, each mistake is said."""

import re
from pathlib import Path

import pytest

from layers.sources.catalogue import CATALOGUE_FILE, CatalogueError, load_catalogue
from layers.sources.content import column_like
from layers.sources.model import Catalogue, DataSource

WHOLE = """
[[source]]
id = "ours"
title = "Our list"
layer = "assets"
nations = ["england"]
form = "file"
address = "https://data.example.org/list.csv"
file = "ours.csv"
page = "https://data.example.org/"
licence = "Open Government Licence v3.0"
attribution = "A council"
"""


def own(tmp_path: Path, text: str) -> Catalogue:
    file = tmp_path / "sources.toml"
    file.write_text(text, encoding="utf-8")
    return load_catalogue(own=file)


def test_every_nation_has_each_layer_that_is_needed(catalogue: Catalogue):
    for nation in ("england", "wales", "scotland", "northern_ireland"):
        needed = {source.layer for source in catalogue.of(nation) if source.needed}
        assert {"wards", "small_areas", "residents", "postcodes", "streets"} <= needed, nation


def test_the_map_of_a_small_place_is_asked_for_by_hand_alone(catalogue: Catalogue):
    assert catalogue.small_places is not None
    for nation in ("england", "wales", "scotland", "northern_ireland"):
        assert catalogue.small_places not in catalogue.of(nation)


def test_every_source_has_what_a_reader_of_its_data_must_know(catalogue: Catalogue):
    for source in catalogue.sources:
        assert source.licence, source.id
        assert source.attribution, source.id
        assert source.about_bytes <= source.most_bytes, source.id
        assert not source.verified, f"{source.id}: no server has answered yet; say when it has"


def test_no_column_is_looked_for_by_a_literal_year(catalogue: Catalogue):
    for source in catalogue.sources:
        for pattern in source.columns.values():
            assert not re.search(r"(WD|LAD|CTYUA)\d\d", pattern), (source.id, pattern)


@pytest.mark.parametrize("year", ["23", "24", "25", "31"])
def test_a_column_of_any_year_is_found(year: str):
    assert column_like(r"^WD\d\dCD$", ["FID", f"wd{year}cd", f"WD{year}NM"]) == f"wd{year}cd"


def test_an_office_moves_an_address_without_code(tmp_path: Path):
    catalogue = own(tmp_path, '[[source]]\nid = "gps"\naddress = "https://new.example.org/gps"\n')
    assert catalogue.source("gps").address == "https://new.example.org/gps"
    assert catalogue.source("gps").licence == "Open Government Licence v3.0"
    assert "new.example.org" in catalogue.hosts
    assert len(catalogue.sources) == len(load_catalogue(own=tmp_path / "none").sources)


def test_an_office_adds_a_source_of_its_own(tmp_path: Path):
    catalogue = own(tmp_path, WHOLE)
    assert catalogue.sources[-1].id == "ours"
    assert not catalogue.source("ours").needed


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('page = "https://data.example.org/"\n', "", 'ours: it lacks the key "page".'),
        ("licence", "license", 'ours: it has no key "license". Did you mean "licence"?'),
        ("https://data", "http://data", "ours: .*give a whole https:// address"),
        ('"england"', '"cornwall"', 'ours: "nations" must be .*england.*, not "cornwall"'),
        ("ours.csv", "../ours.csv", "name a file inside the data folder"),
        ('"file"', '"ftp"', 'ours: "form" must be'),
        ('"ours"', '"Our list!"', "use a-z, 0-9 and _"),
        ('"ours.csv"', '"wards.geojson"', '2 sources of one nation are called "wards.geojson"'),
        ('form = "file"', 'form = "nomis"', "ours: columns needs a pattern for code, count, value"),
        ('form = "file"', 'form = "feature_service"', "ours: name at least one of its services"),
        ('form = "file"', 'form = "file"\namong = "nothing"', 'among names "nothing", and there is no such'),
        ('form = "file"', "form = 'file'\ncolumns = { code = '(' }", "is no pattern"),
        ("[[source]]", "[source]", "something else than"),
        ("title =", "title", "is not written as TOML"),
    ],
)
def test_a_mistake_is_said(old: str, new: str, words: str, tmp_path: Path):
    with pytest.raises(CatalogueError, match=words):
        own(tmp_path, WHOLE.replace(old, new, 1))


def test_all_mistakes_are_said_at_once(tmp_path: Path):
    text = WHOLE.replace("licence", "license").replace('"england"', '"cornwall"')
    with pytest.raises(CatalogueError) as refused:
        own(tmp_path, text)
    assert str(refused.value).count("ours: ") == 4


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    file = tmp_path / "sources.toml"
    file.write_bytes(b"\xff\xfe\x00binary")
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_catalogue(own=file)


def test_the_catalogue_says_on_top_that_no_server_has_been_asked():
    head = CATALOGUE_FILE.read_text(encoding="utf-8").split("[[source]]")[0]
    assert "verified = false" in head
    assert "sources --check" in head


def test_every_key_of_a_source_is_written_down_and_no_other():
    page = (Path(__file__).parents[3] / "docs" / "open-data.md").read_text(encoding="utf-8")
    table = page.split("## The keys of a source", 1)[1].split("##", 1)[0]
    heads = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(heads))) == set(DataSource.model_fields)
