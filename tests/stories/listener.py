"""Hears what a screen reader would be told: ``python -m tests.stories.listener ADDRESS``.

Prints one announcement a line, as AT-SPI hands them to screen readers on the bus at ADDRESS.
"""

import sys

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

_REGISTRY = "org.a11y.atspi.Registry"
READY = "listening"


class Listener(QObject):
    """Prints announcements as they come."""

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """Print the words of one."""
        print(message.arguments()[3].variant(), flush=True)


def listen(address: str) -> int:
    """Ask for announcements and print them until the process is ended."""
    app = QCoreApplication([])
    listener = Listener()
    bus = QDBusConnection.connectToBus(address, "accessibility")
    wish = QDBusMessage.createMethodCall(
        _REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent"
    )
    wish.setArguments(["object:announcement"])
    answer = bus.call(wish)
    hears = bus.connect(
        *("", "", "org.a11y.atspi.Event.Object", "Announcement"),  # type: ignore[call-overload]
        *(listener, SLOT("hear(QDBusMessage)")),
    )
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not hears:
        print(answer.errorMessage(), flush=True)
        return 1
    print(READY, flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(listen(sys.argv[1]))
