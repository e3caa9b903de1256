"""`waqai places`: GeoNames files into the user's gazetteer, and the coder that reads it.

Files are in the real format of GeoNames; the places are made up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from waqai.lexicon.stored import Stored
from waqai.lexicon.tables import read_table
from waqai.mentions.place.gazetteer import open_gazetteer
from waqai.mentions.place.imported import import_geonames
from waqai.mentions.place.rows import Geoname, PlaceRow
from waqai.model.value import PlaceRef

Run = Callable[..., subprocess.CompletedProcess[bytes]]

_TEXT = "دمشق - قُتل ثلاثة مدنيين بقصف مدفعي استهدف قرية تل الياسمينة في ريف حلب يوم 5 آذار 2023."


def _feature(
    number: int, name: str, lat: float, lon: float, code: str = "P.PPL", **more: object
) -> str:
    class_, _, feature = code.partition(".")
    cells = [
        number, name, name, more.get("names", ""), lat, lon, class_, feature,
        more.get("country", "SY"), "", more.get("admin1", "09"), "", "", "", more.get("people", 0),
        "", 310, "Asia/Damascus", "2024-05-01",
    ]  # fmt: skip
    return "\t".join(map(str, cells))


def _name(feature: int, language: str, name: str, flags: str = "\t\t\t") -> str:
    return f"{feature * 10}\t{feature}\t{language}\t{name}\t{flags}\t\t"


FEATURES = [
    _feature(90001, "Tall al Yasmina", 36.31, 37.02, names="Tall al Yasmina,Tell Yasmin"),
    _feature(90002, "Kafr Rumman", 36.40, 37.05, people=25000),
    _feature(90003, "Sadd Warda", 36.20, 38.00, code="S.DAM"),
    _feature(90004, "Madrasa", 36.20, 38.01, code="S.SCH"),
    _feature(90005, "Nur", 36.25, 37.30),
    _feature(90006, "Old Town", 36.26, 37.31),
    _feature(90007, "No Code", 35.20, 40.10, admin1=""),
    _feature(90008, "Nahiyat Warda", 36.28, 37.32, code="A.ADM3"),
    _feature(90009, "Typed", 36.29, 37.33, names="Typed,خربة العسلية,خربهٔ دیگر"),
    _feature(90010, "Twin", 36.4001, 37.0501),
]
NAMES = [
    _name(90001, "ar", "تل الياسمينة", "1\t\t\t"),
    _name(90001, "ar", "تلّ ياسمينة العتيق", "\t\t\t1"),
    _name(90001, "link", "https://e.example/x"),
    _name(90002, "ar", "بلدة كفر رمّانة"),
    _name(90002, "ar", "كفررمانة", "\t\t1\t"),
    _name(90003, "ar", "سد وردة الوادي"),
    _name(90004, "ar", "مدرسة"),
    _name(90005, "en", "Nur"),
    _name(90006, "ar", "القديمة جدا", "\t\t\t1"),
    _name(90007, "ar", "جب المسعودية"),
    _name(90008, "ar", "ناحية وردة الشمالية"),
    _name(90010, "ar", "كفر رمانة"),
]
_LANGUAGES = "ISO 639-3\tISO 639-2\tISO 639-1\tLanguage Name\n"


def _zip(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return path


def _files(folder: Path) -> list[Path]:
    dump = _zip(folder / "SY.zip", readme="GeoNames", SY="\n".join(FEATURES) + "\n")
    names = {"iso-languagecodes": _LANGUAGES, "alternateNamesV2": "\n".join(NAMES) + "\n"}
    return [dump, _zip(folder / "alternateNamesV2.zip", **names)]


def _refs(path: Path) -> dict[str, PlaceRef]:
    rows = open_gazetteer(path).rows
    first = rows.n_rows - Stored(path).n_rows
    return {str(rows[n].id): rows[n] for n in range(first, rows.n_rows)}


def _imported(folder: Path, paths: list[Path], before: Path | None = None) -> Path:
    target = folder / "mine.bin"
    target.write_bytes(import_geonames(paths, before).data)
    return target


def test_places_with_an_arabic_name_are_taken(tmp_path: Path) -> None:
    refs = _refs(_imported(tmp_path, _files(tmp_path)))
    assert {key: ref.name for key, ref in refs.items()} == {
        "gn-90001": "تل الياسمينة",
        "gn-90002": "كفر رمانة",
        "gn-90003": "سد وردة الوادي",
        "gn-90007": "جب المسعودية",
        "gn-90008": "وردة الشمالية",
        "gn-90009": "خربة العسلية",
    }
    town, division = refs["gn-90002"], refs["gn-90008"]
    assert (town.feature, town.admin1, town.admin1_ar) == ("town", "Aleppo", "حلب")
    assert (division.feature, division.precision) == ("admin2", "district")
    assert refs["gn-90003"].feature == "dam"
    assert refs["gn-90007"].admin1 == "Deir ez-Zor"  # by its point: the row has no code
    assert (town.lat, town.lon) == (36.4, 37.05)


def test_the_same_files_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    files = _files(tmp_path)
    assert import_geonames(files).data == import_geonames(files[::-1]).data


def test_what_the_package_has_is_left_out(tmp_path: Path) -> None:
    geoname = next(
        r for r in read_table("reference/places_geonames.tsv", Geoname) if r.country == "SY"
    )
    village = next(
        r
        for r in read_table("reference/places.tsv", PlaceRow)
        if r.country == "SY" and r.feature == "village" and " " in r.name_ar
    )
    lat, lon = float(village.lat) + 0.01, float(village.lon)
    lines = [
        _feature(int(geoname.id[3:]), "Same id", 36.0, 37.0, names="تل جديد تماما"),
        _feature(90011, "Same name near", lat, lon, names=village.name_ar),
        _feature(90012, "Same name far", 35.0, 39.9, names=village.name_ar),
    ]
    imported = import_geonames([_zip(tmp_path / "SY.zip", SY="\n".join(lines))])
    target = tmp_path / "mine.bin"
    target.write_bytes(imported.data)
    assert set(_refs(target)) == {"gn-90012"}
    assert imported.n_known == 2


def test_countries_are_those_of_iso_whatever_the_dump_says(tmp_path: Path) -> None:
    lines = [
        _feature(90021, "Inland", 32.20, 35.26, names="خربة السلامية", country="IL", admin1="06"),
        _feature(90022, "Heights", 33.05, 35.80, names="تل الغزالية", country="IL", admin1="03"),
        _feature(90023, "Galilee", 32.75, 35.25, names="كفر النعيمية", country="IL", admin1="03"),
    ]
    refs = _refs(_imported(tmp_path, [_zip(tmp_path / "IL.zip", IL="\n".join(lines))]))
    found = {key: (ref.country, ref.admin1) for key, ref in refs.items()}
    assert found == {
        "gn-90021": ("PS", "West Bank"),
        "gn-90022": ("SY", "Quneitra"),
        "gn-90023": ("IL", "Northern"),
    }


def _place(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr.decode()
    mentions = json.loads(done.stdout)["mentions"]
    return next(m["value"] for m in mentions if "الياسمينة" in m["quote"])


def test_the_coder_reads_it_and_says_so(waqai_run: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine.bin"
    done = waqai_run("places", "import", *_files(tmp_path), "--places", target)
    assert done.returncode == 0, done.stderr.decode()
    assert b"6 places (SY 6)" in done.stdout
    mentions = ("mentions", "-", "--kinds", "place")
    text = _TEXT.encode()
    assert _place(waqai_run(*mentions, stdin=text)).get("lat") is None
    by_option = _place(waqai_run(*mentions, "--places", target, stdin=text))
    assert (by_option["id"], by_option["lat"]) == ("gn-90001", 36.31)
    assert _place(waqai_run(*mentions, stdin=text, WAQAI_PLACES=str(target))) == by_option
    prints = [
        json.loads(waqai_run("code", "-", "--format", "jsonl", *option, stdin=text).stdout)[
            "coder"
        ]["fingerprint"]
        for option in (
            (),
            ("--places", target),
            ("--places", target, "--jobs", "2"),
            ("--places", ""),
        )
    ]
    assert prints[0] == prints[3] != prints[1] == prints[2]


def test_another_import_changes_the_fingerprint(tmp_path: Path) -> None:
    files = _files(tmp_path)
    one = open_gazetteer(_imported(tmp_path, files)).edition
    two = open_gazetteer(_imported(tmp_path, files[:1])).edition
    assert one
    assert one != two
    assert open_gazetteer().edition == ""


def test_a_second_country_is_added_and_the_first_replaced(tmp_path: Path) -> None:
    target = _imported(tmp_path, _files(tmp_path))
    iraq = _feature(90031, "Tall", 33.4, 43.5, names="تل المسرات", country="IQ", admin1="01")
    dump = _zip(tmp_path / "IQ.zip", IQ=iraq)
    both = _imported(tmp_path, [dump], before=target)
    assert len(_refs(both)) == 7
    file = Stored(both, first=1000)
    entry = file.look("تل الياسمينه")
    assert entry is not None
    assert b"gn-90001" in file.row(entry.forms[0].row)
    again = _imported(tmp_path, _files(tmp_path)[:1], before=both)
    assert set(_refs(again)) == {"gn-90031", "gn-90009"}


def test_it_lies_in_the_data_folder_unless_told_otherwise(waqai_run: Run, tmp_path: Path) -> None:
    # an environment without WAQAI_PLACES is that of users; conftest sets it for all tests
    environment = {k: v for k, v in os.environ.items() if k != "WAQAI_PLACES"}
    environment |= {"XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONPATH": str(Path.cwd())}

    def run(*words: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "waqai", *map(str, words)]
        return subprocess.run(
            command, check=True, capture_output=True, env=environment, input=_TEXT.encode()
        )

    assert b"none yet" in run("places", "show").stdout
    run("places", "import", *_files(tmp_path))
    assert (tmp_path / "data" / "waqai" / "places.bin").is_file()
    assert _place(run("mentions", "-", "--kinds", "place"))["id"] == "gn-90001"
    run("places", "remove")
    assert _place(run("mentions", "-", "--kinds", "place")).get("id") is None


_BAD = {
    "columns": (lambda _: "1\t2\t3\n", "SY.txt:1: 3 columns"),
    "short row": (lambda text: text + "90099\tx\ty\n", "SY.txt:11: 3 columns"),
    "latitude": (lambda text: text.replace("\t36.4\t", "\tnorth\t"), "SY.txt:2: a number is none"),
    "outside": (lambda text: text.replace("\t36.4\t", "\t136.4\t"), "SY.txt:2: a number is none"),
    "empty": (lambda _: "", "the file is empty"),
}


@pytest.mark.parametrize("case", _BAD)
def test_bad_rows_are_named_and_nothing_is_written(
    waqai_run: Run, tmp_path: Path, case: str
) -> None:
    spoil, message = _BAD[case]
    dump = _zip(tmp_path / "SY.zip", SY=spoil("\n".join(FEATURES) + "\n"))
    target = tmp_path / "deep" / "mine.bin"
    done = waqai_run("places", "import", dump, "--places", target)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "GeoNames" in done.stderr.decode() or "again" in done.stderr.decode()
    assert not target.parent.exists()


@pytest.mark.parametrize("case", ["page", "cut", "missing", "names", "two", "nameless", "latin-1"])
def test_bad_files_are_named_and_the_old_gazetteer_stays(
    waqai_run: Run, tmp_path: Path, case: str
) -> None:
    dump, names = _files(tmp_path)
    target = _imported(tmp_path, [dump, names])
    before = target.read_bytes()
    given, message = [dump, names], "again"
    if case == "page":
        dump.write_text("<html>404</html>")
        message = "no zip file (a web page, perhaps)"
    elif case == "cut":
        dump.write_bytes(dump.read_bytes()[:-200])
        message = "damaged zip file"
    elif case == "missing":
        given = [tmp_path / "IQ.zip"]
        message = "IQ.zip: cannot be read"
    elif case == "names":
        given = [names]
        message = "no country dump among the files: add one"
    elif case == "two":
        given = [_zip(tmp_path / "all.zip", SY="x", IQ="y")]
        message = "holds 2 tables"
    elif case == "nameless":
        given = [_zip(tmp_path / "FR.zip", FR=_feature(1, "Lyon", 45.7, 4.8, country="FR"))]
        message = "no place with an Arabic name; add the names"
    else:
        with zipfile.ZipFile(names, "w") as archive:
            archive.writestr("alternateNamesV2.txt", _name(90001, "ar", "é").encode("latin-1"))
        message = "alternateNamesV2.txt:1: not UTF-8"
    done = waqai_run("places", "import", *given, "--places", target)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_a_damaged_gazetteer_is_refused_with_a_way_out(waqai_run: Run, tmp_path: Path) -> None:
    target = _imported(tmp_path, _files(tmp_path))
    target.write_bytes(target.read_bytes()[:-40])
    done = waqai_run("code", "-", "--places", target, stdin=b"x")
    assert done.returncode == 2
    assert b"cut short; make it again" in done.stderr
    done = waqai_run("code", "-", "--places", tmp_path / "none.bin", stdin=b"x")
    assert done.returncode == 2
    assert b"there is no such gazetteer" in done.stderr


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server on this machine, and the folder whose files it gives."""
    folder = tmp_path / "served"
    (folder / "alternatenames").mkdir(parents=True)
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}", folder
        http.shutdown()


