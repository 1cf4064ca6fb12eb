"""Cells with codes of web pages are read as the signs they stand for, but for the register's own files."""

from layers.register.importing.mapping.own_export import EXPORTED_ON
from layers.register.importing.mapping.web_codes import without_web_codes
from layers.register.model import ASSET_FIELDS
from layers.tables.source_table import SourceTable


def test_codes_are_signs_and_what_only_looks_like_one_stays() -> None:
    rows = [("Tea &amp; Toast", "Dementia caf&eacute;"), ("R&D; A&B", "&#8211; &#x2019;")]
    plain = without_web_codes(SourceTable("list.csv", ("Name", "Type"), rows, [2, 3]))
    assert plain.rows == [("Tea & Toast", "Dementia café"), ("R&D; A&B", "– ’")]
    assert "3 cells have codes of web pages" in plain.notes[-1]


def test_a_list_without_codes_and_our_own_file_stay_as_they_are() -> None:
    listed = SourceTable("list.csv", ("Name",), [("Tea & Toast",)], [2])
    assert without_web_codes(listed) is listed
    columns = (*ASSET_FIELDS, EXPORTED_ON)
    own = SourceTable("register.csv", columns, [("&amp;", *[""] * (len(columns) - 1))], [2])
    assert without_web_codes(own) is own
