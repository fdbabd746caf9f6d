"""Markdown as HTML that needs nothing beside it: formulas as MathML, pictures within the text."""

import base64
import mimetypes
import re
import sys
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from latex2mathml.converter import convert
from mistune import HTMLRenderer
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

PROJECT = Path(__file__).resolve().parents[4]
ATTACHED = "attachment:"
SOURCE = re.compile(r"""(<img\b[^>]*?\bsrc\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def rendered(source, attachments, folder):
    """A cell's text; the files that it names are looked for from that folder."""
    renderer = PageRenderer(
        escape=False, attachments=attachments, path=str(folder), exclude_anchor_links=True
    )
    return MarkdownWithMath(renderer=renderer).render(source)


class PageRenderer(IPythonRenderer):
    def inline_math(self, body):
        return formula(body, "inline")

    def block_math(self, body):
        return formula(body, "block")

    def latex_environment(self, name, body):
        return formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block")

    def image(self, text, url, title=None):
        found = self.picture(url)
        if found:
            return HTMLRenderer.image(self, text, found, title)
        words = escape(unescape(text or url))
        return f'<a href="{escape(url)}">{words}</a>' if is_on_the_web(url) else f"<em>{words}</em>"

    # A tag, or a part of it, comes as it was written: parsed alone, it would be closed at once.
    def block_html(self, html):
        return HTMLRenderer.block_html(self, SOURCE.sub(self.within, html))

    def inline_html(self, html):
        return HTMLRenderer.inline_html(self, SOURCE.sub(self.within, html))

    def within(self, tag):
        url = unescape(tag[2] if tag[2] is not None else tag[3])
        return f'{tag[1]}"{escape(self.picture(url) or url)}"'

    def picture(self, url):
        """As a URL that holds it; None, with a line that says so, where it is not at hand."""
        if url.startswith("data:"):
            return url
        found = self.attached(url) if url.startswith(ATTACHED) else self.in_a_file(url)
        if not found and not is_on_the_web(url):
            print(f"lab: the picture {url} is not in the report", file=sys.stderr)
        return found

    def attached(self, url):
        content = self.attachments.get(unquote(url[len(ATTACHED) :]))
        # Drawings rather than pixels, and those without loss rather than others.
        for kind in ("image/svg+xml", "image/png", "image/jpeg", *(content or ())):
            if content and kind in content:
                return f"data:{kind};base64,{content[kind]}"
        return None

    def in_a_file(self, url):
        if is_on_the_web(url):
            return None
        folder = Path(self.path).resolve()
        file = (folder / unquote(urlsplit(url).path)).resolve()
        kind = mimetypes.guess_type(file.name)[0] or ""
        # A notebook of somebody else's gets no file of mine that is elsewhere.
        near = PROJECT if folder.is_relative_to(PROJECT) else folder
        if not (kind.startswith("image/") and file.is_relative_to(near) and file.is_file()):
            return None
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def is_on_the_web(url):
    return urlsplit(url).scheme in ("http", "https")


def formula(latex, display):
    """As MathML; what is no formula stays as its author wrote it."""
    try:
        return convert(latex, display=display)
    except Exception:  # The converter has no one type for all that it finds wrong.
        return f"<code>{escape(latex)}</code>"
