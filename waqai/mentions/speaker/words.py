"""Words that decide where a source phrase begins and ends, folded."""

from __future__ import annotations

__all__ = ["ADJECTIVAL", "ENDS_SEARCH", "INTO", "MANY", "SAYINGS"]

ENDS_SEARCH = frozenset(["ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "ذلك", "ما"])
INTO = frozenset({"في", "من", "ب", "لدي", "ضمن", "علي"})
SAYINGS = ("تصريح", "بيان", "حديث", "موتمر", "اتصال", "مقابله", "وقت", "كلمه", "تقرير", "خطاب")
ADJECTIVAL = frozenset({"مصدر", "مصادر", "مسوول", "مسيول", "مسوولون", "تقارير", "معلومات", "ناشط"})
MANY = frozenset({"احد", "احدي", "عدد", "بعض", "عده", "كل", "اغلب", "معظم"})
