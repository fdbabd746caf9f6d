"""Makes the JSON files in ../resources/torchvision, in the folder it is called from."""

import json
import random

import numpy
import torch
from PIL import Image
from torchvision.transforms import functional

random.seed(1)
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def noise(count):
    return [random.randrange(256) for _ in range(count)]


def ten_crop(side=6, padding=2):
    pixels = noise(3 * side * side)  # [3, H, W]
    image = torch.tensor(pixels, dtype=torch.uint8).reshape(3, side, side)
    image = functional.normalize(image.to(torch.float32).div(255), MEAN, DEVIATION)
    crops = functional.ten_crop(functional.pad(image, padding), side)
    return {"pixels": pixels, "crops": [crop.flatten().tolist() for crop in crops]}


def resized(width=23, height=17):
    pixels = noise(3 * width * height)  # [3, H, W]
    planes = [
        Image.frombytes("L", (width, height), bytes(pixels[c * width * height :][: width * height]))
        for c in range(3)
    ]
    sizes = [(8, 6), (23, 5), (11, 17), (40, 31)]
    results = [
        {
            "width": w,
            "height": h,
            "pixels": [v for p in planes for v in p.resize((w, h), Image.BILINEAR).tobytes()],
        }
        for w, h in sizes
    ]
    return {"width": width, "height": height, "pixels": pixels, "resized": results}


def scaled_crop(width=23, height=17):
    """Crops as torchvision makes them of PIL's images; colours by numpy.

    The longer side is rounded here and cut off there: at these lengths both are the same.
    """
    pixels = noise(3 * width * height)  # [3, H, W]
    # Colours that go together, as in photographs.
    array = numpy.array(pixels, dtype=numpy.int64).reshape(3, height, width)
    array[1] = (2 * array[0] + array[1]) // 3
    array[2] = (array[0] + array[1] + 2 * array[2]) // 4
    image = Image.fromarray(array.transpose(1, 2, 0).astype(numpy.uint8))
    crops = []
    for shorter, top, left, side, mirrored in ((12, 1, 3, 10, False), (17, 0, 6, 9, True), (29, 18, 2, 11, True)):
        crop = functional.crop(functional.resize(image, shorter), top, left, side, side)
        crop = functional.hflip(crop) if mirrored else crop
        crops.append(
            {
                "shorter": shorter,
                "top": top,
                "left": left,
                "side": side,
                "mirrored": mirrored,
                "pixels": numpy.asarray(crop).transpose(2, 0, 1).flatten().tolist(),
            }
        )
    colours = array.reshape(3, -1) / 255
    values, vectors = numpy.linalg.eigh(numpy.cov(colours, bias=True))
    values, vectors = values[::-1], vectors[:, ::-1]
    vectors = vectors * numpy.sign(vectors[numpy.abs(vectors).argmax(axis=0), range(3)])
    draws = numpy.array([0.05, -0.1, 0.2])
    return {
        "width": width,
        "height": height,
        "image": array.flatten().tolist(),
        "crops": crops,
        "eigenvalues": values.tolist(),
        "draws": draws.tolist(),
        "shift": (255 * vectors @ (draws * values)).tolist(),
    }


def ten_crop_of_larger(width=17, height=11, shorter_side=9, side=8):
    """Of a picture that is made another size first; no margin is even."""
    pixels = noise(3 * width * height)  # [3, H, W]
    planes = torch.tensor(pixels, dtype=torch.uint8).reshape(3, height, width)
    picture = functional.resize(functional.to_pil_image(planes), shorter_side)
    crops = functional.ten_crop(picture, side)
    return {
        "width": width,
        "height": height,
        "pixels": pixels,
        "resized": {
            "width": picture.width,
            "height": picture.height,
            "pixels": functional.pil_to_tensor(picture).flatten().tolist(),
        },
        "crops": [functional.pil_to_tensor(crop).flatten().tolist() for crop in crops],
    }


for name, content in (
    ("ten_crop", ten_crop()),
    ("resized", resized()),
    ("scaled_crop", scaled_crop()),
    ("ten_crop_of_larger", ten_crop_of_larger()),
):
    with open(name + ".json", "w") as file:
        json.dump(content, file)
        file.write("\n")
