"""What may be wrong with a word list: its form, its links to others, its sources, its patterns."""
