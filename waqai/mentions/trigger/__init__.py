"""Words that may express an event."""
