"""The history on the screen: what was changed when, and taking it back."""
