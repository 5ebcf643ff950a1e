"""A topic of help as the small HTML that Qt's text browser shows."""

from collections.abc import Sequence
from html import escape

from dxdesk.domain.help import HelpSection, Topic, split_links
from dxdesk.ui.theme.tokens import Tokens

_STYLE = """
body {{ color: {text}; }}
h1 {{ font-size: 20px; }}
h2 {{ font-size: 16px; margin-top: 20px; }}
p, li {{ line-height: 150%; }}
a {{ color: {link}; }}
.caption {{ color: {support}; }}
"""
_PICTURE_WIDTH = 560


def page(topic: Topic, topics: Sequence[Topic], tokens: Tokens) -> str:
    """The whole page; links have the name of a topic as their address."""
    titles = {each.name: each.title for each in topics}
    sections = "".join(_section(each, titles) for each in topic.sections)
    style = _STYLE.format(text=tokens.text, link=tokens.link, support=tokens.support)
    title = escape(topic.title)
    return (
        f"<html><head><style>{style}</style></head><body><h1>{title}</h1>{sections}</body></html>"
    )


def _section(section: HelpSection, titles: dict[str, str]) -> str:
    parts = [f"<h2>{escape(section.title)}</h2>"]
    parts += [f"<p>{_linked(each, titles)}</p>" for each in section.text if each]
    if section.steps:
        items = "".join(f"<li>{_linked(each, titles)}</li>" for each in section.steps)
        parts.append(f"<ol>{items}</ol>")
    if section.picture:
        name, caption = escape(section.picture), escape(section.caption)
        parts.append(f'<p><img src="{name}" width="{_PICTURE_WIDTH}" alt="{caption}"></p>')
        parts.append(f'<p class="caption">{caption}</p>')
    return "".join(parts)


def _linked(text: str, titles: dict[str, str]) -> str:
    return "".join(
        f'<a href="{name}">{escape(titles[name])}</a>' if name else escape(plain)
        for plain, name in split_links(text)
    )
