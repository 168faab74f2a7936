"""An entry in the two forms that a backup has of it, made ready without the entry itself: a tenth of the time."""

from dataclasses import dataclass

from peerjournal.model.form import quoted


@dataclass(slots=True)
class Told:
    """One without files: `line` is its record (`model.records.to_line`), `path` where its Markdown lies, '' for none.

    The Markdown is `before`, the names of group and meeting, and `after`.
    """

    id: str
    line: str
    path: str
    before: str
    after: str
    group_id: str | None
    meeting_id: str | None

    def markdown(self, group: str | None, meeting: str | None) -> str:
        """What `model.form.entry_markdown` makes of the entry."""
        if not group and not meeting:
            return self.before + self.after
        named = f"group: {quoted(group)}\n" if group else ""
        return f"{self.before}{named}{f'meeting: {quoted(meeting)}' + chr(10) if meeting else ''}{self.after}"
