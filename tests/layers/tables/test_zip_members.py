"""Which members of a zip are data, and a member that is opened more than once."""

import zipfile
from pathlib import PurePosixPath

import pytest

from layers.tables.zip_members import is_hidden, member_opener


@pytest.mark.parametrize(
    ("member", "hidden"),
    [
        ("wards/wards.shp", False),
        ("wards.of.2025.csv", False),
        ("__MACOSX/wards/._wards.shp", True),
        ("__MACOSX/wards.shp", True),
        ("wards/.DS_Store", True),
    ],
)
def test_what_a_system_packs_beside_the_data_is_hidden(member, hidden):
    assert is_hidden(PurePosixPath(member)) is hidden


def test_a_member_can_be_read_twice(tmp_path):
    path = tmp_path / "wards.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/wards.csv", "code,name\n")
    opener = member_opener(path, "a/wards.csv")
    contents = []
    for _ in range(2):
        with opener() as member:
            contents.append(member.read())
    assert contents == [b"code,name\n"] * 2
