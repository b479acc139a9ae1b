"""The pinned PySide6 keeps its references: some builds abort after a few thousand calls."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication


class Sender(QObject):
    sent = Signal(bool)


def test_thousands_of_calls_lose_no_reference(qapp: QApplication) -> None:
    sender = Sender()
    heard: list[bool] = []
    sender.sent.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(20_000):
        sender.setObjectName("one")
        if number % 10 == 0:
            sender.sent.emit(True)
    heard_all = len(heard)
    heard.clear()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert heard_all == 2_000
    assert min(new - old for new, old in zip(after, before, strict=True)) > -50
