"""What an article, a span, a note and a named entity are. No Qt, no SQL, no files."""
