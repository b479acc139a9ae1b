"""One measured figure, and how it is told."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A value beside a reference measured in the same run; ``ratio`` is value by reference."""

    name: str
    value: float
    unit: str
    reference: float

    def as_json(self) -> str:
        """Return the figure as one line of JSON."""
        ratio = round(self.value / self.reference, 3) if self.reference else None
        rounded = {"value": round(self.value, 3), "reference": round(self.reference, 3)}
        return json.dumps({**asdict(self), **rounded, "ratio": ratio})
