"""Mentions → claims: who is reported to have done what to whom, where, when, with what harm."""
