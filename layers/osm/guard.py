"""Is an OpenStreetMap file whole and sound? Asked before anything is read from it."""

import hashlib
from array import array
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import osmium

from geo.errors import WithinReachError
from geo.wording import worded
from layers.osm.pbf import BrokenBlockError, data_blocks, last_block_is_full

FETCH_AGAIN: Final = worded("Fetch it again from where the recipe says it comes from, then prepare again.")
IF_WHOLE: Final = (
    "Fetch it again from where the recipe says it comes from. If you know the file to be whole, "
    "say so in the recipe under [streets]: {say}."
)
LEAST_SHARE_OF_LAST: Final = 0.9  # of what the last good file held
MOST_UNUSED_NODES: Final = (
    0.02  # of untagged nodes: none in sound extracts, 5 % in one that lacks its last ways
)

_PACKED: Final = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"PK\x03\x04": "zip", b"\xfd7zXZ": "xz"}


class OsmFileError(WithinReachError, ValueError):
    """An OpenStreetMap file is missing, cut, damaged or something else."""


@dataclass(frozen=True)
class OsmCounts:
    """How many objects an OpenStreetMap file holds."""

    nodes: int
    ways: int
    relations: int


def check_osm_file(
    path: Path | str,
    *,
    sha256: str | None = None,
    nodes: int | None = None,
    ways: int | None = None,
    relations: int | None = None,
) -> OsmCounts:
    """Read an OpenStreetMap file, .osm.pbf or .osm, to its end and refuse it unless it is whole.

    Parameters
    ----------
    path
        The file.
    sha256
        The file's SHA-256 in hexadecimal, if the recipe knows it: the surest check.
    nodes, ways, relations
        How many of each the file holds, exactly, if the recipe knows it.

    Returns
    -------
    OsmCounts of the file.

    Raises
    ------
    OsmFileError
        The file is missing, empty, something else, cut or damaged; or is not the file that the recipe means.

    Notes
    -----
    A .osm.pbf file cut between two blocks still reads as if it were whole. It is known by what it lacks: it
    has no ways, or no relations; its last block is full; or many of its nodes belong to no way. The recipe
    has the last word: a file with the right SHA-256, or the right counts of all three, is whole.
    """
    path = Path(path)
    _refuse_other_content(path)
    if sha256:
        compare_sha256(path, sha256)
    blocks_cut = path.name.endswith(".pbf") and _blocks_cut(path)
    counts = _count(path)
    expected_counts = {"nodes": nodes, "ways": ways, "relations": relations}
    for what, expected in expected_counts.items():
        _compare_count(path, what, getattr(counts, what), expected)
    if not sha256 and None in expected_counts.values():
        _refuse_signs_of_cut(path, counts, blocks_cut=blocks_cut, relations=relations)
    return counts


def check_not_shrunk(path: Path | str, counts: OsmCounts, *, last: OsmCounts) -> None:
    """Refuse a file that holds much less than the one from which the area was last prepared.

    Raises
    ------
    OsmFileError
        There are under 90 % of the nodes, ways or relations that there were.
    """
    for what in ("nodes", "ways", "relations"):
        now, before = getattr(counts, what), getattr(last, what)
        if now < LEAST_SHARE_OF_LAST * before:
            raise OsmFileError(
                "{path_name} has {now:,} {what}; the file used last time had {before:,}.",
                "It may be cut, or of a smaller place. Fetch it again; if it is meant to be smaller, "
                "remove the prepared area first.",
                path_name=Path(path).name,
                now=now,
                what=what,
                before=before,
            )


def unreadable(path: Path, error: Exception) -> OsmFileError:
    """The error to raise when the reader gives up on a file."""
    reason = str(error).replace(str(path), path.name)
    return OsmFileError(
        worded(
            "{path_name} is damaged: it cannot be read to its end ({reason}).",
            path_name=path.name,
            reason=reason,
        ),
        FETCH_AGAIN,
    )


def _refuse_other_content(path: Path) -> None:
    if not path.is_file():
        raise OsmFileError(
            "There is no file {path_name} in the data folder.",
            "Put it there, or correct its name in the recipe under [streets].",
            path_name=path.name,
        )
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise OsmFileError(worded("{path_name} is empty.", path_name=path.name), FETCH_AGAIN)
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise OsmFileError(
            worded(
                "{path_name} is a web page, not map data: the site answered the download with a page.",
                path_name=path.name,
            ),
            FETCH_AGAIN,
        )
    for magic, packing in _PACKED.items():
        if start.startswith(magic):
            raise OsmFileError(
                "{path_name} is packed with {packing}.",
                "Unpack it, then prepare again.",
                path_name=path.name,
                packing=packing,
            )
    _refuse_wrong_name(path, is_xml=start.startswith(b"<"))


