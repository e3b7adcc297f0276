"""Measurements against peers, always side by side in one run."""
