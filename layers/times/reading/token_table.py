"""By which letters is each kind of token known? The first row that fits a place in a text is what is there.

A row is a kind and how it is written; rows stand in the order in which they are tried.
"""

from typing import Final

from layers.times.reading.beside import PLACE, SILENT, STAYS
from layers.times.reading.periods import MONTH, PERIOD

WEEK_OF_MONTH: Final = {
    **dict.fromkeys(("penultimate", "second to last", "second last", "last but one", "next to last"), -2),
    **{"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4, "5th": 5},
    **{"fifth": 5, "last": -1},
}
DAYS: Final = (
    r"mon(?:day)?s?|mo",
    r"tue(?:s(?:days?)?|days?)?|tu",
    r"wed(?:nes)?(?:days?|s)?|we(?=\s*(?:[-–—,:&/]|\d))",
    r"thu(?:r(?:s(?:days?)?)?|s)?|th",
    r"fri(?:day)?s?|fr",
    r"sat(?:ur)?(?:day)?s?|sa",
    r"sun(?:day)?s?|su",
)
HOLIDAY_DAY: Final = "day7"  # stands among the weekdays
_NTH: Final = "|".join(WEEK_OF_MONTH)
_JOIN: Final = r"\s*(?:,|&|/|and\b)\s*"
_MARK: Final = r"a\.?m\b\.?|p\.?m\b\.?|noon|midday|midnight"
_CLOCK: Final = rf"(?:\d{{1,2}}(?:[:.]\d{{2}}(?!\d))?\s*(?:{_MARK})?|noon|midday|midnight)"
_DASH: Final = r"\s*(?:-|–|—|−|to|till|until|untill|'til|til)\s*"
_AFTER_CLOCK: Final = r"(?![\da-z:]|\.\d|st\b|\s*(?:nd|rd|th|%)\b)"  # but "10-12 St Mary's"
_HOLIDAY: Final = (
    r"(?:(?:all |any )?(?:(?:bank|public) (?:holidays?|hols?)|b/(?:holidays?|hols?)|(?-i:BHs?)))"
)
_SCHOOL_HOLIDAY: Final = r"(?:the )?school (?:holidays?|hols?)"
_NOT: Final = r"not|no|never|except(?:ing)?(?: for)?|excluding|excl\.?|apart from|other than"
_DOES_NOT: Final = r"(?:does|do|will|is)(?: not|n['’]t) (?:run|meet|open|take place|operate)"
_LESS: Final = rf"\b(?:ex|bar)\.?(?= (?:{_HOLIDAY}|(?:{'|'.join(DAYS)})\b))"  # but "ex-servicemen"
_NO_SESSIONS: Final = r"no (?:sessions?|meetings?|groups?|class(?:es)?|clubs?)"
_AND: Final = r" ?(?:,|&|and|or) ?"
_OF_MONTH: Final = (
    r"(?:of|in|per|each|every)\s+(?:(?:the|each|every)\s+)?(?:calendar\s+)?month\b|(?<![-\w])monthly\b"
)
_AFTER_ORDINAL: Final = (  # but not "first session", "second floor"
    rf"(?=\s*(?:$|[,&/()+.;:–-]|(?:and|of|in|each|every|per|monthly|only|evening|morning|afternoon)\b"
    rf"|(?:{'|'.join(DAYS)})\b|(?:{_NTH})\b|\d))"
)
_SOME_WEEKS: Final = "two|second|other|2nd|three|third|3rd|four|fourth|4th|five|six|[2-6]"
_EVERY_NTH: Final = "2nd|second|3rd|third|4th|fourth"

TOKENS: Final = (
    ("period", PERIOD),
    (
        "all day",
        r"\b(?:open )?(?:24 ?(?:hours|hrs?)(?: (?:a|per|each) day)?|all day and night|24/7)\b(?! notice)",
    ),
    ("stays", STAYS),
    (
        "no holidays",  # of schools and banks
        rf"\b(?:{_NOT}|closed)(?: (?:in|during|on))? (?:{_HOLIDAY}{_AND}{_SCHOOL_HOLIDAY}"
        rf"|{_SCHOOL_HOLIDAY}{_AND}{_HOLIDAY}|(?:bank|public)(?: and | or | ?& ?)school (?:holidays?|hols?)"
        r"|school(?: and | or | ?& ?)(?:bank|public) (?:holidays?|hols?))\b",
    ),
    ("term", rf"\b(?:{_DOES_NOT}|{_NOT}|closed|{_NO_SESSIONS})(?: (?:in|during|on))? {_SCHOOL_HOLIDAY}\b"),
    ("term", r"\b(?:during |in |school )*term[ -]?times?(?: only)?\b"),
    ("term", r"\b(?:(?:during|in) (?:school )?terms?(?: only)?|term only)\b"),
    ("holiday", rf"\b(?:including|incl\.?|inc\.?|open on) {_HOLIDAY}\b(?! \w+days?)"),
    (HOLIDAY_DAY, rf"\b{_HOLIDAY}\b(?! (?:\w+days?|weekends?)\b)"),
    ("month", rf"\b{_OF_MONTH}"),
    ("month", rf"\btwice (?:a |per |each )?month(?:ly)?\b(?=\W+(?:{_NTH}){_JOIN}(?:{_NTH})\b)"),
    ("filler", rf"\bevery (?=(?:{_NTH}){_JOIN}(?:{_NTH})\b)"),
    ("nth of month", rf"\bevery (?P<nth>{_EVERY_NTH})\b(?! weeks?\b)(?=.*\b(?:{_OF_MONTH}))"),
    ("filler", SILENT),
    ("place", PLACE),
    (
        "every",
        r"\b(?:fortnightly|(?:every|each|once a) fortnight|(?:on |in )?alternat(?:e|ing) weeks?"
        rf"|every (?P<weeks>{_SOME_WEEKS}) weeks?)\b",
    ),
    ("unclear", rf"\bevery (?:{_EVERY_NTH})\b"),  # of the month, or of the weeks?
    ("alternate", r"\b(?:every other|alternate|alternating|alt\b\.?(?=\s))"),
    ("ordinal", rf"\b(?:{_NTH})\b{_AFTER_ORDINAL}"),
    ("daily", r"\b(?:daily|every ?day(?: of the (?:week|year))?|each day|all week)\b"),
    ("daily", r"\b(?:(?:7|seven) days(?: (?:a|per) week)?|365 days(?: (?:a|per|of the) year)?)\b"),
    ("unclear", rf"\b{MONTH}"),  # a single month, or a date without its year
    ("weekdays", r"\b(?:every )?week ?days?\b"),
    ("weekends", r"\b(?:every )?(?:week ?ends?|w/e(?:nds?)?)\b"),
    *((f"day{n}", rf"\b(?:{words})(?:['’]s)?\b\.?") for n, words in enumerate(DAYS)),
    (
        "closed",
        r"\b(?:(?:but|and) )?(?:closed|shut|off|unavailable|not (?:open|running|available|meeting)"
        rf"|n/a|none|nil|{_NO_SESSIONS})(?: all day)?(?: on(?: an?)?)?\b",
    ),
    ("except", _LESS),
    ("except", rf"\b(?:but )?(?:{_NOT})(?: on(?: an?)?)?(?!\w)"),
    ("span", rf"\b(?:from )?{_CLOCK}{_DASH}{_CLOCK}{_AFTER_CLOCK}"),
    ("span", rf"\bbetween {_CLOCK}(?:{_DASH}| (?:and|&) ){_CLOCK}{_AFTER_CLOCK}"),
    ("clock", rf"(?:\b(?:at|from) )?\b{_CLOCK}{_AFTER_CLOCK}"),
    (
        "part",
        r"\b(?:(?:in the|of an?|during the) )?"
        r"(?:mornings?|lunch ?times?|afternoons?|evenings?|eves?|nights?|am|pm)\b",
    ),
    ("dash", r"-|–|—|−"),
    ("to", r"\b(?:to|through|thru|till?|until)\b"),
    ("comma", r"[,/]"),
    ("join", r"&|\+|\b(?:and|plus|also)\b"),
    ("colon", r":"),
    ("opens", r"\("),
    ("shuts", r"\)"),
    (
        "filler",
        r"\b(?:the|on an?|on|at|from|every|each|open|opens|opening|times?|hours?|hrs|are|is|meets?|meetings?"
        r"|sessions?|weekly|held|runs?|we|only|o'clock|all year(?: round)?|start(?:s|ing)?(?= (?:at )?\d)"
        r"|(?<=[\dm] )start|days?(?=\s?:)|kick[ -]?off)\b|\.|@",
    ),
    ("space", r"\s+"),
    ("strange", r"\S+?(?=[\s(),;:]|$)|\S"),
)
