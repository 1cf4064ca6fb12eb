"""At which height does a way lie? On the ground, on a bridge, in a tunnel, on an upper floor."""

from collections.abc import Mapping
from typing import Final

_NO: Final = ("", "no")


def height_of(tags: Mapping[str, str]) -> str:
    """A word for a way's height, the same for ways that meet if they touch: layer, bridge, tunnel, level."""
    bridge = "" if tags.get("bridge", "") in _NO else "bridge"
    tunnel = "" if tags.get("tunnel", "") in _NO else "tunnel"
    return f"{_or_ground(tags, 'layer')}/{bridge}{tunnel}/{_or_ground(tags, 'level')}"


def _or_ground(tags: Mapping[str, str], key: str) -> str:
    value = tags.get(key, "").strip().removeprefix("+")
    return "" if value in ("0", "-0", "0.0") else value
