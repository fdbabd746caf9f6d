package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.files.AtomicFile;

class DiskSpaceTest {

  @TempDir Path folder;

  private final List<String> notices = new ArrayList<>();
  private int tries;

  @Test
  void waits_until_there_is_room_and_says_so_once() throws Exception {
    disk()
        .write(
            () -> {
              if (++tries < 4) {
                fail("No space left on device");
              }
            });

    assertThat(tries).isEqualTo(4);
    assertThat(notices)
        .containsExactly(
            "the disk of %s is full; training waits until there is room (looks every 1 s)"
                .formatted(folder),
            "there is room again; training goes on");
  }

  @Test
  void does_not_wait_for_what_waiting_cannot_mend() {
    assertThatThrownBy(
            () ->
                disk()
                    .write(
                        () -> {
                          tries++;
                          fail("Permission denied");
                        }))
        .hasMessageContaining("file cannot be written: Permission denied; ");

    assertThat(tries).isEqualTo(1);
    assertThat(notices).isEmpty();
  }

  @Test
  void a_stop_ends_the_wait() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> disk().write(() -> fail("Disk quota exceeded")))
        .isInstanceOf(StoppedWaitingException.class)
        .hasMessageStartingWith("stopped while the disk of");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void fail(String reason) throws IOException {
    AtomicFile.write(
        folder.resolve("file"),
        aside -> {
          throw new IOException(reason);
        });
  }

  private DiskSpace disk() {
    return new DiskSpace(folder, Duration.ofMillis(1), notices::add);
  }
}
