"""A list that a recipe names is read by the rules of every other list: nothing is lost that could be kept."""

from pathlib import Path

from tests.layers.preparing.lists.test_recipe_list import COLUMNS, HEADER, HERE, LAT, LON, read, rows, told


def test_bad_coordinates_are_not_quietly_replaced_by_the_postcode(tmp_path: Path) -> None:
    listing = read(tmp_path, rows(f"1,Choir,pub,,{LAT},{LON},NP20 4AA,,"))
    assert listing.assets["location_from"].tolist() == ["postcode"]
    assert "row 2, column Longitude: Longitude and Latitude are the wrong way round" in told(listing)
    assert "Exchange the two cells, or the two names in the recipe if all rows are so." in told(listing)
    without = read(tmp_path, rows(f"1,Choir,pub,,{LAT},{LON},,,"))
    assert without.dropped == {"coordinates that are no place, and no postcode in their stead": 1}


def test_a_row_without_an_id_gets_one_of_its_name_and_place_and_that_is_said(tmp_path: Path) -> None:
    listing = read(tmp_path, rows(f",A,pub,,{HERE},,,", f",B,pub,,{HERE},,,"))
    assert listing.dropped == {}
    assert listing.assets["asset_id"].str.fullmatch(r"our-list/[0-9a-f]{12}").all()
    assert listing.assets["asset_id"].is_unique
    assert "row 2: This row has no id; one was made from its name and place." in told(listing).replace(
        ", column Ref", ""
    )


def test_a_recipes_list_is_read_by_the_rules_of_every_other(tmp_path: Path) -> None:
    columns = {**COLUMNS, "phone": "Tel", "email": "Mail"}
    content = (
        f"{HEADER},Tel,Mail\r\n"
        f'1,A,Luncheon clubs,,"{LAT}, {LON}",,NP20 4AA,,,ask at the bar,mailto:a@example.org\r\n'
        f'2,B,Local authority run library,,{HERE},"NP20 4AA, NP20 4AB",,,,\r\n'
        f"3,C,Prison library,,{HERE},,,,,\r\n"
    )
    listing = read(tmp_path, content, columns=columns)
    first, second = listing.assets.to_dict("records")
    assert (first["kind"], first["phone"], first["email"]) == ("lunch_club", "", "a@example.org")
    assert (second["kind"], second["postcode"]) == ("library", "NP20 4AA")
    assert listing.dropped == {"places that the public cannot go into": 1}
    assert "“ask at the bar” has 0 digits, so it is not a telephone number" in told(listing)
    assert "This row has 2 postcodes (NP20 4AA, NP20 4AB); it was put at NP20 4AA." in told(listing)


def test_names_in_other_languages_and_ages_stay_as_the_list_says_them(tmp_path: Path) -> None:
    columns = {**COLUMNS, "name_cy": "Enw", "ages": "Who", "interests": "For"}
    content = f"{HEADER},Enw,Who,For\r\n1,Choir,Choir,,{HERE},,,,Côr,60+,singing; tea\r\n"
    row = read(tmp_path, content, columns=columns).assets.iloc[0]
    assert (row["name_cy"], row["ages"], row["interests"]) == ("Côr", "60+", "singing; tea")
