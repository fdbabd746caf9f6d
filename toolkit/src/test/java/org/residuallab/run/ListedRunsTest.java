package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.AtomicFile;

/** One bad folder is named, and ends no list. */
class ListedRunsTest {

  @TempDir Path runs;

  private final List<String> damaged = new ArrayList<>();

  @BeforeEach
  void stores_two_runs() throws Exception {
    store("a-bad");
    store("b-good");
  }

  @Test
  void a_record_of_three_gigabytes_is_passed_over_unread() throws Exception {
    Path record = runs.resolve("a-bad/run.json");
    try (RandomAccessFile sparse = new RandomAccessFile(record.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }

    assertThat(RunState.all(runs, damaged::add))
        .singleElement()
        .satisfies(state -> assertThat(state.run().record().name()).isEqualTo("b-good"));
    assertThat(damaged).singleElement().asString().startsWith(record + " is damaged: it is longer");
  }

  @Test
  void a_lock_that_is_a_folder_is_named_and_its_run_listed() throws Exception {
    Path lock = Files.createDirectories(runs.resolve("a-bad/.lock"));

    assertThat(RunState.all(runs, damaged::add)).hasSize(2);
    assertThat(damaged).containsExactly(lock + " is a folder where a file should be; remove it");
    assertThatThrownBy(() -> RunLock.take(lock.getParent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(lock + " is a folder where a file should be; remove it");
  }

  @Test
  void a_record_that_is_a_link_to_nowhere_is_named() throws Exception {
    Path record = runs.resolve("a-bad/run.json");
    Files.delete(record);
    Files.createSymbolicLink(record, record.getFileName());

    assertThat(RunState.all(runs, damaged::add))
        .singleElement()
        .satisfies(state -> assertThat(state.run().record().name()).isEqualTo("b-good"));
    assertThat(damaged)
        .containsExactly("no run in %s: it has no run.json".formatted(record.getParent()));
  }

  private void store(String name) throws Exception {
    Path folder = Files.createDirectories(runs.resolve(name));
    AtomicFile.write(
        folder.resolve("run.json"),
        RecordFile.writer(
            Records.finished(
                name,
                CifarFamily.resnet(8).withWidth(2).architecture(),
                new SyntheticImages(1, 32, 16).draw())));
  }
}
