package org.residuallab.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.run.RunState;
import org.residuallab.text.TextFormat;

final class RunListTest {

  private static final Path RESULTS = Path.of("../notebooks/results");

  @Test
  void fits_a_terminal_and_leaves_nothing_out_where_programs_read_it() throws Exception {
    List<String> damaged = new ArrayList<>();
    List<RunState> runs =
        RunState.all(RESULTS, damaged::add).stream()
            .filter(run -> run.run().record().name().matches("(plain|resnet)-[0-9]+-short-.*"))
            .filter(run -> run.run().record().resumptions().isEmpty())
            .toList();

    assertThat(damaged).isEmpty();
    assertThat(runs).isNotEmpty();
    assertThat(RunList.of(runs).as(TextFormat.TABLE).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
    assertThat(RunList.of(runs).header()).doesNotContain("resumed");
    assertThat(RunList.whole(runs, List.of()).as(TextFormat.CSV).lines())
        .first()
        .isEqualTo(
            "run,network,shortcuts,seed,budget,status,done,of,training error,"
                + "validation error,test error,best iteration,its test error,images,began,resumed");
    String whole = RunList.whole(runs, List.of()).as(TextFormat.CSV);
    assertThat(runs).allSatisfy(run -> assertThat(whole).contains(run.run().record().images()));
  }
}
