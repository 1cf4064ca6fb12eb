"""Do the words say that somebody is in danger, and whom does one ring?"""
