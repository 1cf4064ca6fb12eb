"""The page "Add a place": open data of a council is fetched and prepared beside the app, then opened."""
