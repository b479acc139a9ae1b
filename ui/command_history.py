"""What the commands on the history do; ui/command_line.py says how they are called."""

from datetime import datetime

from storage import Archive, StepInfo, Touched, Undone
from ui.command_session import Session
from ui.output import Output, shortened, table
from ui.records import Record


def undo(session: Session, output: Output) -> int:
    """Take the newest step back."""
    with session.writing() as archive:
        done = archive.history.undo()
    return _tell(done, "undone", "Nothing to undo.", output)


def redo(session: Session, output: Output) -> int:
    """Do the step again that was undone last."""
    with session.writing() as archive:
        done = archive.history.redo()
    return _tell(done, "done again", "Nothing to redo.", output)


def revert(session: Session, number: int, output: Output) -> int:
    """Take one step back, whatever was made after it, where nothing of that depends on it."""
    with session.writing() as archive:
        done = archive.history.revert(number)
    output.record({"step": done.title}, done.title)
    return output.status


def _tell(done: Undone | None, what: str, nothing: str, output: Output) -> int:
    title = done.title if done is not None else None
    output.record({"step": title}, nothing if title is None else f"{title}: {what}")
    return output.status


def history(session: Session, limit: int, output: Output) -> int:
    """List the newest steps, the newest first."""
    with session.reading() as archive:
        steps = archive.history.steps(limit)
        touched = archive.history.touched([each.id for each in steps])
        found = [(each, touched.get(each.id, Touched())) for each in steps]
        step_records = [_record(archive, *each) for each in found] if output.as_json else []
    lines = table([_columns(*each) for each in found])
    for place, words in enumerate(lines):
        output.record(step_records[place] if output.as_json else {}, words)
    if not steps:
        output.words("Nothing has been changed yet.")
    return output.status


def _record(archive: Archive, step: StepInfo, touched: Touched) -> Record:
    reason = archive.history.obstacle(step.id)
    return {
        "id": step.id,
        "title": step.title,
        "made": step.made,
        "state": _state(step) or "done",
        "articles": touched.articles,
        "titles": list(touched.titles),
        "rows": dict(touched.rows),
        "revertible": not reason,
        "reason": reason,
    }


def _columns(step: StepInfo, touched: Touched) -> tuple[str, ...]:
    made = datetime.fromisoformat(step.made).astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{step.id:>5}", made, _state(step), shortened(step.title, 80), _articles(touched)


def _state(step: StepInfo) -> str:
    if step.undone:
        return "undone"
    return "taken back" if step.taken_back else ""


def _articles(touched: Touched) -> str:
    if touched.articles == 1 and touched.titles:
        return shortened(touched.titles[0], 60)
    return f"{touched.articles:,} articles" if touched.articles else ""
