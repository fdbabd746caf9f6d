package org.residuallab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.data.ImageSource;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Protocol;
import org.residuallab.files.Hash;
import org.residuallab.run.Origin;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.weights.OwnWeights;

/** The errors that the pages state are those of the runs and evaluations that came with them. */
class StatedErrorsTest {

  private static final Path RESULTS = Surface.ROOT.resolve("notebooks/results");
  private static final Path WEIGHTS = Surface.ROOT.resolve("notebooks/weights");

  /** A row of the README's table: what it is called, and its runs. */
  private record Row(String label, List<String> runs) {}

  private static Row row(String label, String... runs) {
    return new Row(label, List.of(runs));
  }

  private static final List<Row> ROWS =
      List.of(
          row("plain-20", "plain-20-short-16000-seed1"),
          row("plain-20, seed 2", "plain-20-short-16000-seed2"),
          row("plain-32", "plain-32-short-16000-seed1"),
          row("plain-44, in bfloat16", "plain-44-short-16000-bfloat16-seed1"),
          row("plain-56", "plain-56-short-16000-seed1"),
          row("plain-56, seed 2", "plain-56-short-16000-seed2"),
          row("ResNet-20", "resnet-20-short-16000-seed1"),
          row(
              "ResNet-20, seeds 2 and 3",
              "resnet-20-short-16000-seed2",
              "resnet-20-short-16000-seed3"),
          row(
              "ResNet-20, seeds 4 to 6, in bfloat16 (16 bits, `toolkit/SPEED.md`)",
              "resnet-20-short-16000-bfloat16-seed4",
              "resnet-20-short-16000-bfloat16-seed5",
              "resnet-20-short-16000-bfloat16-seed6"),
          row("ResNet-32", "resnet-32-short-16000-seed1"),
          row("ResNet-32, seed 2", "resnet-32-short-16000-seed2"),
          row("ResNet-44", "resnet-44-short-16000-seed1"),
          row("ResNet-56", "resnet-56-short-16000-seed1"),
          row("ResNet-56, seed 2", "resnet-56-short-16000-seed2"),
          row("ResNet-56, seed 3", "resnet-56-short-16000-seed3"),
          row("ResNet-110, in bfloat16", "resnet-110-short-16000-bfloat16-seed1"),
          row("ResNet-20, all 64,000 iterations", "resnet-20-paper-seed1"));

  @Test
  void the_readme_states_the_errors_of_every_long_run() throws Exception {
    String table = Files.readString(Surface.ROOT.resolve("README.md")).replace("**", "");
    Set<String> stated = new HashSet<>();
    for (Row row : ROWS) {
      List<RunRecord.Results> ends = new ArrayList<>();
      for (String run : row.runs()) {
        ends.add(StoredRun.read(RESULTS.resolve(run)).record().results());
        stated.add(run);
      }
      assertThat(table)
          .contains(
              "| %s | %s %% | %s %% |"
                  .formatted(
                      row.label(),
                      shown(ends.stream().map(RunRecord.Results::trainingError)),
                      shown(ends.stream().map(RunRecord.Results::testError))));
    }
    assertThat(longRuns()).containsExactlyInAnyOrderElementsOf(stated);
  }

  private static List<String> longRuns() throws IOException {
    return StoredRun.all(RESULTS).stream()
        .map(StoredRun::record)
        .filter(run -> run.data().source() instanceof ImageSource.Official)
        .filter(run -> run.recipe().iterations() >= 16_000)
        .map(RunRecord::name)
        .toList();
  }

  @Test
  void the_page_of_the_weights_states_their_hashes_and_what_was_measured_of_them()
      throws Exception {
    List<String> rows = Files.readAllLines(WEIGHTS.resolve("README.md"));
    int compared = 0;
    for (Path file : weights()) {
      String name = file.getFileName().toString().replace(".safetensors", "");
      String hash = Hash.sha256(Files.readAllBytes(file)).substring(0, 12);
      String line =
          rows.stream()
              .filter(row -> row.contains("`" + name + "`"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(name + " is not on the page"));
      assertThat(line).contains("`" + hash + "...`");
      if (line.startsWith("|")) {
        assertThat(line).endsWith("| %s | %s | %s |".formatted(measured(name).toArray()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  private static List<Path> weights() throws IOException {
    try (Stream<Path> files = Files.list(WEIGHTS)) {
      return files.filter(file -> file.toString().endsWith(".safetensors")).toList();
    }
  }

  /** By one view, by its mirror image too, by ten crops. */
  private static List<String> measured(String run) throws IOException {
    RunRecord record = StoredRun.read(RESULTS.resolve(run)).record();
    List<Evaluation> all = Evaluation.storedIn(RESULTS);
    return Stream.of(new Protocol.Center(), new Protocol.Flip(), new Protocol.TenCrop(4))
        .map(
            protocol ->
                all.stream()
                    .filter(evaluation -> evaluation.protocol().equals(protocol))
                    .filter(evaluation -> isOf(record, evaluation.networks()))
                    .map(evaluation -> shown(evaluation.topOne().percent()) + " %")
                    .collect(Collectors.joining(" and ")))
        .toList();
  }

  private static boolean isOf(RunRecord run, List<Origin> networks) {
    return networks.size() == 1
        && networks.get(0).training().map(RunRecord::name).equals(Optional.of(run.name()));
  }

  @Test
  void all_weights_are_those_of_their_runs(@TempDir Path runs) throws Exception {
    List<StoredModel> models = OwnWeights.of(StoredRun.all(RESULTS), WEIGHTS, runs);

    assertThat(models).hasSameSizeAs(weights());
  }

  private static String shown(Stream<Double> percents) {
    return percents.map(StatedErrorsTest::shown).collect(Collectors.joining(", "));
  }

  private static String shown(double percent) {
    return String.format(Locale.ROOT, "%.2f", percent);
  }
}
