"""What the networks of foreign_weights.py give in their fully convolutional form, at another size.

    python dense_forms.py ../resources/weights

Each is applied to a whole image that is not square. VGG's first hidden layer becomes a convolution of
the maps' size, the others 1x1 convolutions; the mean of the map of class scores is the result.
"""

import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

from foreign_networks import CASES
from foreign_weights import IMAGES, TORCH, uniform, values

# Network: height and width, some odd after a halving.
SIZES = {
    "resnet-20": (37, 50),
    "mini-resnet-18": (85, 67),
    "mini-resnet-50-v1.5": (70, 111),
    "mini-vgg-19": (71, 103),
    "mini-vgg-19-bn": (97, 160),
}


def dense(model, images):
    if not hasattr(model, "features"):
        return model(images)
    maps = model.features(images)
    side = int((model.classifier[0].in_features // maps.shape[1]) ** 0.5)
    for layer in model.classifier:
        if isinstance(layer, torch.nn.Linear):
            kernel = layer.weight.reshape(layer.out_features, maps.shape[1], side, side)
            maps, side = F.conv2d(maps, kernel, layer.bias), 1
        else:
            maps = layer(maps)
    print("  positions:", tuple(maps.shape[2:]))
    return maps.mean(dim=(2, 3))


def main(folder):
    if torch.__version__.split("+")[0] != TORCH:
        raise SystemExit(f"these files are made with torch {TORCH}, not {torch.__version__}")
    torch.set_num_threads(1)
    numbers = {}
    for name, (height, width) in SIZES.items():
        model = CASES[name][0]()
        state = {
            key: values(key, tuple(tensor.shape))
            for key, tensor in model.state_dict().items()
            if not key.endswith("num_batches_tracked")
        }
        model.load_state_dict(state, strict=False)
        images = torch.from_numpy(2 * uniform("images", IMAGES * 3 * height * width) - 1)
        images = images.float().double().reshape(IMAGES, 3, height, width)
        with torch.no_grad():
            logits = dense(model.double().eval(), images)
        numbers[name] = {
            "height": height,
            "width": width,
            "logits": [[float(f"{value:.9g}") for value in row] for row in logits.tolist()],
        }
        print(f"{name}: {numbers[name]['logits'][0][:3]}")
    (folder / "dense.json").write_text(json.dumps(numbers, indent=1) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python dense_forms.py FOLDER")
    main(Path(sys.argv[1]))
