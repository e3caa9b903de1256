"""Divisions: complete by country, named as the project names them, and the words for them."""

from __future__ import annotations

from collections import Counter

import pytest

from waqai.lexicon.scan import Scan
from waqai.lexicon.tables import read_table
from waqai.lexicon.vocabulary import Vocabulary
from waqai.mentions.lexica import all_lexica
from waqai.mentions.place.find import find
from waqai.mentions.place.resolve import resolve
from waqai.mentions.place.rows import Division, PlaceName
from waqai.mentions.place.words import CountryWord

#: First-order divisions: how many there are (ISO 3166-2 and the laws of the countries, 2026).
_FIRST = {
    "AE": 7, "BH": 4, "DJ": 6, "DZ": 58, "EG": 27, "IL": 6, "IQ": 19, "IR": 31, "JO": 12, "KM": 3,
    "KW": 6, "LB": 9, "LY": 22, "MA": 12, "MR": 15, "OM": 11, "PS": 2, "QA": 8, "SA": 13, "SD": 18,
    "SO": 18, "SY": 14, "TN": 24, "TR": 81, "YE": 21,
}  # fmt: skip
#: Names that records must bear, by country: English / Arabic.
_NAMES = {
    "IQ": (
        ("Anbar", "الأنبار"),
        ("Babil", "بابل"),
        ("Baghdad", "بغداد"),
        ("Basra", "البصرة"),
        ("Dhi Qar", "ذي قار"),
        ("Diyala", "ديالى"),
        ("Duhok", "دهوك"),
        ("Erbil", "أربيل"),
        ("Halabja", "حلبجة"),
        ("Karbala", "كربلاء"),
        ("Kirkuk", "كركوك"),
        ("Maysan", "ميسان"),
        ("Muthanna", "المثنى"),
        ("Najaf", "النجف"),
        ("Nineveh", "نينوى"),
        ("Qadisiyyah", "القادسية"),
        ("Salah al-Din", "صلاح الدين"),
        ("Sulaymaniyah", "السليمانية"),
        ("Wasit", "واسط"),
    ),
    "SY": (
        ("Aleppo", "حلب"),
        ("Damascus", "دمشق"),
        ("Daraa", "درعا"),
        ("Deir ez-Zor", "دير الزور"),
        ("Hama", "حماة"),
        ("Hasakah", "الحسكة"),
        ("Homs", "حمص"),
        ("Idlib", "إدلب"),
        ("Latakia", "اللاذقية"),
        ("Quneitra", "القنيطرة"),
        ("Raqqa", "الرقة"),
        ("Rif Dimashq", "ريف دمشق"),
        ("Suwayda", "السويداء"),
        ("Tartus", "طرطوس"),
    ),
    "LB": (
        ("Akkar", "عكار"),
        ("Baalbek-Hermel", "بعلبك الهرمل"),
        ("Beirut", "بيروت"),
        ("Beqaa", "البقاع"),
        ("Mount Lebanon", "جبل لبنان"),
        ("Nabatieh", "النبطية"),
        ("North", "الشمال"),
        ("South", "الجنوب"),
        ("Keserwan-Jbeil", "كسروان جبيل"),
    ),
    "PS": (
        ("Gaza Strip", "قطاع غزة"),
        ("West Bank", "الضفة الغربية"),
    ),
    "YE": (
        ("Abyan", "أبين"),
        ("Aden", "عدن"),
        ("Bayda", "البيضاء"),
        ("Dhale", "الضالع"),
        ("Dhamar", "ذمار"),
        ("Hadramawt", "حضرموت"),
        ("Hajjah", "حجة"),
        ("Hudaydah", "الحديدة"),
        ("Ibb", "إب"),
        ("Jawf", "الجوف"),
        ("Lahij", "لحج"),
        ("Mahrah", "المهرة"),
        ("Mahwit", "المحويت"),
        ("Marib", "مأرب"),
        ("Raymah", "ريمة"),
        ("Saada", "صعدة"),
        ("Sanaa", "صنعاء"),
        ("Shabwah", "شبوة"),
        ("Socotra", "سقطرى"),
        ("Taiz", "تعز"),
    ),
    "LY": (
        ("Benghazi", "بنغازي"),
        ("Derna", "درنة"),
        ("Jabal al Akhdar", "الجبل الأخضر"),
        ("Jafara", "الجفارة"),
        ("Jufra", "الجفرة"),
        ("Marj", "المرج"),
        ("Misrata", "مصراتة"),
        ("Murqub", "المرقب"),
        ("Nalut", "نالوت"),
        ("Sabha", "سبها"),
        ("Sirte", "سرت"),
        ("Tripoli", "طرابلس"),
        ("Wahat", "الواحات"),
        ("Zawiya", "الزاوية"),
    ),
    "SD": (
        ("Blue Nile", "النيل الأزرق"),
        ("Central Darfur", "وسط دارفور"),
        ("East Darfur", "شرق دارفور"),
        ("Gedaref", "القضارف"),
        ("Gezira", "الجزيرة"),
        ("Kassala", "كسلا"),
        ("Khartoum", "الخرطوم"),
        ("North Darfur", "شمال دارفور"),
        ("North Kordofan", "شمال كردفان"),
        ("Northern", "الشمالية"),
        ("Red Sea", "البحر الأحمر"),
        ("River Nile", "نهر النيل"),
        ("Sennar", "سنار"),
        ("South Darfur", "جنوب دارفور"),
        ("South Kordofan", "جنوب كردفان"),
        ("West Darfur", "غرب دارفور"),
        ("West Kordofan", "غرب كردفان"),
        ("White Nile", "النيل الأبيض"),
    ),
    "IL": (
        ("Central", "المركز"),
        ("Haifa", "حيفا"),
        ("Jerusalem", "القدس"),
        ("Northern", "الشمال"),
        ("Southern", "الجنوب"),
        ("Tel Aviv", "تل أبيب"),
    ),
}
#: Second-order divisions: at least so many. Yemen has 333 districts and Sudan 189 localities; the
#: cities that are a district of their own beside one of the same name are left out.
_SECOND = {"IQ": 120, "SY": 65, "YE": 330, "LB": 25, "PS": 16, "LY": 60, "SD": 189}
#: First-order divisions that are not divided further.
_UNDIVIDED = {"LB-beirut", "SY-damascus"}


