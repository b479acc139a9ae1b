"""Long trials: ``python -m tests.soak history [--sequences N]`` and ``... kill [--cycles N]``."""

import argparse
import json
import sys

from tests.soak import history, kill


def main(words: list[str]) -> int:
    """Run one trial, print one JSON object about it, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    commands = parser.add_subparsers(dest="trial", required=True)
    sequences = commands.add_parser("history", help="random edits, undo, redo and taking back")
    sequences.add_argument("--sequences", type=int, default=10_000)
    cycles = commands.add_parser("kill", help="a writer is killed in the middle of it")
    cycles.add_argument("--cycles", type=int, default=2000)
    for each in (sequences, cycles):
        each.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(words)
    if given.trial == "history":
        told = history.run(given.sequences, given.seed)
    else:
        told = kill.run(given.cycles, given.seed)
    print(json.dumps(told), flush=True)
    return 1 if told["failures"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
