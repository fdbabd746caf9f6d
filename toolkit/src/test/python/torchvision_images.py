"""Makes the JSON files in ../resources/torchvision, in the folder it is called from."""

import json
import random

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
    ("ten_crop_of_larger", ten_crop_of_larger()),
):
    with open(name + ".json", "w") as file:
        json.dump(content, file)
        file.write("\n")
