"""What the commands on decisions do; ui/command_line.py says how they are called."""

from pathlib import Path

from annotation.decisions import Decision
from formats.decisions_tsv import COLUMNS
from ui.command_session import Session
from ui.decision_files import export_decisions, import_decisions
from ui.output import Output, shortened, table
from ui.records import Record


def decision_record(decision: Decision) -> Record:
    """Return a decision; ``start``, ``end`` and ``article`` are null where it is on words."""
    span, selectors = decision.span, decision.selectors
    return {
        "id": decision.id,
        "verdict": decision.verdict.value,
        "reach": decision.reach.value,
        "words": decision.words,
        "label": decision.label.value if decision.label is not None else None,
        "entity": decision.entity,
        "instead": decision.instead,
        "article": decision.article_id,
        "source": decision.source,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "exact": selectors.quote.exact if selectors else "",
        "prefix": selectors.quote.prefix if selectors else "",
        "suffix": selectors.quote.suffix if selectors else "",
        "proposed": decision.proposed,
        "created": decision.created,
        "modified": decision.modified,
    }


def list_decisions(session: Session, output: Output) -> int:
    """List the decisions in the order they were made."""
    with session.reading() as archive:
        decisions = archive.decisions.all()
    lines = table(
        [
            (
                each.modified[:10],
                each.verdict.value,
                each.reach.value,
                f"{each.article_id or ''}",
                each.label.value if each.label is not None else "",
                shortened(" = ".join(filter(None, (each.words, each.entity))), 80),
            )
            for each in decisions
        ]
    )
    for decision, words in zip(decisions, lines, strict=True):
        output.record(decision_record(decision), words)
    return output.status


def export_file(session: Session, path: Path, output: Output) -> int:
    """Write the decisions into a file; only an earlier export of decisions is replaced."""
    if path.exists() and not _is_ours(path):
        output.failed("This file is there already and holds no decisions.", str(path))
        return output.status
    with session.reading() as archive:
        count = export_decisions(archive, path)
    output.record({"path": str(path), "decisions": count}, f"{count} decisions written to {path}")
    return output.status


def import_file(session: Session, path: Path, output: Output) -> int:
    """Take in the decisions of a file; every line that says none is a line on stderr."""
    with session.writing() as archive:
        imported = import_decisions(archive, path)
    for problem in imported.problems:
        output.failed(f"line {problem.line}: {problem.words}.", str(path))
    record: Record = {
        "path": str(path),
        "imported": imported.taken,
        "known": imported.known,
        "refused": [
            {"line": problem.line, "problem": problem.words} for problem in imported.problems
        ],
    }
    known = f", {imported.known} there already" if imported.known else ""
    output.record(record, f"{imported.taken} decisions imported{known}")
    return output.status


def _is_ours(path: Path) -> bool:
    """Tell whether a file begins as an export of decisions does."""
    with path.open("rb") as file:
        return file.readline(1000).rstrip(b"\r\n") == "\t".join(COLUMNS).encode("ascii")
