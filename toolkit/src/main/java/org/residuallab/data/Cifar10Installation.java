package org.residuallab.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.residuallab.files.Hash;

/**
 * Puts CIFAR-10's binary files into a folder: downloaded, or taken from files a user already has.
 *
 * <p>The folder appears whole or not at all: the files are gathered and checked in a hidden folder
 * beside it, which is renamed at the end.
 */
public final class Cifar10Installation {

  /** The official archive's address, its MD5 and its length. */
  record Origin(URI archive, String md5, long bytes) {
    static final Origin OFFICIAL =
        new Origin(URI.create(Cifar10.ARCHIVE_URL), Cifar10.ARCHIVE_MD5, Cifar10.ARCHIVE_BYTES);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path target;
  private final Origin origin;
  private final int recordsPerFile;
  private final Fingerprint official;

  /**
   * Into a folder.
   *
   * @param target the folder to make; it must not exist or be empty
   */
  public Cifar10Installation(Path target) {
    this(target, Origin.OFFICIAL, Cifar10.RECORDS_PER_FILE, Cifar10.OFFICIAL);
  }

  /** For tests, whose archives are small and come from elsewhere. */
  Cifar10Installation(Path target, Origin origin, int recordsPerFile, Fingerprint official) {
    this.target = target.toAbsolutePath().normalize();
    this.origin = origin;
    this.recordsPerFile = recordsPerFile;
    this.official = official;
  }

  /**
   * Downloads the official archive, going on where an earlier attempt stopped, and unpacks it.
   *
   * @throws BadDataException if the folder is taken
   * @throws IOException if the network, the disk or the archive's MD5 fails; one line for the user
   */
  public Dataset download(TransferListener listener) throws IOException {
    return reportingFullDisks(
        () -> {
          prepare(origin.bytes() + unpackedBytes());
          Path part = hidden(".tar.gz.part");
          Download download = new Download(origin.archive(), part, PATIENCE);
          download.fetch(listener);
          String md5 = md5(part);
          if (!md5.equals(origin.md5())) {
            download.delete();
            throw new IOException(
                "%s has MD5 %s, not the official %s; it was deleted, so the same command starts anew"
                    .formatted(origin.archive(), md5, origin.md5()));
          }
          Dataset data =
              assemble(staging -> new Cifar10Archive(recordsPerFile).unpack(part, staging));
          download.delete();
          return data;
        });
  }

  /**
   * Takes files a user has.
   *
   * @param from a folder of the binary files, or an archive of them
   * @param about what they are, in the user's words, if not what the folder's ABOUT.txt says
   * @throws BadDataException if they are not whole, or the folder is taken
   * @throws IOException if they cannot be read or written; one line for the user
   */
  public Dataset take(Path from, Optional<String> about) throws IOException {
    Optional<String> aboutLine = about.map(AboutFile::check);
    if (!Files.exists(from)) {
      throw new BadDataException("--from: there is no %s".formatted(from));
    }
    return reportingFullDisks(
        () -> {
          prepare(unpackedBytes());
          return assemble(
              staging -> {
                if (Files.isDirectory(from)) {
                  copy(folderIn(from), staging);
                } else {
                  new Cifar10Archive(recordsPerFile).unpack(from, staging);
                }
                if (aboutLine.isPresent()) {
                  Files.writeString(staging.resolve(AboutFile.NAME), aboutLine.get() + "\n");
                }
              });
        });
  }

  /** The archive unpacks into a folder of its own, so users may name the one around it. */
  private static Path folderIn(Path from) {
    Path inner = from.resolve("cifar-10-batches-bin");
    return Files.isDirectory(inner) ? inner : from;
  }

  private void copy(Path from, Path to) throws IOException {
    new Cifar10Reader(recordsPerFile, official).checkLengths(from);
    Cifar10Reader.classNames(from);
    for (String name : Cifar10.recordFiles()) {
      copyContent(from.resolve(name), to.resolve(name));
    }
    copyContent(from.resolve(Cifar10.CLASS_NAMES_FILE), to.resolve(Cifar10.CLASS_NAMES_FILE));
    Optional<String> about = AboutFile.read(from);
    if (about.isPresent()) {
      Files.writeString(to.resolve(AboutFile.NAME), about.get() + "\n");
    }
  }

  /** The content alone: a copy of a write-protected file is not itself write-protected. */
  private static void copyContent(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      Files.copy(in, to);
    }
  }

  @FunctionalInterface
  private interface Gathering {
    void into(Path staging) throws IOException;
  }

  /** Gathers the files aside, reads them as a run would, then gives them their name. */
  private Dataset assemble(Gathering gathering) throws IOException {
    Path staging = hidden(".part");
    Folders.delete(staging);
    Files.createDirectory(staging);
    try {
      gathering.into(staging);
      new Cifar10Reader(recordsPerFile, official).read(staging);
      Folders.flush(staging);
      Folders.rename(staging, target);
    } finally {
      Folders.delete(staging);
    }
    return new Cifar10Reader(recordsPerFile, official).read(target);
  }

  private void prepare(long bytes) throws IOException {
    if (!Folders.isFree(target)) {
      throw new BadDataException(
          "%s is there already; move it away, or choose another folder with --to"
              .formatted(target));
    }
    Files.createDirectories(target.getParent());
    Folders.requireSpace(target.getParent(), bytes);
  }

  private Path hidden(String suffix) {
    return target.resolveSibling("." + target.getFileName() + suffix);
  }

  private long unpackedBytes() {
    return (long) recordsPerFile * Cifar10.RECORD_BYTES * Cifar10.recordFiles().size();
  }

  @FunctionalInterface
  private interface Work {
    Dataset run() throws IOException;
  }

  private static Dataset reportingFullDisks(Work work) throws IOException {
    try {
      return work.run();
    } catch (IOException e) {
      throw Folders.explained(e);
    }
  }

  private static String md5(Path file) throws IOException {
    MessageDigest digest = Hash.md5();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return Hash.hex(digest.digest());
  }
}