def test_fetch_downloads_and_imports(
    waqai_run: Run, tmp_path: Path, server: tuple[str, Path]
) -> None:
    address, folder = server
    dump, _ = _files(tmp_path)
    dump.replace(folder / "SY.zip")
    _zip(folder / "alternatenames" / "SY.zip", SY="\n".join(NAMES) + "\n")
    target, kept = tmp_path / "mine.bin", tmp_path / "kept"
    words = ("places", "fetch", "sy", "--places", target, "--keep", kept)
    done = waqai_run(*words, WAQAI_GEONAMES_URL=address)
    assert done.returncode == 0, done.stderr.decode()
    assert len(_refs(target)) == 6
    assert sorted(path.name for path in kept.iterdir()) == ["SY-names.zip", "SY.zip"]
    assert b"CC BY 4.0" in done.stdout
    before = target.read_bytes()
    done = waqai_run("places", "fetch", "IQ", "--url", address, "--places", target)
    assert done.returncode == 2
    assert b"IQ.zip: the server says 404" in done.stderr
    assert target.read_bytes() == before


def test_fetch_without_a_network_says_what_to_do(waqai_run: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine.bin"
    done = waqai_run("places", "fetch", "SY", "--url", "http://127.0.0.1:9", "--places", target)
    assert done.returncode == 2
    message = done.stderr.decode()
    assert "http://127.0.0.1:9/SY.zip: cannot be reached" in message
    assert "waqai places import SY.zip alternateNamesV2.zip" in message
    assert not target.exists()


@pytest.mark.parametrize("words", [("fetch", "Syria"), ("fetch",), ("import",), ("grow",), ()])
def test_wrong_usage(waqai_run: Run, words: tuple[str, ...]) -> None:
    assert waqai_run("places", *words).returncode == 2


def test_many_rows_are_read_in_time_and_looked_up_at_once(
    script: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    """20,000 rows; eval/bench_places.py does the same with 500,000."""
    files = script("eval/geonames_sample.py").write(tmp_path, 20_000)
    begun = time.perf_counter()
    target = _imported(tmp_path, files)
    assert time.perf_counter() - begun < 15  # 500,000 in 60 s are 2.4 s here; CI is slow
    file = Stored(target)
    assert file.n_rows > 10_000
    keys = [key for key, _ in file.entries()][:10_000]
    begun = time.perf_counter()
    assert all(file.look(key) is not None for key in keys)
    assert not any(file.look(key + "ء") for key in keys)
    assert time.perf_counter() - begun < 2  # 100 µs each; measured 2
