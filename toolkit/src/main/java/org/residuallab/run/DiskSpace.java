package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.residuallab.files.DiskFullException;

/** Makes a run wait, not fail, where the disk is full. */
final class DiskSpace {

  /** Puts files on the disk. */
  @FunctionalInterface
  interface Writing {
    void write() throws IOException;
  }

  private final Path folder;
  private final Duration wait;
  private final Consumer<String> notices;

  /**
   * @param folder on the disk that may be full
   * @param wait between two tries
   * @param notices are told once when the wait begins, and once when it has ended
   */
  DiskSpace(Path folder, Duration wait, Consumer<String> notices) {
    this.folder = folder;
    this.wait = wait;
    this.notices = notices;
  }

  /** Makes something that is written. */
  @FunctionalInterface
  interface Making<T> {
    T make() throws IOException;
  }

  /** {@link #write} with something to show for it. */
  <T> T get(Making<T> making) throws IOException {
    AtomicReference<T> made = new AtomicReference<>();
    write(() -> made.set(making.make()));
    return made.get();
  }

  /**
   * Writes; where the disk is full, again and again until there is room.
   *
   * @throws StoppedWaitingException if the thread is interrupted while it waits
   * @throws IOException for any other reason
   */
  void write(Writing writing) throws IOException {
    boolean waited = false;
    while (true) {
      try {
        writing.write();
        break;
      } catch (DiskFullException e) {
        if (!waited) {
          notices.accept(
              "the disk of %s is full; training waits until there is room (looks every %d s)"
                  .formatted(folder, Math.max(1, wait.toSeconds())));
        }
        waited = true;
        sleep(e);
      }
    }
    if (waited) {
      notices.accept("there is room again; training goes on");
    }
  }

  private void sleep(DiskFullException full) throws IOException {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedWaitingException(folder, full);
    }
  }
}
