"""A report in a real browser without a network: on a desk, on a phone, on paper."""

import base64
import io
import subprocess

import nbformat
import pytest
from PIL import Image

import provenance
from in_jupyterlab import needs_a_browser
from prose import rendered
from report import html

OUTLINE = "var long = List.of(" + ", ".join(f'"network-{depth}"' for depth in range(20, 60)) + ");"
SENTENCE = "unrecognised copy of CIFAR-10, sha256 " + "0123456789abcdef" * 12
HEADER = "".join(f'<th style="text-align:right">column {i}</th>' for i in range(16))
FIGURES = "".join('<td style="text-align:right;white-space:nowrap">1,234,567</td>' for _ in range(15))
WIDE = f"<table><thead><tr>{HEADER}</tr></thead><tbody><tr><td>a sentence that may break</td>{FIGURES}</tr></tbody></table>"


def picture(width, height):
    file = io.BytesIO()
    Image.new("RGB", (width, height), "steelblue").save(file, "png")
    return base64.b64encode(file.getvalue()).decode()


def shown(data, **metadata):
    return nbformat.v4.new_output("display_data", data, metadata=metadata)


@pytest.fixture(scope="module")
def notebook_with_everything():
    prose, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    said = nbformat.v4.new_output("stream", name="stdout", text=SENTENCE)
    chart = shown({"image/png": picture(1120, 440), "text/plain": "Chart: Errors < 10 %"})
    tall = shown({"image/png": picture(900, 2400)}, **{"image/png": {"alt": "A tall figure"}})
    script = {"application/javascript": "document.title = 'run'", "text/plain": "a script"}
    cells = [
        prose("# A *real* title\n\nProse, and a formula: $\\mathcal{F}(x) + x$."),
        code(OUTLINE, outputs=[said, chart]),
        prose("## A tall one"),
        code("figure", outputs=[tall, shown({"text/html": WIDE}), shown(script)]),
        code("nameless", outputs=[shown({"image/png": picture(8, 8)})]),
    ]
    return nbformat.v4.new_notebook(cells=cells)


@pytest.fixture(scope="module")
def report(notebook_with_everything, tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "everything.html"
    known = {"title": "Executed", "rows": [{"what": "fingerprint", "value": "ab12" * 16}]}
    page = html(notebook_with_everything, "everything", file.parent, [known])
    file.write_text(page, encoding="utf-8")
    return file


@pytest.fixture
def opened(browser, report):
    """Opens the report where nothing but its file can be had."""
    contexts = []

    def open_at(width, scheme="light"):
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url[:40]))
        page.goto(report.as_uri())
        return page

    yield open_at
    for context in contexts:
        context.close()


# What reaches beyond the page's edge, unless it is in a box that scrolls by itself.
BEYOND = """() => {
    const scrolls = each => each && (getComputedStyle(each).overflowX === 'auto' || scrolls(each.parentElement));
    return [...document.querySelectorAll('main *')]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !scrolls(each))
        .map(each => each.outerHTML.slice(0, 80));
}"""


@needs_a_browser
@pytest.mark.parametrize("width, scheme", [(1400, "light"), (390, "light"), (390, "dark")])
def test_is_read_without_network_and_sideways_scrolling(opened, artefacts, width, scheme):
    page = opened(width, scheme)
    page.screenshot(path=artefacts / f"report-{width}-{scheme}.png", full_page=True)
    assert page.title() == "A real title"
    assert [url for url in page.asked if not url.startswith(("file:", "data:image/"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(BEYOND) == []
    assert page.locator("main .prose").first.bounding_box()["width"] > 0.6 * min(width, 1000)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert light == (scheme == "light")
    assert page.locator("img").evaluate_all("all => all.map(each => each.alt)") == [
        "A real title: Chart: Errors < 10 %",
        "A tall figure",
        "A tall one",
    ]


@needs_a_browser
def test_is_printed_with_nothing_cut_off_and_no_page_left_empty(opened, artefacts):
    page = opened(680)  # A4 between its margins.
    page.emulate_media(media="print")
    page.screenshot(path=artefacts / "report-print.png", full_page=True)
    assert page.evaluate(BEYOND) == []
    cut = "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).length"
    assert page.locator("pre").evaluate_all(cut) == 0
    page.pdf(path=artefacts / "report.pdf", prefer_css_page_size=True)
    # The first cell with its chart, the tall figure, its table, provenance.
    assert 3 <= (artefacts / "report.pdf").read_bytes().count(b"/Type /Page\n") <= 4


def test_holds_no_script_and_what_is_known_at_its_end(report):
    page = report.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "document.title" not in page
    assert page.rindex("ab12" * 16) > page.index("<h1>Provenance</h1>") > page.rindex("<img ")


def test_knows_a_notebooks_commit_and_whether_it_was_changed_since(tmp_path):
    file = tmp_path / "one.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), file)
    git = ["git", "-C", tmp_path, "-c", "user.name=a", "-c", "user.email=a@b"]

    def known():
        source = provenance.of_notebook(file, file.read_bytes(), nbformat.read(file, 4))
        return {row["what"]: row["value"] for row in source["rows"]}

    subprocess.run([*git, "init", "-q"], check=True)
    assert known()["last commit of it"] == "none, or no Git here"
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    assert known()["last commit of it"].startswith(head)
    assert known()["changed since"] == "no"
    nbformat.write(nbformat.v4.new_notebook(metadata={"title": "other"}), file)
    assert known()["changed since"] == "yes"


def test_html_in_prose_stays_whole():
    page = rendered("<details><summary>Solution</summary>\n\n1. H<sub>2</sub>O\n\n</details>", {}, ".")
    inside = page[page.index("</summary>") : page.index("</details>")]
    assert "<li>H<sub>2</sub>O</li>" in inside
    assert page.count("</details>") == 1


def test_a_formula_in_an_environment_is_one():
    page = rendered("\\begin{align} y &= F(x) + x \\end{align}", {}, ".")
    assert "<math" in page
    assert "begin" not in page


PIXEL = base64.b64decode(picture(1, 1))


@pytest.mark.parametrize("name", ["a.png", "kurve über zeit.png", "deeper/a.png"])
@pytest.mark.parametrize("way", ["![]({})", '<img src="{}">', "text <img alt='x' src='{}'> text"])
def test_a_picture_in_a_file_comes_along(tmp_path, name, way):
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(PIXEL)
    page = rendered(way.format(name.replace(" ", "%20")), {}, tmp_path)
    assert f'src="data:image/png;base64,{base64.b64encode(PIXEL).decode()}"' in page


def test_an_attached_picture_comes_along_whatever_its_name():
    attached = {"Übersicht.png": {"image/png": "AAAA"}}
    assert 'src="data:image/png;base64,AAAA"' in rendered("![x](attachment:Übersicht.png)", attached, ".")


def test_of_a_picture_that_is_not_at_hand_its_words_are_shown_and_a_line_is_said(tmp_path, capsys):
    secret = tmp_path / "secret.png"
    secret.write_bytes(PIXEL)
    folder = tmp_path / "notebooks"
    folder.mkdir()
    page = rendered("![gone](gone.png) ![other](attachment:b.png) ![theirs](../secret.png)", {}, folder)
    assert "<em>gone</em> <em>other</em> <em>theirs</em>" in page
    assert capsys.readouterr().err.count("is not in the report\n") == 3
