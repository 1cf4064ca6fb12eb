"""How does the page begin to prepare a place, and where does everything lie that it needs?"""

from pathlib import Path
from typing import Any, Final

from actions.place_plan import PlaceFolders, PlacePlan, place_plan
from app.memory.session import Visit, areas_folder, prepared_areas
from app.places.running import WorkOrder, begin
from app.places.work_record import WorkRecord, all_records
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.councils.model import Council
from layers.packs.format import PackLabel
from layers.recognising.recipe_sections import area_slug
from layers.register.importing.seeding import register_folder
from presentation.words.errors import fix_of, what_of

NAME: Final = "add_name"  # what is typed; all keys of this page begin so
CODE: Final = "add_code"  # of the council that is chosen
_NEWS, _PLAN = "add_news", "add_plan"


def folders() -> PlaceFolders:
    """Downloads and the office's own sources lie beside the areas, as the register does."""
    areas = areas_folder().resolve()
    beside = register_folder(areas).parent
    return PlaceFolders(beside / "downloads", areas, beside / "sources.toml")


def records() -> tuple[WorkRecord, ...]:
    """Every preparation that is going on or has ended, the newest first."""
    return all_records(folders().areas)


def running() -> WorkRecord | None:
    """The preparation that is going on."""
    return next((record for record in records() if not record.is_over), None)


def label_of(area: str) -> PackLabel | None:
    """What the pack of a prepared area says of itself."""
    return next((each.label for each in prepared_areas() if each.name == area), None)


def area_of(council: Council) -> str:
    """What a council's area is called in an address."""
    return area_slug(council.name, council.code)


def start(council: Council, *, again: bool = False, accept_fewer: bool = False) -> None:
    """Begin, or keep for the page why that cannot be; in a callback only."""
    places = folders()
    wishes = (*(["--again"] if again else []), *(["--accept-fewer"] if accept_fewer else []))
    where = ("--areas", str(places.areas), "--downloads", str(places.downloads))
    own = ("--own-sources", str(places.own_sources))
    command = ("cli", "prepare", council.code, "--json-progress", *where, *own, *wishes)
    order = WorkOrder(council.code, council.name, area_of(council), command, again)
    visit = Visit()
    try:
        acting_now().check_action("add a place")
        begin(places.areas, order)
        visit.put(_NEWS, None)
    except WithinReachError as error:
        visit.put(_NEWS, (what_of(error), fix_of(error)))


def take_news() -> tuple[str, str] | None:
    """What is to be said once: why something could not be begun."""
    visit = Visit()
    news: tuple[str, str] | None = visit.get(_NEWS)
    visit.put(_NEWS, None)
    return news


def plan_for(council: Council) -> PlacePlan:
    """What would be fetched; read anew once anything has been fetched or has ended since."""
    places = folders()
    newest = max((record.ended_at for record in records()), default="")
    key = (council.code, newest, _changed(places.downloads))
    visit = Visit()
    held: tuple[Any, PlacePlan] | None = visit.get(_PLAN)
    if held is None or held[0] != key:
        held = key, place_plan(council, places)
        visit.put(_PLAN, held)
    return held[1]


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
