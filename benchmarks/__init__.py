"""Measurements beside other engines; never timed tests."""
