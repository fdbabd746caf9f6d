package org.residuallab.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.residuallab.files.ReadFault;
import org.residuallab.files.WriteFault;

/**
 * One process a run. The operating system gives the lock back when its process ends, however it
 * ends, so that a killed run never stays locked. The file stays, empty: whoever took it away could
 * take it from a process that has just opened it.
 */
final class RunLock implements AutoCloseable {

  public static final String NAME = ".lock";

  /** Far behind the text: on some systems nobody else can read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * The locks of this process. It may not even open their files again: on POSIX systems, closing
   * one of several descriptors gives the lock away.
   */
  private static final Set<Path> OWN = new HashSet<>();

  /** Whoever only asks for the owner has the lock for a moment: it is worth asking again. */
  private static final int TRIES = 10;

  private static final int PAUSE_MILLIS = 20;

  /** For an owner's number, if it is about to end, or its disk was too full for a number. */
  private static final String UNSIGNED = "unknown";

  private final Path path;
  private final RandomAccessFile file;

  private RunLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes the lock of a run's folder, which must exist.
   *
   * @throws RunBusyException naming the process that has it
   * @throws IllegalArgumentException if something else has the name of its file
   * @throws IOException if it cannot be taken: naming the folder, the reason and what helps
   */
  static RunLock take(Path folder) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return takeNow(folder);
      } catch (RunBusyException busy) {
        if (tries == TRIES || isOwn(folder) || !pause()) {
          throw busy;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static synchronized boolean isOwn(Path folder) throws IOException {
    return OWN.contains(path(folder));
  }

  private static synchronized RunLock takeNow(Path folder) throws IOException {
    Path path = path(folder);
    if (!OWN.add(path)) {
      throw refusal(folder, me());
    }
    RandomAccessFile file = null;
    try {
      file = opened(path, "rw");
      if (!isFree(file, path, false)) {
        throw refusal(folder, text(file));
      }
      sign(file);
      return new RunLock(path, file);
    } catch (IOException | RuntimeException e) {
      OWN.remove(path);
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  private static RandomAccessFile opened(Path path, String mode) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(path + " is a folder where a file should be; remove it");
    }
    try {
      return new RandomAccessFile(path.toFile(), mode);
    } catch (FileNotFoundException refused) {
      throw mode.equals("r")
          ? new IOException(ReadFault.of(path, refused), refused)
          : WriteFault.of(path, refused);
    }
  }

  private static boolean isFree(RandomAccessFile file, Path path, boolean shared)
      throws IOException {
    try {
      return file.getChannel().tryLock(LOCKED_BYTE, 1, shared) != null;
    } catch (IOException refused) {
      throw new IOException(
          "%s cannot be locked, which keeps two processes from one run: its disk has no locks (%s); let the folder of runs be a link to one on a disk that has"
              .formatted(path, refused.getMessage()),
          refused);
    }
  }

  /** Whoever asks is told by this who has the lock; on a full disk nobody is. */
  private static void sign(RandomAccessFile file) {
    try {
      file.setLength(0);
      file.write(me().getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      // The lock holds all the same.
    }
  }

  /**
   * The number of the process that trains the run in that folder, if one does; or "unknown". Those
   * who ask share the lock, so that nobody takes one of them for an owner.
   */
  public static synchronized Optional<String> owner(Path folder) throws IOException {
    if (!Files.isReadable(folder.resolve(NAME))) {
      return Optional.empty();
    }
    Path path = path(folder);
    if (OWN.contains(path)) {
      return Optional.of(me());
    }
    try (RandomAccessFile file = opened(path, "r")) {
      return isFree(file, path, true) ? Optional.empty() : Optional.of(text(file));
    } catch (IOException noLocks) {
      if (Files.isWritable(path)) {
        throw noLocks;
      }
      return Optional.empty(); // Where nobody can write, nobody trains.
    }
  }

  /** One name for one folder, by whatever links it was reached. */
  private static Path path(Path folder) throws IOException {
    return folder.toRealPath().resolve(NAME);
  }

  private static String me() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /** What its owner has written there. At any moment, also within this, it may empty the file. */
  private static String text(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[20];
    file.seek(0);
    int count = file.read(bytes);
    return count > 0 ? new String(bytes, 0, count, StandardCharsets.UTF_8) : UNSIGNED;
  }

  private static RunBusyException refusal(Path folder, String owner) {
    return new RunBusyException(
        "%s is being trained by process %s; wait for it, or stop it first"
            .formatted(folder, owner));
  }

  @Override
  public void close() throws IOException {
    synchronized (RunLock.class) {
      try (file) {
        file.setLength(0);
      } finally {
        OWN.remove(path);
      }
    }
  }
}
