"""The command palette: every action by name."""
