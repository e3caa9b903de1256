"""Coders: the rules of this package behind the Coder protocol."""
