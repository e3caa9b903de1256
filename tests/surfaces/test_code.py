"""`waqai code` as people run it: formats, exit codes, bad input, processes."""

import csv
import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from waqai.surfaces.cli.rows import COLUMNS

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = (
    "بغداد – قُتل جنديان وأصيب ثلاثة آخرون بانفجار عبوة ناسفة استهدفت دورية للجيش العراقي "
    "في قضاء الطارمية شمالي بغداد، اليوم الثلاثاء، بحسب مصدر أمني."
)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_pipe_gets_json_lines(waqai_run: Run, folder: Path) -> None:
    done = waqai_run("code", folder, "--published", "2024-03-05", "--country", "IQ")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line["document"]["id"] for line in lines(done)] == [
        str(folder / f"{number}.txt") for number in range(6)
    ]
    event = lines(done)[0]["articles"][0]["events"][0]
    assert event["type"] == "remote_explosive_landmine_ied"
    assert event["date"]["start"] == "2024-03-05"


def test_standard_input_and_globs(waqai_run: Run, folder: Path) -> None:
    done = waqai_run("code", "-", f"{folder}/[0-2].txt", stdin=TEXT.encode())
    assert [line["document"]["id"][-5:] for line in lines(done)] == [
        "-",
        "0.txt",
        "1.txt",
        "2.txt",
    ]


def test_relative_paths_are_ids_as_given(waqai_run: Run, folder: Path) -> None:
    done = waqai_run("code", "./1.txt", cwd=folder)
    assert lines(done)[0]["document"]["id"] == "./1.txt"


def test_spans_hold_in_every_encoding(waqai_run: Run, valid_report: Any, tmp_path: Path) -> None:
    encodings = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859_6"]
    text = TEXT.replace("–", "-")
    for codec in encodings:
        (tmp_path / f"{codec}.txt").write_bytes(text.replace("\n", "\r\n").encode(codec))
    (tmp_path / "broken.txt").write_bytes(text.encode()[:-2])
    done = waqai_run("code", tmp_path)
    assert done.returncode == 0
    found = {Path(line["document"]["id"]).stem: line for line in lines(done)}
    for codec, line in found.items():
        valid_report(line, text)
        assert line["articles"][0]["events"], codec
    assert found["utf-8"]["document"]["warnings"] == []
    for codec, name in (("cp1256", "windows-1256"), ("iso8859_6", "iso-8859-6")):
        assert found[codec]["document"]["encoding"] == name
        assert name in found[codec]["document"]["warnings"][0]
        assert f"{codec}.txt: warning: decoded as {name}".encode() in done.stderr
        assert found[codec]["document"]["text"] == text


