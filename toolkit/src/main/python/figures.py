"""What a notebook's pictures say to those who cannot see them, and what the notebook is called."""

import copy
import struct
from base64 import b64decode

import mistune

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")

# So much higher than wide, a picture gets a printed page for itself.
TALL = 1.2


def described(notebook):
    """The notebook, its outputs' pictures with alternative texts where they came without.

    A kernel sends a text with each picture, for those who cannot see it. The section's heading
    stands before it: a kernel of another kind may name no more than a class.
    """
    notebook = copy.deepcopy(notebook)
    heading = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = ([""] + headings(cell.source))[-1] or heading
        for output in cell.get("outputs", []):
            for kind in PICTURES:
                if kind in output.get("data", {}):
                    own = output.metadata.setdefault(kind, {})
                    own.setdefault("alt", alternative(heading, output.data.get("text/plain", "")))
    return notebook


def alternative(heading, text):
    return ": ".join(part for part in (heading, " ".join(text.split())) if part) or "A picture"


def title(notebook, name):
    """The notebook's own title, else its first heading, else its file's name."""
    for cell in notebook.cells:
        found = headings(cell.source) if cell.cell_type == "markdown" else []
        if found:
            return notebook.metadata.get("title") or found[0]
    return notebook.metadata.get("title") or name


def headings(markdown):
    blocks = mistune.create_markdown(renderer=None)(markdown)
    return [text(block) for block in blocks if block["type"] == "heading"]


def text(token):
    return token.get("raw", "") + "".join(text(child) for child in token.get("children", []))


def size(png):
    """Width and height in pixels, as the picture's first chunk says; None if it has none."""
    head = b64decode(png[:64])[16:24]
    return struct.unpack(">II", head) if len(head) == 8 else None


def is_tall(png):
    pixels = size(png)
    return bool(pixels) and pixels[1] > TALL * pixels[0]
