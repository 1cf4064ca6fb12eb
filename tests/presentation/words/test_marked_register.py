"""Every word of the register's page can be translated: list, record, history, form, pairs, calls."""

from tests.presentation.words.marked import in_marked_language, untranslated

# What stands in the register itself and in what is typed.
IN_THE_REGISTER = (
    *("Tea at three", "Tea at Three", "Crafts", "Test list", "Clubs", "AB", "CD", "1 Row 4 Street"),
    *("https://directory.example.org", "Open Government Licence v3.0", "Creative Commons Attribution 4.0"),
    "Open Data Commons Open Database License (ODbL) 1.0",
    *("whenever they like", "Small Town", "Nobody in particular"),
)

PAGE = """
import json, os
from dataclasses import replace
from datetime import date
from streamlit.testing.v1 import AppTest
from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from tests.presentation.words.marked import shown_on
TEA = Asset("list/1", name="Tea at three", kind="lunch_club", longitude=-3.6746295, latitude=54.0463386,
            phone="01632 960001", source="Clubs", when="whenever they like", when_unread="whenever they like")
SAME = replace(TEA, asset_id="list/2", name="Tea at Three")
CRAFTS = Asset("list/3", name="Crafts", kind="craft_group", source="Clubs", address="1 Row 4 Street",
               hide_address=True, checked_on=date(2020, 1, 1), checked_by="CD")
register = open_register(os.environ["WITHIN_REACH_REGISTER"])
register.import_assets([TEA, SAME, CRAFTS], ImportInfo("Clubs", by="CD"))
page = AppTest.from_file("app/pages.py", default_timeout=120)
texts = []
def note():
    assert not page.exception, page.exception
    texts.extend(shown_on(page))
page.run()
page.switch_page("register/page.py").run()
note()
press = lambda key: page.button(key=key).click().run()
def open_it(name):
    rows = next(radio for radio in page.radio if str(radio.key).startswith("reg_row_"))
    rows.set_value(name).run()
open_it("list/3")
note()
press("reg_verify")  # nobody has said who he is
note()
page.text_input(key="reg_who").set_value("AB").run()
press("reg_verify"); note()
press("reg_history"); note()
press("reg_back")
press("reg_close"); note()
page.segmented_control(key="reg_show").set_value("closed").run(); note()
open_it("list/3"); note()
press("reg_reopen"); note()
page.segmented_control(key="reg_show").set_value("open").run()
open_it("list/1"); note()
page.button(key="reg_edit").click().run()
press("reg_add_time"); note()
page.text_input(key="reg_f_name").set_value("").run()
press("reg_save"); note()
page.text_input(key="reg_f_name").set_value("Tea at three").run()
page.text_input(key="reg_f_phone").set_value("01632 960002").run()
press("reg_t0_remove")
register.edit(replace(register.entry("list/1").asset, phone="01632 960003"), 1, by="CD")
press("reg_save"); note()
press("reg_save_both"); note()
press("reg_add"); note()
for part in ("morning", "pairs", "imports", "give"):
    page.segmented_control(key="reg_part").set_value(part).run()
    note()
page.segmented_control(key="reg_part").set_value("pairs").run()
keep = next(button for button in page.button if str(button.key).startswith("reg_keep_first"))
keep.click().run(); note()
print(json.dumps(texts))
"""


def test_the_page_says_no_word_past_the_language(office: dict[str, str]) -> None:
    texts = in_marked_language(PAGE, env=office)
    assert len(texts) > 300
    who = "⟦Please say first who you are, so that others know whom to ask about it.⟧"
    assert any(who in text for text in texts)
    assert any("Somebody else changed this meanwhile" in text for text in texts)
    assert untranslated(texts, data=IN_THE_REGISTER) == []
