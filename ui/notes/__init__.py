"""The notes panel: annotations in text order, written and edited beside the page."""
