"""The engines that Python has, as processes of ./lab bench.

Arguments: engine, net, mode (train, infer or evaluate), images in a batch, threads, with evaluate the
folder of the pictures. Says what it is, then
reads numbers of steps, line by line, and answers each with the seconds they took. With "check" in
place of the net, and the mode, it only says why the engine cannot take part: nothing if it can.
"""

import importlib
import io
import os
import shutil
import sys
import time
import warnings

NARROW = os.environ.get("ATEN_CPU_CAPABILITY") == "avx2"


def instructions():
    return torch.backends.cpu.get_cpu_capability()


def eager(model, mode, images):
    return f"{torch.__version__} {instructions()}", torch_step(model, mode, images)


def compiled(model, mode, images):
    from torch._inductor import config

    config.freezing = mode != "train"  # Weights are constants then, and normalisation is folded in.
    if NARROW:
        config.cpp.simdlen = 256
    return eager(torch.compile(model), mode, images)


def bfloat16(model, mode, images):
    def under_autocast(step):
        def cast():
            with torch.autocast("cpu", torch.bfloat16):
                return step()

        return cast

    return f"{torch.__version__} {instructions()}, autocast", torch_step(model, mode, images, under_autocast)


def compiled_bfloat16(model, mode, images):
    if NARROW:
        from torch._inductor import config

        config.cpp.simdlen = 256
    return bfloat16(torch.compile(model), mode, images)


def torch_step(model, mode, images, around=lambda step: step):
    if mode == "evaluate":

        def look():
            with torch.inference_mode():
                F.softmax(model(next(images).to(memory_format=torch.channels_last)), 1)

        return look
    forward = around(lambda: model(images))
    if mode == "infer":

        def infer():
            with torch.inference_mode():
                F.softmax(forward(), 1)

        return infer
    classes = forward().shape[1]
    labels = torch.randint(classes, (len(images),))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
    loss = around(lambda: F.cross_entropy(model(images), labels))

    def train():
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()

    return train


def onnxruntime(model, mode, images):
    import onnxruntime as runtime

    images = images.contiguous()
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Of the exporter, which is not what is measured.
        torch.onnx.export(nn.Sequential(model, nn.Softmax(1)), images, file, dynamo=False)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = runtime.InferenceSession(file.getvalue(), options, providers=["CPUExecutionProvider"])
    feed = {session.get_inputs()[0].name: images.numpy()}
    return runtime.__version__, lambda: session.run(None, feed)


def openvino(model, mode, images):
    import openvino as runtime

    images = images.contiguous()
    converted = runtime.convert_model(nn.Sequential(model, nn.Softmax(1)), example_input=images)
    converted.reshape(list(images.shape))
    settings = {
        "INFERENCE_NUM_THREADS": torch.get_num_threads(),
        "INFERENCE_PRECISION_HINT": "f32",
        "PERFORMANCE_HINT": "LATENCY",
    }
    request = runtime.compile_model(converted, "CPU", settings).create_infer_request()
    feed = images.numpy()
    return runtime.__version__.split("-")[0], lambda: request.infer([feed], share_inputs=True)


class Pictures(torch.utils.data.Dataset):
    """The JPEG files of a folder over and over: shorter side 256, centre 224, or in that proportion."""

    def __init__(self, folder, side):
        found = [os.path.join(at, name) for at, _, names in os.walk(folder, followlinks=True) for name in names]
        self.files = sorted(name for name in found if name.lower().endswith((".jpg", ".jpeg")))
        self.side = side
        self.mean = torch.tensor((0.485, 0.456, 0.406)).view(3, 1, 1)
        self.deviation = torch.tensor((0.229, 0.224, 0.225)).view(3, 1, 1)

    def __len__(self):
        return 1 << 30

    def __getitem__(self, index):
        from PIL import Image

        with Image.open(self.files[index % len(self.files)]) as file:
            picture = file.convert("RGB")
        side = self.side
        scale = side * 8 // 7 / min(picture.size)
        width, height = (max(side, round(length * scale)) for length in picture.size)
        left, top = (width - side) // 2, (height - side) // 2
        picture = picture.resize((width, height), Image.BILINEAR).crop((left, top, left + side, top + side))
        pixels = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8)
        pixels = pixels.view(side, side, 3).permute(2, 0, 1)
        return (pixels.float() / 255 - self.mean) / self.deviation


def pictures(folder, side, batch, workers):
    loader = torch.utils.data.DataLoader(
        Pictures(folder, side), batch, sampler=range(1 << 30), num_workers=workers
    )
    return iter(loader)


def needs_compiler():
    if not any(shutil.which(each) for each in (os.environ.get("CXX", "g++"), "g++", "clang++")):
        return "torch.compile needs a C++ compiler (Debian, Ubuntu: apt install g++)"


def needs_bfloat16():
    if not (torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()):
        return "this processor has no instructions for bfloat16 (AVX512_BF16 or AMX)"


def needs(*modules):
    def check():
        for module in modules:
            try:
                importlib.import_module(module)
            except ImportError:
                return f"this Python has no {module}"

    return check


def needs_as_they_come(*modules):
    return lambda: needs(*modules)() or ("it cannot be held to AVX2" if NARROW else None)


ENGINES = {
    "pytorch": (eager, lambda: None),
    "pytorch-tuned": (eager, lambda: None),
    "pytorch-compile": (compiled, needs_compiler),
    "pytorch-bf16": (bfloat16, needs_bfloat16),
    "pytorch-bf16-compile": (compiled_bfloat16, lambda: needs_bfloat16() or needs_compiler()),
    "onnxruntime": (onnxruntime, needs_as_they_come("onnx", "onnxruntime")),
    "openvino": (openvino, needs_as_they_come("openvino")),
}


def main(engine, name, mode, batch, threads, folder=None):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model, side, _ = network(name)
    model = model.to(memory_format=torch.channels_last).train(mode == "train")
    if mode == "evaluate":
        images = pictures(folder, side, batch, threads)
    else:
        images = torch.randn(batch, 3, side, side).to(memory_format=torch.channels_last)
    with open(os.dup(1), "w") as answers:
        os.dup2(2, 1)  # What libraries print is no answer.
        version, step = ENGINES[engine][0](model, mode, images)
        print(f"{engine}: {version}, {threads} threads", file=answers, flush=True)
        for line in sys.stdin:
            begun = time.perf_counter()
            for _ in range(int(line)):
                step()
            print(time.perf_counter() - begun, file=answers, flush=True)


if __name__ == "__main__":
    if sys.argv[2] == "check":
        pillow = needs("PIL")() if sys.argv[3] == "evaluate" else None
        print(ENGINES[sys.argv[1]][1]() or pillow or "")
    else:
        main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]), *sys.argv[6:])
