"""A shared shortlist in a real browser: it opens, prints, keeps nothing of a person, and harms nobody."""

from pathlib import Path

from app.near.shortlist_link import shortlist_address
from layers.area import open_area
from layers.register.importing.seeding import register_id
from tests.browser.payloads import PAYLOADS
from tests.browser.visitor import Visitor, axe

SERIOUS = ("serious", "critical")


def opened(here: Visitor, *extra: str) -> None:
    """Open a link to the first places of the town of hostile names."""
    area = open_area("hostile", areas_folder=here.server.areas)
    ids = [register_id(area, asset_id) for asset_id in area.assets["asset_id"][:4]]
    lost: list[str] = []
    here.page.on("response", lambda answer: lost.append(answer.url) if answer.status == 404 else None)
    here.page.goto(f"{here.server.address}/{shortlist_address('hostile', [*ids, *extra])}")
    here.page.get_by_role("heading", name="To take home").wait_for(timeout=60_000)
    # Streamlit looks for itself below the page's own address first, and finds itself at the root
    assert [url for url in lost if "/shortlist/_stcore/" not in url] == []
    here.console[:] = [line for line in here.console if "404 (Not Found)" not in line]


def test_hostile_names_are_text_and_the_sheet_can_be_fetched(visitor: Visitor, tmp_path: Path) -> None:
    opened(visitor, *PAYLOADS[:3])
    page = visitor.page
    page.get_by_text("not in the register here").first.wait_for(timeout=60_000)
    assert page.locator(".wr-shortlist h2").count() == 4
    assert page.locator(".wr-shortlist script, .wr-shortlist img").count() == 0
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Sheet to print (PDF)").click()
    download.value.save_as(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert download.value.suggested_filename == "places-to-walk-to.pdf"


def test_axe_finds_nothing_serious(visitor: Visitor) -> None:
    opened(visitor)
    found = axe().run(visitor.page).response["violations"]
    assert [finding["id"] for finding in found if finding["impact"] in SERIOUS] == []


def test_the_address_stays_what_the_link_was(visitor: Visitor) -> None:
    opened(visitor)
    assert visitor.page.url.startswith(f"{visitor.server.address}/shortlist?area=hostile&assets=")
