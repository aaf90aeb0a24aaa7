"""The document parsers, one kind of paper each, and what they have in common."""
