"""Markdown to HTML that can do no harm: CommonMark with tables, no raw HTML, no picture from outside.

Markdown is done by markdown-it-py (https://markdown-it-py.readthedocs.io), which refuses `javascript:` and the like.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from unicodedata import bidirectional
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from peerjournal.model.attachment import Attachment
from peerjournal.model.provenance import Provenance, passages

_TOLD = {Provenance.HEARD: "Heard in the group", Provenance.CONFIDENCE: "Told in confidence"}
_HOLDERS = {"bullet_list_open", "ordered_list_open", "blockquote_open", "table_open"}
_TASK = re.compile(r"\[[ xX]\] ")


class Pictures:
    """The files of one entry: which name in the text means which, and which of them the text showed.

    `address` gives what an `<img>` gets for `src`, or '' for nothing.
    """

    def __init__(self, attachments: Sequence[Attachment], address: Callable[[Attachment], str]) -> None:
        self._address = address
        self._attachments = attachments
        self._names = {name: one for one in attachments for name in (one.name, f"attachment:{one.id}", one.sha256)}
        self._shown: set[str] = set()

    def source(self, untrusted_target: str) -> str:
        """What to show for a target in the text; '' when it is no picture of this entry."""
        one = self._names.get(untrusted_target) or self._names.get(unquote(untrusted_target))
        if one is None or not one.media_type.startswith("image/"):
            return ""
        self._shown.add(one.id)
        return self._address(one)

    def not_shown(self) -> Iterator[Attachment]:
        """The files that the text did not show."""
        return (one for one in self._attachments if one.id not in self._shown)


def rendered(body: str, pictures: Pictures) -> str:
    """The body as HTML; passages of others are set apart and say whose they are."""
    pieces = []
    for one in passages(body):
        words = _rendered(body[one.inner_start : one.inner_end], pictures)
        if one.kind is Provenance.MINE:
            pieces.append(words)
        else:
            said = html.escape(": ".join(filter(None, (_TOLD[one.kind], one.alias))))
            pieces.append(f'<div class="told">\n<p class="muted" dir="auto">{said}</p>\n{words}</div>\n')
    return "".join(pieces)


def _rendered(body: str, pictures: Pictures) -> str:
    """Headings begin at the fourth level: above them stand the page's, the year's and the entry's own."""
    markdown = _markdown()
    tokens = markdown.parse(body)
    for at, token in enumerate(tokens):
        if token.type in _HOLDERS and _is_right_to_left(_words_within(tokens, at)):
            token.attrSet("dir", "rtl")  # 'auto' would overlook what has a direction of its own
        elif token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1:]) + 3)}"
        elif token.type == "list_item_open" and (box := _box(tokens, at)):
            token.attrSet("class", "task")
            box.content = ("\u2611" if box.content[1] in "xX" else "\u2610") + box.content[3:]
    return str(markdown.renderer.render(tokens, markdown.options, {"pictures": pictures}))


def _words_within(tokens: Sequence[Token], at: int) -> Iterator[str]:
    for token in tokens[at:]:
        if token.type == "inline":
            yield token.content
        elif token.type == tokens[at].type.replace("_open", "_close") and token.level == tokens[at].level:
            return


def _is_right_to_left(words: Iterable[str]) -> bool:
    """Whether the first letter with a direction runs to the left (Unicode's rules P2 and P3)."""
    kinds = (bidirectional(one) for text in words for one in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def _box(tokens: Sequence[Token], at: int) -> Token | None:
    """The text of a list's element that begins with `[ ]` or `[x]`."""
    inline = tokens[at + 2] if len(tokens) > at + 2 and tokens[at + 1].type == "paragraph_open" else None
    first = inline.children[0] if inline is not None and inline.children else None
    return first if first is not None and first.type == "text" and _TASK.match(first.content) else None


@cache
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    made.add_render_rule("image", _image)
    for name in ("paragraph_open", "heading_open", "list_item_open", "td_open", "th_open"):
        made.add_render_rule(name, _own_direction)
    return made


def _own_direction(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Mapping[str, Any]) -> str:
    """Each paragraph runs the way its own script does."""
    del env
    if tokens[at].hidden:
        return ""
    tokens[at].attrSet("dir", "auto")
    return self.renderToken(tokens, at, options, {})


def _image(self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Mapping[str, Any]) -> str:
    token = tokens[at]
    said = html.escape(self.renderInlineAsText(token.children or [], options, {}))
    target = str(token.attrs.get("src", ""))
    if source := env["pictures"].source(target):
        return f'<img src="{source}" alt="{said}">'
    return f'<a href="{html.escape(target)}">{said or html.escape(target)}</a>' if "://" in target else said
