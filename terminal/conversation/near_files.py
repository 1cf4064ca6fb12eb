"""Can the files that were asked for be made at all? Looked at before anything is worked out or printed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from presentation.words.near.lines import printable

_MOST_NAMED: Final = 3


def check_folders(paths: Sequence[Path]) -> None:
    """Nothing, where each file has a folder to go to.

    Raises
    ------
    WithinReachError
        A folder is not there, or what was named is a folder itself.
    """
    for path in paths:
        if path.is_dir():
            raise WithinReachError(
                "{folder} is a folder, not a file.",
                "Give the file a name in it.",
                folder=printable(str(path)),
            )
        if not path.parent.is_dir():
            raise WithinReachError(
                "There is no folder {folder} for {file}.",
                "Make it first, or give another.",
                folder=printable(str(path.parent)),
                file=printable(path.name),
            )


def check_ids(asset_ids: Sequence[str], known_ids: Sequence[str]) -> None:
    """Nothing, where each id is that of an asset.

    Raises
    ------
    WithinReachError
        One is not; the ids that end like it are named.
    """
    every = set(known_ids)
    for asset_id in asset_ids:
        if asset_id not in every:
            raise _no_such(asset_id, known_ids)


def _no_such(asset_id: str, known_ids: Sequence[str]) -> WithinReachError:
    typed = asset_id.casefold()
    near = [each for each in known_ids if each.casefold() == typed or each.casefold().endswith(f"/{typed}")]
    if not near:
        return WithinReachError(
            'No place here has the id "{asset_id}".',
            "Give the whole of an id as this command lists it; a place that has gone has none.",
            asset_id=printable(asset_id),
        )
    return WithinReachError(
        'No place here has the id "{asset_id}".',
        "Did you mean {near}? Give the whole id.",
        asset_id=printable(asset_id),
        near=", ".join(map(printable, near[:_MOST_NAMED])),
    )
