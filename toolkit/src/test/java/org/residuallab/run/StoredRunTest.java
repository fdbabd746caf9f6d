package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.files.AtomicFile;

class StoredRunTest {

  @TempDir Path folder;

  @Test
  void metrics_survive_the_file() throws Exception {
    List<Metrics> rows =
        List.of(
            new Metrics(1, 0.0026, 0.1, 2.302585, 89.8438, OptionalDouble.empty()),
            new Metrics(2, 0.0051, 1e-3, 2.2, 75, OptionalDouble.of(80.25)));
    Path file = folder.resolve("metrics.csv");

    AtomicFile.write(file, MetricsFile.writer(rows));

    assertThat(MetricsFile.read(file)).isEqualTo(rows);
  }

  @Test
  void names_the_damaged_line_of_metrics() throws Exception {
    Path file = folder.resolve("metrics.csv");
    AtomicFile.write(
        file,
        MetricsFile.writer(List.of(new Metrics(1, 0.1, 0.1, 2.3, 90, OptionalDouble.empty()))));
    Files.writeString(file, Files.readString(file) + "2,0.2,0.1");

    assertThatThrownBy(() -> MetricsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metrics.csv: line 3 is damaged");
  }

  @Test
  void names_a_damaged_record_and_a_missing_one() throws Exception {
    assertThatThrownBy(() -> StoredRun.read(folder)).hasMessageContaining("it has no run.json");

    Files.writeString(folder.resolve("run.json"), "{ \"name\": ");
    assertThatThrownBy(() -> StoredRun.read(folder)).hasMessageContaining("run.json, line 1: ");
  }

  @Test
  void what_a_killed_writing_left_is_no_run() throws Exception {
    Files.createDirectories(folder.resolve(".run-1234.part"));
    Files.writeString(folder.resolve(".run-1234.part/run.json"), "{");
    List<String> damaged = new ArrayList<>();

    assertThat(StoredRun.all(folder, damaged::add)).isEmpty();
    assertThat(damaged).isEmpty();
  }
}
