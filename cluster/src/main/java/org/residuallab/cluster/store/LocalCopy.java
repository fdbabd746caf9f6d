package org.residuallab.cluster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * A folder of this machine's for the files of a run while they are on their way from or to others.
 * It goes when that is done.
 *
 * @param path where it is
 */
public record LocalCopy(Path path) implements AutoCloseable {

  /** A new one in that folder. */
  public static LocalCopy in(Path folder) throws IOException {
    return new LocalCopy(Files.createTempDirectory(folder, "run-"));
  }

  @Override
  public void close() throws IOException {
    FileUtils.deleteDirectory(path.toFile());
  }
}
