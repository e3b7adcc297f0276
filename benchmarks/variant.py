"""What is measured, and what a measurement says."""

from typing import Any

import attrs


@attrs.frozen
class Variant:
    """One handshake: its members, and whether they are interchangeable, whether time waits, whether learners haunt."""

    members: int
    symmetry: bool = False
    urgent: bool = False
    ghost: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The names of what is switched on."""
        return tuple(name for name in ("symmetry", "urgent", "ghost") if getattr(self, name))

    @property
    def arguments(self) -> list[str]:
        """The arguments that ask for it on the command line."""
        return ["--members", str(self.members), *(f"--{word}" for word in self.words)]

    @property
    def described(self) -> str:
        """What is switched on, as a title ends."""
        return "".join(f", {word}" for word in self.words)


@attrs.frozen
class Measurement:
    """One run of one engine, as far as it tells; or why it is absent.

    `transitions` leave the initial world out. `depth` is the length of the longest shortest run; in a search by
    layers it is in ticks. `bounded` says where the run was cut off.
    """

    worlds: int | None = None
    transitions: int | None = None
    depth: int | None = None
    seconds: float | None = None
    peak_mib: float | None = None
    evaluations: int | None = None
    bounded: str | None = None
    absent: str | None = None

    @property
    def worlds_per_second(self) -> float:
        """The speed; 0 where it is unknown."""
        return self.worlds / self.seconds if self.worlds and self.seconds else 0.0

    def as_object(self) -> dict[str, Any]:
        """Return what is known, for JSON."""
        if self.absent is not None:
            return {"absent": self.absent}
        known = {name: value for name, value in attrs.asdict(self).items() if value is not None}
        return {**known, "worlds_per_second": round(self.worlds_per_second)}
