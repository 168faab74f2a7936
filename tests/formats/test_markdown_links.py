"""Links of a Markdown text are found in a time that goes by its length, whatever stands in it."""

import time

import pytest

from peerjournal.formats.markdown_links import relinked


class Elsewhere:
    """Everything lies in another place."""

    def shown(self, untrusted_target: str) -> str:
        """Of a picture."""
        return "picture"

    def linked(self, untrusted_target: str) -> str:
        """Of a link."""
        return "file"


@pytest.mark.parametrize(
    "text",
    [
        "[" + r"\n" * 300 + " ](", "[" + "\\" * 401 + "](a", "[" + "![a](b)" * 200 + "](", "[" + "[a](b)" * 200 + "](",
        "[" + "!" * 400 + "](x", "![" * 3_000 + "](", "[" * 20_000 + "](",
    ],
)  # fmt: skip
def test_what_never_becomes_a_link_takes_no_longer_than_a_link(text: str) -> None:
    begun = time.process_time()
    relinked(text, Elsewhere())
    assert time.process_time() - begun < 2


def test_escapes_brackets_and_pictures_within_a_label_are_understood() -> None:
    text = r"[a\]b](c) [x](y) ![p [q] r](z) [![a](b)](c) [no](link"
    assert relinked(text, Elsewhere()) == (
        r"[a\]b](file) [x](file) ![p [q] r](picture) [![a](picture)](file) [no](link"
    )
