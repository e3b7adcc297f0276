"""Histories: what a real cluster recorded, read as a stream, and judged by deadlines, invariants and the model.

`readers` turn bytes into observations, `record` puts these in order, `episodes` and `invariants` judge what can be seen
from outside, `conformance` asks whether a run of the model explains it, and `answer` puts it all together.
"""
