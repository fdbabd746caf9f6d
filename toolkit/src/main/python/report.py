"""Writes notebooks with their outputs as one HTML page that needs nothing beside it."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, pass_context
from nbconvert import HTMLExporter
from pygments.formatters import HtmlFormatter

from figures import described, is_tall, title
from prose import rendered

HERE = Path(__file__).parent
TEMPLATES = FileSystemLoader(HERE)

USUAL_BYTES = 2_000_000

LIGHT_CODE = "default"
DARK_CODE = "github-dark"


class ArticleExporter(HTMLExporter):
    """A notebook as part of a page; nothing in it is a script."""

    @property
    def default_config(self):
        own = super().default_config.copy()
        own.NbConvertBase.display_data_priority = [
            kind
            for kind in own.NbConvertBase.display_data_priority
            if kind not in ("application/javascript", "application/vnd.jupyter.widget-view+json")
        ]
        return own

    def default_filters(self):
        yield from super().default_filters()
        yield ("is_tall", is_tall)

    @pass_context
    def markdown2html(self, context, source):
        attachments = context.get("cell", {}).get("attachments", {})
        folder = context.get("resources", {}).get("metadata", {}).get("path", "")
        return rendered(source, attachments, folder)


def article(notebook, name, folder):
    exporter = ArticleExporter(
        extra_loaders=[TEMPLATES], template_file="article.html.j2", embed_images=True
    )
    resources = {"metadata": {"name": name, "path": str(folder)}}
    return exporter.from_notebook_node(described(notebook), resources)[0]


def page(called, articles, provenance):
    """A page of articles; what is known of where they come from stands at its end."""
    template = Environment(loader=TEMPLATES, autoescape=True).get_template("page.html.j2")
    return template.render(
        title=called,
        articles=articles,
        provenance=provenance,
        style=(HERE / "report.css").read_text(encoding="utf-8"),
        light=HtmlFormatter(style=LIGHT_CODE).get_style_defs(".highlight"),
        dark=HtmlFormatter(style=DARK_CODE).get_style_defs(".highlight"),
    )


def html(notebook, name, folder, provenance=()):
    """The page of one notebook."""
    return page(title(notebook, name), [article(notebook, name, folder)], provenance)


def require_room(file):
    """What stands in a report's way is better known before hours of training than after them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    written_aside(file, bytes(USUAL_BYTES)).unlink()


def write_page(page, file):
    """Writes the page aside and renames it: there is a whole report or none."""
    file = file.resolve()  # What a link leads to is replaced, not the link.
    written_aside(file, page.encode()).replace(file)


def written_aside(file, content):
    if file.is_dir():
        raise IsADirectoryError(f"{file} is a folder")
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside
