package org.residuallab.data.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.residuallab.data.BadDataException;
import org.residuallab.data.KnownFiles;
import org.residuallab.data.PublishedArchive;
import org.residuallab.data.PublishedArchive.Member;

/**
 * Unpacks the archive of a data set, trusting nothing in it.
 *
 * <p>Only the files that the reader needs are written, under their own plain names, so no entry can
 * leave the folder. An archive with an entry that would try to is refused whole all the same.
 */
final class Unpacking {

  private static final int MAX_ENTRIES = 100;

  /** Room for a readme and the like. */
  private static final long MAX_OTHER_BYTES = 1 << 21;

  /** Files and folders; no links, pipes or devices. */
  private static final Set<Byte> PLAIN =
      Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_DIR);

  private final List<Member> members;

  Unpacking(PublishedArchive archive) {
    this.members = archive.members();
  }

  /**
   * Unpacks the files that are needed, wherever in the archive they are.
   *
   * @throws BadDataException if it is no such archive, or has an entry that is refused
   * @throws IOException if it cannot be read, or a file cannot be written
   */
  void unpack(Path archive, Path folder) throws IOException {
    Set<String> seen = new TreeSet<>();
    Map<String, Member> wanted = new TreeMap<>();
    members.forEach(member -> wanted.put(member.name(), member));
    // What is skipped is unpacked too, so all of it together is bounded, not only what is written.
    long maxBytes = members.stream().mapToLong(Member::most).sum() + MAX_OTHER_BYTES;
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        InputStream unzipped = bounded(unzip(archive, file), maxBytes);
        TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
      int entries = 0;
      for (TarArchiveEntry entry = next(archive, tar); entry != null; entry = next(archive, tar)) {
        if (++entries > MAX_ENTRIES) {
          throw refused(archive, "it has more than %d entries".formatted(MAX_ENTRIES));
        }
        checkSafe(archive, entry);
        seen.add(plainName(entry));
        Member member = entry.isFile() ? wanted.remove(plainName(entry)) : null;
        if (member != null) {
          write(archive, member, entry, tar, folder.resolve(member.name()));
        }
      }
    }
    if (!wanted.isEmpty()) {
      String lacking = "it has no file " + wanted.keySet().iterator().next();
      throw refused(
          archive,
          KnownFiles.madeOf(seen::contains)
              .map(what -> "%s; it is %s".formatted(lacking, what))
              .orElse(lacking));
    }
  }

  private static void write(
      Path archive, Member member, TarArchiveEntry entry, InputStream tar, Path to)
      throws IOException {
    if (entry.getSize() < member.least() || entry.getSize() > member.most()) {
      throw refused(archive, "its %s has %,d bytes".formatted(member.name(), entry.getSize()));
    }
    try (OutputStream out = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      long left = entry.getSize();
      while (left > 0) {
        int count = read(archive, tar, buffer, (int) Math.min(left, buffer.length));
        if (count < 0) {
          throw refused(archive, "it ends within " + member.name());
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    } catch (IOException e) {
      throw Folders.at(to, e);
    }
  }

  // What the archive does is told from what the disk does.
  private static int read(Path archive, InputStream tar, byte[] buffer, int most) {
    try {
      return tar.read(buffer, 0, most);
    } catch (IOException e) {
      throw damaged(archive, e);
    }
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
      return GzipCompressorInputStream.builder()
          .setInputStream(file)
          .setDecompressConcatenated(true) // Of several parts, as gunzip takes it.
          .get();
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
