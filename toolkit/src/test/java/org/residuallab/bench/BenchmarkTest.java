package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.model.Precision;

class BenchmarkTest {

  /** What is measured does not matter here, nor does it have to be what it would be later. */
  private static final Settling SOON = new Settling(0.1, 0.3, 0.1);

  private static final Task TASK = new Task("resnet-20", Mode.TRAIN, 128, 2);

  @Test
  void a_row_holds_the_middle_the_slowest_and_the_fastest_round() {
    assertThat(row(Contestant.PYTORCH, 3, 1, 2).median()).isEqualTo(2);
    assertThat(row(Contestant.PYTORCH, 4, 1, 2, 9).median()).isEqualTo(3);
    assertThat(row(Contestant.PYTORCH, 4, 1, 2, 9).min()).isEqualTo(1);
    assertThat(row(Contestant.PYTORCH, 4, 1, 2, 9).max()).isEqualTo(9);
  }

  @Test
  void a_file_has_one_line_a_row() {
    Row unknown = new Row(TASK, Contestant.PYTORCH, List.of(400.04), OptionalLong.empty(), "");

    assertThat(BenchmarkCsv.of(List.of(row(Contestant.RESIDUAL_LAB, 900, 901.25, 950), unknown)))
        .isEqualTo(
            """
            net,mode,batch,engine,images_per_second,min,max,peak_rss_mb
            resnet-20,train,128,residual-lab,901.3,900.0,950.0,640
            resnet-20,train,128,pytorch,400.0,400.0,400.0,
            """);
  }

  @Test
  void the_table_compares_with_the_best_rival_at_the_same_task() {
    Row alone =
        new Row(TASK.withBatch(64), Contestant.RESIDUAL_LAB, List.of(5.0), OptionalLong.of(1), "");

    List<String> lines =
        BenchmarkTable.of(
                List.of(
                    row(Contestant.RESIDUAL_LAB, 900),
                    row(Contestant.PYTORCH, 400),
                    row(Contestant.PYTORCH_TUNED, 600),
                    row(Contestant.PYTORCH_BF16, 1800),
                    alone))
            .lines()
            .toList();

    assertThat(lines.get(2)).contains("residual-lab", " 900 ").endsWith("1.50x pytorch-tuned");
    assertThat(lines.get(3)).endsWith("0.67x pytorch-tuned");
    assertThat(lines.get(4)).endsWith("1.00x pytorch-tuned");
    assertThat(lines.get(5)).as("other arithmetic").endsWith("3.00x pytorch-tuned");
    assertThat(lines.get(6)).endsWith(" 1");
  }

  @Test
  void the_table_says_how_much_longer_a_probed_step_takes() {
    String table =
        BenchmarkTable.of(
            List.of(row(Contestant.RESIDUAL_LAB, 900), row(Contestant.WITH_GRADIENTS, 882)));

    assertThat(table.lines().toList().get(2).strip()).endsWith("640");
    assertThat(table.lines().toList().get(3).strip()).endsWith("+2.0%");
  }

  @Test
  void numbers_stand_under_their_names_however_long_the_words_are() {
    Task task = Task.of("resnet-18", Mode.EVALUATE, 1);
    Row row =
        new Row(
            task, Contestant.WITH_RESPONSES, List.of(55.5), OptionalLong.of(640), "residual-lab");

    List<String> lines = BenchmarkTable.of(List.of(row)).lines().toList();

    int end = lines.get(0).indexOf("images/s") + "images/s".length();
    assertThat(lines.get(2).substring(0, end)).endsWith("55.5");
  }

