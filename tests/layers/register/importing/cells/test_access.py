"""A column about access: what it says of steps, its words kept beside, whatever it is headed."""

from layers.assets.kinds import Kinds
from layers.register.importing.places import PlaceFinder
from layers.register.model import Asset
from layers.times.session import Known
from tests.layers.register.importing.test_rows import bring_in

ROW = {"Type": "Choir", "Postcode": "NP20 4AA"}


def assets_of(kinds: Kinds, finder: PlaceFinder, header: str, *cells: dict[str, str]) -> tuple[Asset, ...]:
    rows = [{**ROW, "Ref": f"R{n}", "Name": f"Choir {n}", **each} for n, each in enumerate(cells)]
    return bring_in(rows, kinds, finder, f"Ref,Name,Type,Postcode,{header}").assets


def test_the_words_stay_as_a_note_and_not_known_is_not_no(kinds: Kinds, finder: PlaceFinder) -> None:
    cells = ("Y (ramp at side)", "no lift", "partial - 2 steps", "✓", "tbc")
    assets = assets_of(kinds, finder, "Step-free", *({"Step-free": cell} for cell in cells))
    assert [(asset.step_free, asset.access) for asset in assets] == [
        (Known.YES, "ramp at side"),
        (Known.UNKNOWN, "no lift"),
        (Known.PARTLY, "2 steps"),
        (Known.YES, ""),
        (Known.UNKNOWN, ""),
    ]


def test_a_column_headed_access_that_answers_is_read(kinds: Kinds, finder: PlaceFinder) -> None:
    cells = ("yes - ramp", "no, stairs", "ask")
    assets = assets_of(kinds, finder, "Access", *({"Access": cell} for cell in cells))
    assert [(asset.step_free, asset.access) for asset in assets] == [
        (Known.YES, "ramp"),
        (Known.NO, "stairs"),
        (Known.UNKNOWN, "ask"),
    ]


def test_beside_a_column_of_answers_it_stays_words(kinds: Kinds, finder: PlaceFinder) -> None:
    rows = ({"Step-free": "no", "Access": "ramp"}, {"Step-free": "", "Access": "level; hearing loop"})
    first, second = assets_of(kinds, finder, "Step-free,Access", *rows)
    assert (first.step_free, first.access) == (Known.NO, "ramp")
    assert (second.step_free, second.access) == (Known.YES, "level; hearing loop")
