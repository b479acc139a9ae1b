"""The articles read one after the other, back and forward."""

from collections.abc import Callable, Container


class Way:
    """Remembers the way through the archive, as a browser does."""

    def __init__(self) -> None:
        self._back: list[int] = []
        self._forward: list[int] = []

    def leave(self, article_id: int) -> None:
        """Another article was chosen: ``article_id`` is what *back* leads to."""
        self._back.append(article_id)
        self._forward.clear()

    def back(self, here: int | None, kept: Container[int], show: Callable[[int], None]) -> None:
        """Show the article read before this one, passing over those no longer kept."""
        _walk(self._back, self._forward, here, kept, show)

    def forward(self, here: int | None, kept: Container[int], show: Callable[[int], None]) -> None:
        """Undo *back*."""
        _walk(self._forward, self._back, here, kept, show)


def _walk(
    taken: list[int],
    left: list[int],
    here: int | None,
    kept: Container[int],
    show: Callable[[int], None],
) -> None:
    while taken:
        article_id = taken.pop()
        if article_id in kept:
            if here is not None:
                left.append(here)
            show(article_id)
            return
