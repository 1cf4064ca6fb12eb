"""Is every setting of the program on its page, and does what is left out do what the page says?"""

import re
from pathlib import Path

from tests.made_once import ROOT


def test_every_setting_of_the_program_is_documented_and_no_other() -> None:
    name = re.compile(r"WITHIN_REACH_[A-Z_]+")
    floors = ("app", "actions", "presentation", "questions", "layers", "geo", "terminal", "bench", "starting")
    files = [*(path for floor in floors for path in (ROOT / floor).rglob("*.py")), *ROOT.glob("*.py")]
    read = {found for path in files for found in name.findall(path.read_text(encoding="utf-8"))}
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert read == set(name.findall(page))
    assert len(read) >= 7


def test_what_the_settings_page_says_is_left_out_is_what_happens(tmp_path: Path) -> None:
    from app.capacity import most_visitors
    from layers.publishing.origins import reading_pages
    from layers.register.settings import private_feeds, register_place, stale_after_days
    from layers.unmet.settings import shown_from

    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    left_out = dict(re.findall(r"^\| `(WITHIN_REACH_\w+)` \|.*\| ([^|]+) \|$", page, re.MULTILINE))
    folder = Path("data/register")
    assert left_out["WITHIN_REACH_REGISTER"] == f"`{register_place({}, folder)}`"
    assert left_out["WITHIN_REACH_STALE_AFTER_DAYS"] == str(stale_after_days({}, tmp_path))
    assert left_out["WITHIN_REACH_PRIVATE_FEEDS"] == ("yes" if private_feeds({}, tmp_path) else "no")
    assert left_out["WITHIN_REACH_MOST_VISITORS"] == str(most_visitors({}))
    assert left_out["WITHIN_REACH_READING_PAGES"] == (
        "none may" if not reading_pages({}, tmp_path) else "some"
    )
    assert left_out["WITHIN_REACH_UNMET_SHOWN_FROM"] == str(shown_from(tmp_path, {}))
