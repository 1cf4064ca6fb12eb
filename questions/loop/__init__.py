"""From "nothing suitable" to a call for proposals, and from an award to its effect a year later."""
