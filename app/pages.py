"""The pages there are, and which one is open."""

from pathlib import Path

import streamlit as st

from app import shortlist_link, words
from app.funding import words as funding_words
from app.gaps import words as gap_words

st.set_page_config(page_title=words.TITLE, page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
st.navigation(
    [
        st.Page("near_person.py", title=words.NEAR_A_PERSON, default=True),
        st.Page("ward_gaps.py", title=gap_words.TITLE, url_path="ward-gaps"),
        st.Page("funding/page.py", title=funding_words.TITLE, url_path="funding"),
        st.Page("register/page.py", title=words.REGISTER, url_path="register"),
        st.Page("shortlist.py", title=shortlist_link.TITLE, url_path="shortlist"),
        st.Page("about.py", title=words.ABOUT),
    ],
    position="hidden",
).run()
