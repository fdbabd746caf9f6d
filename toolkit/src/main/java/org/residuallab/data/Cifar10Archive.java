package org.residuallab.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Unpacks CIFAR-10's archive, trusting nothing in it.
 *
 * <p>Only the files that the reader needs are written, under their own plain names, so no entry can
 * leave the folder. An archive with an entry that would try to is refused whole all the same.
 */
final class Cifar10Archive {

  private static final int MAX_ENTRIES = 100;

  /** Files and folders; no links, pipes or devices. */
  private static final Set<Byte> PLAIN =
      Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_DIR);

  /** Of text files; a file of records has its own length. */
  private static final long MAX_TEXT_BYTES = 1 << 16;

  private final long recordFileBytes;

  Cifar10Archive(int recordsPerFile) {
    this.recordFileBytes = (long) recordsPerFile * Cifar10.RECORD_BYTES;
  }

  /**
   * Unpacks the record files and the class names, wherever in the archive they are.
   *
   * @throws BadDataException if it is no such archive, or has an entry that is refused
   * @throws IOException if it cannot be read, or a file cannot be written
   */
  void unpack(Path archive, Path folder) throws IOException {
    Set<String> wanted = new HashSet<>(Cifar10.recordFiles());
    wanted.add(Cifar10.CLASS_NAMES_FILE);
    // What is skipped is unpacked too, so all of it together is bounded, not only what is written.
    long maxBytes = recordFileBytes * wanted.size() + (1 << 20);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        InputStream unzipped = bounded(unzip(archive, file), maxBytes);
        TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
      int entries = 0;
      for (TarArchiveEntry entry = next(archive, tar); entry != null; entry = next(archive, tar)) {
        if (++entries > MAX_ENTRIES) {
          throw refused(archive, "it has more than %d entries".formatted(MAX_ENTRIES));
        }
        checkSafe(archive, entry);
        String name = plainName(entry);
        if (entry.isFile() && wanted.remove(name)) {
          write(archive, entry, tar, folder.resolve(name));
        }
      }
    }
    if (!wanted.isEmpty()) {
      throw refused(archive, "it has no file " + wanted.stream().sorted().toList().get(0));
    }
  }

  private void write(Path archive, TarArchiveEntry entry, InputStream tar, Path to)
      throws IOException {
    boolean text = plainName(entry).equals(Cifar10.CLASS_NAMES_FILE);
    if (text ? entry.getSize() > MAX_TEXT_BYTES : entry.getSize() != recordFileBytes) {
      throw refused(archive, "its %s has %,d bytes".formatted(plainName(entry), entry.getSize()));
    }
    byte[] content;
    try {
      content = tar.readNBytes(Math.toIntExact(entry.getSize()));
    } catch (IOException e) {
      throw damaged(archive, e);
    }
    if (content.length != entry.getSize()) {
      throw refused(archive, "it ends within " + plainName(entry));
    }
    Files.write(to, content);
  }

  private static void checkSafe(Path archive, TarArchiveEntry entry) {
    String name = entry.getName();
    boolean leaves =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || List.of(name.split("/")).contains("..");
    if (leaves) {
      throw refused(archive, "an entry would leave the folder: " + printable(name));
    }
    if (!PLAIN.contains(entry.getLinkFlag())) {
      throw refused(archive, "an entry is neither a file nor a folder: " + printable(name));
    }
  }

  private static TarArchiveEntry next(Path archive, TarArchiveInputStream tar) {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(archive, e);
    }
  }

  private static InputStream unzip(Path archive, InputStream file) {
    try {
      return new GzipCompressorInputStream(file);
    } catch (IOException e) {
      throw damaged(archive, e);
    }
  }

  private static InputStream bounded(InputStream stream, long maxBytes) throws IOException {
    return BoundedInputStream.builder().setInputStream(stream).setMaxCount(maxBytes).get();
  }

  private static String plainName(TarArchiveEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private static String printable(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 80 ? clean : clean.substring(0, 80) + "...";
  }

  private static BadDataException damaged(Path archive, Exception cause) {
    return refused(archive, "it is damaged or no .tar.gz file (%s)".formatted(cause.getMessage()));
  }

  private static BadDataException refused(Path archive, String why) {
    return new BadDataException("%s is refused: %s".formatted(archive, why));
  }
}
