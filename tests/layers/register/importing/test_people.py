"""People are not listings: who leads a group, and how to reach them at home, stays out unless public."""

from dataclasses import astuple
from pathlib import Path

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.mapping import people_columns
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.mapping.people_columns import is_of_a_person, private_places
from layers.register.importing.oruk.oruk_first import in_version_three
from layers.register.importing.oruk.oruk_service import service_assets
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.tables.reading import read_table
from tests.layers.register.importing.conftest import TODAY

PEOPLE = (
    "Contact name",
    "Leader",
    "Leader's mobile",
    "Leader e-mail",
    "Secretary mobile",
    "Chair",
    "Home telephone",
    "Name of contact",
    "Lead person",
    "Who to contact",
    "Group lead",
)


@pytest.mark.parametrize("heading", PEOPLE)
def test_a_heading_of_a_person(heading):
    assert is_of_a_person(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Telephone",
            "Contact number",
            "Contact email",
            "Public contact name",
            "Leader (public)",
            "Name",
            "Group name",
        ),
        *(
            "Coach parking",
            "Chair based exercise",
            "Wheelchair access",
            "Home visits",
            "Volunteer roles",
            "Secretary e-mail",
            "Organiser",
        ),
        *("Private hire", "Address", "Club", "Contact", "Home page", "Emergency food", "Personal care"),
    ],
)
def test_a_heading_of_the_listing(heading):
    assert not is_of_a_person(heading)


def bring_in(folder: Path, header: str, *rows: str, kinds: Kinds, finder: PlaceFinder) -> Imported:
    path = folder / "clubs.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    table = read_table(path)
    return read_rows(
        table, guess_mapping(table, kinds), source=Source("Clubs"), kinds=kinds, finder=finder, today=TODAY
    )


def test_a_list_brings_no_leaders_neither_in_its_entries_nor_in_its_drafts(
    tmp_path: Path, kinds: Kinds, finder: PlaceFinder
) -> None:
    imported = bring_in(
        tmp_path,
        "Name,Type,Postcode,Telephone,Contact name,Leader email,Leader's mobile,Notes",
        "Tea,Lunch club,NP20 4AA,01632 960999,Jo Bloggs,jo@example.org,07700 900123,bring a mat",
        "Chess,Nobody knows,NP20 4AA,01632 960998,Al Bloggs,al@example.org,07700 900124,boards there",
        kinds=kinds,
        finder=finder,
    )
    [tea] = imported.assets
    assert (tea.phone, tea.email, tea.description, tea.more) == ("01632 960999", "", "bring a mat", ())
    everything = repr([astuple(asset) for asset in imported.assets]) + repr(imported.drafts)
    assert not [word for word in ("Bloggs", "jo@", "al@", "07700") if word in everything]
    assert "boards there" in everything
    [note] = [str(note) for note in imported.notes if "leads a group" in str(note)]
    assert '"Contact name", "Leader email", "Leader\'s mobile"' in note


def test_what_the_list_calls_public_comes_in(tmp_path: Path, kinds: Kinds, finder: PlaceFinder) -> None:
    imported = bring_in(
        tmp_path,
        "Name,Type,Postcode,Public contact name,Leader,Contact is public",
        "Tea,Lunch club,NP20 4AA,Jo Bloggs,Al Bloggs,no",
        "Soup,Lunch club,NP20 4AA,Jo Bloggs,Al Bloggs,yes",
        kinds=kinds,
        finder=finder,
    )
    tea, soup = (dict(asset.more) for asset in imported.assets)
    assert tea == {"Public contact name": "Jo Bloggs", "Contact is public": "no"}
    assert soup["Leader"] == "Al Bloggs"


LAND, MOBILE = {"number": "01632 960001"}, {"number": "+44 7700 900123"}
CONTACTS = [
    ([{"name": "Jo Bloggs", "phones": [MOBILE]}], ""),
    ([{"name": "Jo Bloggs", "phones": [MOBILE, LAND]}], "01632 960001"),
    ([{"phones": [MOBILE]}], "+44 7700 900123"),
    ([{"name": "Main reception", "phones": [MOBILE]}], "+44 7700 900123"),
    ([{"name": "Tea at three", "phones": [MOBILE]}], "+44 7700 900123"),
    ([{"name": "Jo", "phones": [{"number": "07700900123"}]}, {"phones": [LAND]}], "01632 960001"),
    (["no contact"], ""),
]


@pytest.mark.parametrize(("contacts", "phone"), CONTACTS)
def test_a_contact_that_names_a_person_gives_no_telephone(
    kinds: Kinds, contacts: list[object], phone: str
) -> None:
    third = {"id": "1", "name": "Tea at three", "status": "active", "contacts": contacts}
    first = {**third, "regular_schedules": []}
    for service in (third, in_version_three(first)):
        asset, _ = next(service_assets(service, source=Source("Feed"), kinds=kinds))
        assert asset.phone == phone


def test_headings_are_read_once_for_all_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    columns, read = ("Name of the hall", "Leader of the hall"), []
    plain_heading = people_columns.plain_heading
    monkeypatch.setattr(
        people_columns, "plain_heading", lambda text: read.append(text) or plain_heading(text)
    )
    for _ in range(50):
        private_places(columns, ("Hall", "AB"))
    assert len(read) <= 2 * len(columns)
