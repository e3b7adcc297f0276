"""Traces: recorded, saved, loaded, replayed and printed."""
