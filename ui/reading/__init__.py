"""The article on the page: its document, the marks painted over it, selecting and finding."""
