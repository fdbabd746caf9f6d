"""Makes the files in ../resources/pictures, in the folder it is called from."""

import json

from PIL import Image, ImageOps

COLOURS = ((220, 30, 30), (30, 200, 30), (30, 30, 210), (240, 240, 240))
ORIENTATION = 0x0112


def quarters(width=48, height=32):
    image = Image.new("RGB", (width, height))
    for i, colour in enumerate(COLOURS):
        corner = (i % 2 * width // 2, i // 2 * height // 2)
        image.paste(colour, (*corner, corner[0] + width // 2, corner[1] + height // 2))
    return image


def corners(image):
    image = image.convert("RGB")
    right, bottom = image.width - 5, image.height - 5
    places = ((4, 4), (right, 4), (4, bottom), (right, bottom))
    return {"size": image.size, "corners": [image.getpixel(place) for place in places]}


expected = {}
for orientation in range(1, 9):
    name = f"held-{orientation}.jpg"
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    quarters().save(name, quality=95, exif=exif)
    expected[name] = corners(ImageOps.exif_transpose(Image.open(name)))
for name, image, options in (
    ("cmyk.jpg", quarters().convert("CMYK"), {}),
    ("progressive.jpg", quarters(), {"progressive": True}),
    ("grey.jpg", quarters().convert("L"), {}),
):
    image.save(name, quality=95, **options)
    expected[name] = corners(Image.open(name))
with open("expected.json", "w") as file:
    json.dump(expected, file, indent=1)
    file.write("\n")
