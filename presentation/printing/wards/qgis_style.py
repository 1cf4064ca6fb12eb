"""How do the wards of a GeoPackage look when QGIS opens it? As on the page: same classes, colours and names.

QGIS reads the table ``layer_styles``: a style in its own language (QML) and the same as SLD, which other
programs read, for each figure; the one that the page shows is the default.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from presentation.printing.own_columns import OWN
from presentation.words.wards import choices as gap_words
from presentation.words.wards.measures import MEASURES, Measure, shades_of, titles_of
from questions.wards.gap_figures import MEDIANS
from questions.wards.readiness import Readiness
from questions.wards.ward_gap_model import WardGaps

_LONGEST_NAME: Final = 30  # of a style, as the table has it
_EDGE, _HATCH, _WHITE = "#0b0c0c", "#6b7377", "#ffffff"
_WIDTH_MM: Final = "0.3"
_TABLE: Final = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)
"""
_SLD: Final = {
    "": "http://www.opengis.net/sld",
    "ogc": "http://www.opengis.net/ogc",
    "se": "http://www.opengis.net/se",
}


@dataclass(frozen=True)
class StyleClass:
    """One class of a figure: which wards are in it, and how they look."""

    title: str
    low: float | None  # from this on
    high: float | None  # to under this; None: whatever is more, also what is too far to have been measured
    shade: str  # a colour; "" for hatching: what is not known, or under half can be judged


def layer_of(gaps: WardGaps) -> str:
    """Which layer of the GeoPackage has the outlines."""
    return "areas" if gaps.own_areas else "wards"


def classes_in(measure: Measure, longest_m: float) -> list[StyleClass]:
    """The classes of a figure as the page's map has them, the hatched one last."""
    edges = (None, *measure.breaks, None)
    entries = zip(titles_of(measure, longest_m), pairwise(edges), shades_of(measure), strict=True)
    shaded = [StyleClass(title, low, high, shade) for title, (low, high), shade in entries]
    return [*shaded, StyleClass(gap_words.TOO_LITTLE_KNOWN, None, None, "")]


def add_styles(package: Path, gaps: WardGaps, shown: Measure) -> None:
    """Put a style for each figure into a GeoPackage with the layer ``layer_of``; ``shown`` is the default."""
    names_in = OWN["ward_name"] if gaps.own_areas else "ward_name"
    measures = [shown, *(each for each in MEASURES.values() if each.column != shown.column)]
    with sqlite3.connect(package) as connection:
        connection.execute(_TABLE)
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
            (_moment(gaps.question.today),),
        )
        (column,) = connection.execute(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (layer_of(gaps),)
        ).fetchone()
        connection.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
            "styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time) "
            "VALUES ('', '', ?, ?, ?, ?, ?, ?, ?, '', ?)",
            [
                (
                    layer_of(gaps),
                    column,
                    measure.title[:_LONGEST_NAME],
                    qml(measure, classes_in(measure, gaps.longest_m), names_in=names_in),
                    sld(measure, classes_in(measure, gaps.longest_m), layer=layer_of(gaps)),
                    measure is shown,
                    measure.title,
                    _moment(gaps.question.today),
                )
                for measure in measures
            ],
        )
    connection.close()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def qml(measure: Measure, classes: Sequence[StyleClass], *, names_in: str) -> str:
    """The style as QGIS has it: a rule for each class, and the wards' names."""
    root = ElementTree.Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling")
    renderer = ElementTree.SubElement(
        root, "renderer-v2", type="RuleRenderer", symbollevels="0", forceraster="0", enableorderby="0"
    )
    rules = ElementTree.SubElement(renderer, "rules", key="{classes}")
    symbols = ElementTree.SubElement(renderer, "symbols")
    for at, each in enumerate(classes):
        key = f"{{class-{at}}}"
        condition = " AND ".join(_conditions(measure, each))
        ElementTree.SubElement(rules, "rule", key=key, symbol=str(at), label=each.title, filter=condition)
        symbols.append(_symbol(str(at), each.shade))
    root.append(_names(names_in))
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + _text(root)


def _conditions(measure: Measure, each: StyleClass) -> Iterator[str]:
    """What is true of the wards of a class, as parts of an expression of QGIS."""
    column, is_ready = f'"{measure.column}"', f"\"readiness\" = '{Readiness.READY}'"
    beyond = f'"{over_column(measure)}" IS NOT NULL' if measure.column in MEDIANS else "FALSE"
    if not each.shade:
        yield f"NOT ({is_ready}) OR ({column} IS NULL AND NOT ({beyond}))"
        return
    yield is_ready
    if each.low is not None:
        from_low = f"{column} >= {each.low:g}"
        yield f"({from_low} OR {beyond})" if each.high is None else from_low
    if each.high is not None:
        yield f"{column} < {each.high:g}"


def over_column(measure: Measure) -> str:
    """The column that says beyond how many metres a walk was not measured."""
    return measure.column.removesuffix("_m") + "_over_m"


