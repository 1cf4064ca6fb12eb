"""What all pages share: their top and end, their look, and what is read aloud."""
