"""The window: one face of the program. It imports actions and model, never the vault; this is how a page is written.

1. One file (or folder) `ui/pages/<name>.py` with a `Page` subclass and `PAGE = ThatClass`; one line in
   `ui/pages/__init__.py`. The order of that tuple is the order in the sidebar and of Ctrl+1 to Ctrl+5. `today` is the
   pattern. Screens of several steps and sheets before the window are `ui/dialogs/<name>.py`, subclasses of `Dialog`.

2. Build widgets in `__init__(self, shell)` with no data, from `peerjournal.ui.widgets`: Card, CardGrid, Column (the
   scrolling column that every page but a split one starts with), Chip, FeelingPicker, Scales, TagField, EmptyState,
   Choice, TextArea, MomentField, ClockField, SearchField, PassphraseField, ProgressLine, Button, IconButton,
   label(text, role), named(field, text). Set `set_heading(title, overline)`; the window shows it at its top, beside the
   search field.

3. Ask in `refresh()`, which runs before the page is first seen and whenever something in `watches` changed:
       watches: ClassVar[frozenset[Noun]] = frozenset({Noun.TIP})
       def refresh(self) -> None:
           self.tasks.overtake("list", tips.ranked).then(self._show)
   `run` queues; `overtake(lane, ...)` also stops what this widget asked in that lane before. Several reads for one
   picture belong into one function whose first argument is the vault (`def look(vault: Any, ...)`), sent as one task.
   What reads a whole life goes through `in_slices(lane, ...)`: others have their turn between its reports.

4. Change things with `self.tasks.run(action, ...).then(done)`; never refresh by hand. Long work:
       task = self.tasks.alongside(backups.make, folder).progress(line.show_progress).then(...).always(line.end)
       line.begin(self.tr("Making the backup…"), task.cancel)
   `alongside` is for long work that holds no transaction: others slip in between its reports; else `run`. An action
   that has a parameter `progress` gets it by itself. A WorldError without `.failed` is worded at the foot of the
   window; elsewhere only `peerjournal.actions.wording.sentence` words it. Bugs simply rise.
   A dialog is deleted when it closes: what must be answered after that goes through `shell.tasks_for(page)`.

5. `self.shell.say("Saved.", undo=...)` after each change; deleting is `trash.trash` with undo, never a question.
   `self.shell.go("tips", Link("tip", id))` leads elsewhere, `visit(link)` receives it; ask `shell.has("tips")` before
   offering a way. Link actions in use: "new", "edit". `begin()` takes the keyboard, `find_here()` is Ctrl+F,
   `settle()` sends what is being typed (locking and closing call it), `place()` says where one is, to come back to.

6. Colours only from `theme.tokens()` while painting and by `role`s of resources/style.qss; sizes of text and icons by
   `theme.scaled(px)`; spacing by HAIR TIGHT SNUG NEAR APART WIDE FAR of `theme.tokens`. No fixed heights around text.
   Every label that can hold words of the person is plain text (`label` is). Every text is `self.tr("...")`, no f-string
   in it. Icon-only buttons have names. Lists as QAbstractListModel with a delegate go to `ui/models`, `ui/delegates`.

7. A dialog is imported where it is opened. Ask Qt for no widget it made for itself (`viewport()`, a filter over the
   application, `findChildren(QWidget)`): PySide makes all its classes to find out which it is (`ui/input.py`).

8. Test in tests/ui/pages/test_<name>.py with the fixtures of tests/ui/conftest.py; add the page to no list for the
   screenshots: `python tests/screenshots.py OUT --page NAME` makes its pictures. Look at them.
"""
