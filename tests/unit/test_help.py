"""Help: every screen has its page, every link leads somewhere, every button it names exists."""

import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest

from dxdesk import paths
from dxdesk.domain import words
from dxdesk.domain.help import (
    HelpSection,
    Topic,
    buttons_in,
    links_in,
    plain,
    search,
    split_links,
    texts_of,
)
from dxdesk.domain.words.guide import GUIDES
from dxdesk.services import faults, guide

MNEMONIC = re.compile(r"\s?\((?:&.|.)\)")
TOPICS = guide.topics()


def spoken() -> set[str]:
    """Every word that a screen can show on a button, without mnemonics and dots."""
    found = set()
    for module in pkgutil.iter_modules(words.__path__):
        said = vars(importlib.import_module(f"{words.__name__}.{module.name}"))
        for value in said.values():
            texts = value.values() if isinstance(value, dict) else [value]
            found |= {MNEMONIC.sub("", each).rstrip("…") for each in texts if isinstance(each, str)}
    return found


@pytest.mark.parametrize("topic", TOPICS, ids=lambda each: each.name)
def test_every_button_that_help_names_is_on_a_screen(topic):
    named = {button for text in texts_of(topic) for button in buttons_in(text)}
    assert named - spoken() == set()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda each: each.name)
def test_every_link_leads_to_a_page(topic):
    names = {each.name for each in TOPICS}
    assert {link for text in texts_of(topic) for link in links_in(text)} <= names


@pytest.mark.parametrize("topic", TOPICS, ids=lambda each: each.name)
def test_every_picture_is_there_and_says_what_it_shows(topic):
    for section in topic.sections:
        if section.picture:
            assert (guide.pictures_folder() / section.picture).is_file()
            assert section.caption


def test_every_picture_that_is_kept_is_shown_somewhere():
    shown = {section.picture for each in TOPICS for section in each.sections} - {""}
    assert {path.name for path in guide.pictures_folder().iterdir()} == shown


def test_the_papers_for_a_review_name_every_file_that_is_kept():
    (security,) = (each for each in TOPICS if each.name == "security")
    said = "".join(texts_of(security))
    kept = (paths.settings_path(), paths.layouts_path(), faults._path())
    assert [each.name for each in kept if each.name not in said] == []
    assert paths.PORTABLE_MARK in said


def test_names_are_used_once_and_guides_are_known():
    names = [each.name for each in TOPICS]
    assert len(names) == len(set(names))
    assert {name for each in TOPICS for name in each.guides} == GUIDES.keys()


def test_a_screen_without_help_of_its_own_gets_the_first_page():
    assert guide.topic_for("submit").name == "submit"
    assert guide.topic_for("nosuch") == TOPICS[0]


def test_help_files_hold_nothing_that_is_not_read():
    known = {"title", "text", "steps", "picture", "caption"}
    for path in (guide.pictures_folder().parent).glob("*.toml"):
        said = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        assert said.keys() <= {"name", "title", "guides", "section"}, path.name
        assert all(each.keys() <= known for each in said["section"]), path.name


def topic(name: str, title: str, *texts: str) -> Topic:
    return Topic(name, title, (HelpSection("節", texts),))


def test_a_search_finds_every_word_in_any_width_and_titles_first():
    found = [topic("a", "ほか", "ｄｘの提出"), topic("b", "提出 DX"), topic("c", "計画")]
    assert [each.name for each in search(found, "ＤＸ　提出")] == ["b", "a"]
    assert search(found, "") == found
    assert search(found, "ない") == []


def test_links_are_cut_out_and_named_by_their_title():
    found = [topic("plan", "計画")]
    assert list(split_links("前{plan}後")) == [("前", ""), ("", "plan"), ("後", "")]
    assert plain("前{plan}後", found) == "前「計画」後"
