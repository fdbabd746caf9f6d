package org.residuallab.cluster.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.residuallab.files.Hash;

/**
 * A file of a run in its folder on this machine.
 *
 * @param path where it is
 * @param name in the run's folder, with {@code /} on all systems
 * @param sha256 of its content
 */
record RunFile(Path path, String name, String sha256) {

  private static final String CHECKPOINTS = "checkpoints";

  /** All of a run's, in order of their names; what is of this machine alone, as locks, is not. */
  static List<RunFile> all(Path run) throws IOException {
    List<RunFile> files = new ArrayList<>();
    for (Path folder : List.of(run, run.resolve(CHECKPOINTS))) {
      if (Files.isDirectory(folder)) {
        for (Path file : visible(folder)) {
          String name = run.relativize(file).toString().replace('\\', '/');
          files.add(new RunFile(file, name, sha256(file)));
        }
      }
    }
    return files;
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Hash.sha256();
    Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return Hash.hex(digest.digest());
  }
}
