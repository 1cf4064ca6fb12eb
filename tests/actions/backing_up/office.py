"""A small office that keeps a bit of everything, on either database."""

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from actions.backing_up.back_up import back_up
from layers.analyses.kept_analyses import analyses_beside
from layers.analyses.model import AnalysisContent
from layers.assets.kinds import load_kinds
from layers.backups.model import MANIFEST
from layers.baskets.kept_baskets import baskets_beside
from layers.panel.kept_sessions import sessions_of
from layers.panel.model import NewChange, SessionItem, SessionPart
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.store import Register, open_register
from layers.sign_ins.ended import ended_beside
from layers.sign_ins.readers import readers_beside
from layers.unmet.counts import Reason
from layers.unmet.place import counts_beside
from layers.zones.kept_zones import zones_beside
from layers.zones.model import Zone, ZoneForm, ZoneLabel
from tests.layers.register.rows import FULL, club, clubs, info

PHONE = "01632 960111"


def new_office(folder: Path, database: str = "") -> Path:
    """An office's folder of areas, with settings that name its database; nothing is kept yet."""
    areas = folder / "areas"
    areas.mkdir(parents=True)
    register_folder(areas).mkdir()
    place = f'register = "{database}"\n' if database else ""
    (register_folder(areas) / "settings.toml").write_text(f"{place}unmet_shown_from = 12\n", encoding="utf-8")
    return areas


def live_in(areas: Path) -> None:
    """Do what an office does, so that there is something of everything."""
    with open_register(register_beside(areas)) as register:
        register.import_assets(clubs(6), info(mapping={"Club": "name"}))
        register.add(FULL, by="AB")
        register.edit(club(1, phone=PHONE), 1, by="AB")
        sessions = sessions_of(register)
        session = sessions.begin("demo", "Spring round", by="AB")
        note = NewChange(SessionItem(SessionPart.MEETING, "present"), ["AB", "CD"])
        sessions.change(session, [note], seen=0, by="CD")
    baskets_beside(areas).keep("Lunch and company", ("lunch_club",), by="AB", table=load_kinds())
    figures = {"tables": {"first": {"E1": {"share_one": 0.1 + 0.2}}}, "fingerprint": "ab"}
    content = AnalysisContent({"kinds": "lunch_club"}, figures, {"day": "2026-11-27"})
    analyses_beside(areas).keep("demo", "Lunch, autumn", content, by="AB")
    of_list = (Zone("North", ("ZZ9 9ZX", "ZZ9 9ZZ")),)
    zones_beside(areas).keep("small-town", ZoneLabel("Networks", "a test"), ZoneForm.POSTCODES, of_list)
    count_more(areas, 3)
    readers = readers_beside(areas)
    readers.add("Council website", by="AB")
    readers.add("Old dashboard", by="AB")
    readers.revoke("Old dashboard", by="CD")
    readers.note_use("Council website", "/services?page")
    ended_beside(areas).end("ab12", datetime(2099, 1, 1, tzinfo=UTC))


def count_more(areas: Path, times: int) -> None:
    for _ in range(times):
        counts_beside(areas).add("demo", ward_code="E1", kind="", month="2026-03", reason=Reason.TOO_FAR)
        counts_beside(areas).add_conversation("demo", ward_code="E1", month="2026-03")


def everything(areas: Path) -> tuple[object, ...]:
    """All that the office keeps, as its own doors read it."""
    with open_register(register_beside(areas)) as register:
        sessions = sessions_of(register)
        kept, analyses = sessions.sessions("demo"), analyses_beside(areas)
        return (
            of_register(register),
            kept,
            [sessions.changes(session.session_id) for session in kept],
            baskets_beside(areas).all(),
            [analyses.get(entry.analysis_id) for entry in analyses.entries("demo")],
            readers_beside(areas).all(),
            readers_beside(areas).uses("Council website"),
            ended_beside(areas).all(),
            zones_beside(areas).of_area("small-town"),
            counted(areas),
        )


def of_register(register: Register) -> tuple[object, ...]:
    ids = [entry.asset.asset_id for entry in register.entries()]
    return (
        register.entries(),
        [register.history(asset_id) for asset_id in ids],
        register.imports(),
        register.as_of(datetime.now(UTC)),
    )


def counted(areas: Path) -> list[list[object]]:
    counts, year = counts_beside(areas), {"first_month": "2026-01", "last_month": "2026-12"}
    tables = (counts.table("demo", **year), counts.conversations("demo", **year))
    return [list(row) for table in tables for row in table.itertuples(index=False)]


def written(areas: Path, path: Path) -> Path:
    with open_register(register_beside(areas)) as register:
        return back_up(register, areas, path).path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rewrite(
    path: Path, to: Path, instead: dict[str, bytes], *, without: str = "", manifest: dict | None = None
) -> Path:
    """A backup of which parts are others, with a manifest that agrees with them."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        label = json.loads(old.read(MANIFEST)) | (manifest or {})
        for name in old.namelist():
            if name in (MANIFEST, without):
                continue
            data = instead.get(name, old.read(name))
            new.writestr(name, data)
            label["parts"][name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name in instead.keys() - set(old.namelist()):
            new.writestr(name, instead[name])
            digest = hashlib.sha256(instead[name]).hexdigest()
            label["parts"][name] = {"size": len(instead[name]), "sha256": digest}
        new.writestr(MANIFEST, json.dumps(label))
    return to
