"""``python -m tests.benchmarks [NAME]...`` prints one JSON object per figure."""

import sys

from tests.benchmarks import (
    analysis,
    anchoring,
    entities,
    growth,
    journal,
    notes,
    reading,
    search,
    start,
)

ALL = {
    "start": start.figures,
    "analysis": analysis.figures,
    "reading": reading.figures,
    "search": search.figures,
    "entities": entities.figures,
    "growth": growth.figures,
    "journal": journal.figures,
    "anchoring": anchoring.figures,
    "notes": notes.figures,
}


def main(names: list[str]) -> int:
    """Run benchmarks by name, all of them where none is named."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    for name in names or ALL:
        for figure in ALL[name]():
            print(figure.as_json(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
