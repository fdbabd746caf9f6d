package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

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
  void the_table_compares_with_pytorch_at_the_same_task() {
    Row other =
        new Row(
            new Task("resnet-20", Mode.INFER, 128, 2),
            Contestant.RESIDUAL_LAB,
            List.of(5.0),
            OptionalLong.of(1),
            "");

    String table =
        BenchmarkTable.of(
            List.of(row(Contestant.RESIDUAL_LAB, 900), row(Contestant.PYTORCH, 400), other));

    assertThat(table.lines().toList().get(1)).contains("residual-lab", " 900 ").endsWith("2.25x");
    assertThat(table.lines().toList().get(2)).endsWith("1.00x");
    assertThat(table.lines().toList().get(3).strip()).endsWith("1");
  }

  @Test
  void the_table_says_how_much_longer_a_probed_step_takes() {
    String table =
        BenchmarkTable.of(
            List.of(row(Contestant.RESIDUAL_LAB, 900), row(Contestant.WITH_GRADIENTS, 882)));

    assertThat(table.lines().toList().get(1).strip()).endsWith("640");
    assertThat(table.lines().toList().get(2).strip()).endsWith("+2.0%");
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

    List<Row> rows = benchmark.measure(new Task("resnet-8", Mode.TRAIN, 4, 1));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).speeds()).hasSize(2).allSatisfy(s -> assertThat(s).isPositive());
    assertThat(rows.get(0).description()).startsWith("residual-lab: oneDNN").endsWith("1 threads");
    assertThat(said)
        .containsExactly("resnet-8 train, round 1 of 2", "resnet-8 train, round 2 of 2");
  }

  @Test
  void refuses_what_cannot_be_measured() {
    assertThatThrownBy(() -> new Benchmark(0, 1, Instructions.ALL, List.of(), line -> {}))
        .hasMessage("a benchmark needs at least one round of one step, not 0 of 1");
    assertThatThrownBy(() -> Contestant.named(List.of("torch")))
        .hasMessage(
            "no engine 'torch' to measure; there are residual-lab, residual-lab+gradients, residual-lab+responses, deeplearning4j, pytorch");
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
