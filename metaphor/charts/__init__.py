"""Charts: pure functions from the views' values to Altair charts, the same on the screen and in a file."""
