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
      for (int i = 0; i < 5_000; i++) {
        RunLock.take(folder).close();
      }
    } finally {
      String ending = other.isAlive() ? "" : said(other);
      other.destroyForcibly().waitFor();
      assertThat(ending).as("what it said when it did not ask all the time").isEmpty();
    }
  }

  @Test
  void who_asks_is_not_taken_for_an_owner_that_was_killed() throws Exception {
    Files.writeString(folder.resolve(RunLock.NAME), "4711");
    Process other = start("ask");
    assertThat(other.inputReader().readLine()).isEqualTo(LockingProcess.READY);
    try {
      for (int i = 0; i < 5_000; i++) {
        assertThat(RunLock.owner(folder)).isEmpty();
      }
      assertThat(other.isAlive()).as("asked all the while").isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_run_that_is_reached_by_a_link_is_the_same_run() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    try (RunLock held = RunLock.take(folder)) {
      assertThat(held).isNotNull();
      assertThat(RunLock.owner(link)).contains(String.valueOf(ProcessHandle.current().pid()));
      assertThatThrownBy(() -> RunLock.take(link)).isInstanceOf(RunBusyException.class);

      // Whoever closes another descriptor of the file gives the lock away.
      Process other = start("ask-once");
      assertThat(other.inputReader().readLine())
          .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  private static String said(Process ended) {
    return "It ended. " + ended.inputReader().lines().collect(Collectors.joining("\n"));
  }

  private Process start(String what) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LockingProcess.class.getName(),
            what,
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }
}