def test_first_order_divisions_are_complete() -> None:
    rows = read_table("reference/admin1.tsv", Division)
    counts = Counter(row.country for row in rows)
    assert {country: counts[country] for country in _FIRST} == _FIRST
    assert all(row.name_ar and row.name_en and row.lat and row.lon for row in rows)


@pytest.mark.parametrize("country", _NAMES)
def test_divisions_bear_their_names(country: str) -> None:
    forms: dict[str, set[str]] = {}
    for name in read_table("reference/admin1_names.tsv", PlaceName):
        forms.setdefault(name.id, set()).add(name.form)
    ours = {
        row.name_en: {row.name_ar, *forms.get(row.id, ())}
        for row in read_table("reference/admin1.tsv", Division)
        if row.country == country
    }
    missing = [pair for pair in _NAMES[country] if pair[1] not in ours.get(pair[0], ())]
    assert missing == []


def test_second_order_divisions_are_complete() -> None:
    rows = read_table("reference/admin2.tsv", Division)
    counts = Counter(row.country for row in rows)
    assert all(counts[country] >= least for country, least in _SECOND.items()), counts
    divided = {row.admin1 for row in rows}
    first = read_table("reference/admin1.tsv", Division)
    undivided = {row.id for row in first if row.country in _SECOND and row.id not in divided}
    assert undivided == _UNDIVIDED
    assert all(row.name_ar and row.name_en for row in rows)


def test_the_word_for_every_division_has_its_level() -> None:
    levels = {
        (row.form, country): row.level
        for row in read_table("reference/place_words.tsv", CountryWord)
        for country in row.countries.split(",")
    }
    for row in read_table("reference/admin1.tsv", Division):
        if row.country not in ("KM", "PS"):  # islands; two territories
            assert levels.get((row.word, row.country)) == "admin1", (row.country, row.word)


_VOCABULARY: list[Vocabulary] = []


def _first(text: str, country: str) -> tuple[str | None, str | None]:
    """Id and precision of the first place of a text."""
    if not _VOCABULARY:
        _VOCABULARY.append(Vocabulary(all_lexica()))
    scan = Scan(text, _VOCABULARY[0])
    ref = resolve(find(scan, country), scan, country)[0].ref
    return (ref.id, ref.precision) if ref is not None else (None, None)


@pytest.mark.parametrize(
    ("country", "words", "identity", "precision"),
    [
        ("IQ", "محافظة الأنبار", "IQ-anbar", "admin1"),
        ("IQ", "قضاء القائم", "IQ-anbar-qaim", "district"),
        ("SY", "محافظة درعا", "SY-daraa", "admin1"),
        ("SY", "منطقة عفرين", "SY-aleppo-afrin", "district"),
        ("YE", "محافظة الحديدة", "YE-hudaydah", "admin1"),
        ("YE", "مديرية حيس", "YE-hudaydah-hays", "district"),
        ("YE", "مديرية غيل بن يمين", "YE-hadramawt-ghayl-bin-yamin", "district"),
        ("LB", "محافظة عكار", "LB-akkar", "admin1"),
        ("LB", "قضاء صور", "LB-south-tyre", "district"),
        ("PS", "محافظة نابلس", "PS-west-bank-nablus", "district"),
        ("LY", "شعبية مرزق", "LY-murzuq", "admin1"),
        ("LY", "بلدية زليتن", "LY-misrata-zliten", "district"),
        ("SD", "ولاية جنوب كردفان", "SD-south-kordofan", "admin1"),
        ("SD", "محلية أبو كرشولا", "SD-south-kordofan-abu-kershola", "district"),
        ("SD", "محلية الدلنج", "SD-south-kordofan-dilling", "district"),
        ("SA", "منطقة جازان", "SA-jazan", "admin1"),
        ("DZ", "ولاية تبسة", "DZ-tebessa", "admin1"),
        ("TN", "ولاية القصرين", "TN-kasserine", "admin1"),
        ("MR", "ولاية آدرار", "MR-adrar", "admin1"),
        ("MA", "جهة سوس ماسة", "MA-souss-massa", "admin1"),
        ("EG", "محافظة شمال سيناء", "EG-north-sinai", "admin1"),
        ("JO", "محافظة المفرق", "JO-mafraq", "admin1"),
        ("OM", "محافظة ظفار", "OM-dhofar", "admin1"),
        ("QA", "بلدية الريان", "QA-rayyan", "admin1"),
        ("AE", "إمارة الشارقة", "AE-sharjah", "admin1"),
        ("KW", "محافظة الجهراء", "KW-jahra", "admin1"),
        ("SO", "إقليم مدق", "SO-mudug", "admin1"),
        ("TR", "ولاية هكاري", "TR-hakkari", "admin1"),
        ("IR", "محافظة خوزستان", "IR-khuzestan", "admin1"),
    ],
)
def test_words_give_the_level_of_their_country(
    country: str, words: str, identity: str, precision: str
) -> None:
    assert _first(f"وقع انفجار في {words} أمس.", country) == (identity, precision)
