"""Text without what a terminal obeys: a notebook may come from anybody."""

import re

COLOURS = r"\x1b\[[0-9;]*m"
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def plain(text):
    """The text; what a terminal would obey is written out."""
    return OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def coloured(text):
    """The same, with its colours."""
    pieces = re.split(f"({COLOURS})", text)
    return "".join(piece if i % 2 else plain(piece) for i, piece in enumerate(pieces)) + "\x1b[0m"


def colourless(text):
    return plain(re.sub(COLOURS, "", text))
