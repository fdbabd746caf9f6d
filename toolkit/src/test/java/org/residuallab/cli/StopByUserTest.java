package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** Ctrl-C in a process of its own, whose user's language has digits of its own. */
@DisabledOnOs(OS.WINDOWS)
class StopByUserTest {

  // What a script starts in its background ignores Ctrl-C, and so does all that this starts.
  private static final String HEARS_CTRL_C =
      """
      import os, signal, sys
      signal.signal(signal.SIGINT, signal.SIG_DFL)
      os.execv(sys.argv[1], sys.argv[1:])
      """;

  @TempDir Path home;

  @Test
  void ctrl_c_ends_a_training_with_a_checkpoint_and_says_so_at_once() throws Exception {
    File err = home.resolve("err.txt").toFile();
    ProcessBuilder lab =
        new ProcessBuilder(
                "python3",
                "-c",
                HEARS_CTRL_C,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.language=fa",
                "-Duser.country=IR",
                "-Dlab.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Lab.class.getName(),
                "train",
                "resnet-8",
                "--preset",
                "tiny",
                "--iterations",
                "1000000")
            .redirectOutput(home.resolve("out.txt").toFile())
            .redirectError(err);
    lab.environment().put("LAB_THREADS", "1");
    Process process = lab.start();
    Path run = home.resolve("runs/resnet-8-tiny-1000000-seed1");
    try {
      Instant end = Instant.now().plus(Duration.ofMinutes(1));
      while (!Files.exists(run.resolve("metrics.csv")) && Instant.now().isBefore(end)) {
        assertThat(process.isAlive()).as(Files.readString(err.toPath())).isTrue();
        Thread.sleep(50);
      }
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).isEqualTo(StopSignal.STATUS);
    assertThat(Files.readString(err.toPath()))
        .contains("lab: stopping after this iteration", "./lab resume resnet-8-tiny-1000000-seed1")
        .hasLineCount(2);
    assertThat(Files.readString(home.resolve("out.txt")))
        .contains("interrupted: training error ")
        .matches("[\\x00-\\x7f]*");
    StoredRun stored = StoredRun.read(run);
    assertThat(stored.record().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(stored.record().budget()).isEqualTo("tiny, 1000000 iterations");
    assertThat(run.resolve("checkpoints/%09d.checkpoint".formatted(stored.metrics().size())))
        .exists();
  }
}
