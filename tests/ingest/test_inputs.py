"""INPUT… → documents and error records: files, folders, globs, standard input, JSON Lines."""

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from waqai.ingest.inputs import Inputs
from waqai.model.document import EMPTY, NO_ARABIC, Document, Hints
from waqai.model.report import ErrorReport

TEXT = "انفجرت عبوة ناسفة قرب حاجز للشرطة."


def read(*inputs: object, stdin: bytes = b"", **options: object) -> list[Document | ErrorReport]:
    return list(Inputs([str(word) for word in inputs], io.BytesIO(stdin), **options))  # type: ignore[arg-type]


def documents(*inputs: object, **options: object) -> list[Document]:
    found = read(*inputs, **options)  # type: ignore[arg-type]
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def errors(*inputs: object, **options: object) -> list[ErrorReport]:
    found = read(*inputs, **options)  # type: ignore[arg-type]
    return [item for item in found if isinstance(item, ErrorReport)]


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)


def test_a_file_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8")
    (document,) = documents(file, hints=Hints(country="IQ"))
    assert document.id == str(file)
    assert document.text == TEXT
    assert document.hints.country == "IQ"
    assert document.is_plain
    assert len(document.sha256) == 64


def test_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/config", "sub/.x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    ids = [document.id for document in documents(tmp_path)]
    assert ids == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_globs(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.md", "sub/4.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert len(documents(f"{tmp_path}/*.txt")) == 2
    assert len(documents(f"{tmp_path}/**/*.txt")) == 3
    assert len(documents(f"{tmp_path}/s*")) == 1
    assert [e.error.kind for e in errors(f"{tmp_path}/*.pdf")] == ["unreadable"]


def test_a_name_with_glob_signs_is_a_file_first(tmp_path: Path) -> None:
    file = tmp_path / "[1].txt"
    file.write_text(TEXT, encoding="utf-8")
    assert len(documents(file)) == 1


def test_empty_folder_is_said(tmp_path: Path) -> None:
    (error,) = errors(tmp_path)
    assert "no files" in error.error.message


def test_json_lines_fields(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        jsonl(
            {
                "id": "x",
                "text": TEXT,
                "published": "2024-03-05",
                "country": "iq",
                "url": "http://a",
            },
            {"id": 7, "text": TEXT, "published": "2024-03-05T23:10:00+03:00", "publisher": "الأفق"},
            {"html": "<h1>عنوان</h1><p>نص</p>", "title": "عنوان"},
            {"text": TEXT, "published": None, "extra": [1]},
        )
    )
    first, second, third, fourth = documents(file, hints=Hints(country="SY"))
    assert (first.id, first.url, first.hints.country) == ("x", "http://a", "IQ")
    assert str(first.hints.published) == "2024-03-05"
    assert (second.id, second.hints.publisher, second.hints.country) == ("7", "الأفق", "SY")
    assert str(second.hints.published) == "2024-03-05"
    assert (third.id, third.text, third.is_plain) == (f"{file}:3", "عنوان\nنص", False)
    assert third.media_type == "text/html"
    assert (fourth.id, fourth.hints.published) == (f"{file}:4", None)


def test_unusable_hints_are_left_out_with_a_warning() -> None:
    line = jsonl({"id": "x", "text": TEXT, "published": "أمس", "country": "Iraq", "title": 3})
    (document,) = documents("-", stdin=line)
    assert document.hints == Hints()
    assert [warning.split(" ")[0] for warning in document.warnings] == [
        '"title"',
        '"published"',
        '"country"',
    ]


def test_json_lines_are_recognised_by_content() -> None:
    assert [d.id for d in documents("-", stdin=b"\n" + jsonl({"id": "x", "text": TEXT}))] == ["x"]
    assert documents("-", stdin=TEXT.encode())[0].id == "-"
    assert documents("-", stdin=("{ " + TEXT + " }").encode())[0].text.startswith("{ ")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_json_lines_in_other_encodings(codec: str, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    line = '{"id": "x", "text": "' + TEXT + '"}\r\n\r\n'
    file.write_bytes((line * 2).encode(codec))
    first, second = documents(file)
    assert first.text == second.text == TEXT
    assert first.is_plain == (codec != "cp1256")


def test_same_text_has_the_same_hash_in_a_file_and_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(jsonl({"text": TEXT}))
    first, second = documents(tmp_path)
    assert first.sha256 == second.sha256


def test_bad_lines_are_errors_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = jsonl({"id": "good", "text": TEXT})
    lines = [
        b'{"id": "c\\u0075t", "text": "\xd9\x82\n',
        b"[1, 2]\n",
        b'{"id": "no-text"}\n',
        b'{"id": "null", "text": null}\n',
        b'{"id": "number", "text": 5}\n',
        b'"only words"\n',
        b"\x00\x01\x02\x03" * 100 + b"\n",
        b"[" * 50_000 + b"\n",
    ]
    file.write_bytes(good + b"".join(lines) + good.replace(b"good", b"last").rstrip(b"\n"))
    found = read(file)
    assert [item.id for item in found if isinstance(item, Document)] == ["good", "last"]
    bad = [item for item in found if isinstance(item, ErrorReport)]
    assert [e.error.where for e in bad] == [f"{file}:{number}" for number in range(2, 10)]
    assert [e.document.id for e in bad[:5]] == ["cut", f"{file}:3", "no-text", "null", "number"]
    assert {e.error.kind for e in bad} == {"malformed", "not_text"}
    assert "JSON" in bad[0].error.message
    assert "text" in bad[2].error.message


def test_lone_surrogates_and_raw_control_characters_in_json_are_read() -> None:
    line = '{"id": "x", "text": "خبر \\ud83d عاجل\tهنا"}\n'.encode()
    (document,) = documents("-", stdin=line)
    assert document.text == "خبر \ufffd عاجل\tهنا"
    assert not document.is_plain
    assert "surrogate" in document.warnings[0]


def test_duplicate_ids_get_a_warning() -> None:
    first, second = documents("-", stdin=jsonl({"id": "x", "text": TEXT}) * 2)
    assert first.warnings == ()
    assert "'x'" in second.warnings[0]


def test_nothing_to_code_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"Nothing to see. 123")
    (tmp_path / "c.txt").write_bytes(b" \n\xef\xbb\xbf")
    empty, latin, blank = documents(tmp_path)
    assert empty.warnings == (EMPTY,)
    assert latin.warnings == (NO_ARABIC,)
    assert blank.warnings[0] in (EMPTY, NO_ARABIC)


def test_unreadable_files_are_errors(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(TEXT, encoding="utf-8")
    locked.chmod(0)
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    found = read(tmp_path, tmp_path / "missing.txt")
    failed = [item.document.id for item in found if isinstance(item, ErrorReport)]
    is_root = os.geteuid() == 0  # root reads a locked file all the same
    assert failed == [
        str(tmp_path / name)
        for name in ("link.txt", *(() if is_root else ("locked.txt",)), "missing.txt")
    ]
    locked.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_file_names_that_are_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (document,) = documents(tmp_path)
    assert document.id == f"{tmp_path}/\ufffd.txt"
    (error,) = errors(tmp_path / os.fsdecode(b"\xfe.txt"))
    assert error.document.id == error.error.where == f"{tmp_path}/\ufffd.txt"


def test_files_over_the_limit_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT * 10, encoding="utf-8")
    size = file.stat().st_size
    assert documents(file, max_bytes=size)
    for error in (
        *errors(file, max_bytes=size - 1),
        *errors("-", stdin=file.read_bytes(), max_bytes=size - 1),
    ):
        assert error.error.kind == "too_large"
        assert "--max-size" in error.error.message


def test_lines_over_the_limit_are_refused_with_their_id(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = jsonl({"id": "good", "text": TEXT})
    file.write_bytes(good + jsonl({"id": "big", "text": TEXT * 200}) + good)
    found = read(file, max_bytes=1000)
    assert [type(item).__name__ for item in found] == ["Document", "ErrorReport", "Document"]
    assert isinstance(found[1], ErrorReport)
    assert (found[1].document.id, found[1].error.kind) == ("big", "too_large")
    assert found[1].error.where == f"{file}:2"


_MEASURE = """
import sys
from pathlib import Path
from waqai.ingest.inputs import Inputs
items = [type(item).__name__ for item in Inputs([sys.argv[1]], sys.stdin.buffer)]
# not ru_maxrss: a child of a large process (these tests) begins with its parent's
status = Path("/proc/self/status").read_text()
print(*items, status.partition("VmHWM:")[2].split()[0])
"""


def test_a_50_mb_line_is_refused_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with file.open("wb") as out:
        out.write(b'{"id": "big", "text": "')
        for _ in range(50):
            out.write("قصف ".encode() * 142_858)
        out.write(b'"}\n' + jsonl({"id": "good", "text": TEXT}))
    command = [sys.executable, "-c", _MEASURE, str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    *kinds, kilobytes = run.stdout.split()
    assert kinds == ["ErrorReport", "Document"]
    assert int(kilobytes) < 200_000  # 1 GB is the promise; the limit of 20 MB allows far less


def test_the_output_file_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    out.write_text("", encoding="utf-8")
    found = out.stat()
    assert len(documents(tmp_path, exclude=(found.st_dev, found.st_ino))) == 1


def test_progress_in_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    inputs = Inputs([str(tmp_path), str(tmp_path / "missing")], io.BytesIO())
    assert inputs.bytes_total == len(TEXT.encode())
    list(inputs)
    assert inputs.bytes_read == inputs.bytes_total
    assert Inputs(["-"], io.BytesIO()).bytes_total is None
