"""The program's own source files, and what they import, for the tests beside this file."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("annotation", "formats", "storage", "ui")


@dataclass(frozen=True)
class Import:
    """One imported module: where it is written, and whether a function or TYPE_CHECKING has it."""

    importer: str
    module: str
    line: int
    at_top: bool
    typing_only: bool

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.module}"


def name_of(path: Path) -> str:
    """Return a file's module name."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@lru_cache
def modules() -> dict[str, Path]:
    """Return the program's modules by name, main and run among them."""
    files = [ROOT / "main.py", ROOT / "run.py"]
    for package in PACKAGES:
        files += sorted((ROOT / package).rglob("*.py"))
    return {name_of(path): path for path in files}


@lru_cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(module: str) -> list[Import]:
    """Return everything that a module imports, anywhere in it."""
    return list(_imports(module, tree(modules()[module]), at_top=True, typing_only=False))


def _imports(module: str, node: ast.AST, at_top: bool, typing_only: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        for name in _names(module, child):
            yield Import(module, name, child.lineno, at_top, typing_only)  # type: ignore[attr-defined]
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        yield from _imports(module, child, at_top and not inside, typing_only or for_types)


def _names(module: str, node: ast.AST) -> list[str]:
    """Return the modules that one statement imports; of ours, the exact ones."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    source = node.module or ""
    if node.level:
        package = module.split(".") if modules()[module].stem == "__init__" else _parent(module)
        source = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
    exact = [f"{source}.{alias.name}" for alias in node.names]
    return [name if name in modules() else source for name in exact]


def _parent(module: str) -> list[str]:
    return module.split(".")[:-1]