def test_nothing_to_code_is_no_failure(waqai_run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_text("Nothing here, 12.", encoding="utf-8")
    done = waqai_run("code", tmp_path)
    assert done.returncode == 0
    for line in lines(done):
        assert line["articles"] == []
        assert line["document"]["warnings"]


def test_bad_documents_become_error_lines_and_the_rest_is_coded(
    waqai_run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n" + bytes(100))
    (tmp_path / "c.jsonl").write_bytes(
        jsonl({"id": "good", "text": TEXT}) + b"{broken\n" + jsonl({"id": "bare"})
    )
    (tmp_path / "d.txt").write_text(TEXT * 40, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone")
    done = waqai_run("code", tmp_path, "--max-size", "0.01")
    assert done.returncode == 1
    kinds = [line.get("error", {}).get("kind") for line in lines(done)]
    assert kinds == [None, "not_text", None, "malformed", "malformed", "too_large", "unreadable"]
    problems = done.stderr.decode().splitlines()
    assert len(problems) == 5
    wheres = ["b.png: ", "c.jsonl:2: ", "c.jsonl:3: ", "d.txt: ", "link.txt: "]
    for problem, where in zip(problems, wheres, strict=True):
        assert problem.startswith(f"waqai: {tmp_path}/{where}")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["code"],
        ["code", "a", "--published", "yesterday"],
        ["code", "a", "--country", "Iraq"],
        ["code", "a", "--jobs", "0"],
        ["code", "a", "--max-size", "no"],
        ["code", "a", "--coder", "magic"],
        ["code", "a", "--format", "xml"],
        ["code", "a", "--output", "/no/such/folder/x"],
        ["mentions", "a", "--kinds", "verbs"],
    ],
)
def test_wrong_usage_is_2(waqai_run: Run, words: list[str]) -> None:
    done = waqai_run(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_an_input_is_never_overwritten(waqai_run: Run, folder: Path) -> None:
    file = folder / "1.txt"
    done = waqai_run("code", file, "--output", file)
    assert done.returncode == 2
    assert file.read_text(encoding="utf-8") == TEXT


def test_output_beside_the_inputs_is_not_read(waqai_run: Run, folder: Path) -> None:
    for _ in range(2):
        done = waqai_run("code", folder, "--output", folder / "out.jsonl")
        assert (done.returncode, done.stdout) == (0, b"")
        assert len((folder / "out.jsonl").read_bytes().splitlines()) == 6


def test_any_number_of_jobs_gives_the_same_bytes(waqai_run: Run, tmp_path: Path) -> None:
    texts = [{"id": f"d{n}", "text": f"{TEXT}\nفقرة رقم {n}.\n" * (n % 5 + 1)} for n in range(80)]
    file = tmp_path / "a.jsonl"
    file.write_bytes(jsonl(*texts[:40]) + b"no json\n" + jsonl(*texts[40:]))
    for name in ("jsonl", "table"):
        one, three = (waqai_run("code", file, "--format", name, "--jobs", n) for n in (1, 3))
        assert one.stdout == three.stdout
        assert one.stderr == three.stderr
        assert one.returncode == three.returncode == 1


def test_csv_has_one_row_per_event(waqai_run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(500))
    done = waqai_run("code", folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["type"] == "remote_explosive_landmine_ied"
    assert (rows[0]["killed_low"], rows[0]["killed_high"]) == ("2", "2")
    assert rows[0]["background"] == "false"
    assert rows[-1]["error"].startswith("not_text: ")
    assert done.returncode == 1


def test_parquet(waqai_run: Run, folder: Path) -> None:
    from pyarrow import parquet

    out = folder / "events.parquet"
    assert (
        waqai_run("code", f"{folder}/*.txt", "--format", "parquet", "--output", out).returncode == 0
    )
    table = parquet.read_table(out)
    assert tuple(table.column_names) == COLUMNS
    assert table.num_rows == 6
    assert table.column("killed_low").to_pylist() == [2] * 6


def test_parquet_without_pyarrow_says_what_to_install(
    waqai_run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "pyarrow.py").write_text("raise ImportError('none')", encoding="utf-8")
    done = waqai_run(
        "code",
        folder / "1.txt",
        "--format",
        "parquet",
        PYTHONPATH=str(tmp_path / "block"),
    )
    assert done.returncode == 2
    assert b"waqai[parquet]" in done.stderr


def on_terminal(*words: object, columns: int = 80, **environment: str) -> tuple[str, int]:
    """What a person sees: the command with stdout and stderr on a terminal of that width."""
    main, side = pty.openpty()
    given = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", **environment}
    given.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    command = [sys.executable, "-m", "waqai", *map(str, words)]
    process = subprocess.Popen(command, stdout=side, stderr=side, env=given, close_fds=True)
    os.close(side)
    seen = b""
    while select.select([main], [], [], 60)[0]:
        try:
            chunk = os.read(main, 65536)
        except OSError:  # the other side is closed: Linux says EIO
            break
        if not chunk:
            break
        seen += chunk
    os.close(main)
    return seen.decode().replace("\r\n", "\n"), process.wait(60)


def test_a_terminal_gets_a_table(folder: Path) -> None:
    seen, code = on_terminal("code", folder / "1.txt", "--published", "2024-03-05")
    assert code == 0
    assert "Remote explosive, landmine or IED" in seen
    assert "\u2067عبوة ناسفة" in seen
    assert "2024-03-05" in seen
    assert seen.count("\u2067") == seen.count("\u2069")
    assert "\x1b[1m" in seen


def test_no_color_is_honoured(folder: Path) -> None:
    seen, _ = on_terminal("code", folder / "1.txt", NO_COLOR="1")
    assert "\x1b" not in seen
    assert "\u2067" in seen


def test_a_bar_with_rate_is_drawn_on_stderr_alone(folder: Path) -> None:
    main, side = pty.openpty()
    termios.tcsetwinsize(side, (24, 100))
    command = [sys.executable, "-m", "waqai", "code", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=side, check=True, timeout=60)
    os.close(side)
    seen = os.read(main, 65536).decode()
    os.close(main)
    assert len(done.stdout.splitlines()) == 6
    assert "6 documents" in seen
    assert "100%" in seen


def test_pipe_closed_early_is_quiet(folder: Path) -> None:
    command = f"{sys.executable} -m waqai code {folder} {folder} {folder} | head -c 20"
    done = subprocess.run(["bash", "-c", command], check=False, capture_output=True, timeout=60)
    assert len(done.stdout) == 20
    assert done.stderr.count(b"\n") == done.stderr.count(b"warning:")  # the ids repeat


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_is_130_without_a_traceback(jobs: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "waqai", "code", "-", "--jobs", jobs]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a shell that started the tests in the background has told its children to ignore it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert process.stdin is not None
    process.stdin.write(jsonl({"id": "a", "text": TEXT}) * 40)
    process.stdin.flush()
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, problems = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in problems
