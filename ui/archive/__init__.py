"""The left pane: the archive's articles, the search box, the bin."""
