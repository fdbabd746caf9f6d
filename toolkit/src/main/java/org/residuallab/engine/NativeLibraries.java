package org.residuallab.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Why ND4J's and oneDNN's natives do not load. JavaCPP unpacks them into a folder and has the
 * system load them from there; where one of both fails, Java speaks of classes.
 */
public final class NativeLibraries {

  /** The system property that names another folder for them. */
  public static final String FOLDER = "org.bytedeco.javacpp.cachedir";

  private static final long MEGABYTE = 1 << 20;

  // What they take when they are unpacked.
  private static final long SIZE = 550 * MEGABYTE;

  private NativeLibraries() {}

  /**
   * One line about the folder, the reason and the remedy.
   *
   * @return empty if the failure has nothing to do with natives
   */
  public static Optional<String> explain(Throwable failure) {
    return isOurs(failure) ? Optional.of(explain(failure, folder())) : Optional.empty();
  }

  static String explain(Throwable failure, Optional<Path> folder) {
    return "the native libraries do not load%s: %s; -D%s=FOLDER names another folder for them"
        .formatted(
            folder.map(path -> " from " + path).orElse(""),
            folder.flatMap(NativeLibraries::faultOf).orElseGet(() -> words(failure)),
            FOLDER);
  }

  private static Optional<Path> folder() {
    try {
      return Optional.of(Loader.getCacheDir().toPath());
    } catch (IOException nowhere) {
      return Optional.empty();
    }
  }

  /** What keeps a folder from holding them, found out by trying. */
  private static Optional<String> faultOf(Path folder) {
    try {
      Path trial = Files.createTempFile(folder, "trial", ".so");
      try {
        trial.toFile().setExecutable(true);
        if (!Files.isExecutable(trial)) {
          return Optional.of("nothing may be executed there (mounted noexec)");
        }
      } finally {
        Files.delete(trial);
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      return free < SIZE - held(folder)
          ? Optional.of(
              "they take %d MB, and %d MB are free there"
                  .formatted(SIZE / MEGABYTE, free / MEGABYTE))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("nothing can be written there (%s)".formatted(e.getMessage()));
    } catch (UncheckedIOException e) {
      return Optional.of("it cannot be read (%s)".formatted(e.getCause().getMessage()));
    }
  }

  private static long held(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static boolean isOurs(Throwable failure) {
    return causes(failure).anyMatch(UnsatisfiedLinkError.class::isInstance)
        || causes(failure)
            .filter(LinkageError.class::isInstance)
            .flatMap(error -> Stream.of(error.getStackTrace()).limit(1))
            .map(StackTraceElement::getClassName)
            .anyMatch(name -> name.startsWith("org.nd4j.") || name.startsWith("org.bytedeco."));
  }

  private static String words(Throwable failure) {
    return causes(failure).reduce((first, last) -> last).map(Throwable::toString).orElseThrow();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
