"""Named analyses of an office: kept, given another name, removed; of two at once none is lost unsaid."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from layers.analyses.kept_analyses import FILE, KeptAnalyses, analyses_beside
from layers.analyses.model import (
    AnalysisChange,
    AnalysisChangedError,
    AnalysisContent,
    AnalysisError,
    NoSuchAnalysisError,
)

CONTENT = AnalysisContent(
    {"kinds": "lunch_club", "group": "aged_65_plus"},
    {"tables": {"first": {"E1": {"share_one": 0.1 + 0.2, "median_walk_m": None}}}, "fingerprint": "ab"},
    {"day": "2026-11-27"},
)
OTHER = AnalysisContent({"kinds": "cafe"}, {"tables": {}, "fingerprint": "cd"}, {"day": "2026-11-28"})


@pytest.fixture(params=["a file", "the register's database"])
def analyses(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptAnalyses:
    """The analyses of an office, wherever it keeps its register."""
    if request.param != "a file":
        monkeypatch.setenv("WITHIN_REACH_REGISTER", request.getfixturevalue("postgres")())
    return analyses_beside(tmp_path / "areas")


def test_an_analysis_is_opened_by_somebody_else_bit_for_bit(analyses: KeptAnalyses) -> None:
    entry = analyses.keep("town", "  Lunch for\n65+ ", CONTENT, by=" A\tB ")
    assert (entry.name, entry.by, entry.version, entry.change) == (
        "Lunch for 65+",
        "A B",
        1,
        AnalysisChange.KEPT,
    )
    again = analyses.get(entry.analysis_id)
    assert again.entry == entry
    assert again.content == CONTENT  # 0.30000000000000004 among it
    assert analyses.entries("town") == (entry,)
    assert analyses.entries("elsewhere") == ()


def test_every_change_stays_in_the_history_with_who(analyses: KeptAnalyses) -> None:
    entry = analyses.keep("town", "Lunch", CONTENT, by="AB")
    analyses.rename(entry.analysis_id, "Lunch, autumn", by="CD", expected_version=1)
    analyses.keep_anew(entry.analysis_id, OTHER, by="EF", expected_version=2)
    now = analyses.get(entry.analysis_id)
    assert [(each.name, str(each.change), each.by) for each in now.history] == [
        ("Lunch", "kept", "AB"),
        ("Lunch, autumn", "renamed", "CD"),
        ("Lunch, autumn", "figures", "EF"),
    ]
    assert now.content == OTHER
    assert [each.version for each in analyses.entries("town")] == [3]


def test_the_second_of_two_colleagues_is_told_and_loses_nothing(analyses: KeptAnalyses) -> None:
    entry = analyses.keep("town", "Lunch", CONTENT, by="AB")
    analyses.keep_anew(entry.analysis_id, OTHER, by="CD", expected_version=1)
    for change in (
        lambda: analyses.keep_anew(entry.analysis_id, CONTENT, by="EF", expected_version=1),
        lambda: analyses.rename(entry.analysis_id, "Mine", by="EF", expected_version=1),
        lambda: analyses.remove(entry.analysis_id, expected_version=1),
    ):
        with pytest.raises(AnalysisChangedError, match=r'^CD changed the analysis "Lunch" on .*another name'):
            change()
    assert analyses.get(entry.analysis_id).content == OTHER
    assert analyses.keep("town", "Lunch 2", CONTENT, by="EF").version == 1


def test_a_name_is_taken_once_in_an_area_however_it_is_written(analyses: KeptAnalyses) -> None:
    analyses.keep("town", "Lunch for 65+", CONTENT, by="AB")
    second = analyses.keep("town", "Advice", CONTENT, by="AB")
    with pytest.raises(AnalysisChangedError, match=r'^AB kept an analysis called "Lunch for 65\+" on'):
        analyses.keep("town", "lunch for 65+", OTHER, by="CD")
    with pytest.raises(AnalysisChangedError, match="or give yours another name"):
        analyses.rename(second.analysis_id, "LUNCH for 65+", by="CD", expected_version=1)
    assert analyses.rename(second.analysis_id, "ADVICE", by="CD", expected_version=1).name == "ADVICE"
    assert analyses.keep("elsewhere", "Lunch for 65+", CONTENT, by="CD").version == 1


def test_of_many_at_once_each_is_kept_or_told(analyses: KeptAnalyses) -> None:
    analyses.keep("town", "first", CONTENT, by="AB")  # so that the table is there

    def keep(at: int) -> bool:
        """Whether this one was kept."""
        try:
            analyses.keep("town", "Lunch" if at % 2 else f"Own {at}", CONTENT, by=f"P{at}")
        except AnalysisChangedError:
            return False
        return True

    with ThreadPoolExecutor(6) as several:
        results = list(several.map(keep, range(6)))
    assert results[0::2] == [True] * 3
    assert sum(results[1::2]) == 1
    assert len(analyses.entries("town")) == 5


def test_what_is_removed_is_gone_and_said(analyses: KeptAnalyses) -> None:
    entry = analyses.keep("town", "Lunch", CONTENT, by="AB")
    analyses.remove(entry.analysis_id, expected_version=1)
    assert analyses.entries("town") == ()
    with pytest.raises(NoSuchAnalysisError, match="somebody may have removed it"):
        analyses.get(entry.analysis_id)
    with pytest.raises(NoSuchAnalysisError, match="keep it anew"):
        analyses.rename(entry.analysis_id, "Lunch", by="AB", expected_version=1)


@pytest.mark.parametrize(
    ("name", "by", "words"),
    [
        (" \n\u200b", "AB", "The analysis has no name"),
        ("x" * 81, "AB", "81 characters long. Shorten it to at most 80"),
        ("Lunch", " ", "Nobody is named"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    analyses: KeptAnalyses, name: str, by: str, words: str
) -> None:
    with pytest.raises(AnalysisError, match=words):
        analyses.keep("town", name, CONTENT, by=by)
    assert analyses.entries("town") == ()


def test_looking_makes_no_file_and_a_damaged_one_is_said(tmp_path: Path) -> None:
    office = analyses_beside(tmp_path / "areas")
    assert office.entries("town") == ()
    assert not list(tmp_path.rglob(FILE))
    office.keep("town", "Lunch", CONTENT, by="AB")
    (file,) = tmp_path.rglob(FILE)
    file.write_bytes(b"no database at all, and long enough to be read as one" * 40)
    with pytest.raises(AnalysisError, match=r"analyses\.sqlite cannot be read or written"):
        office.entries("town")