def _refuse_wrong_name(path: Path, *, is_xml: bool) -> None:
    if path.name.endswith(".osm") and is_xml:
        _refuse_cut_xml(path)
    elif path.name.endswith(".osm"):
        raise OsmFileError(
            worded("{path_name} is not OpenStreetMap XML, as its name says.", path_name=path.name),
            FETCH_AGAIN,
        )
    elif path.name.endswith(".pbf") and is_xml:
        raise OsmFileError(
            "{path_name} holds XML, not the packed form that its name says.",
            ("If it is OpenStreetMap XML, name it .osm and correct the recipe; otherwise fetch it again."),
            path_name=path.name,
        )
    elif not path.name.endswith(".pbf"):
        raise OsmFileError(
            "{path_name} is not named as an OpenStreetMap file.",
            "Use a file that ends in .osm.pbf or .osm.",
            path_name=path.name,
        )


def _refuse_cut_xml(path: Path) -> None:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 4096, 0))
        end = file.read()
    if b"<remark>" in end:
        raise OsmFileError(
            "{path_name} is only a part: the server that made it ran out of time or memory.",
            "Ask for a smaller area, or use an extract in .osm.pbf form.",
            path_name=path.name,
        )
    if not end.rstrip().endswith((b"</osm>", b"/>")):
        raise OsmFileError(
            worded("{path_name} is cut: it does not end with </osm>.", path_name=path.name), FETCH_AGAIN
        )


def compare_sha256(path: Path, sha256: str) -> None:
    """Refuse a file that is not the one whose SHA-256 the recipe gives.

    Raises
    ------
    OsmFileError
        It is another.
    """
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    if checksum != sha256.strip().lower():
        raise OsmFileError(
            "{path_name} is not the file that the recipe means: its SHA-256 begins {found}, and the "
            "recipe's begins {sha256}.",
            "Fetch it again; or, if you mean to use this one, correct sha256 in the recipe under [streets].",
            path_name=path.name,
            found=checksum[:12],
            sha256=sha256.strip().lower()[:12],
        )


def _compare_count(path: Path, what: str, count: int, expected: int | None) -> None:
    if expected is not None and count != expected:
        raise OsmFileError(
            "{path_name} has {found:,} {what}, and the recipe says {expected:,}.",
            "Fetch it again; or, if you mean to use this one, correct {what} in the recipe under [streets].",
            path_name=path.name,
            found=count,
            what=what,
            expected=expected,
        )


def _blocks_cut(path: Path) -> bool:
    try:
        return last_block_is_full(path, data_blocks(path))
    except BrokenBlockError as error:
        raise OsmFileError(
            worded("{path_name} is cut or damaged: {error}.", path_name=path.name, error=error), FETCH_AGAIN
        ) from error


def _count(path: Path) -> OsmCounts:
    """Read the whole file, so that damage anywhere in it shows."""
    items: Any = osmium.FileProcessor(str(path))
    try:
        counts = Counter(item.type_str() for item in items)
    except (RuntimeError, ValueError, OSError) as error:
        raise unreadable(path, error) from error
    return OsmCounts(nodes=counts["n"], ways=counts["w"], relations=counts["r"])


def _refuse_signs_of_cut(path: Path, counts: OsmCounts, *, blocks_cut: bool, relations: int | None) -> None:
    say = worded("nodes, ways and relations, or sha256")
    fix = ""
    if not counts.nodes or not counts.ways:
        sign, fix = "it has nodes but no ways" if counts.nodes else "it has no nodes", FETCH_AGAIN
    elif not counts.relations and relations is None and path.name.endswith(".pbf"):
        sign, say = "it has ways but no relations, which come last", worded("relations = 0")
    elif blocks_cut:
        sign = "its last block is full, as if another were to follow"
    elif not counts.relations and (unused := _unused_nodes(path)) > MOST_UNUSED_NODES:
        sign = f"{unused:.0%} of its plain nodes belong to no way"
    else:
        return
    raise OsmFileError(
        worded("{path_name} seems to be cut off: {sign}.", path_name=path.name, sign=sign),
        fix or worded(IF_WHOLE, say=say),
    )


def _unused_nodes(path: Path) -> float:
    """Share of the nodes without tags that belong to no way."""
    plain, used = array("q"), array("q")
    items: Any = osmium.FileProcessor(str(path))
    for item in items:
        if item.is_way():
            used.extend([point.ref for point in item.nodes])
        elif item.is_node() and not item.tags:
            plain.append(item.id)
    return float(np.isin(np.array(plain), np.array(used), invert=True).mean()) if plain else 0.0
