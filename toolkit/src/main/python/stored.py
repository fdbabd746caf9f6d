"""Writes notebooks as they stand as one page that needs no network.

Started by ./lab report: stored.py PLAN, a JSON file that says what goes where.
"""

import json
import signal
import sys
from pathlib import Path

import nbformat

import provenance
from complaints import one_line
from figures import title
from report import article, page, write_page


def main(plan):
    """The notebooks in the order given, each with where it comes from; then the launcher's own."""
    file = Path(plan["report"])
    titles, articles, known = [], [], []
    for each in map(Path, plan["notebooks"] + plan["sheets"]):
        with one_line(f"{each.stem} cannot be read"):
            content = each.read_bytes()
            notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
            nbformat.validate(notebook)
        with one_line(f"{each.stem} cannot be shown"):
            titles.append(title(notebook, each.stem))
            articles.append(article(notebook, each.stem, each.parent))
            if str(each) in plan["notebooks"]:
                source = provenance.of_notebook(each, content, notebook)
                known.append(provenance.timed(source, notebook))
    with one_line("the report cannot be written"):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_page(page("; ".join(titles), articles, known + plan["facts"]), file)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # There is nothing to clean up.
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
