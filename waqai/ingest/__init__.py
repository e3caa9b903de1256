"""The outside world → Document: bytes, encodings, JSON Lines, files and folders."""
