"""Says whether a picture shows something."""

import io

from PIL import Image


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def shows_something(png):
    """More than one colour. A chart that failed to draw is one flat area."""
    return len(opened(png).getcolors(maxcolors=1 << 24)) > 1
