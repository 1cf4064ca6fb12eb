"""By which headings do lists call the fields that we keep? Plain words, the surest first."""

from typing import Final

from layers.tables.column_guess import plain_heading


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# field -> headings in plain words. A heading that is one of them is sure; one that holds all the words of one
# is likely. No heading may stand for two fields.
HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "asset_id": (),
    "source_id": ("id", "ref", "reference", "unique id", "record id", "source id", "osm id", "ods code",
                  "organisation data service code", "charity number", "registered charity number", "site id",
                  "urn", "identifier", "fid", "objectid", "uid", "number", "no"),
    "name": ("name", "title", "asset name", "group name", "club name", "service name", "site name",
             "organisation name", "organization name", "venue name", "activity", "activity name",
             "name of group", "name of organisation", "group", "club", "asset", "project name",
             "charity name",
             "pharmacy name", "practice name", "library name", "facility name"),
    "organisation": ("organisation", "organization", "provider", "run by", "org", "provider name", "host",
                     "delivered by", "managed by", "operator"),
    "kind": ("kind", "type", "category", "asset type", "service type", "facility type", "type of activity",
             "categories", "amenity", "group type", "sub category", "subcategory", "activity type",
             "asset category"),
    "interests": ("interests", "interest", "tags", "keywords", "sport", "sports", "activities", "themes",
                  "theme", "topics"),
    "description": ("description", "about", "details", "summary", "what we do", "what is it", "notes",
                    "information", "charity activities", "service description", "what happens", "overview"),
    "longitude": ("longitude", "long", "lon", "lng", "geo x", "point x", "coord x", "x"),
    "latitude": ("latitude", "lat", "geo y", "point y", "coord y", "y"),
    "easting": ("easting", "eastings", "x coordinate", "x coord", "geox", "bng x", "east"),
    "northing": ("northing", "northings", "y coordinate", "y coord", "geoy", "bng y", "north"),
    "postcode": ("postcode", "post code", "postal code", "zip", "zip code", "pcode", "pc",
                 "charity contact postcode"),
    "address": ("address", "full address", "venue address", "address 1", "address1", "address line 1",
                "street", "street address", "venue", "location", "where", "charity contact address",
                "premises",
                "address 2", "address2", "address line 2", "address 3", "address line 3", "town", "city",
                "locality", "village"),
    "uprn": ("uprn", "unique property reference number", "property reference"),
    "area_served": ("area served", "areas served", "area covered", "coverage", "catchment area",
    "service area"),
    "when": ("when", "days and times", "day and time", "opening times", "opening hours", "times", "hours",
             "open", "days", "session times", "schedule", "meeting times", "meets", "opening",
             "service times",
             "date and time", "timings", "opening_hours"),
    "day": ("day", "weekday", "day of week", "day of the week"),
    "starts": ("start time", "starts", "start", "time from", "opens", "opens at", "from time", "time"),
    "ends": ("end time", "ends", "end", "time to", "finish time", "closes", "closes at", "to time", "finish"),
    "frequency": ("frequency", "how often", "recurrence", "repeats"),
    "rrule": ("rrule", "recurrence rule", "ical"),
    "sessions": (),
    "when_unread": (),
    "age": ("age", "ages", "age range", "age group", "age groups", "suitable ages"),
    "minimum_age": ("minimum age", "min age", "age from", "lowest age"),
    "maximum_age": ("maximum age", "max age", "age to", "highest age"),
    "for_whom": ("for whom", "who is it for", "who for", "eligibility", "audience", "target group",
    "aimed at",
                 "suitable for", "who can attend", "beneficiaries"),
    "not_for": ("not for", "not suitable for", "exclusions", "ineligibility"),
    "cost": ("cost", "price", "fee", "fees", "charge", "charges", "cost per session", "how much", "costs"),
    "price_pence": ("price pence",),
    "places_a_week": ("places a week", "capacity", "places", "capacity a week", "spaces", "weekly capacity"),
    "full": ("full", "is full", "waiting list"),
    "step_free": ("step free", "wheelchair", "wheelchair access", "wheelchair accessible", "step free access",
                  "accessible", "disabled access", "level access"),
    "access": ("access", "accessibility", "access notes", "accessibility notes", "disability notes",
               "other access", "facilities"),
    "phone": ("phone", "telephone", "tel", "phone number", "telephone number", "contact number", "mobile",
              "tel no", "contact phone", "contact telephone", "charity contact phone"),
    "email": ("email", "e mail", "email address", "contact email", "mail", "charity contact email"),
    "website": ("website", "web", "url", "web site", "webpage", "web page", "link", "homepage", "web address",
                "website address", "charity contact web"),
    "status": ("status", "current status", "is open"),
    "checked_on": ("checked", "checked on", "last checked", "date checked", "verified", "verified on",
                   "last verified", "date verified", "assured date", "assured on",
                   "last reviewed by a person"),
    "checked_by": ("checked by", "verified by", "assured by"),
    "hide_address": ("hide address", "confidential address", "do not publish address", "address confidential",
                     "do not publish the address"),
    "near_street": (),
    "placed_by": (),
    "source": (),
    "licence": (),
    "attribution": (),
    "source_date": (),
}  # fmt: skip

# Words in a heading that show it is about something else, however like a field it looks.
NOT_OURS: Final = _words(
    """
    ward lsoa msoa oa la authority area parking park toilets toilet reception entrance count status code
    colour color size facebook twitter instagram updated modified created date source file registration
    company
    """
)
OWN_ONLY: Final = frozenset(
    field for field, headings in HEADINGS.items() if not headings
)  # of our own exports
SEVERAL: Final = ("address", "interests")  # fields that may be told by several columns, joined in their order
ASK: Final = "contact"  # a heading that says nothing of whether it is a phone, an e-mail address or a name


def weekday_of(heading: str) -> int | None:
    """The weekday, 0 Monday to 6 Sunday, of a heading such as "opening_hours_monday" or "Mon"; else None."""
    words = plain_heading(heading).split()
    for number, day in enumerate(WEEKDAYS):
        short = {day, day[:3], day[:4], day[:5]} - {"satu", "sund", "mond", "frid", "wedne", "satur", "monda"}
        if short & set(words) and not {"start", "end", "from", "to", "closes", "opens"} & set(words):
            return number
    return None
