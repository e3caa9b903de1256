"""Accounts inside one article that cannot all be true."""
