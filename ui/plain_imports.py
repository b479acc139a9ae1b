"""Imports without the search for PySide's ``__feature__``.

PySide puts a hook of its own before ``import``, for the ``from __feature__ import snake_case`` that
nobody uses here. It calls Python code at every import, and reads the source of each new module to
look for a word in it: a tenth of a millisecond for each module, 11 ms for the start of the window,
and the sources stay in memory. Without the hook everything else of PySide works as before.
"""

import builtins


def import_plainly() -> None:
    """Load PySide and take its import hook away; where there is none, nothing happens."""
    import PySide6.QtCore  # noqa: F401  puts the hook there

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
