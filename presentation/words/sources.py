"""How is it said which sources an area is made from, how they were read, and what was left out?"""

from collections.abc import Sequence

from layers.tables.report import SourceReport
from presentation.words import plain as words
from presentation.words.language import plural, sentence, worded

FAULTS_SHOWN = 20
CAPTION = sentence("Each source, how many of its rows were read and how many are used")
COLUMNS = (
    sentence("Source"),
    sentence("Date"),
    sentence("Rows read"),
    sentence("Kept"),
    sentence("Left out"),
    sentence("Faults"),
    sentence("Licence"),
)
_UNITS = {
    "addresses and places": sentence("addresses and places"),
    "assets": sentence("assets"),
    "benches": sentence("benches"),
    "centroids": sentence("centroids"),
    "features": sentence("features"),
    "postcodes": sentence("postcodes"),
    "small areas": sentence("small areas"),
    "stretches of street": sentence("stretches of street"),
    "wards": sentence("wards"),
}
LEFT_OUT = sentence("Left out, and why")
WORTH_KNOWING = sentence("Worth knowing")


def source_rows(sources: Sequence[SourceReport]) -> list[list[str]]:
    """Each source as cells under ``COLUMNS``."""
    return [
        [
            words.one_line(source.title),
            words.day(source.date) if source.date else words.NOT_KNOWN,
            sentence("{count:,} {unit}", count=source.rows_read, unit=_unit(source)),
            f"{source.rows_kept:,}",
            f"{sum(rows for _, rows in source.dropped):,}",
            f"{len(source.faults):,}",
            source.licence or words.NOT_KNOWN,
        ]
        for source in sources
    ]


def _unit(source: SourceReport) -> str:
    """What the rows of a source are; a word that no table has as it is."""
    return _UNITS.get(source.unit, source.unit)


def facts(source: SourceReport) -> dict[str, str]:
    """What is known of one source, as names and values."""
    values = {
        sentence("Licence"): source.licence,
        sentence("To be named"): source.attribution,
        sentence("Date of the data"): words.day(source.date) if source.date else "",
        sentence("File"): source.file,
        sentence("Where it comes from"): source.source_url,
        sentence("Fingerprint (SHA-256)"): source.sha256,
    }
    return {name: value or words.NOT_KNOWN for name, value in values.items()}


def rows_used(source: SourceReport) -> str:
    """ "1,204 of 1,300 rows are used." """
    return sentence(
        "{used:,} of {read:,} {unit} are used.",
        used=source.rows_kept,
        read=source.rows_read,
        unit=_unit(source),
    )


def left_out(source: SourceReport) -> list[str]:
    """How many rows were left out for each reason."""
    return [
        sentence("{count:,} {reason}", count=rows, reason=worded(reason)) for reason, rows in source.dropped
    ]


def faults_title(faults: int) -> str:
    """Over the faults of a source, of which only the first are shown."""
    if faults <= FAULTS_SHOWN:
        return plural("{count:,} fault in the file", "{count:,} faults in the file", faults)
    return plural(
        "{count:,} fault in the file, of which these are the first {shown}",
        "{count:,} faults in the file, of which these are the first {shown}",
        faults,
        shown=FAULTS_SHOWN,
    )
