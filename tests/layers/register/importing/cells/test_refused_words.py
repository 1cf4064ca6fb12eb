"""What is told of a row that does not come in never calls it kept."""

from layers.assets.kinds import Kinds
from layers.register.importing.places import PlaceFinder
from layers.register.refused_rows import plan_waiting
from presentation.words.register import list_lines, list_report
from tests.layers.register.importing.test_rows import bring_in, good

BAD = {
    "Type": "Kwire",
    "Name": "",
    "Days and times": "whenever",
    "Step-free": "gravel",
    "Checked": "last spring",
    "Email": "a(at)example.org",
    "Phone": "1632960101",
    "Ages": "oldies",
    "Longitude": "",
    "Latitude": "",
    "Postcode": "NP20 4",
}


def test_no_fault_of_a_refused_row_says_that_it_is_kept(kinds: Kinds, finder: PlaceFinder) -> None:
    postcodes = ("NP20 4", "NP20 4ZZ", "NP20 9ZZ", "online", "")
    rows = [{**good(n), **BAD, "Postcode": postcode} for n, postcode in enumerate(postcodes)]
    rows += [good(n) for n in range(10, 25)]
    imported = bring_in(rows, kinds, finder)
    assert (len(imported.assets), sum(imported.refused.values())) == (15, 5)
    assert len(imported.faults) > 30
    assert not [fault.what for fault in imported.faults if "kept" in fault.what]
    waiting = plan_waiting([], accepted=(), refused=imported.drafts, standing=())
    sentences = [
        list_report.looked_over(imported),
        *list_report.of_drafts(waiting, imported),
        list_lines.drafts_to_wait(len(waiting.new)),
        list_lines.refused(5, next(iter(imported.refused))),
    ]
    assert not [sentence for sentence in sentences if "kept" in sentence]
