"""The pages."""

import streamlit as st

st.title("Within Reach")
