"""All annotations of the archive in one window."""
