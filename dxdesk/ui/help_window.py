"""The help window: the page of the screen in view, the other topics, a search over all."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem

from dxdesk.domain.help import Topic, search
from dxdesk.services import guide
from dxdesk.ui.help_html import page
from dxdesk.ui.help_view import HelpView
from dxdesk.ui.text import announce
from dxdesk.ui.theme.tokens import Tokens

_NAME = Qt.ItemDataRole.UserRole


class HelpWindow(HelpView):
    """Opened by F1 beside the main window; Esc closes it. Nothing is fetched from anywhere."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._all = guide.topics()
        self.page.setSearchPaths([str(guide.pictures_folder())])
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self.topics.setFocus)
        self.topics.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._list("")

    def open_for(self, screen: str) -> None:
        """Show the help of a screen."""
        self.search.clear()
        self._go_to(guide.topic_for(screen).name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take other colours."""
        self._tokens = tokens
        self._on_chosen(self.topics.currentItem(), None)

    def _list(self, asked: str) -> None:
        found = search(self._all, asked)
        shown = self.topics.currentItem().data(_NAME) if self.topics.currentRow() >= 0 else ""
        self.topics.clear()
        for topic in found:
            self._add(topic)
        self.nothing.setVisible(not found)
        if not found:
            announce(self.search, self.nothing.accessibleName())
        self._go_to(shown if shown in {each.name for each in found} else "")

    def _add(self, topic: Topic) -> None:
        item = QListWidgetItem(topic.title, self.topics)
        item.setData(_NAME, topic.name)

    def _go_to(self, name: str) -> None:
        """Choose a topic that is listed, the first where it is not."""
        places = [self.topics.item(row).data(_NAME) for row in range(self.topics.count())]
        if places:
            self.topics.setCurrentRow(places.index(name) if name in places else 0)

    def _on_chosen(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item:
            chosen = next(each for each in self._all if each.name == item.data(_NAME))
            self.page.setHtml(page(chosen, self._all, self._tokens))

    def _follow(self, link: QUrl) -> None:
        self.search.clear()
        self._go_to(link.toString())
