"""Makes the files in ../resources/photos, in the folder it is called from: JPEGs of many kinds, and
beside each what PIL decodes it into, as PNG. Made with Pillow 13.0.0, libjpeg-turbo 3.2.0."""

import io
import math
import struct

from PIL import Image, ImageCms


def scene(width, height):
    """Slopes and edges in all colours, and no symmetry."""
    image = Image.new("RGB", (width, height))
    image.putdata(
        [
            (
                round(127.5 + 127.5 * math.sin(x / 3 + y / 11)),
                255 * y // height,
                240 if (x // 5 + y // 7) % 2 else 20,
            )
            for y in range(height)
            for x in range(width)
        ]
    )
    return image


def fixed(number):
    return struct.pack(">i", round(number * 65536))


def wide_profile():
    """An ICC profile (version 2.1) of a camera with a wide gamut and a gamma of 1.8: the colourants of
    ProPhoto RGB."""
    point = b"XYZ \0\0\0\0"
    curve = b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(1.8 * 256))
    name = b"wide\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text\0\0\0\0public domain\0",
        b"wtpt": point + fixed(0.9642) + fixed(1) + fixed(0.8249),
        b"rXYZ": point + fixed(0.7977) + fixed(0.2880) + fixed(0),
        b"gXYZ": point + fixed(0.1352) + fixed(0.7119) + fixed(0),
        b"bXYZ": point + fixed(0.0313) + fixed(0.0001) + fixed(0.8249),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        table += tag + struct.pack(">II", start + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(data), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2015, 12, 10, 0, 0, 0) + b"acsp" + bytes(28)
    head += fixed(0.9642) + fixed(1) + fixed(0.8249)
    return head.ljust(128, b"\0") + table + data


def shown(image):
    """In sRGB, as a screen shows it."""
    profile = image.info.get("icc_profile")
    image = image.convert("RGB")
    if profile is None:
        return image
    return ImageCms.profileToProfile(
        image,
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        ImageCms.Intent.PERCEPTUAL,
    )


for name, image, options in (
    ("420-odd", scene(45, 35), {"subsampling": "4:2:0"}),
    ("422-odd", scene(43, 29), {"subsampling": "4:2:2"}),
    ("444", scene(40, 24), {"subsampling": "4:4:4"}),
    ("progressive-420", scene(67, 50), {"subsampling": "4:2:0", "progressive": True}),
    ("progressive-444-odd", scene(33, 31), {"subsampling": "4:4:4", "progressive": True}),
    ("grey-odd", scene(37, 41).convert("L"), {}),
    ("grey-progressive", scene(48, 32).convert("L"), {"progressive": True}),
    ("stored-as-rgb", scene(41, 27), {"keep_rgb": True}),
    ("restarts", scene(64, 48), {"restart_marker_blocks": 2}),
    ("one-pixel", scene(1, 1), {}),
    ("profile", scene(61, 47), {"icc_profile": wide_profile()}),
    ("profile-progressive", scene(50, 38), {"icc_profile": wide_profile(), "progressive": True}),
):
    image.save(f"{name}.jpg", quality=85, **options)
    shown(Image.open(f"{name}.jpg")).save(f"{name}.png", optimize=True)
