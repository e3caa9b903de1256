"""`waqai lexicon check` on the package itself."""

import subprocess
from collections.abc import Callable


def test_the_word_lists_are_in_order(
    waqai_run: Callable[..., subprocess.CompletedProcess[bytes]],
) -> None:
    done = waqai_run("lexicon", "check")
    assert done.returncode == 0, done.stdout.decode()
    assert b" tables, 0 problems" in done.stderr
