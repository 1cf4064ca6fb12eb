"""The pages there are, and which one is open."""

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from app.memory.session import Visit
from app.near import shortlist_link
from presentation.words import place_page as place_words, plain as words
from presentation.words.funding import page as funding_words
from presentation.words.office import page as office_words
from presentation.words.wards import choices as gap_words

st.set_page_config(page_title=words.TITLE, page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
Visit().begin_run(datetime.now(UTC))
st.navigation(
    [
        st.Page("near/page.py", title=words.NEAR_A_PERSON, default=True),
        st.Page("gaps/page.py", title=gap_words.TITLE, url_path="ward-gaps"),
        st.Page("funding/page.py", title=funding_words.TITLE, url_path="funding"),
        st.Page("register/page.py", title=words.REGISTER, url_path="register"),
        st.Page("near/shortlist.py", title=shortlist_link.TITLE, url_path="shortlist"),
        st.Page("about/page.py", title=words.ABOUT, url_path="about"),
        st.Page("office/page.py", title=office_words.TITLE, url_path="office"),
        st.Page("places/page.py", title=place_words.TITLE, url_path="add-a-place"),
    ],
    position="hidden",
).run()
