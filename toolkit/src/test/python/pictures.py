"""Says whether a picture shows a chart."""

import io

from PIL import Image


FULL_COLOUR = 80  # of 255: more than a grey tinged by smoothing


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def shows_a_chart(png):
    """Frame, axes and letters are grey; what is drawn of data is in full colours. The thinnest chart
    of the notebooks has 0.5 % of them."""
    saturation = opened(png).convert("HSV").getchannel("S").histogram()
    return sum(saturation[FULL_COLOUR:]) > 0.002 * sum(saturation)
