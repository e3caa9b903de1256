"""Weapons, platforms and munitions."""