def _symbol(name: str, shade: str) -> ElementTree.Element:
    symbol = ElementTree.Element("symbol", type="fill", name=name, alpha="1", clip_to_extent="1")
    if not shade:
        lines = ElementTree.SubElement(symbol, "layer", {"class": "LinePatternFill", "enabled": "1"})
        _options(lines, {"angle": "45", "distance": "2", "distance_unit": "MM"})
        hatching = ElementTree.SubElement(lines, "symbol", type="line", name=f"@{name}@0", alpha="1")
        line = ElementTree.SubElement(hatching, "layer", {"class": "SimpleLine", "enabled": "1"})
        _options(line, {"line_color": _rgba(_HATCH), "line_width": "0.5", "line_width_unit": "MM"})
    fill = ElementTree.Element("layer", {"class": "SimpleFill", "enabled": "1"})
    look = {"color": _rgba(shade or _WHITE), "style": "solid" if shade else "no"}
    edge = {"outline_color": _rgba(_EDGE), "outline_style": "solid", "outline_width": _WIDTH_MM}
    _options(fill, look | edge | {"outline_width_unit": "MM"})
    symbol.append(fill)
    return symbol


def _options(parent: ElementTree.Element, values: dict[str, str]) -> None:
    """What QGIS reads since 3.18, and as it was read before."""
    options = ElementTree.SubElement(parent, "Option", type="Map")
    for name, value in values.items():
        ElementTree.SubElement(options, "Option", type="QString", name=name, value=value)
    for name, value in values.items():
        ElementTree.SubElement(parent, "prop", k=name, v=value)


def _names(names_in: str) -> ElementTree.Element:
    labeling = ElementTree.Element("labeling", type="simple")
    settings = ElementTree.SubElement(labeling, "settings", calloutType="simple")
    style = ElementTree.SubElement(
        settings,
        "text-style",
        fieldName=names_in,
        isExpression="0",
        fontFamily="Source Sans Pro",
        fontSize="9",
        fontSizeUnit="Point",
        textColor=_rgba(_EDGE),
    )
    ElementTree.SubElement(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.8",
        bufferSizeUnits="MM",
        bufferColor=_rgba(_WHITE),
    )
    ElementTree.SubElement(settings, "placement", placement="1", polygonPlacementFlags="2")
    return labeling


def _rgba(colour: str) -> str:
    return ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), "255"])


def sld(measure: Measure, classes: Sequence[StyleClass], *, layer: str) -> str:
    """The same classes and colours as a Styled Layer Descriptor 1.1; what is hatched there is light grey."""
    root = ElementTree.Element("StyledLayerDescriptor", {"version": "1.1.0", "xmlns": _SLD[""]})
    for prefix in ("ogc", "se"):
        root.set(f"xmlns:{prefix}", _SLD[prefix])
    named = ElementTree.SubElement(root, "NamedLayer")
    ElementTree.SubElement(named, "se:Name").text = layer
    style = ElementTree.SubElement(named, "UserStyle")
    ElementTree.SubElement(style, "se:Name").text = measure.title
    feature_type = ElementTree.SubElement(style, "se:FeatureTypeStyle")
    for each in classes:
        rule = ElementTree.SubElement(feature_type, "se:Rule")
        ElementTree.SubElement(rule, "se:Name").text = each.title
        _filter(rule, measure, each)
        symbol = ElementTree.SubElement(rule, "se:PolygonSymbolizer")
        _parameters(ElementTree.SubElement(symbol, "se:Fill"), {"fill": each.shade or "#e6e6e6"})
        _parameters(ElementTree.SubElement(symbol, "se:Stroke"), {"stroke": _EDGE, "stroke-width": "1"})
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _text(root)


def _filter(rule: ElementTree.Element, measure: Measure, each: StyleClass) -> None:
    if not each.shade:
        ElementTree.SubElement(rule, "se:ElseFilter")
        return
    condition = ElementTree.SubElement(ElementTree.SubElement(rule, "ogc:Filter"), "ogc:And")
    _compare(condition, "ogc:PropertyIsEqualTo", "readiness", str(Readiness.READY))
    if each.high is not None:
        _compare(condition, "ogc:PropertyIsLessThan", measure.column, f"{each.high:g}")
    if each.low is None:
        return
    if each.high is None and measure.column in MEDIANS:  # also what is too far to have been measured
        condition = ElementTree.SubElement(condition, "ogc:Or")
        _compare(condition, "ogc:PropertyIsGreaterThan", over_column(measure), "0")
    _compare(condition, "ogc:PropertyIsGreaterThanOrEqualTo", measure.column, f"{each.low:g}")


def _compare(parent: ElementTree.Element, operator: str, column: str, value: str) -> None:
    comparison = ElementTree.SubElement(parent, operator)
    ElementTree.SubElement(comparison, "ogc:PropertyName").text = column
    ElementTree.SubElement(comparison, "ogc:Literal").text = value


def _parameters(parent: ElementTree.Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(parent, "se:SvgParameter", name=name).text = value


def _text(root: ElementTree.Element) -> str:
    return ElementTree.tostring(root, encoding="unicode")
