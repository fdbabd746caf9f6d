package org.residuallab.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;

/** A folder that goes when its use ends, also where Ctrl-C ends it. */
public final class TemporaryFolder implements AutoCloseable {

  private static final int SECONDS_TO_END = 30;

  private final Path folder;
  private final Thread atTheEnd = new Thread(this::removeAfterChildren);

  private TemporaryFolder(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * Where everyone's go.
   *
   * @param name begins the folder's
   * @throws IOException if it cannot be made
   */
  public static TemporaryFolder named(String name) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(name));
  }

  /**
   * In a folder that every program sees: a browser that is packed as a snap has a {@code /tmp} of
   * its own.
   *
   * @param name begins the folder's
   * @throws IOException if it cannot be made
   */
  public static TemporaryFolder named(String name, Home home) throws IOException {
    return new TemporaryFolder(
        Files.createTempDirectory(Files.createDirectories(home.target()), name));
  }

  /** The folder, empty at first. */
  public Path folder() {
    return folder;
  }

  /** Programs that this process started write there until they have ended. */
  private void removeAfterChildren() {
    ProcessHandle.current()
        .children()
        .forEach(
            child -> {
              try {
                child.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
              } catch (InterruptedException | ExecutionException | TimeoutException goesOn) {
                // What it still writes stays.
              }
            });
    FileUtils.deleteQuietly(folder.toFile());
  }

  @Override
  public void close() {
    FileUtils.deleteQuietly(folder.toFile());
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException endingAlready) {
      // It will find nothing.
    }
  }
}
