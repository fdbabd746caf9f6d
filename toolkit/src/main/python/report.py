"""Writes an executed notebook as one HTML page that needs nothing beside it."""

import os

from jinja2 import DictLoader, pass_context
from latex2mathml.converter import convert
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

USUAL_BYTES = 2_000_000

# JupyterLab's looks without the scripts that its page would fetch: formulas become MathML, which
# browsers draw by themselves, and nothing else here needs a script.
PAGE = """
{%- extends "lab/index.html.j2" -%}
{%- block html_head_js -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block html_head_css -%}
<style>
  main { max-width: 60rem; margin: 0 auto; }
  .jp-OutputArea-child > .jp-OutputArea-output:first-child { margin-left: 0; padding-left: 6px; }
  .jp-RenderedImage img { max-width: 100%; height: auto; }
</style>
{%- endblock -%}
"""


class FormulaRenderer(IPythonRenderer):
    def inline_math(self, body):
        return convert(body)

    def block_math(self, body):
        return convert(body, display="block")


class PageExporter(HTMLExporter):
    @pass_context
    def markdown2html(self, context, source):
        renderer = FormulaRenderer(
            escape=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            embed_images=True,
            path=context.get("resources", {}).get("metadata", {}).get("path", ""),
            anchor_link_text=self.anchor_link_text,
        )
        return MarkdownWithMath(renderer=renderer).render(source)


def html(notebook, name, folder):
    exporter = PageExporter(
        extra_loaders=[DictLoader({"page.html.j2": PAGE})],
        template_file="page.html.j2",
        embed_images=True,
    )
    resources = {"metadata": {"name": name, "path": str(folder)}}
    page, _ = exporter.from_notebook_node(notebook, resources)
    return page


def require_room(file):
    """What stands in a report's way is better known before hours of training than after them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    written_aside(file, bytes(USUAL_BYTES)).unlink()


def write_page(page, file):
    """Writes the page aside and renames it: there is a whole report or none."""
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
