"""The nouns: frozen structs that stages hand to each other. Imports nothing of Waqai."""
