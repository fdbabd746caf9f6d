package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.residuallab.evaluation.NoNumbersException;
import org.residuallab.evaluation.Prediction;
import org.residuallab.evaluation.Predictor;
import org.residuallab.run.StoredModel;
import org.residuallab.run.UnknownPreprocessingException;
import org.residuallab.table.PredictionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab predict}: what a stored network makes of pictures. */
@Command(
    name = "predict",
    header = "Classifies pictures with a stored network.",
    mixinStandardHelpOptions = true,
    description = {
      "Says which classes a stored network finds the most probable for pictures of any size, PNG or"
          + " JPEG. The shorter side of a picture is made to fit the network by bilinear interpolation"
          + " with antialiasing, and the centre is cut out.",
      "",
      "A file that is no picture is named on the error stream, and the others are classified."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all pictures were classified",
      "1:some could not be read",
      "2:the network is missing or damaged"
    },
    footer = {
      "",
      "Examples:",
      "  ./lab predict resnet-56-short-16000-seed1 cat.png dog.jpg",
      "  ./lab predict resnet-56-short-16000-seed1 *.png --top 1 --format csv > classes.csv"
    })
final class PredictCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A stored network: its name in runs/ or notebooks/results/, or its folder.")
  private String run;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Pictures.")
  private List<String> images;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "3",
      description = "So many classes of each picture (default: 3).")
  private int top;

  @Mixin private StoredModelOptions model;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new IllegalArgumentException("--top: 1 or more classes can be shown, not " + top);
    }
    PrintWriter err = spec.commandLine().getErr();
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    int failed = 0;
    try (Predictor predictor = Predictor.of(stored())) {
      for (String image : images) {
        try {
          predictions.put(image, predictor.predict(path(image)));
        } catch (IllegalArgumentException | IOException fault) {
          if (fault instanceof NoNumbersException network) {
            throw network; // No picture is to blame.
          }
          failed++;
          err.println("lab: " + Complaints.explain(fault));
        }
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!predictions.isEmpty() || !format.isTable()) {
      out.print(PredictionTable.of(predictions, top).as(format.chosen()));
      out.flush();
    }
    if (failed > 0) {
      err.printf("lab: %,d of %,d pictures could not be read%n", failed, images.size());
      err.flush();
    }
    return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private StoredModel stored() throws IOException {
    try {
      return model.read(RunFolders.ofNetwork(run));
    } catch (UnknownPreprocessingException missing) {
      throw new IllegalArgumentException(StoredModelOptions.advice(missing), missing);
    }
  }

  private static Path path(String image) {
    try {
      return Path.of(image);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'%s' names no file".formatted(image), e);
    }
  }
}
