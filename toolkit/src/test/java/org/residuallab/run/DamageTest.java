package org.residuallab.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Hash;
import org.residuallab.model.Models;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** Files that were cut, changed or emptied are recognised, each with one line. */
class DamageTest {

  @TempDir Path folder;

  private final Random random = new Random(4);
  private Path file;
  private byte[] whole;
  private int parameters;

  @BeforeEach
  void writes_a_checkpoint() throws IOException {
    ComputationGraph graph =
        Models.build(CifarFamily.resnet(8).withWidth(2).architecture().network(), 1);
    List<Metrics> rows =
        List.of(new Metrics(1, 0.1, 0.1, 2.3000001234, 90.625, OptionalDouble.of(1.0 / 3)));
    file = folder.resolve("a.checkpoint");
    AtomicFile.write(
        file,
        CheckpointFile.writer(
            new Checkpoint(
                new RunInputs(Map.of("seed", "1")),
                GraphState.of(graph),
                rows,
                Optional.of(BestParameters.of(graph, 1, 100.0 / 3)),
                Map.of("g.csv", "a,b\n1,2\n"),
                17)));
    whole = Files.readAllBytes(file);
    parameters = (int) graph.numParams();
  }

  @Test
  void a_checkpoint_comes_back_whole() throws Exception {
    Checkpoint read = CheckpointFile.read(file);

    assertThat(read.metrics().get(0).loss()).isEqualTo(2.3000001234);
    assertThat(read.best().orElseThrow().stated(null).validationError()).isEqualTo(100.0 / 3);
    assertThat(read.tables()).isEqualTo(Map.of("g.csv", "a,b\n1,2\n"));
    assertThat(read.inputs().values()).isEqualTo(Map.of("seed", "1"));
    assertThat(read.nanos()).isEqualTo(17);
    AtomicFile.write(folder.resolve("b.checkpoint"), CheckpointFile.writer(read));
    assertThat(folder.resolve("b.checkpoint")).hasBinaryContent(whole);
  }

  @Test
  void a_checkpoint_of_an_earlier_version_is_read_without_what_it_does_not_know() throws Exception {
    Files.write(file, signed(earlier(2)));
    Checkpoint second = CheckpointFile.read(file);
    assertThat(second.inputs().values()).isEqualTo(Map.of("seed", "1"));
    assertThat(second.metrics()).isEqualTo(CheckpointFile.read(written()).metrics());
    assertThat(second.best()).isEmpty();
    assertThat(second.tables()).isEqualTo(Map.of("g.csv", "a,b\n1,2\n"));

    Files.write(file, signed(earlier(1)));
    Checkpoint first = CheckpointFile.read(file);
    assertThat(first.inputs().values()).isEmpty();
    assertThat(first.nanos()).isEqualTo(17);
    assertThat(first.metrics()).isEqualTo(second.metrics());
  }

  private Path written() throws IOException {
    return Files.write(folder.resolve("b.checkpoint"), whole);
  }

  /** The same checkpoint as version 1 or 2 wrote it. */
  private byte[] earlier(int version) {
    // The head names the version; the inputs behind it are one name and one value.
    int head = "Residual Lab checkpoint 3\n".length();
    int inputs = 4 + (4 + "seed".length()) + (4 + "1".length());
    int error = 1 + 8;
    int tables = 4 + (4 + "g.csv".length()) + (4 + "a,b\n1,2\n".length());
    int best = 1 + 4 + 8 + 4 + 4 * parameters;
    // From the end: digest, tables, best, test error, validation error.
    int validation = whole.length - 32 - tables - best - 2 * error;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Residual Lab checkpoint %d\n".formatted(version).getBytes(US_ASCII));
    int from = version == 1 ? head + inputs : head;
    bytes.write(whole, from, validation - from);
    bytes.write(whole, validation + error, error);
    bytes.write(whole, whole.length - 32 - tables, tables + 32);
    return bytes.toByteArray();
  }

  @Test
  void a_checkpoint_that_promises_more_numbers_than_it_has_is_refused_though_its_hash_is_right()
      throws Exception {
    byte[] forged = whole.clone();
    int count = "Residual Lab checkpoint 3\n".length() + 4 + 8 + 5 + 8 + 4 + 4;
    forged[count] = 0x7f;

    refuses(signed(forged));
  }

  /** With the SHA-256 of what stands before it. */
  private static byte[] signed(byte[] bytes) {
    byte[] digest = Hash.sha256().digest(Arrays.copyOf(bytes, bytes.length - 32));
    System.arraycopy(digest, 0, bytes, bytes.length - 32, 32);
    return bytes;
  }

