package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.residuallab.bench.Benchmark;
import org.residuallab.bench.BenchmarkCsv;
import org.residuallab.bench.BenchmarkTable;
import org.residuallab.bench.Contestant;
import org.residuallab.bench.Instructions;
import org.residuallab.bench.Mode;
import org.residuallab.bench.Row;
import org.residuallab.bench.Task;
import org.residuallab.engine.EngineSettings;
import org.residuallab.files.AtomicFile;
import org.residuallab.model.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab bench}: how fast, against stock Deeplearning4j and PyTorch. */
@Command(
    name = "bench",
    header = "Times training and inference here, in stock Deeplearning4j and in PyTorch.",
    mixinStandardHelpOptions = true,
    description = {
      "Times whole training steps, or inference, of the same network in this toolkit, in stock"
          + " Deeplearning4j and in PyTorch (channels last): each in a process of its own, in turns,"
          + " with the same batch and the same number of cores. The table holds the median round,"
          + " the slowest and the fastest, the most memory resident, and how many times as fast"
          + " each is as the best of the others that compute in the same precision.",
      "",
      "Networks for CIFAR-10 get 128 images a batch, those for ImageNet 16. Stock Deeplearning4j"
          + " is slow: it gets one step, after one that does not count.",
      "",
      "Engines: residual-lab; with a probe (training only) residual-lab+gradients and"
          + " residual-lab+responses; deeplearning4j; where python3 has torch, pytorch as it comes,"
          + " pytorch-tuned with the allocator told to keep its memory, pytorch-compile,"
          + " pytorch-bf16 and pytorch-bf16-compile in bfloat16; onnxruntime and openvino (inference"
          + " only). One that cannot take part is left out, and a line says why."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab bench                                   the paper's networks, some minutes each",
      "  ./lab bench resnet-20 --mode infer            inference of one network",
      "  ./lab bench resnet-56 --precision bfloat16    training, against PyTorch's autocast",
      "  ./lab bench resnet-18 --pictures FOLDER       inference on JPEG files, decoded",
      "  ./lab bench resnet-56 --engines residual-lab,pytorch --csv bench.csv",
      "  ./lab bench resnet-20 --mode train \\",
      "      --engines residual-lab,residual-lab+gradients,residual-lab+responses",
      "                                                what probes cost"
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NET",
      arity = "0..*",
      defaultValue = "resnet-20,resnet-56,plain-20,plain-56,resnet-110,resnet-18",
      split = ",",
      description = "The networks: resnet-N or plain-N (default: ${DEFAULT-VALUE}).")
  private List<String> nets;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "train, infer, or with --pictures evaluate (default: the first two; in bfloat16 train).")
  private Optional<Mode> mode;

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description =
          "JPEG files to measure inference on, with reading, decoding, resizing and cropping; in"
              + " PyTorch by a DataLoader with a worker a core, which needs Pillow.")
  private Optional<Path> pictures;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Turns of each engine (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Steps in a turn; more where they take less than a second (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--engines",
      paramLabel = "NAMES",
      split = ",",
      description =
          "Who takes part (default: residual-lab,deeplearning4j,pytorch,pytorch-tuned,"
              + "pytorch-compile,onnxruntime,openvino; in bfloat16"
              + " residual-lab,pytorch-bf16,pytorch-bf16-compile).")
  private List<String> engines;

  @Option(
      names = "--instructions",
      paramLabel = "SET",
      defaultValue = "all",
      description =
          "all, or avx2 to leave wider ones out in both oneDNN and PyTorch (default:"
              + " ${DEFAULT-VALUE}).")
  private Instructions instructions;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also write the table to this file, as comma-separated values.")
  private Optional<Path> csv;

  @Mixin private TaskOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int threads = EngineSettings.asked().threads();
    List<Mode> modes = modes();
    List<Task> tasks =
        nets.stream().flatMap(net -> modes.stream().map(each -> task(net, each, threads))).toList();
    PrintWriter err = spec.commandLine().getErr();
    Benchmark benchmark =
        new Benchmark(
            rounds,
            steps,
            instructions,
            engines == null ? Contestant.usual(options.precision()) : Contestant.named(engines),
            line -> {
              err.println("lab: " + line);
              err.flush();
            });
    modes.forEach(
        each -> benchmark.requireCan(each, options.precision())); // Before anything is measured.
    if (csv.filter(Files::isDirectory).isPresent()) {
      throw new IllegalArgumentException("--csv: %s is a folder".formatted(csv.get()));
    }
    OptionalDouble warmUp = options.warmUp();
    List<Row> rows = new ArrayList<>();
    try {
      for (Task task : tasks) {
        rows.addAll(
            warmUp.isPresent()
                ? benchmark.measure(task, warmUp.getAsDouble())
                : benchmark.measure(task));
        if (csv.isPresent()) {
          AtomicFile.writeString(csv.get(), BenchmarkCsv.of(rows));
        }
      }
    } finally {
      print(rows); // Of minutes of measuring nothing is lost if the last of them fails.
    }
    return 0;
  }

  private void print(List<Row> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (!rows.isEmpty()) {
      out.println();
      out.print(BenchmarkTable.of(rows));
      rows.stream().map(Row::description).distinct().forEach(out::println);
      out.flush();
    }
  }

  private List<Mode> modes() throws IOException {
    boolean folder = pictures.isPresent();
    Mode wanted = mode.orElse(folder ? Mode.EVALUATE : null);
    if (folder != (wanted == Mode.EVALUATE)) {
      throw new IllegalArgumentException("--mode evaluate and --pictures FOLDER go together");
    }
    if (folder && !Files.isDirectory(pictures.get())) {
      throw new IllegalArgumentException("--pictures: no such folder: " + pictures.get());
    }
    if (folder) {
      Benchmark.requirePictures(pictures.get());
    }
    if (wanted != null) {
      return List.of(wanted);
    }
    return options.precision() == Precision.FLOAT32
        ? List.of(Mode.TRAIN, Mode.INFER)
        : List.of(Mode.TRAIN);
  }

  private Task task(String net, Mode what, int threads) {
    Task task = options.task(net, what, threads);
    return pictures.isPresent() ? task.withPictures(pictures.get()) : task;
  }
}
