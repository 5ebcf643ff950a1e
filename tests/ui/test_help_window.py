"""The help window: the page of the screen, links, search, closing; nothing from outside."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from dxdesk.domain.words import guide as words
from dxdesk.services import guide
from dxdesk.ui.help_window import HelpWindow
from dxdesk.ui.places import PLACES
from dxdesk.ui.theme.tokens import DARK, LIGHT

from .desks import started
from .example_store import bare_store


@pytest.fixture
def window(qtbot):
    made = HelpWindow(LIGHT)
    qtbot.addWidget(made)
    made.open_for("submit")
    return made


def shown(window):
    return window.topics.currentItem().text()


@pytest.mark.parametrize("place", PLACES, ids=lambda each: each.name)
def test_every_screen_has_its_page(window, place):
    window.open_for(place.name)
    assert guide.topic_for(place.name).name == place.name
    assert guide.topic_for(place.name).title in window.page.toPlainText()


def test_every_page_reads_in_both_schemes(window):
    for scheme in (LIGHT, DARK):
        window.set_tokens(scheme)
        for row in range(window.topics.count()):
            window.topics.setCurrentRow(row)
            assert window.topics.item(row).text() in window.page.toPlainText()
            assert "{" not in window.page.toPlainText()


def test_a_link_leads_to_its_page(window):
    window.search.setText("提出")
    window.page.anchorClicked.emit(QUrl("history"))
    assert shown(window) == "変更履歴"
    assert window.search.text() == ""


def test_a_search_leaves_what_has_the_words_and_says_so_when_nothing_does(window):
    window.search.setText("配色")
    assert shown(window) == "設定"
    window.search.setText("どこにもないことば")
    assert window.topics.count() == 0
    assert window.nothing.isVisible()
    assert window.nothing.accessibleName() == words.NOTHING_FOUND


def test_escape_closes_it(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window.page, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_f1_opens_the_help_of_the_screen_in_view(qtbot, desks, tmp_path):
    path = tmp_path / "office.dxdesk"
    bare_store(path).close()
    desk = desks()
    started(qtbot, desk, path)
    desk.frame.show_page("history")
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    assert shown(desk.helping.window) == "変更履歴"
    with qtbot.waitSignal(desk.helping.window.destroyed):
        desk.close()
