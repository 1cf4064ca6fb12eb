"""Baskets of an office: kept, changed, removed, and never written over what somebody has not seen."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from layers.assets.kinds import load_kinds
from layers.assets.tables import KindsTableError
from layers.baskets.kept_baskets import FILE, KeptBaskets, baskets_beside
from layers.baskets.model import BasketChangedError, BasketError
from layers.baskets.ready_made import load_ready_made

KINDS = load_kinds()
LUNCH = ("cafe", "lunch_club")


@pytest.fixture(params=["a file", "the register's database"])
def baskets(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptBaskets:
    """The baskets of an office, wherever it keeps its register."""
    if request.param != "a file":
        monkeypatch.setenv("WITHIN_REACH_REGISTER", request.getfixturevalue("postgres")())
    return baskets_beside(tmp_path / "areas")


def test_a_basket_is_kept_under_its_name_with_who_and_when(baskets: KeptBaskets) -> None:
    made = baskets.keep("  Lunch for\n65+ ", LUNCH, by="AB", table=KINDS)
    (again,) = baskets.all()
    assert again == made
    assert (again.name, again.kinds, again.version, again.by) == (
        "Lunch for 65+",
        ("lunch_club", "cafe"),
        1,
        "AB",
    )
    assert again.at is not None
    assert again.is_kept


def test_it_is_changed_and_removed_by_whoever_saw_it_last(baskets: KeptBaskets) -> None:
    baskets.keep("Lunch", LUNCH, by="AB", table=KINDS)
    changed = baskets.keep("lunch", ("pub",), by="CD", table=KINDS, expected_version=1)
    assert (changed.name, changed.version) == ("lunch", 2)
    with pytest.raises(
        BasketChangedError, match=r'^CD kept a basket "lunch" on .* with 1 kinds\. Open that one'
    ):
        baskets.keep("Lunch", LUNCH, by="EF", table=KINDS, expected_version=1)
    with pytest.raises(BasketChangedError, match="Open that one, or give yours another name"):
        baskets.remove("Lunch", expected_version=1)
    baskets.remove("LUNCH", expected_version=2)
    assert baskets.all() == ()
    with pytest.raises(BasketChangedError, match="Somebody else has removed"):
        baskets.keep("Lunch", LUNCH, by="AB", table=KINDS, expected_version=2)


def test_of_many_who_keep_one_name_at_once_exactly_one_does(baskets: KeptBaskets) -> None:
    baskets.keep("first", LUNCH, by="AB", table=KINDS)

    def keep(at: int) -> bool:
        """Whether this one was kept."""
        try:
            baskets.keep("Lunch", (KINDS.kinds[at].key,), by=f"P{at}", table=KINDS)
        except BasketChangedError:
            return False
        return True

    with ThreadPoolExecutor(6) as several:
        kept = list(several.map(keep, range(6)))
    assert sum(kept) == 1
    lunch = next(basket for basket in baskets.all() if basket.name == "Lunch")
    assert lunch.by == f"P{kept.index(True)}"


@pytest.mark.parametrize(
    ("name", "kinds", "words"),
    [
        (" \n", LUNCH, "The basket has no name"),
        ("x" * 61, LUNCH, "61 characters long. Shorten it to at most 60"),
        ("Lunch", (), "has no kinds in it. Tick at least one"),
        ("Lunch", ("lunch_club", "nothing"), 'There is no kind called "nothing"'),
        ("advice", LUNCH, 'There is a basket "advice" for everybody already'),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    baskets: KeptBaskets, name: str, kinds: tuple[str, ...], words: str
) -> None:
    with pytest.raises(BasketError, match=words):
        baskets.keep(name, kinds, by="AB", table=KINDS)
    assert baskets.all() == ()


def test_looking_makes_no_file_and_a_damaged_one_is_said(tmp_path: Path) -> None:
    office = baskets_beside(tmp_path / "areas")
    assert office.all() == ()
    assert not list(tmp_path.rglob(FILE))
    office.keep("Lunch", LUNCH, by="AB", table=KINDS)
    (file,) = tmp_path.rglob(FILE)
    file.write_bytes(b"no database at all, and long enough to be read as one" * 40)
    with pytest.raises(BasketError, match=r"baskets\.sqlite cannot be read or written"):
        office.all()


def test_advice_means_advice_and_toilets_and_post_offices_are_in_no_basket() -> None:
    ready = {basket.name: basket.kinds for basket in load_ready_made()}
    assert ready["Advice"] == ("advice",)
    assert not {"toilets", "post_office", "pitch"} & {kind for kinds in ready.values() for kind in kinds}


def test_faults_of_the_table_are_named_by_row(tmp_path: Path) -> None:
    table = tmp_path / "ready_made.csv"
    table.write_text("basket,kinds\nLunch,lunch_club\nlunch,nothing\n,cafe\nSport,\n", encoding="utf-8")
    with pytest.raises(KindsTableError, match=r"4 faults.*stands in two rows.*nothing.*empty.*no kinds"):
        load_ready_made(table)
