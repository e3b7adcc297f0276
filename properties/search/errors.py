"""What a search raises that a caller catches without loading the search."""


class CheckpointError(Exception):
    """A checkpoint that cannot be written, or not be gone on from. Its text is one sentence."""
