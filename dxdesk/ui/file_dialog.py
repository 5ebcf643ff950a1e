"""The system's file dialog; where there is none, Qt's own, whose words Qt left untranslated."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.words import pages_files as words

_Mode = QFileDialog.FileMode
_Label = QFileDialog.DialogLabel


def pick(parent: QWidget | None, title: str, near: Path, kinds: str) -> list[Path]:
    """Ask for files that exist; none if the person gave up."""
    return _ask(_dialog(parent, title, near, kinds), _Mode.ExistingFiles)


def pick_one(parent: QWidget | None, title: str, near: Path, kinds: str) -> Path | None:
    """Ask for one file that exists."""
    return next(iter(_ask(_dialog(parent, title, near, kinds), _Mode.ExistingFile)), None)


def pick_folder(parent: QWidget | None, title: str, near: Path) -> Path | None:
    """Ask for a folder."""
    dialog = _dialog(parent, title, near, "")
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_ask(dialog, _Mode.Directory)), None)


def pick_new(parent: QWidget | None, title: str, near: Path, kinds: str) -> Path | None:
    """Ask for the name of a file to write; `near` proposes one, its ending is added."""
    dialog = _dialog(parent, title, near.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(near.suffix.removeprefix("."))
    dialog.selectFile(near.name)
    return next(iter(_ask(dialog, _Mode.AnyFile)), None)


def _dialog(parent: QWidget | None, title: str, near: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(near), kinds)
    dialog.setLabelText(_Label.LookIn, words.LOOK_IN)
    dialog.setLabelText(_Label.FileName, words.FILE_NAME)
    dialog.setLabelText(_Label.FileType, words.FILE_TYPE)
    return dialog


def _ask(dialog: QFileDialog, mode: QFileDialog.FileMode) -> list[Path]:
    dialog.setFileMode(mode)
    accepted = dialog.exec()
    names = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return [Path(name) for name in names]
