"""Regenerate months.tsv, weekdays.tsv and hijri_months.tsv of waqai/mentions/time.

In: CLDR through babel (month and weekday names of every Arabic locale, English and French),
data/time_forms.tsv (spellings CLDR lacks: Hijri, Solar Hijri, short Levantine forms, weekdays
without article) and hijridate (Umm al-Qura month lengths). Out: the three tables. A form that
folds to one already there is left out, since spelling variants are the lexicon's work.

    python data/time_tables.py            write the tables
    python data/time_tables.py --check    exit 1 if a table differs
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from babel import Locale
from hijridate import Hijri

from waqai.arabic.fold import fold

ROOT = Path(__file__).resolve().parent.parent
ROOM = ROOT / "waqai/mentions/time"
FORMS = ROOT / "data/time_forms.tsv"

# Locale → variety; the first locale that has a form gives its variety.
LOCALES = {
    "ar": "msa",
    "ar_IQ": "levant",
    "ar_SY": "levant",
    "ar_LB": "levant",
    "ar_JO": "levant",
    "ar_PS": "levant",
    "ar_DZ": "maghreb",
    "ar_TN": "maghreb",
    "ar_MA": "maghreb",
    "ar_MR": "maghreb",
    "en": "english",
    "fr": "french",
}
# Month names that are also everyday words or personal names: they need a day, a year or شهر.
HOMOGRAPHS = {
    "آب", "أوت", "جوان", "مارس", "ماي", "نيسان", "أيار", "آذار", "شباط",
}  # fmt: skip
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500


def month_rows() -> list[list[str]]:
    """Rows of months.tsv: id, form, month, calendar, variety, homograph, source."""
    rows: list[list[str]] = []
    seen: set[str] = set()
    for tag, variety in LOCALES.items():
        months = Locale.parse(tag).months["format"]
        for width in ("wide", "abbreviated"):
            if width == "abbreviated" and tag != "en":
                continue
            for month, form in sorted(months[width].items()):
                form = " ".join(form.rstrip(".").split())
                if _is_new(form, seen):
                    is_latin = form.isascii() or tag == "fr"
                    homograph = "1" if is_latin or form in HOMOGRAPHS else ""
                    ident = f"{variety[0]}{month:02d}-{form.lower()}" if is_latin else ""
                    rows.append([ident, form, str(month), "gregorian", variety, homograph, "cldr"])
    for row in _curated("months"):
        if _is_new(row["form"], seen):
            rows.append(
                ["", row["form"], row["value"], row["calendar"], row["variety"],
                 row["homograph"], "curated"]
            )  # fmt: skip
    return _with_ids(rows, lambda row: f"{row[3]}-{int(row[2]):02d}")


def weekday_rows() -> list[list[str]]:
    """Rows of weekdays.tsv: id, form, weekday (Monday 0), variety, homograph, source."""
    rows: list[list[str]] = []
    seen: set[str] = set()
    for tag in ("ar", "en", "fr"):
        days = Locale.parse(tag).days["format"]
        for width in ("wide", "abbreviated"):
            if width == "abbreviated" and tag != "en":
                continue
            for weekday, form in sorted(days[width].items()):
                if _is_new(form, seen):
                    homograph = "" if tag == "ar" else "1"
                    rows.append(["", form, str(weekday), LOCALES[tag], homograph, "cldr"])
    for row in _curated("weekdays"):
        if _is_new(row["form"], seen):
            rows.append(
                ["", row["form"], row["value"], row["variety"], row["homograph"], "curated"]
            )
    return _with_ids(rows, lambda row: f"weekday-{row[2]}")


def hijri_rows() -> list[list[str]]:
    """Rows of hijri_months.tsv: id, year, first day of Muharram, the twelve month lengths."""
    rows = []
    for year in range(FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR + 1):
        lengths = [Hijri(year, month, 1).month_length() for month in range(1, 13)]
        start = Hijri(year, 1, 1).to_gregorian()
        first_day = f"{start.year:04d}-{start.month:02d}-{start.day:02d}"
        rows.append([f"h{year}", str(year), first_day, " ".join(map(str, lengths))])
    return rows


def _is_new(form: str, seen: set[str]) -> bool:
    key = fold(form).lower()
    if key in seen:
        return False
    seen.add(key)
    return True


def _curated(table: str) -> list[dict[str, str]]:
    with FORMS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["table"] == table]


def _with_ids(rows: list[list[str]], stem) -> list[list[str]]:
    """Give every row an id `stem-a`, `stem-b` … in the order of its form, and sort the rows."""
    count: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (row[1], row)):
        name = stem(row)
        count[name] = count.get(name, 0) + 1
        row[0] = f"{name}-{count[name]:02d}"
    return sorted(rows)


TABLES = {
    "months.tsv": (
        ["id", "form", "month", "calendar", "variety", "homograph", "source"],
        month_rows,
    ),
    "weekdays.tsv": (
        ["id", "form", "weekday", "variety", "homograph", "source"],
        weekday_rows,
    ),
    "hijri_months.tsv": (["id", "year", "start", "lengths"], hijri_rows),
}


def table_text(name: str) -> str:
    """The content that the table `name` should have."""
    header, rows = TABLES[name]
    lines = sorted("\t".join(row) for row in rows())
    return "\n".join(["\t".join(header), *lines]) + "\n"


def main() -> int:
    """Write the tables, or with --check compare them."""
    stale = 0
    for name in TABLES:
        path, text = ROOM / name, table_text(name)
        if "--check" in sys.argv[1:]:
            stale |= not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
    return int(stale)


if __name__ == "__main__":
    raise SystemExit(main())
