"""What an asset is: a place, group or activity that people can join."""

from typing import Final

from layers.places.second_names import NAME_COLUMNS

# Every column of the assets table, all strings ("" where not known) but for the last two.
MAPPED_STOP_COLUMNS: Final = ("osm_id", "code", "shelter", "bench", "geometry")  # bus stops of the map
ASSET_COLUMNS: Final = (
    "asset_id",  # "osm/n123", or "<source>/<id in the source>"
    "name",  # "" where the source has none; doors then say the kind and the street
    "kind",  # key in layers/assets/kinds.csv
    "organisation",
    "description",  # in plain words
    "when",  # days and times as the source says them: "Tue 12:00-14:00"
    "cost",
    "phone",
    "email",
    "website",
    "address",
    "postcode",
    "step_free",  # "yes", "no", "partly", or "" where not known
    "checked_on",  # ISO date on which a person last checked it, or ""
    "source",  # title of the source it came from
    "location_from",  # how it was placed: "point", "postcode", "address"
    "near_street",  # name of the nearest named street, to tell nameless assets apart
    "geometry",  # Point, metres in the area's CRS
)

# What a list may say besides, as it says it; a pack's table has those columns that one of its lists names.
LIST_ONLY_COLUMNS: Final = (
    *NAME_COLUMNS,  # what it is called in Welsh, Gaelic, Irish or English, as OpenStreetMap may say too
    "interests",  # words that people use, between semicolons
    "ages",  # "60+", "11-18"
    "for_whom",
    "places_a_week",
    "full",  # "yes" or "no"
    "helpers_wanted",  # "yes", "no", or for what
)