  @Test
  void pictures_in_files_are_read_over_and_over(@TempDir Path folder) throws Exception {
    BufferedImage grey = new BufferedImage(300, 260, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < 2; k++) {
      Files.createDirectories(folder.resolve("class" + k));
      ImageIO.write(grey, "jpg", folder.resolve("class" + k).resolve("a.JPEG").toFile());
    }
    Task task = Task.of("resnet-18", Mode.EVALUATE, 1).withBatch(2).withPictures(folder);
    try (Workload work =
        Workload.of(task, new EngineSettings(ComputePath.named("residual-lab"), 1), List.of())) {
      work.step();
      work.step();
    }
    assertThat(BenchPictures.jpegs(folder)).hasSize(2);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> BenchPictures.jpegs(empty))
        .hasMessage(empty + " has no JPEG file to measure with");
    assertThat(Contestant.ONNXRUNTIME.can(Mode.EVALUATE, Precision.FLOAT32)).isFalse();
  }

  @Test
  void large_images_come_in_smaller_batches() {
    assertThat(Task.of("plain-56", Mode.TRAIN, 1).batch()).isEqualTo(128);
    assertThat(Task.of("resnet-18", Mode.TRAIN, 1).batch()).isEqualTo(16);
  }

  @Test
  void measures_a_process_of_its_own() throws Exception {
    List<String> said = new ArrayList<>();
    Benchmark benchmark =
        new Benchmark(2, 1, Instructions.ALL, List.of(Contestant.RESIDUAL_LAB), said::add);

    List<Row> rows = benchmark.measure(new Task("resnet-8", Mode.TRAIN, 64, 1), SOON);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).speeds()).hasSize(2).allSatisfy(s -> assertThat(s).isPositive());
    assertThat(rows.get(0).description()).startsWith("residual-lab: oneDNN").endsWith("1 threads");
    assertThat(said)
        .containsExactly("resnet-8 train, round 1 of 2", "resnet-8 train, round 2 of 2");
  }

  @Test
  void leaves_out_with_one_line_what_has_nothing_to_do() throws Exception {
    List<String> said = new ArrayList<>();
    List<Contestant> contestants = List.of(Contestant.OPENVINO, Contestant.WITH_GRADIENTS);
    Benchmark benchmark = new Benchmark(1, 1, Instructions.ALL, contestants, said::add);

    List<Row> rows = benchmark.measure(new Task("resnet-8", Mode.TRAIN, 64, 1), SOON);

    assertThat(rows).extracting(Row::contestant).containsExactly(Contestant.WITH_GRADIENTS);
    assertThat(said.get(0)).isEqualTo("openvino is left out: it has nothing to train");
  }

  @Test
  void refuses_a_mode_for_which_there_is_nobody() {
    Benchmark benchmark =
        new Benchmark(1, 1, Instructions.ALL, List.of(Contestant.WITH_RESPONSES), line -> {});

    assertThatThrownBy(() -> benchmark.requireCan(Mode.INFER, Precision.FLOAT32))
        .hasMessage("none of the engines can infer: residual-lab+responses");
  }

  @Test
  void a_batch_holds_something() {
    assertThatThrownBy(() -> TASK.withBatch(0))
        .hasMessage("a batch has at least one image, and a computation one thread, not 0 and 2");
  }

  @Test
  void refuses_what_cannot_be_measured() {
    assertThatThrownBy(() -> new Benchmark(0, 1, Instructions.ALL, List.of(), line -> {}))
        .hasMessage("a benchmark needs at least one round of one step, not 0 of 1");
    assertThatThrownBy(() -> Contestant.named(List.of("torch")))
        .hasMessage(
            "no engine 'torch' to measure; there are residual-lab, residual-lab+gradients, residual-lab+responses, deeplearning4j, pytorch, pytorch-tuned, pytorch-compile, pytorch-bf16, pytorch-bf16-compile, onnxruntime, openvino");
    assertThatThrownBy(() -> Task.of("resnet-21", Mode.TRAIN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Row row(Contestant contestant, double... speeds) {
    List<Double> list = new ArrayList<>();
    for (double speed : speeds) {
      list.add(speed);
    }
    return new Row(TASK, contestant, list, OptionalLong.of(640), "");
  }
}
