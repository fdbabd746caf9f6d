package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.PixelScale;
import org.residuallab.data.Preprocessing;
import org.residuallab.files.Project;
import org.residuallab.files.TextFile;
import org.residuallab.run.Origin;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.weights.UsualPreprocessing;
import org.residuallab.weights.WeightsFile;
import org.residuallab.weights.WeightsImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab import}: somebody else's weights. */
@Command(
    name = "import",
    header = "Takes over weights that were trained elsewhere.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads weights from a safetensors file or a state dictionary of PyTorch's (.pt, .pth, .th) and"
          + " stores them in runs/ as a network that can be used like one trained here. It is marked as"
          + " imported: its record names the file and the file's SHA-256, and the run that trained"
          + " them where that is one in runs/ or notebooks/results/, known by the SHA-256 of its"
          + " parameters. Nothing that stands in the file is run.",
      "",
      "The names of the layers are those of torchvision's ResNets and VGG, or of the common CIFAR"
          + " ResNets. Every tensor must have its place, and every place its tensor. What the file does"
          + " not say is taken to be as the code with those names has it, and is said."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab import resnet-20 resnet20.th --name published-20",
      "  ./lab import resnet-50 resnet50-0676ba61.pth --class-names imagenet-classes.txt",
      "  ./lab import resnet-50 caffe-resnet50.safetensors --stride v1"
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "NET",
      description = "The network: resnet-N, plain-N, vgg-N or vgg-N-bn.")
  private String net;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file of weights.")
  private String file;

  @Option(
      names = "--name",
      paramLabel = "RUN",
      description = "Name of its folder in runs/ (default: NET-imported).")
  private Optional<String> name;

  @Option(
      names = "--mean",
      paramLabel = "R,G,B",
      description =
          "Mean of pixels from 0 to 1, by channel (default: ImageNet's, 0.485,0.456,0.406; where the"
              + " file says its own, that, and then both or neither can be given).")
  private Optional<String> mean;

  @Option(
      names = "--deviation",
      paramLabel = "R,G,B",
      description = "Their deviation, by channel (default: likewise, 0.229,0.224,0.225).")
  private Optional<String> deviation;

  @Option(
      names = "--class-names",
      paramLabel = "FILE",
      description =
          "Names of the classes, a line each (default: the file's, else CIFAR's for 10 and 100"
              + " classes, else \"class 0\" and so on).")
  private Optional<String> classNames;

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "What the weights are and where they are from, for the record.")
  private Optional<String> source;

  @Mixin private ForeignNetworkOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    source.ifPresent(ImportCommand::requireLine);
    WeightsFile weights = WeightsFile.read(Typed.path("FILE", file));
    Architecture network = options.of(net, weights);
    WeightsImport fitting = WeightsImport.of(network, weights);
    Optional<List<String>> names = classNames(network);
    Preprocessing preprocessing =
        RecipeOptions.saying(
            () ->
                UsualPreprocessing.of(
                    network,
                    weights,
                    mean.map(text -> numbers("--mean", text)),
                    deviation.map(text -> numbers("--deviation", text)),
                    names));
    StoredModel model =
        fitting.store(
            Project.here().runs(),
            name.orElse(network.name() + "-imported"),
            preprocessing,
            source.orElse("weights under the names of " + fitting.naming()),
            known());
    say(network, fitting, preprocessing, (Origin.Imported) model.origin(), model.folder());
    return ExitCode.OK;
  }

  private static void requireLine(String source) {
    if (!Origin.isLine(source)) {
      throw new IllegalArgumentException(
          "--source: a line of text, of 1,000 visible letters at most, should stand there");
    }
  }

  /** Runs of this project, whose own weights are known again. One that is damaged left none. */
  private static List<RunRecord> known() throws IOException {
    List<RunRecord> known = new ArrayList<>();
    for (Path folder : List.of(Project.here().runs(), Project.here().results())) {
      StoredRun.all(folder, damaged -> {}).forEach(run -> known.add(run.record()));
    }
    return known;
  }

  private void say(
      Architecture network,
      WeightsImport fitting,
      Preprocessing preprocessing,
      Origin.Imported origin,
      Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %s, %,d parameters, imported, %s%n",
        folder,
        network.name(),
        NetworkCost.of(network.network()).total().parameterCount(),
        origin
            .training()
            .map(run -> "trained here by the run " + run.name())
            .orElse("not trained here"));
    out.printf("  from %s, SHA-256 %s%n", origin.file(), origin.fileSha256());
    out.printf("  under the names of %s%s%n", fitting.naming(), choices(network));
    out.printf("  images: %s%n", needs(preprocessing));
    out.flush();
  }

  /** What errors depend on, and a wrong guess of nobody sees. */
  private String needs(Preprocessing images) {
    List<String> words = new ArrayList<>();
    if (images.mean() instanceof ChannelMean each && images.scale() == PixelScale.UNIT) {
      words.add("mean %s (--mean)".formatted(list(each.values())));
      words.add("deviation %s (--deviation)".formatted(list(images.deviation())));
    } else {
      words.add("mean and deviation as the file says");
    }
    if (images.shorterSide() != null) {
      words.add("shorter side " + images.shorterSide());
    }
    List<String> names = images.classNames();
    words.add(
        "classes %s to %s (--class-names)".formatted(names.get(0), names.get(names.size() - 1)));
    return String.join(", ", words);
  }

  private static String list(List<Float> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String choices(Architecture network) {
    ShortcutOption option = network.shortcuts();
    String shortcuts =
        switch (option) {
          case NONE -> "";
          case A ->
              switch (network.zeros()) {
                case AROUND -> ", option A with its channels of zeros around (--zeros)";
                case BEHIND -> ", option A with its channels of zeros behind (--zeros)";
              };
          case B, C -> ", option " + option;
        };
    String stride =
        network
            .placement()
            .map(
                placement ->
                    switch (placement) {
                      case FIRST_1X1 -> ", stride on the first 1x1 (--stride)";
                      case MIDDLE_3X3 -> ", stride on the 3x3 (--stride)";
                    })
            .orElse("");
    return shortcuts + stride;
  }

  private Optional<List<String>> classNames(Architecture network) throws IOException {
    if (classNames.isEmpty()) {
      return Optional.empty();
    }
    Path path = Typed.path("--class-names", classNames.get());
    List<String> names = TextFile.read(path).lines().filter(line -> !line.isBlank()).toList();
    if (names.size() != network.classes()) {
      throw new IllegalArgumentException(
          "--class-names: %s has %d names, %s %d classes"
              .formatted(path, names.size(), network.name(), network.classes()));
    }
    return Optional.of(names);
  }

  private static List<Float> numbers(String option, String text) {
    try {
      return Arrays.stream(text.split(",", -1)).map(each -> Float.valueOf(each.strip())).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s takes a number for each channel, such as 0.485,0.456,0.406, and not '%s'"
              .formatted(option, text),
          e);
    }
  }
}
