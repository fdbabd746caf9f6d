package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residuallab.model.Precision;
import org.residuallab.run.Records;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/** Runs in 16 bits as evidence. */
class NarrowRunsTest {

  @Test
  void are_not_under_the_papers_protocol_and_say_in_what_they_were_trained() {
    RunRecord wide = Runs.of("resnet-20", Runs.OFFICIAL, 64_000, 1, 1, 8.7).record();
    RunRecord narrow = in(Precision.BFLOAT16, wide);

    assertThat(PaperRuns.underThePapersProtocol(wide)).isTrue();
    assertThat(PaperRuns.underThePapersProtocol(narrow)).isFalse();
    assertThat(PaperRuns.conditions(wide)).contains("first rate 0.1, 10,000 test images");
    assertThat(PaperRuns.conditions(narrow))
        .contains("first rate 0.1, bfloat16, 10,000 test images");
  }

  @Test
  void are_compared_among_themselves() {
    List<StoredRun> wide =
        Stream.of(Runs.twins(600, 50, 60), Runs.twins(600, 51, 61)).flatMap(List::stream).toList();
    List<StoredRun> mixed =
        wide.stream()
            .map(
                run ->
                    run.record().network().name().equals("plain-56")
                        ? new StoredRun(
                            Path.of("none"), in(Precision.BFLOAT16, run.record()), List.of())
                        : run)
            .toList();
    List<String> rising = List.of("plain-20", "plain-56");
    Measure training = Measure.error(RunCheck.Metric.TRAINING);

    assertThat(RunOrders.on(rising, training, wide)).isPresent();
    assertThat(RunOrders.on(rising, training, mixed)).isEmpty();
  }

  @Test
  void are_the_nearest_only_where_no_other_run_is_as_long() {
    RunRecord wide = Runs.of("resnet-20", Runs.OFFICIAL, 16_000, 1, 1, 10.7).record();
    RunRecord narrow = in(Precision.BFLOAT16, wide);
    RunCheck.TestError check = new RunCheck.TestError("resnet-20", 1);

    for (List<RunRecord> runs : List.of(List.of(narrow, wide), List.of(wide, narrow))) {
      assertThat(PaperRuns.best(check, runs).orElseThrow().basis()).doesNotContain("bfloat16");
    }
    assertThat(PaperRuns.best(check, List.of(narrow)).orElseThrow().basis()).contains("bfloat16");
  }

  private static RunRecord in(Precision precision, RunRecord run) {
    return Records.with(run, run.recipe().with(precision));
  }
}