  @Test
  void a_checkpoint_with_any_bit_changed_is_refused() throws Exception {
    for (int i = 0; i < 100; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      refuses(changed);
    }
  }

  @Test
  void a_checkpoint_of_any_other_length_is_refused() throws Exception {
    for (int i = 0; i < 50; i++) {
      refuses(Arrays.copyOf(whole, random.nextInt(whole.length)));
    }
    refuses(new byte[0]);
    refuses(Arrays.copyOf(whole, whole.length + 1));
    refuses(new byte[whole.length]);
  }

  private void refuses(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(DamagedCheckpointException.class)
        .hasMessageStartingWith("checkpoint " + file + " is damaged: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void every_cut_of_a_record_is_refused_in_one_line() throws Exception {
    Path record = run().resolve("run.json");
    String text = Files.readString(record);
    for (int i = 0; i < 100; i++) {
      Files.writeString(record, text.substring(0, random.nextInt(text.length() - 2)));
      assertThatThrownBy(() -> StoredRun.read(record.getParent()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("run.json")
          .hasMessageContaining("; the record is damaged: put it back")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void every_cut_of_the_metrics_within_a_line_is_refused() throws Exception {
    Path metrics = run().resolve("metrics.csv");
    List<String> lines = Files.readAllLines(metrics);
    for (int cells = 1; cells < 6; cells++) {
      String cut = String.join(",", List.of(lines.get(3).split(",", -1)).subList(0, cells));
      List<String> damaged = new ArrayList<>(lines.subList(0, 3));
      damaged.add(cut);
      Files.write(metrics, damaged);
      assertThatThrownBy(() -> StoredRun.read(metrics.getParent()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("metrics.csv: line 4 is damaged: " + cut);
    }
    String whole = String.join("\n", lines);
    Files.writeString(metrics, whole.substring(0, whole.length() - 1));
    assertThatThrownBy(() -> StoredRun.read(metrics.getParent()))
        .hasMessageContaining("metrics.csv: line 7 is damaged: 6,");
    Files.writeString(metrics, "");
    assertThatThrownBy(() -> StoredRun.read(metrics.getParent()))
        .hasMessageContaining("the first line should be");
  }

  @Test
  void metrics_with_a_row_or_a_cell_too_many_or_a_row_too_few_are_refused() throws Exception {
    Path metrics = run().resolve("metrics.csv");
    List<String> lines = Files.readAllLines(metrics);
    List<String> twice = new ArrayList<>(lines);
    twice.add(3, lines.get(3));
    List<String> gap = new ArrayList<>(lines);
    gap.remove(2);
    List<String> wide = new ArrayList<>(lines);
    wide.set(2, lines.get(2) + ",1");

    for (List<String> damaged : List.of(twice, gap, wide)) {
      Files.write(metrics, damaged);
      assertThatThrownBy(() -> StoredRun.read(metrics.getParent()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("metrics.csv: line ")
          .hasMessageContaining(" is damaged: ");
    }
  }

  @Test
  void a_list_of_runs_passes_over_a_damaged_one_and_names_it() throws Exception {
    Path good = run();
    Files.createDirectories(folder.resolve("bad"));
    Files.writeString(folder.resolve("bad/run.json"), "{");
    Path odd = Files.createDirectories(folder.resolve("odd"));
    Files.copy(good.resolve("run.json"), odd.resolve("run.json"));
    Files.write(odd.resolve("metrics.csv"), new byte[] {'i', 't', (byte) 0xff, '\n'});
    List<String> damaged = new ArrayList<>();

    List<RunState> states = RunState.all(folder, damaged::add);

    assertThat(states)
        .singleElement()
        .satisfies(s -> assertThat(s.inWords()).isEqualTo("finished"));
    assertThat(states.get(0).run().folder()).isEqualTo(good);
    assertThat(damaged).hasSize(2);
    assertThat(damaged.get(0)).contains("bad/run.json, line 1: the file ends here");
    assertThat(damaged.get(1))
        .endsWith("metrics.csv is damaged: it holds bytes that are no text in UTF-8");
  }

  @Test
  void a_table_that_is_no_text_is_refused_with_its_name() throws Exception {
    Files.write(folder.resolve("g.csv"), new byte[] {'i', (byte) 0xff, '\n'});

    assertThatThrownBy(() -> StoredTable.read(folder, "g.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("g.csv is damaged: it holds bytes that are no text in UTF-8");
  }

  private Path run() throws IOException {
    RunPlan plan =
        RunPlan.of(
            "good", CifarFamily.resnet(8).withWidth(2).architecture(), Budget.of(Preset.TINY), 1);
    return Training.run(plan, new SyntheticImages(1, 32, 16).draw(), folder, RunListener.NONE)
        .folder();
  }
}
