package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Dataset;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Protocol;
import org.residuallab.evaluation.Protocols;
import org.residuallab.evaluation.Rung;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.StoredModel;
import org.residuallab.table.ClassTables;
import org.residuallab.table.EvaluationTable;
import org.residuallab.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab evaluate}: the errors of stored networks by a test protocol. */
@Command(
    name = "evaluate",
    header = "Measures the errors of stored networks on the test images.",
    mixinStandardHelpOptions = true,
    description = {
      "Measures top-1 and top-5 errors, in percent, on the test images of a data set. The protocol"
          + " says how a network looks at each image; the probabilities of all looks are averaged:",
      "",
      "  center        once, as it is, or its centre",
      "  flip          the same and its mirror image",
      "  single-scale  all of it, at one scale",
      "  10-crop       four corners and the centre of the image, and of its mirror image",
      "  multi-scale   all of it and of its mirror image, at several scales",
      "",
      "Crops have the network's size. They are cut after an image's shorter side was made what it was"
          + " in training; of weights from elsewhere 256 pixels for a network of 224, and the network's"
          + " own side for CIFAR's. Where that leaves no more than a crop, corners are cut from the"
          + " image padded by 4 pixels. A whole"
          + " image is taken by the network's fully convolutional form: VGG's hidden layers become"
          + " convolutions, and scores are averaged over all positions, before the softmax. Scales are"
          + " lengths of the shorter side; by default the paper's (224, 256, 384, 480 and 640), of"
          + " single-scale 256, each times the network's size by 224.",
      "",
      "Multiply-adds are those of one image, in all looks and networks, on average. The interval is"
          + " Wilson's, of 95 %% confidence.",
      "",
      "With --to, each evaluation is also written as a small JSON file: protocol, networks and where"
          + " they come from, images, all answers by class, and by what it was measured. The notebooks"
          + " read those in notebooks/results/ and runs/; the ledger those of imported networks alone.",
      "",
      "With --on, tasks take 512 images each, and what they count is added up: to the same numbers,"
          + " for equal instruction set and threads. Images a second are then those of one task."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab evaluate resnet-20-short-16000-seed1 --data datasets/cifar-10",
      "  ./lab evaluate MODEL MODEL MODEL --protocol flip --ensemble --data datasets/cifar-10",
      "  ./lab evaluate MODEL --protocol 10-crop --format csv",
      "  ./lab evaluate MODEL --protocol multi-scale --scales 224,256,384 --data datasets/pictures",
      "  ./lab evaluate MODEL --data datasets/cifar-10 --to notebooks/results",
      "  ./lab evaluate MODEL --data datasets/pictures --on spark://HOST:7077"
    })
final class EvaluateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description =
          "Stored networks: their names in runs/ or notebooks/results/, or their folders.")
  private List<String> names;

  @Mixin private StoredRunOptions run;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "center",
      description = "One of those above (default: center).")
  private String protocol;

  @Option(
      names = "--scales",
      paramLabel = "N",
      split = ",",
      description = "Shorter sides in pixels, with commas between them.")
  private List<Integer> scales = List.of();

  @Option(
      names = "--ensemble",
      description = "All networks as one: their probabilities are averaged.")
  private boolean ensemble;

  @Option(names = "--per-class", description = "Errors class by class in place of one row for all.")
  private boolean perClass;

  @Option(
      names = "--confusion",
      description = "How many images of each class were taken for which, in place of errors.")
  private boolean confusion;

  @Mixin private ClusterEvaluation evaluation;

  @Mixin private ResultsOption results;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Function<Shape, Protocol> chosen = Protocols.named(protocol, scales);
    if (perClass && confusion) {
      throw new IllegalArgumentException("--per-class and --confusion are two tables; ask for one");
    }
    evaluation.requireSense();
    StoredRunOptions.Subjects subjects = run.subjects(names);
    Dataset images = subjects.images();
    List<Rung> rungs = rungs(chosen, subjects.models());
    rungs.forEach(rung -> rung.requireFits(images));
    Optional<MeasurementFolder<Evaluation>> stored = results.folder().map(Evaluation::in);
    if (stored.isPresent()) {
      stored.get().requirePlacesFor(rungs.stream().map(rung -> rung.subject(images)).toList());
    }
    List<Evaluation> evaluations =
        evaluation.of(rungs, images, run.shared(images), spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    out.print(table(evaluations).as(format.chosen()));
    if (format.isTable()) {
      out.printf("Test images: %s%n", images.label());
    }
    out.flush();
    if (stored.isPresent()) {
      results.store(evaluations, stored.get(), spec);
    }
    return ExitCode.OK;
  }

  private TextTable table(List<Evaluation> evaluations) {
    if (perClass) {
      return ClassTables.errors(evaluations);
    }
    if (confusion) {
      return ClassTables.confusion(evaluations);
    }
    return format.isTable() ? EvaluationTable.of(evaluations) : EvaluationTable.whole(evaluations);
  }

  private List<Rung> rungs(Function<Shape, Protocol> chosen, List<StoredModel> models) {
    if (!ensemble) {
      return models.stream()
          .map(model -> Rung.of(chosen.apply(model.network().input()), model))
          .toList();
    }
    List<Protocol> protocols =
        models.stream().map(model -> chosen.apply(model.network().input())).distinct().toList();
    if (protocols.size() > 1) {
      throw new IllegalArgumentException(
          "the networks take images of different sizes, and so of different scales: name some with --scales");
    }
    return List.of(new Rung(protocols.get(0), models));
  }
}
