"""A coder by its name."""

from __future__ import annotations

from waqai.coders.protocol import DocumentCoder
from waqai.model.errors import WaqaiError

__all__ = ["CODER_NAMES", "UnknownCoderError", "get_coder"]

CODER_NAMES = ("rules",)


class UnknownCoderError(WaqaiError):
    """No coder has this name."""


def get_coder(name: str = "rules") -> DocumentCoder:
    """The coder of that name, ready to work. Raises UnknownCoderError naming those there are."""
    if name == "rules":
        from waqai.coders.rules import RulesCoder  # noqa: PLC0415  builds the vocabulary

        return RulesCoder()
    raise UnknownCoderError(f"there is no coder {name!r}; there is: {', '.join(CODER_NAMES)}")
