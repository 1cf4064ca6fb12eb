"""Every word of the inbox, of a club's form and of what the terminal says of them can be translated."""

from tests.presentation.words.marked import in_marked_language, untranslated

# What stands in the register itself and in what is typed.
IN_THE_REGISTER = (
    *("Tea at three", "Bowls", "Clubs", "AB", "AN", "CD", "Small Town", "Nobody in particular", "Test list"),
    *(
        "Mondays at two",
        "Tuesdays at three",
        "ring us",
        "office@example.org",
        "closing:list/2:",
        "list:list/1:",
    ),
    "news:Clubs:",
)

PAGE = """
import json, os
from dataclasses import replace
from datetime import date
from streamlit.testing.v1 import AppTest
from actions.acting import Acting
from actions.steward.club_form import bring_in_form
from actions.steward.tell_steward import tell_steward
from layers.assets.kinds import load_kinds
from layers.register.feed_model import FeedForm, FeedOutcome, FeedState, ListFeed
from layers.register.importing.places import PlaceFinder
from layers.register.inbox.model import ClubDetail, MessageReason
from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from presentation.printing.club_form.one_file import form_file
from presentation.words.register import inbox_lines
from questions.inbox.waiting import settled_items, waiting_items
from tests.actions.steward.test_club_form import file_of
from tests.presentation.words.marked import shown_on, texts_of
DAY = date(2025, 11, 27)
TEA = Asset("list/1", name="Tea at three", kind="lunch_club", longitude=-3.6746295, latitude=54.0463386,
            phone="01632 960001", source="Clubs")
BOWLS = replace(TEA, asset_id="list/2", name="Bowls")
register = open_register(os.environ["WITHIN_REACH_REGISTER"])
register.import_assets([TEA, BOWLS], ImportInfo("Clubs", by="CD"))
register.edit(replace(TEA, when="Mondays at two"), 1, by="CD")
register.import_assets([replace(TEA, when="Tuesdays at three")], ImportInfo("Clubs", by="CD", sha256="2"))
register.feeds.add(ListFeed("Clubs", FeedForm.LIST, ("https://a.example/x.csv",), "small-town"), by="CD")
held = FeedState(outcome=FeedOutcome.HELD, tried_at="2026-11-01T00:00:00+00:00")
register.feeds.keep_state("Clubs", held)
details = {MessageReason.TIMES_WRONG: ClubDetail(weekday=1), MessageReason.FULL: ClubDetail(weeks=4)}
for reason in MessageReason:
    detail = details.get(reason, ClubDetail())
    tell_steward(register, "list/1", reason, day=DAY, acting=Acting("AN"), detail=detail)
data = file_of(TEA, confirmed=True, cost="2", email="ring us", version=1)
bring_in_form(register, data, finder=PlaceFinder(), today=DAY, acting=Acting("AB"))
page = AppTest.from_file("app/pages.py", default_timeout=120)
texts = []
def note():
    assert not page.exception, page.exception
    texts.extend(shown_on(page))
page.run()
page.switch_page("register/page.py").run()
page.text_input(key="reg_who").set_value("AB").run()
page.segmented_control(key="reg_part").set_value("inbox").run(); note()
page.button(key="reg_inbox_accept_1").click().run(); note()
page.button(key="reg_inbox_undo").click().run(); note()
page.button(key="reg_inbox_refuse_2").click().run(); note()
page.button(key="reg_club_read").click().run(); note()
kinds = load_kinds()
texts.extend(inbox_lines.waiting_lines(waiting_items(register), kinds))
texts.extend(inbox_lines.answered_lines(settled_items(register), register, kinds))
texts.extend([inbox_lines.waits_again(1), inbox_lines.form_written("Tea at three", "form.html")])
form = form_file(register.entry("list/1"), today=DAY, reply_to="office@example.org").decode()
texts.extend(texts_of(form))
print(json.dumps(texts))
"""


def test_the_inbox_says_no_word_past_the_language(office: dict[str, str]) -> None:
    texts = in_marked_language(PAGE, env=office)
    assert any("Save my answers" in text for text in texts)
    assert any("told" in text and "⟦Times wrong⟧" in text for text in texts)
    assert untranslated(texts, data=IN_THE_REGISTER) == []
