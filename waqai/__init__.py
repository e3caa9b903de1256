"""Waqai (وقائع): Arabic reporting on armed conflict into conflict data that can be checked."""
