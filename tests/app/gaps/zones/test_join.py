"""Areas of one's own made on the page: named, ticked, added, brought in, asked by; refusals in words."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.gaps.zones.choose import AREAS
from app.memory.session import AREAS_VARIABLE
from layers.zones.kept_zones import zones_beside
from tests.app.gaps.zones.test_choose import SCRIPT
from tests.app.saying import written
from tests.questions.wards.packed_town import pack_town


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = pack_town(tmp_path)
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    return folder


def add(page: AppTest, name: str, *wards: str) -> AppTest:
    page.text_input(key="gap_join_name").set_value(name)
    page.multiselect(key="gap_join_wards").set_value(list(wards))
    return page.button(key="gap_join_add").click().run()


def test_wards_are_joined_and_asked_by(areas: Path) -> None:
    page = AppTest.from_string(SCRIPT, default_timeout=90)
    page.query_params["kinds"] = "cafe"
    page.run()
    page.selectbox(key=AREAS).select_index(1).run()
    page = add(page, "Both <b>", "E1", "E2")
    assert "Both &lt;b&gt;: 2 wards" in written(page)
    page = add(page, "both <B>", "E3")
    assert "There is an area called" in written(page)
    page = add(page, "Marsh", "E3")
    page = page.button(key="gap_join_last").click().run()
    assert "Marsh: 1 ward" not in written(page)
    page = add(page, "Nothing")
    assert "Nothing is ticked." in written(page)
    page.text_input(key="gap_zone_name").set_value("Joined")
    page.text_input(key="gap_zone_purpose").set_value("the plans")
    page.button(key="gap_zone_bring_in").click().run()
    assert not page.exception
    (zone_set,) = zones_beside(areas).of_area("tiny")
    assert [zone.name for zone in zone_set.zones] == ["Both <b>"]
    assert page.selectbox(key=AREAS).value == zone_set.set_id
    assert "“Joined” is kept: 1 area." in written(page)
    assert "Both <b>" not in written(page)
