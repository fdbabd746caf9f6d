package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Protocol;
import org.residuallab.evaluation.Protocols;
import org.residuallab.evaluation.Rung;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.StoredModel;
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
          + " says how a network looks at each image; the probabilities of all views are averaged:",
      "",
      "  center   once, as it is",
      "  flip     the image and its mirror image",
      "  10-crop  four corners and the centre of the image padded by 4 pixels, and of its mirror image",
      "",
      "Multiply-adds are those of one image, in all views and networks. The interval is Wilson's, of"
          + " 95 %% confidence.",
      "",
      "With --to, each evaluation is also written as a small JSON file: protocol, networks and where"
          + " they come from, images, all answers by class, and by what it was measured. The notebooks"
          + " and the ledger read those in notebooks/results/ and runs/."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab evaluate resnet-20-short-seed1 --data datasets/cifar-10",
      "  ./lab evaluate one two three --protocol flip --ensemble --data datasets/cifar-10",
      "  ./lab evaluate one --protocol 10-crop --format csv",
      "  ./lab evaluate published-20 --data datasets/cifar-10 --to notebooks/results"
    })
final class EvaluateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description = "Stored networks: their names in runs/, or their folders.")
  private List<String> names;

  @Mixin private StoredRunOptions run;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "center",
      description = "center, flip or 10-crop (default: center).")
  private String protocol;

  @Option(
      names = "--ensemble",
      description = "All networks as one: their probabilities are averaged.")
  private boolean ensemble;

  @Mixin private ResultsOption results;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Protocol chosen = Protocols.named(protocol);
    List<Path> folders = names.stream().map(StoredRunOptions::folder).toList();
    Dataset images = run.imagesFor(folders);
    List<StoredModel> models = new ArrayList<>();
    for (Path folder : folders) {
      models.add(StoredModel.read(folder, images));
    }
    List<Rung> rungs = rungs(chosen, models);
    Optional<MeasurementFolder<Evaluation>> stored = results.folder().map(Evaluation::in);
    if (stored.isPresent()) {
      for (Rung rung : rungs) {
        stored.get().placeFor(rung.subject(images)); // What cannot be done is known before.
      }
    }
    List<Evaluation> evaluations = new ArrayList<>();
    for (Rung rung : rungs) {
      evaluations.add(rung.on(images));
    }
    PrintWriter out = spec.commandLine().getOut();
    TextTable table =
        format.isTable() ? EvaluationTable.of(evaluations) : EvaluationTable.whole(evaluations);
    out.print(table.as(format.chosen()));
    if (format.isTable()) {
      out.printf("Test images: %s%n", images.label());
    }
    out.flush();
    if (stored.isPresent()) {
      results.store(evaluations, stored.get(), spec);
    }
    return ExitCode.OK;
  }

  private List<Rung> rungs(Protocol chosen, List<StoredModel> models) {
    return ensemble
        ? List.of(new Rung(chosen, models))
        : models.stream().map(model -> Rung.of(chosen, model)).toList();
  }
}
