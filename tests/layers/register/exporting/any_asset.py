"""Any asset that a register can hold, for laws. Texts are trimmed and without control signs, as everywhere.

Points have at most 15 digits, which is what a cell of a workbook holds: far less than the width of a hair.
"""

from datetime import date

from hypothesis import strategies as st

from layers.register.model import Asset, PlacedBy, Status
from layers.times.session import Known
from tests.layers.register.sessions import sessions

_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
words = st.text(_SIGNS, max_size=25).map(str.strip)
hostile = st.sampled_from(
    [
        "=1+1",
        "+44 1632 960101",
        "-5",
        "@SUM(A1)",
        "'=x",
        "''",
        "{{7*7}}",
        "{#",
        "<img onerror=x>",
        "a;b",
        "a, b",
        "[x]",
        "NA",
        "yes",
        "a\r\nb",
        "a\nb",
        "a\rb",
        "_x000D_",
        "a_x0041_b _x005F_",
        "_x000d_\r\n_",
    ]
)
texts = words | hostile
_ages = st.none() | st.integers(0, 125)
_TEXTS = (
    "name",
    "organisation",
    "description",
    "address",
    "postcode",
    "uprn",
    "area_served",
    "near_street",
    "when",
    "when_unread",
    "for_whom",
    "not_for",
    "cost",
    "access",
    "phone",
    "email",
    "website",
    "source",
    "licence",
    "attribution",
    "source_date",
    "checked_by",
)


@st.composite
def any_assets(draw: st.DrawFn) -> Asset:
    ages = sorted(age for age in (draw(_ages), draw(_ages)) if age is not None)
    placed = draw(st.booleans())
    return Asset(
        asset_id=draw(st.from_regex(r"[a-z]{1,6}/[A-Za-z0-9-]{1,8}", fullmatch=True)),
        **{name: draw(texts) for name in _TEXTS},
        kind=draw(st.sampled_from(["lunch_club", "park", "pharmacy"])),
        interests=tuple(dict.fromkeys(word for word in draw(st.lists(texts, max_size=3)) if word)),
        longitude=round(draw(st.floats(-3.03, -2.95)), 7) if placed else None,
        latitude=round(draw(st.floats(51.56, 51.61)), 7) if placed else None,
        placed_by=draw(st.sampled_from([PlacedBy.POINT, PlacedBy.UPRN, PlacedBy.POSTCODE]))
        if placed
        else PlacedBy.NOWHERE,
        sessions=tuple(draw(st.lists(sessions, max_size=3, unique=True))),
        minimum_age=ages[0] if ages else None,
        maximum_age=ages[1] if len(ages) > 1 else None,
        price_pence=draw(st.none() | st.integers(0, 100_000)),
        places_a_week=draw(st.none() | st.integers(0, 500)),
        full=draw(st.sampled_from(Known)),
        step_free=draw(st.sampled_from(Known)),
        status=draw(st.sampled_from(Status)),
        source_id=draw(texts),
        checked_on=draw(st.none() | st.dates(date(2000, 1, 1), date(2026, 11, 1))),
        more=tuple((name, text) for name, text in draw(st.lists(st.tuples(texts, texts), max_size=2))),
    )
