"""What is an asset called in another language? The register keeps it among the fields beyond its model."""

from layers.places.second_names import NAME_COLUMNS, column_headed
from layers.register.model import Asset


def second_names_of(asset: Asset) -> dict[str, str]:
    """The second names of an asset by their columns, ``name_cy`` and so on; only those there are."""
    names: dict[str, str] = {}
    for name, text in asset.more:
        if name in NAME_COLUMNS and text:
            names.setdefault(name, text)
    return names


def named_beside(more: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Fields beyond our model; second names come last, each under its column: "Welsh name" is ``name_cy``."""
    names: dict[str, str] = {}
    others = []
    for heading, text in more:
        column = column_headed(heading)
        if column and column not in names:
            names[column] = text
        else:
            others.append((heading, text))
    return [*others, *names.items()]
