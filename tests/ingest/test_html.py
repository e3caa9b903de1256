"""HTML → text."""

from waqai.ingest.html import html_to_text


def test_blocks_and_inline() -> None:
    html = "<html><head><title>عنوان</title><style>p{}</style></head><body><p>سطر\nأول<br>ثانٍ</p>\
<ul><li>أ</li><li><b>ب</b>ت</li></ul><p>1&nbsp;&lt;&#1602;</p></body></html>"
    assert html_to_text(html) == "عنوان\nسطر أول\nثانٍ\nأ\nبت\n1 <ق"


def test_scripts_and_comments_are_left_out() -> None:
    assert html_to_text("<p>أ<!-- لا --><script>var x='ب'</script>ت</p>") == "أت"


def test_plain_text_and_broken_markup_survive() -> None:
    assert html_to_text("قصف <b>عنيف <p>أمس") == "قصف عنيف\nأمس"
    assert html_to_text("") == ""
    assert html_to_text("5 < 6 & 7") == "5 < 6 & 7"
