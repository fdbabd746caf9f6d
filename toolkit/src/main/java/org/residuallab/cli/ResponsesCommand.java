package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.probe.MeasuredResponses;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.table.ResponseTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab responses}: how strongly the layers of stored networks respond. */
@Command(
    name = "responses",
    header = "Measures how strongly the layers of stored networks respond.",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the standard deviation of what each 3x3 layer gives, after its normalisation and"
          + " before ReLU and addition (the paper's Fig. 7), over the first training images of a data"
          + " set, in inference mode. While a network trains, --probe responses does the like.",
      "",
      "The table has the mean over the layers; with --format csv a row for each layer. With --to, all"
          + " of it is also written as a small JSON file with where the network comes from; the"
          + " ledger reads those of imported networks in notebooks/results/ and runs/."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab responses resnet-20-short-16000-seed1 --data datasets/cifar-10",
      "  ./lab responses MODEL... --data datasets/cifar-10 --to notebooks/results"
    })
final class ResponsesCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description =
          "Stored networks: their names in runs/ or notebooks/results/, or their folders.")
  private List<String> names;

  @Mixin private StoredRunOptions run;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Training images to pass (default: 2000).")
  private int images;

  @Mixin private ResultsOption results;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (images < 1) {
      throw new IllegalArgumentException("--images: at least one has to pass, not " + images);
    }
    StoredRunOptions.Subjects subjects = run.subjects(names);
    Dataset data = subjects.images();
    List<StoredModel> models = subjects.models();
    Optional<MeasurementFolder<MeasuredResponses>> stored =
        results.folder().map(MeasuredResponses::in);
    if (stored.isPresent()) {
      DataRecord record = DataRecord.of(data);
      stored
          .get()
          .requirePlacesFor(
              models.stream()
                  .map(model -> MeasuredResponses.subject(model.origin(), record, images))
                  .toList());
    }
    List<MeasuredResponses> measured = new ArrayList<>();
    for (StoredModel model : models) {
      measured.add(MeasuredResponses.of(model, data, images));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        (format.isTable() ? ResponseTable.of(measured) : ResponseTable.whole(measured))
            .as(format.chosen()));
    if (format.isTable()) {
      out.printf("Training images: %s%n", data.label());
    }
    out.flush();
    if (stored.isPresent()) {
      results.store(measured, stored.get(), spec);
    }
    return ExitCode.OK;
  }
}
