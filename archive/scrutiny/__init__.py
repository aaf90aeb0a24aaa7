"""The scrutiny record: what is worked out across documents, one matter in each module."""
