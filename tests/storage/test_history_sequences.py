"""A hundred of the random sequences; ``python -m tests.soak history`` runs ten thousand."""

from tests.soak import history


def test_random_edits_are_undone_done_again_and_taken_back_to_the_letter() -> None:
    told = history.run(sequences=100, seed=20_000)
    assert told["failures"] == []
    acts = [told[each] for each in ("steps", "undo", "redo", "revert", "refused")]
    assert all(isinstance(count, int) and count > 20 for count in acts)
