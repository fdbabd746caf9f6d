"""The engines that Python has, as processes of ./lab bench.

Arguments: engine, net, mode (train or infer), images in a batch, threads. Says what it is, then
reads numbers of steps, line by line, and answers each with the seconds they took. With "check" in
place of the net it only says why the engine cannot take part here: nothing if it can.
"""

import importlib
import io
import os
import shutil
import sys
import time

NARROW = os.environ.get("ATEN_CPU_CAPABILITY") == "avx2"


def instructions():
    return torch.backends.cpu.get_cpu_capability()


def eager(model, mode, images):
    return f"{torch.__version__} {instructions()}", torch_step(model, mode, images)


def compiled(model, mode, images):
    from torch._inductor import config

    config.freezing = mode == "infer"  # Weights are constants then, and normalisation is folded in.
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


def torch_step(model, mode, images, around=lambda step: step):
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
        if NARROW:
            return "it cannot be held to AVX2"

    return check


ENGINES = {
    "pytorch": (eager, lambda: None),
    "pytorch-tuned": (eager, lambda: None),
    "pytorch-compile": (compiled, needs_compiler),
    "pytorch-bf16": (bfloat16, needs_bfloat16),
    "onnxruntime": (onnxruntime, needs("onnx", "onnxruntime")),
    "openvino": (openvino, needs("openvino")),
}


def main(engine, name, mode, batch, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model, side, _ = network(name)
    model = model.to(memory_format=torch.channels_last).train(mode == "train")
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
        print(ENGINES[sys.argv[1]][1]() or "")
    else:
        main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
