"""An entry's files: pictures as pictures, everything else as a name with its size; all can be copied out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.model.attachment import Attachment
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal import showing
from peerjournal.ui.pages.journal.fact_button import FactButton
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.tokens import RADIUS, SNUG
from peerjournal.ui.widgets import FlowLayout, IconButton

_TALLEST, _SMALL = 280, 120  # pixels of a picture that is read, and of one beside a text that is written


class Picture(QPushButton):
    """A picture that can be pressed; a quiet ground while it is being read."""

    def __init__(self, name: str, clicked: Callable[[], object], tallest: int) -> None:
        super().__init__()
        self._tallest = tallest
        self._image = QImage()
        self.setAccessibleName(name)
        self.setToolTip("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: clicked())

    def show_image(self, image: QImage) -> None:
        """The picture itself."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the picture, within bounds."""
        most = QSize(scaled(520), scaled(self._tallest))
        if self._image.isNull():
            return QSize(scaled(160), scaled(110)).boundedTo(most)
        size = self._image.size()
        return size if size.boundedTo(most) == size else size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def minimumSizeHint(self) -> QSize:
        """May shrink with the window."""
        return QSize(scaled(60), scaled(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture with round corners, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(shape, tokens().colour("hover"))
        painter.setClipPath(shape)
        if not self._image.isNull():
            size = self._image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            painter.drawImage(place, self._image)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(tokens().colour("focus"), 2.5))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.end()


class FilesView(QWidget):
    """`pressed` carries the attachment whose picture or name was pressed; `pictured` (id, image) each picture read.

    With `removable` each has a cross; `removed` carries the attachment that shall go.
    """

    pressed = Signal(object)
    removed = Signal(object)
    pictured = Signal(str, QImage)

    def __init__(self, shell: Shell, *, removable: bool = False) -> None:
        super().__init__()
        self._removable = removable
        self._tasks = shell.tasks_for(self)
        self._shown: dict[str, QWidget] = {}
        self._pictures, self._others = QWidget(), QWidget()
        self._picture_flow, self._other_flow = FlowLayout(self._pictures), FlowLayout(self._others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        column.addWidget(self._pictures)
        column.addWidget(self._others)
        self.hide()

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Shows exactly these; those that are shown already stay."""
        wanted = {one.id: one for one in files}
        for id in [id for id in self._shown if id not in wanted]:
            gone = self._shown.pop(id)
            for flow in (self._picture_flow, self._other_flow):
                flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for one in files:
            if one.id not in self._shown:
                self._add(one)
        self._pictures.setVisible(self._picture_flow.count() > 0)
        self._others.setVisible(self._other_flow.count() > 0)
        self.setVisible(bool(wanted))

    def _add(self, file: Attachment) -> None:
        if not showing.is_picture(file):
            button = FactButton("paperclip", file.name, form=False)
            button.say(f"{short_name(file.name)}  ·  {size_text(file.size)}")
            button.clicked.connect(lambda: self.pressed.emit(file))
            self._shown[file.id] = self._with_cross(button, file)
            self._other_flow.addWidget(self._shown[file.id])
            return
        picture = Picture(file.name, lambda: self.pressed.emit(file), _SMALL if self._removable else _TALLEST)
        tile = self._shown[file.id] = self._with_cross(picture, file)
        self._picture_flow.addWidget(tile)

        def read(image: QImage) -> None:
            if self._shown.get(file.id) is tile:
                picture.show_image(image)
                self.pictured.emit(file.id, image)

        self._tasks.run(showing.picture, file).then(read)

    def _with_cross(self, shown: QWidget, file: Attachment) -> QWidget:
        if not self._removable:
            return shown
        tile = QWidget()
        row = QHBoxLayout(tile)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(shown)
        name = self.tr("Take away: {file}").replace("{file}", file.name)
        cross = IconButton("close", name, lambda: self.removed.emit(file))
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        return tile


def size_text(size: int) -> str:
    """`12 kB`."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def short_name(name: str, most: int = 36) -> str:
    """A file's name with its middle left out where it is long, so that its ending is still seen."""
    return name if len(name) <= most else f"{name[: most - 13]}…{name[-12:]}"
