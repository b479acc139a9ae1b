"""Imports point one way, and foreign libraries come in through their doors."""

import ast
import re

from tests.architecture.code import Import, imports, modules, tree

MAY_IMPORT = {
    "annotation": {"annotation"},
    "formats": {"formats", "annotation"},
    "storage": {"storage", "annotation"},
    "ui": {"ui", "formats", "storage", "annotation"},
    "main": {"ui", "run"},
    "run": set[str](),
}

DOORS = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "sqlite3": ("storage",),
    "sqlite_utils": ("storage",),
    "nltk": ("annotation.recognition",),
    "numpy": ("annotation.recognition",),
    "torch": ("annotation.recognition",),
    "rapidfuzz": ("annotation.alignment", "annotation.matching"),
    "markdown": ("formats",),
    "trafilatura": ("formats",),
    "lxml": ("formats",),
    "nh3": ("formats",),
    "yaml": ("formats",),
    "html.parser": ("formats",),
    "xml": ("formats",),
    "charset_normalizer": ("formats",),
    "filelock": ("storage",),
    "platformdirs": ("ui.places",),
    "click": ("ui.command_line", "ui.command_notes_options"),
    "multiprocessing": ("ui.worker",),
    "resource": ("ui.worker",),
}

NO_DOOR = {
    *("socket", "ssl", "urllib", "http", "ftplib", "smtplib", "requests", "urllib3", "httpx"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineCore"),
}
"""What reaches other machines. Nothing does."""

HARMLESS = {"urllib.parse"}
"""Taking an address apart reaches nobody."""

WITHOUT_QT = (
    *("ui.command_line", "ui.command_session", "ui.command_work", "ui.worker", "ui.jobs"),
    *("ui.command_decisions", "ui.command_entities", "ui.command_history", "ui.decision_files"),
    "ui.command_versions",
    *(
        "ui.analysis",
        "ui.exporting",
        "ui.opening",
        "ui.start",
        "ui.output",
        "ui.places",
        "ui.records",
    ),
)
"""The modules of ui/ that work where Qt's libraries are missing."""


def every_import() -> list[Import]:
    return [each for module in modules() for each in imports(module)]


def top(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def inside(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def test_the_program_is_there_to_be_looked_at() -> None:
    assert {"main", "run", "annotation.article", "ui.command_line"} <= set(modules())
    assert len(every_import()) > 100


def test_packages_import_only_what_lies_below_them() -> None:
    wrong = [
        str(each)
        for each in every_import()
        if top(each.module) in MAY_IMPORT and top(each.module) not in MAY_IMPORT[top(each.importer)]
    ]
    assert wrong == []


def test_foreign_libraries_come_in_through_their_doors() -> None:
    wrong = [
        str(each)
        for each in every_import()
        for library, doors in DOORS.items()
        if inside(each.module, (library,)) and not inside(each.importer, doors)
    ]
    assert wrong == []


def test_nothing_reaches_for_other_machines() -> None:
    wrong = [
        str(each)
        for each in every_import()
        if NO_DOOR & {each.module, top(each.module)} and each.module not in HARMLESS
    ]
    assert wrong == []


def test_sql_is_written_in_storage_only() -> None:
    sql = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\s")
    wrong = [
        f"{module}:{node.lineno}"
        for module, path in modules().items()
        if not inside(module, ("storage",))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and sql.search(node.value)
    ]
    assert wrong == []


def test_the_command_line_reaches_no_qt_in_any_way() -> None:
    reached: set[str] = set()
    waiting = list(WITHOUT_QT)
    while waiting:
        module = waiting.pop()
        if module in reached:
            continue
        reached.add(module)
        waiting += [each.module for each in imports(module) if each.module in modules()]
    guilty = [
        str(each)
        for module in sorted(reached)
        for each in imports(module)
        if top(each.module) == "PySide6"
    ]
    assert guilty == []


def test_no_module_imports_itself_by_a_detour() -> None:
    below = {
        module: {
            each.module
            for each in imports(module)
            if each.module in modules() and not each.typing_only and each.module != module
        }
        for module in modules()
    }
    while free := [module for module, needs in below.items() if not needs & below.keys()]:
        for module in free:
            del below[module]
    assert below == {}, "these modules import each other in a circle"
