package org.residuallab.data.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process that puts files into a folder. The operating system gives the lock back when its
 * process ends, however it ends.
 */
final class InstallationLock implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private InstallationLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the turn; on a disk without locks everybody has it.
   *
   * @param file to lock, which is made, and removed in the end
   * @param target what is made, for a sentence
   * @throws IOException if another process has it, or the file cannot be made
   */
  static InstallationLock at(Path file, Path target) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isTaken(channel)) {
      channel.close();
      throw new IOException("another process is making %s; let it finish".formatted(target));
    }
    return new InstallationLock(file, channel);
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException here) {
      return true; // Held by this process.
    } catch (IOException noLocks) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
