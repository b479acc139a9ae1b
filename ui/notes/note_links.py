"""Links to articles, notes and entities in the notes that are shown."""

from annotation.links import links_in
from storage import ArchiveError, LinkState, LinkTarget
from ui.session import Session

_OURS = "link:"


class NoteLinks:
    """Looks up where the links of a note lead."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, target: str) -> LinkTarget | None:
        """Return what a target leads to; None, and a word about it, where the archive fails."""
        try:
            return self._session.archive.links.resolve(target)
        except ArchiveError as error:
            self._session.failed.emit(str(error))
            return None

    def whole(self, body: str) -> tuple[bool, ...]:
        """Return of each link of a note whether it leads anywhere."""
        found = (self.find(link.target) for link in links_in(body))
        return tuple(each is not None and each.state is LinkState.FOUND for each in found)

    def target(self, body: str, address: str) -> str:
        """Return the target that an address in the rendered note stands for, "" for others."""
        links, number = links_in(body), address.removeprefix(_OURS)
        if not address.startswith(_OURS) or not number.isdecimal() or int(number) >= len(links):
            return ""
        return links[int(number)].target

    def tip(self, body: str, address: str) -> str:
        """Return where an address in the rendered note leads, or why nowhere."""
        target = self.target(body, address)
        found = self.find(target) if target else None
        return address if found is None else found.why or found.title
