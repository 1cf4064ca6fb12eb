"""What single cells of a list say."""
