"""How data files become matchers: tables → lexica → one vocabulary → one scan per text."""
