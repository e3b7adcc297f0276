"""stub"""
import attrs
@attrs.frozen
class Why:
    sentences: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    moments: tuple[tuple[int, str], ...] = ()
    def as_json(self): return {"sentences": self.sentences, "waits": self.waits}
