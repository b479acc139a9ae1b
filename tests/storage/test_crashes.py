import json
import random
import subprocess
import sys
import time
from pathlib import Path

from storage import check, open_archive

ROOT = Path(__file__).parents[2]
CYCLES = 20


def start(path: Path, cycle: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.storage.writer_process", str(path), str(cycle)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_in_the_middle(path: Path, cycle: int, notes: int, seconds: float) -> list[str]:
    """Let a writer write some notes and go on for some seconds, kill it, and return its lines."""
    writer = start(path, cycle)
    assert writer.stdout
    assert writer.stdout.readline() == "open\n"
    lines = [writer.stdout.readline() for _ in range(notes)]
    time.sleep(seconds)
    writer.kill()
    output, _ = writer.communicate()
    return lines + [line for line in output.splitlines(keepends=True) if line.endswith("\n")]


def test_a_writer_that_is_killed_loses_nothing_it_acknowledged(path: Path) -> None:
    chance = random.Random(11)
    told: dict[str, str] = {}
    for cycle in range(CYCLES):
        lines = kill_in_the_middle(path, cycle, chance.randint(0, 5), chance.uniform(0.0, 0.02))
        told |= dict(line.rstrip("\n").split("\t") for line in lines)
    assert len(told) > CYCLES
    with open_archive(path) as archive:
        assert not archive.read_only
        for annotation_id, title in told.items():
            note = archive.annotations.get(annotation_id)
            assert note.body == f"{title}, edited"
            assert archive.articles.get(note.article_id).article.title == title
        assert check(archive) == []


def test_writers_and_a_window_that_are_killed_lose_nothing_that_was_acknowledged() -> None:
    """A few cycles; ``python -m tests.soak kill`` runs two thousand, ``.ci/run`` a hundred."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "kill", "--cycles", "20", "--seed", "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert told["failures"] == []
    assert told["acknowledged"] > 0
    assert told["windows"] == 1


def test_a_process_that_is_killed_while_it_makes_an_archive_leaves_none_or_a_whole_one(
    path: Path,
) -> None:
    for cycle in range(6):
        fresh = path.with_name(f"fresh{cycle}")
        writer = start(fresh, cycle)
        time.sleep(0.15 + 0.05 * cycle)
        writer.kill()
        writer.communicate()
        with open_archive(fresh) as archive:
            assert check(archive) == []


def test_a_second_process_may_read_until_the_first_is_gone(path: Path) -> None:
    writer = start(path, 0)
    assert writer.stdout
    assert writer.stdout.readline() == "open\n"
    annotation_id, title = writer.stdout.readline().rstrip("\n").split("\t")
    with open_archive(path) as archive:
        assert archive.read_only
        assert "open in another Pressmark window" in archive.notice
        assert archive.annotations.get(annotation_id).body == f"{title}, edited"
    writer.kill()
    writer.communicate()
    with open_archive(path) as archive:
        assert not archive.read_only
