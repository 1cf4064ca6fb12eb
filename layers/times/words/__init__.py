"""Days and times in sentences, word by word: every word of a clause has one place, or it is not read."""
