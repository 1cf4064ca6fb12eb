"""How does an office bring in areas of its own, and remove them? A file, its columns, and what it is for."""

import html
import tempfile
from pathlib import Path
from typing import Any, Final

import streamlit as st

from actions.bring_in_zones import bring_in_zones, columns_meant, read_zone_file
from actions.join_zones import COLUMNS as JOINED_COLUMNS, joined_outlines
from actions.remove_zones import analyses_by, remove_zones
from app.frame.look import notice
from app.frame.upload import ask_file
from app.frame.who_field import ask_who
from app.gaps.zones.join import JOINED, ask_joined
from app.memory.analyses import kept_analyses
from app.memory.session import Visit
from app.memory.visit import LONGEST_WHO, WHO
from app.memory.zones import kept_zones
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.area import Area
from layers.tables.outlines import OutlineTable
from layers.tables.source_table import SourceTable
from layers.zones.from_list import ListColumns
from layers.zones.model import LONGEST_NAME, LONGEST_PURPOSE, ZoneLabel, ZoneSet
from presentation.words.errors import fix_of, what_of
from presentation.words.wards import own_areas as words

NAME, PURPOSE, SOURCE = "gap_zone_name", "gap_zone_purpose", "gap_zone_source"
MEMBERS, NAMES = "gap_zone_members", "gap_zone_names"
OPEN: Final = "gap_zone_open"
WITH_ANALYSES: Final = "gap_zone_with_analyses"
TABLE, SAYS = "gap_zone_table", "gap_zone_says"  # what was read of the file, until it is brought in
_ROUND: Final = "gap_zone_round"  # a file field of its own for each set, so that the last file is let go of
ENDINGS: Final = ("geojson", "json", "gpkg", "zip", "csv", "tsv", "txt", "xlsx")
LARGEST_MB: Final = 50


def ask_for_areas(area: Area, chosen: ZoneSet | None) -> None:
    """The form; ``chosen`` is the set that is asked by."""
    visit = Visit()
    trouble = visit.get(SAYS)
    with st.container(border=True, key="gap_zones"):
        st.subheader(words.FORM, anchor=False)
        for text in (words.HELP, words.HELP_LISTS, words.DRAW):
            st.html(f'<p class="wr-small">{html.escape(text)}</p>')
        if chosen is not None:
            st.html(f'<p class="wr-small">{html.escape(words.set_sentence(chosen))}</p>')
            names = _analyses_by(chosen)
            if names:
                st.checkbox(words.analyses_go_sentence(names), key=WITH_ANALYSES, persist_state="session")
            st.button(words.REMOVE, key="gap_zone_remove", on_click=_remove, args=(visit, area, chosen))
        sent = ask_file(words.FILE, ENDINGS, key=_file_key(visit), largest_mb=LARGEST_MB)
        table = None if sent is None else _table_of(visit, sent)
        columns = None
        if table is not None:
            _ask_columns(visit, table)
        elif joined := ask_joined(area):
            table, columns = joined_outlines(joined, area, name=words.JOINED_HERE), JOINED_COLUMNS
        left, right = st.columns(2)
        with left:
            st.text_input(words.NAME, key=NAME, max_chars=LONGEST_NAME, persist_state="session")
            st.text_input(words.SOURCE, key=SOURCE, max_chars=LONGEST_PURPOSE, persist_state="session")
        with right:
            st.text_input(words.PURPOSE, key=PURPOSE, max_chars=LONGEST_PURPOSE, persist_state="session")
            ask_who(words.WHO, key=WHO, longest=LONGEST_WHO, for_all_pages=False)
        with st.container(horizontal=True):
            st.button(
                words.BRING_IN,
                key="gap_zone_bring_in",
                on_click=_bring_in,
                args=(visit, area, table, columns),
                disabled=table is None,
            )
            st.button(words.CLOSE, key="gap_zone_close", on_click=_close, args=(visit,))
        if trouble:
            what, fix, is_trouble = trouble
            st.html(notice(what, fix, care=is_trouble))


