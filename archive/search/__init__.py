"""Search: what is found, how its words are made alike, and the files that the reader's browser loads."""
