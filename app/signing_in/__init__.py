"""Who is there, and may they? Signing in by OpenID Connect, which Streamlit does; all else is here."""
