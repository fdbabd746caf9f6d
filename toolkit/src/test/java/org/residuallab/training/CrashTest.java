package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/** A process that trains is killed at eight random moments, and started again each time. */
class CrashTest {

  private static final int KILLS = 8;

  @TempDir Path runs;

  @Test
  void ends_with_the_same_bits_as_a_run_that_was_never_killed() throws Exception {
    CrashingRun.train(runs, "whole", 1);
    Random random = new Random(6);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start();
      if (kill % 5 < 2) {
        pause(random.nextInt(1200)); // While it starts, reads its checkpoint, or has just begun.
      } else {
        awaitTraining(process);
        pause(random.nextInt(150)); // While it trains, tests and writes.
      }
      assertThat(process.isAlive()).as("kill %d finds it at work", kill).isTrue();
      process.destroyForcibly().waitFor();
    }
    Process last = start();
    while (last.inputReader().readLine() != null) {
      // It says how it gets on.
    }
    assertThat(last.waitFor()).isZero();

    StoredRun whole = StoredRun.read(runs.resolve("whole"));
    StoredRun crashed = StoredRun.read(runs.resolve("crashed"));
    assertThat(crashed.record().results().parametersSha256())
        .isEqualTo(whole.record().results().parametersSha256());
    for (String file : List.of("metrics.csv", "gradients.csv")) {
      assertThat(crashed.folder().resolve(file))
          .hasSameBinaryContentAs(whole.folder().resolve(file));
    }
    assertThat(momentum(crashed)).isEqualTo(momentum(whole));
    assertThat(crashed.record().resumptions())
        .as("it did go on from checkpoints")
        .extracting(RunRecord.Resumption::iteration)
        .isSorted()
        .anyMatch(iteration -> iteration > 0);
  }

  private static float[] momentum(StoredRun run) throws IOException {
    return ModelSerializer.restoreComputationGraph(run.modelFile().toFile())
        .getUpdater()
        .getStateViewArray()
        .data()
        .asFloat();
  }

  private static void pause(int milliseconds) throws InterruptedException {
    Thread.sleep(milliseconds);
  }

  private static void awaitTraining(Process process) throws IOException {
    String line = process.inputReader().readLine();
    while (line != null && !line.equals(CrashingRun.AT_WORK)) {
      line = process.inputReader().readLine();
    }
  }

  private Process start() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx500m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingRun.class.getName(),
            runs.toString());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
