"""Precision of places in the schemes of ACLED and UCDP, by itself and from sentences."""

from __future__ import annotations

import pytest

import waqai
from waqai.claims.codes import codes_of, read_event_types
from waqai.model.report import Place

_POINT = {"lat": 34.0, "lon": 43.0}

#: precision and what else is known → ACLED geo_precision, UCDP where_prec
_TABLE = [
    ("point", _POINT, 1, 1),
    ("near", _POINT, 2, 2),
    ("district", _POINT | {"admin1": "Anbar", "country": "IQ"}, 2, 3),
    ("district", {"country": "IQ"}, 2, 3),
    ("admin1", _POINT, 3, 4),
    ("region", {"country": "IQ"}, 3, 5),
    ("country", _POINT, 3, 6),
    ("sea_air", _POINT, 2, 7),
    # no point: what is known is the division
    ("point", {"admin2": "Qaim", "admin1": "Anbar", "country": "IQ"}, 2, 3),
    ("point", {"admin1": "Anbar", "country": "IQ"}, 3, 4),
    ("near", {"country": "IQ"}, 3, 6),
    ("point", {}, None, None),
]


@pytest.mark.parametrize(("precision", "known", "acled", "ucdp"), _TABLE)
def test_precision_codes(
    precision: str, known: dict[str, object], acled: int | None, ucdp: int | None
) -> None:
    place = Place(name="x", precision=precision, **known)  # type: ignore[arg-type]
    codes = codes_of(next(iter(read_event_types().values())), None, place, (), ())
    assert (codes.acled.geo_precision, codes.ucdp.where_prec) == (acled, ucdp)


def test_no_place_no_code() -> None:
    codes = codes_of(next(iter(read_event_types().values())), None, None, (), ())
    assert (codes.acled.geo_precision, codes.ucdp.where_prec) == (None, None)


@pytest.fixture(scope="module")
def coder() -> waqai.Coder:
    return waqai.Coder()


@pytest.mark.parametrize(
    ("text", "acled", "ucdp"),
    [
        ("قُتل خمسة جنود بانفجار عبوة ناسفة في مدينة تكريت.", 1, 1),
        ("قُتل خمسة جنود بانفجار عبوة ناسفة قرب سامراء.", 2, 2),
        ("قُتل ثلاثة مدنيين بقصف مدفعي على بعد 15 كلم شمال بعقوبة.", 2, 2),
        ("قُتل خمسة جنود بانفجار عبوة ناسفة في قضاء القائم.", 2, 3),
        ("قُتل أربعة مقاتلين بغارة جوية في محافظة الحديدة.", 3, 4),
        ("قُتل أربعة مقاتلين بغارة جوية في غرب الأنبار.", 3, 5),
        ("قُتل أربعة بحارة بهجوم بزورق مفخخ في البحر الأحمر.", 2, 7),
        ("قُتل أربعة مدنيين بقصف على قرية الخنيفرية التابعة لمحافظة الأنبار.", 3, 4),
    ],
)
def test_sentences(coder: waqai.Coder, text: str, acled: int, ucdp: int) -> None:
    events = [event for article in coder.code(text).articles for event in article.events]
    found = {(e.codes.acled.geo_precision, e.codes.ucdp.where_prec) for e in events if e.place}
    assert found == {(acled, ucdp)}
