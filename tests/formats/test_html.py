"""HTML becomes Markdown that says the same, whatever is in it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.formats.html import to_markdown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>Hello <b>bold </b>and <i>it</i>.</p><p>Two<br>lines</p>", "Hello **bold** and *it*.\n\nTwo  \nlines"),
        ("<div>a</div><div>b</div><div><br/></div><div>c</div>", "a  \nb\n\nc"),
        ("<ul><li>One<ul><li>In</li></ul></li><li>Two</li></ul><p>x", "- One\n  - In\n- Two\n\nx"),
        ("<ol start=3><li>c<li>d</ol>", "3. c\n4. d"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<blockquote><p>a</p><p>b</p><ul><li>x</ul></blockquote>z", "> a\n>\n> b\n>\n> - x\n\nz"),
        ("<h2>A <em>x</em></h2>t", "## A *x*\n\nt"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<code>a`b</code> <kbd>c_d</kbd>", "``a`b`` `c_d`"),
        ('<a href="http://x.y/a b">l</a> <a href="http://q.r">http://q.r</a>', "[l](http://x.y/a%20b) <http://q.r>"),
        ('<img src="a(1).png" alt="A">', "![A](a%281%29.png)"),
        ('<img src="data:image/png;base64,AAAA">x', "x"),
        ('<a href="javascript:x()">y</a>', "y"),
        ("<table><tr><th>a<th>b<tr><td>1|2<td>x<br>y</table>", "| a | b |\n| --- | --- |\n| 1\\|2 | x y |"),
        ("<table><tr><td>only</td></tr></table>", "only"),
        ("1 < 2 &amp; 3 <script>a<b</script><style>p{}</style>&lt;b&gt;", "1 \\< 2 & 3 \\<b>"),
        ("<p># a<p>- b<p>1. c<p>::: heard<p>a * b_c _d_ [e](f)",
         "\\# a\n\n\\- b\n\n1\\. c\n\n\\::: heard\n\na \\* b_c \\_d\\_ [e]\\(f)"),
        ("<b><p>x</p><p>y</p></b>", "**x**\n\n**y**"),
        ('<span style="font-weight: bold">s</span><s>t</s>', "**s**~~t~~"),
        ('<ul data-type="taskList"><li data-checked="true">a</li><li data-checked=false>b</ul>', "- [x] a\n- [ ] b"),
        ("<ul><li><input type=checkbox>b</li></ul>", "- [ ] b"),
        ('<ol><li data-list="bullet">a</li><li data-list="ordered" class="ql-indent-1">b</ol>', "- a\n    2. b"),
        ("<div><en-todo checked='true'/>done</div>", "[x] done"),
        ("a <!-- no --> b <!-- not closed", "a b \\<!-- not closed"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("no tags\nat all", "no tags at all"),
        ("&#99999999999999999999; &nbsp;", "\\&#99999999999999999999; \xa0"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_becomes_markdown(source: str, shown: str) -> None:
    assert to_markdown(source) == shown


def test_an_importer_says_what_stands_for_a_picture() -> None:
    assert to_markdown("a<img src=x>b", lambda tag, given: f"<{tag}:{given['src']}>") == "a<img:x>b"


PIECES = [
    "<ul>", "<li>", "</li>", "</ul>", "<b>", "</b>", "<p>", "<pre>", "</pre>", "<td>", "<tr>", "</table>", "x",
    "<a href=y>", "<blockquote>", "</blockquote>", "<br>", "<h1>", "<input type=checkbox>", "<!--", "<x y='", "&#x",
    "</a>", "<div>",
]  # fmt: skip


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_is_an_error(text: str) -> None:
    to_markdown(text)


@given(st.lists(st.sampled_from(["<b>", "</b>", "<p>", "</p>", "<i>", "<ul>", "<li>", "</ul>", "<td>", "<span>"])))
@settings(max_examples=60)
def test_no_word_is_lost(tags: list[str]) -> None:
    source = "".join(f"{tag}word{number} " for number, tag in enumerate(tags))
    shown = to_markdown(source)
    assert all(f"word{number}" in shown for number in range(len(tags)))


@pytest.mark.parametrize(
    "bad", ["<", "<b>", "<div>", "<ul><li>", "<!--", "<a ", "<![CDATA[", "<x y='", "<script>", "</", "<p>*_`[]("]
)
def test_time_grows_with_the_length_only(bad: str) -> None:
    began = time.perf_counter()
    to_markdown(bad * 20_000 + "x")
    assert time.perf_counter() - began < 5
