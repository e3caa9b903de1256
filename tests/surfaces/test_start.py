"""The command before any work: help, versions, what it loads, the public names."""

import subprocess
import sys
from collections.abc import Callable

import pytest

import waqai
from waqai.coders.choose import UnknownCoderError, get_coder

_LOADED = """
import sys
from waqai.surfaces.cli.main import main
try:
    main(["--help"])
except SystemExit:
    pass
slow = ("waqai.lexicon", "waqai.mentions", "tqdm", "msgspec")
print([name for name in sys.modules if name.startswith(slow)])
"""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_help_names_the_commands_and_loads_no_word_list(waqai_run: Run) -> None:
    done = waqai_run("--help")
    assert done.returncode == 0
    for word in (b"code", b"mentions", b"evaluate", b"demo", b"exit codes"):
        assert word in done.stdout
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("command", ["code", "mentions", "demo", "evaluate", "lexicon"])
def test_each_command_has_help(waqai_run: Run, command: str) -> None:
    done = waqai_run(command, "--help")
    assert done.returncode == 0
    assert f"waqai {command}".encode() in done.stdout


def test_version(waqai_run: Run) -> None:
    assert waqai_run("--version").stdout.decode().strip() == f"waqai {waqai.__version__}"


def test_public_names_are_exact() -> None:
    assert waqai.__all__ == ["Coder", "__version__", "code"]
    assert all(hasattr(waqai, name) for name in waqai.__all__)
    with pytest.raises(AttributeError, match="Coder"):
        waqai.Nothing  # type: ignore[attr-defined]  # noqa: B018


def test_unknown_coders_are_named_with_those_there_are() -> None:
    with pytest.raises(UnknownCoderError, match="rules"):
        get_coder("magic")
