"""What a search raises that a caller catches without loading the search."""


class NamesMatterError(Exception):
    """A search with symmetry met what it cannot decide without names. Its text is a clause."""


class CheckpointError(Exception):
    """A checkpoint that cannot be written, or not be gone on from. Its text is one sentence."""


class NoDiagramsError(Exception):
    """Decision diagrams were asked for, and the library for them is not there."""
