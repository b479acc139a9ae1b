def run(cycles: int, seed: int) -> dict[str, object]:
    """TBD."""
    return {}
