"""One file of an entry: its picture, and the way to an unencrypted copy, with a word about what that means."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from peerjournal.actions import attachments
from peerjournal.model.attachment import Attachment
from peerjournal.ui.dialogs import Dialog, choosing
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal import showing
from peerjournal.ui.pages.journal.files_view import short_name, size_text
from peerjournal.ui.widgets import Button, label


class FileDialog(Dialog):
    """Shows an attachment, and saves a copy of it where the person says."""

    def __init__(self, parent: QWidget, shell: Shell, file: Attachment) -> None:
        super().__init__(parent, short_name(file.name, 60), lock=shell.lock)
        self._shell, self._file = shell, file
        self._tasks = shell.tasks_for(parent)  # the copy may be finished when this dialog is gone
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(file.name)
        self._picture.hide()
        self.body.addWidget(self._picture)
        self.body.addWidget(label(size_text(file.size), "muted"))
        self.body.addWidget(
            label(
                self.tr(
                    "In here the file is encrypted. A copy is not: whoever can open the folder you choose can open it, "
                    "and deleting it later may leave traces."
                )
            )
        )
        self.body.addStretch(1)
        self.buttons(
            Button(self.tr("Save a copy…"), self._ask),
            Button(self.tr("Close"), self.accept, role="primary"),
        )
        if showing.is_picture(file):
            shell.tasks_for(self).run(showing.picture, file).then(self._show)
            around = parent.window().size()
            self._room = QSize(min(around.width() // 2, 720), max(around.height() // 2, 160))
            self._picture.setMinimumSize(self._room)
            self._picture.show()

    def _show(self, image: QImage) -> None:
        if image.isNull():
            self._picture.setText(self.tr("This picture can't be shown."))
            return
        size = image.size()
        if size.boundedTo(self._room) != size:
            image = image.scaled(
                self._room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self._picture.setPixmap(QPixmap.fromImage(image))

    def _ask(self) -> None:
        title, kinds = self.tr("Save an unencrypted copy"), self.tr("All files (*)")
        choosing.ask_where_to_save(self, title, kinds, self._file.name, self.save)

    def save(self, path: Path) -> None:
        """Writes the copy, and says so."""
        shell, words = self._shell, self.tr("Saved a copy. It is not encrypted.")
        self._tasks.run(attachments.save_copy, self._file, path).then(lambda _: shell.say(words))
        self.accept()
