"""Files, classes and functions stay small enough to be read at one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.code import ROOT, modules, tree

FILE, CLASS, FUNCTION, TEST = 400, 250, 40, 50
"""Lines at the most, docstrings and blank lines counted."""

SMALLER_FILES = {"main.py": 60, "ui/main_window.py": 250}

EXCEPTIONS: dict[str, int] = {}
"""What is larger and may be for now, with its lines. Entries are only made smaller or removed."""


def sizes() -> dict[str, tuple[int, int]]:
    """Return lines and limit of every file, class and function by name."""
    found = {}
    for path in [*modules().values(), *sorted((ROOT / "tests").rglob("*.py"))]:
        name = path.relative_to(ROOT).as_posix()
        limit = SMALLER_FILES.get(name, FILE)
        found[name] = (len(path.read_text("utf-8").splitlines()), limit)
        for thing, lines, thing_limit in things(path):
            found[f"{name}:{thing}"] = (lines, thing_limit)
    return found


def things(path: Path) -> Iterator[tuple[str, int, int]]:
    of_tests = path.is_relative_to(ROOT / "tests")
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            yield node.name, lines_of(node), CLASS
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, lines_of(node), TEST if of_tests else FUNCTION


def lines_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_nothing_is_larger_than_it_may_be() -> None:
    too_large = {
        name: lines
        for name, (lines, limit) in sizes().items()
        if lines > EXCEPTIONS.get(name, limit)
    }
    assert too_large == {}


def test_exceptions_are_still_needed_and_as_small_as_they_can_be() -> None:
    measured = sizes()
    assert {
        name: measured[name][0] for name in EXCEPTIONS if measured[name][0] > measured[name][1]
    } == EXCEPTIONS
