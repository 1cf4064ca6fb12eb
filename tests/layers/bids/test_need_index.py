"""An index of need that a panel brings: whose codes it has, what is left out of it, and what is refused."""

import pytest

from layers.bids.need_index import NeedIndexError, read_index
from tests.questions.funding.town import town


def written(folder, text):
    file = folder / "index.csv"
    file.write_text(text, encoding="utf-8-sig")
    return file


def test_the_last_number_of_a_row_counts_and_other_places_are_passed_over(tmp_path):
    file = written(tmp_path, 'area,code,people,score\nx,A,1,"1,200.5"\ny,B,2,-3\nz,elsewhere,3,4\n')
    index = read_index(file, town(tmp_path), rank_one_is_neediest=False, title="Ours")
    assert index.values == (("A", 1200.5), ("B", -3.0))
    assert (index.title, index.by_ward, index.faults, len(index.sha256)) == ("Ours", False, (), 64)


def test_codes_of_wards_are_read_where_there_are_none_of_small_areas(tmp_path):
    index = read_index(written(tmp_path, "code,rank\nwest,2\n"), town(tmp_path), rank_one_is_neediest=True)
    assert (index.values, index.by_ward, index.title) == ((("west", 2.0),), True, "index")
    both = written(tmp_path, "code,rank\nwest,2\nA,5\n")
    assert read_index(both, town(tmp_path), rank_one_is_neediest=True).values == (("A", 5.0),)


def test_a_row_without_a_number_or_twice_is_left_out_and_told(tmp_path):
    file = written(tmp_path, "code,rank\nA,1\nA,9\nB,many\nB,nan\n")
    index = read_index(file, town(tmp_path), rank_one_is_neediest=True)
    assert index.values == (("A", 1.0),)
    assert [str(fault) for fault in index.faults] == [
        "row 3: A was there before. Give each code once.",
        "row 4: This row has no number. Give it one.",
        "row 5: This row has no number. Give it one.",
    ]


@pytest.mark.parametrize("text", ["", "code,rank\n", "code,rank\nelsewhere,1\n", "code,rank\nA,\n"])
def test_a_file_of_another_place_is_refused_by_its_name(tmp_path, text):
    words = "index.csv has no row with a small area or ward of Tinytown and a number. Give it two columns"
    with pytest.raises(NeedIndexError, match=words):
        read_index(written(tmp_path, text), town(tmp_path), rank_one_is_neediest=True)
