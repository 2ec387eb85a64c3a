"""Dates: when a release was published, and when what it reports took place."""
