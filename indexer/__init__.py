"""Readout's indexer: raw bytes → release → tagged release → index → results."""
