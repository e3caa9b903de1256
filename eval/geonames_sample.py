"""Files in the form of GeoNames' dumps with made-up places, for tests and for timing.

Two places of three have an Arabic name; the others have names in other scripts alone, links and
schools and streams that no import takes, as the real files do. The same arguments give the same
rows.
"""

from __future__ import annotations

import itertools
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["rows", "write"]

_STARTS = (
    "تل", "كفر", "بيت", "خربة", "عين", "دير", "وادي", "أم", "أبو", "رأس", "جب", "بئر", "شيخ", "باب",
)  # fmt: skip
_STEMS = (
    "حمرا", "صالح", "زيتون", "نعيم", "رمان", "حسن", "سلام", "فارس", "تين", "نخل", "صقر", "غزال",
)  # fmt: skip
_ENDS = ("", " الشرقي", " الغربي", " الفوقاني", " التحتاني", " الكبير", " الصغير", " القديم")
_LETTERS = "بتجحدرزسشصطعغفقكلمنه"
_CODES = (("P", "PPL"),) * 14 + (
    ("A", "ADM3"), ("A", "ADM4"), ("H", "STM"), ("H", "WAD"), ("P", "PPLQ"), ("P", "PPLX"),
    ("S", "DAM"), ("S", "MSQE"), ("S", "SCH"), ("T", "MT"),
)  # fmt: skip


def rows(n: int, country: str) -> Iterator[tuple[str, list[str]]]:
    """Lines of a country dump, each with the lines of alternate names that belong to it."""
    chance = random.Random(7)
    numbers = itertools.count(90_000_000)
    for number in range(n):
        stem = chance.choice(_STEMS) + "".join(
            chance.choice(_LETTERS) for _ in range(chance.randrange(3))
        )
        start, end = chance.choice(_STARTS), chance.choice(_ENDS)
        name = f"{start} {stem}{end}" if number % 5 else f"{stem}ية"
        class_, code = chance.choice(_CODES)
        people = chance.choice((0, 0, 0, chance.randrange(100, 60_000)))
        lat, lon = chance.uniform(32.5, 37.0), chance.uniform(35.9, 42.0)
        identity, latin = 50_000_000 + number, f"Place {number}"
        cells = (
            identity, latin, latin, f"{latin},Ort {number}", f"{lat:.5f}", f"{lon:.5f}", class_,
            code, country, "", f"{1 + number % 14:02}", "", "", "", people, "", 300,
            "Asia/Damascus", "2024-01-01",
        )  # fmt: skip
        named = [("en", latin, ""), ("link", f"https://e.example/{number}", "")]
        named += [("ar", name, "1")] if number % 3 else []
        named += [("ar", f"{name} القديمة", "")] if number % 7 == 0 else []
        yield (
            "\t".join(map(str, cells)),
            [
                "\t".join([str(next(numbers)), str(identity), *given, "", "", "", "", ""])
                for given in named
            ],
        )


def write(folder: Path, n: int, country: str = "SY") -> list[Path]:
    """Writes CC.zip and alternateNamesV2.zip with `n` places; gives their paths."""
    dump, names = folder / f"{country}.zip", folder / "alternateNamesV2.zip"
    spelt: list[str] = []
    with zipfile.ZipFile(dump, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("readme.txt", "see geonames.org\n")
        with archive.open(f"{country}.txt", "w") as table:
            for line, lines in rows(n, country):
                table.write(f"{line}\n".encode())
                spelt += lines
    with zipfile.ZipFile(names, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("iso-languagecodes.txt", "ISO 639-3\tISO 639-2\tISO 639-1\tName\n")
        with archive.open("alternateNamesV2.txt", "w") as table:
            table.writelines(f"{line}\n".encode() for line in spelt)
    return [dump, names]
