"""Why each property holds, or the run that breaks it: the words of `docs/invariants.md` that no declaration can say."""

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {}