def _analyses_by(chosen: ZoneSet) -> tuple[str, ...]:
    """The analyses that would go with a set; none where that cannot be read, which removing it then says."""
    try:
        return analyses_by(kept_analyses(), chosen)
    except WithinReachError:
        return ()


def _close(visit: Visit) -> None:
    """Fold the form away; a file that was chosen and not brought in is let go of."""
    visit.put(OPEN, False)
    visit.put(SAYS, None)
    _let_go(visit)


def _let_go(visit: Visit) -> None:
    """Forget the file and what was read of it."""
    visit.drop(_file_key(visit), TABLE)
    visit.put(_ROUND, visit.get(_ROUND, 0) + 1)


def _file_key(visit: Visit) -> str:
    return f"gap_zone_file_{visit.get(_ROUND, 0)}"


def _table_of(visit: Visit, sent: Any) -> OutlineTable | SourceTable | None:
    """What the file holds, read once; None where it cannot be read, which is then said."""
    read_before = visit.get(TABLE)
    if read_before is not None and read_before[0] == sent.file_id:
        table: OutlineTable | SourceTable | None = read_before[1]
        return table
    table = None
    visit.put(SAYS, None)
    with tempfile.TemporaryDirectory(prefix="within-reach-areas-") as folder:
        path = Path(folder) / "sent"
        path.write_bytes(sent.getvalue())
        try:
            table = read_zone_file(path, name=sent.name)
            meant = columns_meant(table)
            visit.put(MEMBERS, meant.members)
            visit.put(NAMES, meant.names)
        except WithinReachError as error:
            table = None
            st.html(notice(what_of(error), fix_of(error), care=True))
    visit.put(TABLE, (sent.file_id, table) if table is not None else None)
    return table


def _ask_columns(visit: Visit, table: OutlineTable | SourceTable) -> None:
    columns = list(table.columns)
    names = columns if isinstance(table, OutlineTable) else ["", *columns]
    left, right = st.columns(2)
    if visit.get(NAMES) not in names:
        visit.put(NAMES, names[0])
    with left:
        st.selectbox(
            words.NAMES,
            names,
            format_func=lambda column: column or words.ALL_ONE,
            key=NAMES,
            persist_state="session",
        )
    if isinstance(table, SourceTable):
        if visit.get(MEMBERS) not in columns:
            visit.put(MEMBERS, columns[0])
        with right:
            st.selectbox(words.MEMBERS, columns, key=MEMBERS, persist_state="session")


def _bring_in(
    visit: Visit, area: Area, table: OutlineTable | SourceTable | None, columns: ListColumns | None
) -> None:
    """Keep what was read or ticked; ``columns`` are those of what was ticked."""
    if table is None:
        return
    acting = acting_now(str(visit.get(WHO) or ""))
    name, purpose, source = (str(visit.get(key) or "") for key in (NAME, PURPOSE, SOURCE))
    label = ZoneLabel(name, purpose, source, acting.name)
    if columns is None:
        columns = ListColumns(str(visit.get(MEMBERS) or ""), str(visit.get(NAMES) or ""))
    try:
        brought_in = bring_in_zones(kept_zones(), area, table, columns=columns, label=label, acting=acting)
    except WithinReachError as error:
        visit.put(SAYS, (what_of(error), fix_of(error), True))
        return
    visit.put(
        SAYS, (words.brought_in_sentence(brought_in.zone_set), words.note_words(brought_in.notes), False)
    )
    visit.put("gap_areas", brought_in.zone_set.set_id)
    visit.put("gap_ward", "")
    for key in (NAME, PURPOSE, SOURCE):
        visit.put(key, "")
    visit.put(JOINED, ())
    _let_go(visit)


def _remove(visit: Visit, area: Area, zone_set: ZoneSet) -> None:
    try:
        remove_zones(
            kept_zones(),
            kept_analyses(),
            area.name,
            name=zone_set.name,
            with_analyses=bool(visit.get(WITH_ANALYSES)),
            acting=acting_now(),
        )
    except WithinReachError as error:
        visit.put(SAYS, (what_of(error), fix_of(error), True))
        return
    visit.put(SAYS, (words.removed_sentence(zone_set.name), "", False))
    visit.put("gap_areas", "")
    visit.put("gap_ward", "")
