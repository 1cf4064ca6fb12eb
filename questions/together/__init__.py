"""Two people who set out from the same home: what suits both, and when could they go together?"""
