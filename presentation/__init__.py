"""What an answer looks like, whatever the door: its words, its drawings, its prints and files."""
