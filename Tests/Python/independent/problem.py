class Problem(Exception):
    """A reason why a document does not pass."""
