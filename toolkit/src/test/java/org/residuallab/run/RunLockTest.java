package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes at one run. */
class RunLockTest {

  @TempDir Path folder;

  @Test
  void a_lock_is_another_processs_until_that_ends() throws Exception {
    Process other = start("hold");
    assertThat(other.inputReader().readLine()).isEqualTo(LockingProcess.READY);

    assertThat(RunLock.owner(folder)).contains(String.valueOf(other.pid()));
    assertThatThrownBy(() -> RunLock.take(folder))
        .isInstanceOf(RunBusyException.class)
        .hasMessageContaining("is being trained by process " + other.pid());

    other.destroyForcibly().waitFor();
    assertThat(RunLock.owner(folder)).isEmpty();
    RunLock.take(folder).close();
  }

  @Test
  void an_owner_that_left_no_number_is_one_all_the_same() throws Exception {
    Process other = start("hold");
    assertThat(other.inputReader().readLine()).isEqualTo(LockingProcess.READY);
    try {
      Files.write(folder.resolve(RunLock.NAME), new byte[0]);

      assertThat(RunLock.owner(folder)).contains("unknown");
      assertThatThrownBy(() -> RunLock.take(folder))
          .isInstanceOf(RunBusyException.class)
          .hasMessageContaining("is being trained by process unknown");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void whoever_only_asks_for_the_owner_keeps_nobody_from_the_run_and_is_always_answered()
      throws Exception {
    RunLock.take(folder).close();
    Process other = start("ask");
    assertThat(other.inputReader().readLine()).isEqualTo(LockingProcess.READY);
    try {
      for (int i = 0; i < 20_000; i++) {
        RunLock.take(folder).close();
      }
    } finally {
      String ending = other.isAlive() ? "" : said(other);
      other.destroyForcibly().waitFor();
      assertThat(ending).as("what it said when it did not ask all the time").isEmpty();
    }
  }

  private static String said(Process ended) {
    return "It ended. " + ended.inputReader().lines().collect(Collectors.joining("\n"));
  }

  private Process start(String what) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockingProcess.class.getName(),
            what,
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }
}
