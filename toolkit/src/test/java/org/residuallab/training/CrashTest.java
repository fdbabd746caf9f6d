package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains is killed at twenty random moments, and started again each time. */
class CrashTest {

  private static final int KILLS = 20;

  @TempDir Path runs;

  @Test
  void ends_with_the_same_bits_as_a_run_that_was_never_killed() throws Exception {
    CrashingRun.train(runs, "whole", 1);
    Random random = new Random(6);
    int killed = 0;
    while (killed < KILLS && !isFinished()) {
      Process process = start();
      // Moments of the start, of the loading of libraries, of training and of writing.
      if (!process.waitFor(random.nextInt(1800), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    Process last = start();
    assertThat(last.waitFor()).isZero();

    StoredRun whole = StoredRun.read(runs.resolve("whole"));
    StoredRun crashed = StoredRun.read(runs.resolve("crashed"));
    assertThat(killed).isEqualTo(KILLS);
    assertThat(crashed.record().results().parametersSha256())
        .isEqualTo(whole.record().results().parametersSha256());
    assertThat(crashed.folder().resolve("metrics.csv"))
        .hasSameBinaryContentAs(whole.folder().resolve("metrics.csv"));
    assertThat(crashed.record().resumptions())
        .as("it did go on from checkpoints")
        .extracting(RunRecord.Resumption::iteration)
        .isSorted()
        .anyMatch(iteration -> iteration > 0);
  }

  private boolean isFinished() throws Exception {
    Path record = runs.resolve("crashed").resolve("run.json");
    return record.toFile().exists()
        && RecordFile.read(record).status() == RunRecord.Status.FINISHED;
  }

  private Process start() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx500m",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingRun.class.getName(),
            runs.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(runs.toFile(), "output.txt"))
        .start();
  }
}
