"""The screen, and the command line beside it. The only place that knows Qt."""
