"""Waqai (وقائع): Arabic reporting on armed conflict into conflict data that can be checked.

import waqai
report = waqai.Coder().code(text, published="2024-03-05", country="IQ")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waqai.coders.coder import Coder, code

__all__ = ["Coder", "__version__", "code"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The public names, loaded when they are first asked for: `import waqai` costs nothing."""
    if name in ("Coder", "code"):
        from waqai.coders import coder

        return getattr(coder, name)
    raise AttributeError(f"module 'waqai' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
