package org.residuallab.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.residuallab.data.AboutFile;
import org.residuallab.data.BadDataException;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageFiles;
import org.residuallab.data.KnownFiles;
import org.residuallab.data.PublishedArchive;
import org.residuallab.data.PublishedArchive.Member;
import org.residuallab.files.Hash;
import org.residuallab.text.ProgressListener;

/**
 * Puts a published data set into a folder: downloaded, or taken from files a user already has.
 *
 * <p>The folder appears whole or not at all: the files are gathered and checked in a hidden folder
 * beside it, which is renamed at the end.
 */
public final class Installation {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ImageFiles set;
  private final PublishedArchive archive;
  private final URI address;
  private final Path target;

  /**
   * Into a folder.
   *
   * @param set that is published
   * @param target the folder to make; it must not exist or be empty
   */
  public Installation(ImageFiles set, Path target) {
    this(set, set.archive().orElseThrow().address(), target);
  }

  private Installation(ImageFiles set, URI address, Path target) {
    this.set = set;
    this.archive = set.archive().orElseThrow();
    this.address = address;
    this.target = meant(target.toAbsolutePath().normalize());
  }

  /** What a link leads to is filled, on its disk; a link to nowhere is in the way. */
  private static Path meant(Path target) {
    try {
      return Files.isSymbolicLink(target) ? target.toRealPath() : target;
    } catch (IOException nowhere) {
      throw new BadDataException("%s is a link to nowhere; remove it".formatted(target));
    }
  }

  /**
   * From a mirror. Its archive is checked like the original.
   *
   * @throws BadDataException if that is no address on the web
   */
  public Installation from(String mirror) {
    return new Installation(set, WebAddress.of(mirror), target);
  }

  /**
   * Downloads the official archive, going on where an earlier attempt stopped, and unpacks it.
   *
   * @throws BadDataException if the folder is taken
   * @throws IOException if the network, the disk or the archive's MD5 fails; one line for the user
   */
  public Dataset download(ProgressListener listener) throws IOException {
    return reportingFullDisks(
        () -> {
          Path part = hidden(".tar.gz.part");
          long there = Files.exists(part) ? Files.size(part) : 0;
          prepare(Math.max(0, archive.bytes() - there) + archive.unpackedBytes());
          return alone(() -> download(part, listener));
        });
  }

  private Dataset download(Path part, ProgressListener listener) throws IOException {
    Download download = new Download(address, part, archive.bytes(), PATIENCE);
    download.fetch(listener);
    String md5 = md5(part);
    if (!md5.equals(archive.md5())) {
      download.delete();
      throw new IOException(
          "%s has MD5 %s, not the official %s; it was deleted, so the same command starts anew"
              .formatted(address, md5, archive.md5()));
    }
    Dataset data = assemble(staging -> new Unpacking(archive).unpack(part, staging));
    download.delete();
    return data;
  }

  /**
   * Takes files a user has.
   *
   * @param from a folder of its files, or the one around it, or an archive of them
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
          prepare(archive.unpackedBytes());
          return alone(() -> assemble(staging -> gather(from, aboutLine, staging)));
        });
  }

  private void gather(Path from, Optional<String> about, Path staging) throws IOException {
    if (Files.isDirectory(from)) {
      copy(KnownFiles.folderOf(set, from), staging);
    } else {
      new Unpacking(archive).unpack(from, staging);
    }
    if (about.isPresent()) {
      Files.writeString(staging.resolve(AboutFile.NAME), about.get() + "\n");
    }
  }

  private void copy(Path from, Path to) throws IOException {
    set.read(from); // A fault in the last file is met before the first is copied.
    for (Member member : archive.members()) {
      copyContent(from.resolve(member.name()), to.resolve(member.name()));
    }
    Optional<String> about = AboutFile.read(from);
    if (about.isPresent()) {
      Files.writeString(to.resolve(AboutFile.NAME), about.get() + "\n");
    }
  }

  /** The content alone: a copy of a write-protected file is not itself write-protected. */
  private static void copyContent(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      Files.copy(in, to);
    } catch (IOException e) {
      throw Folders.at(to, e);
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
      set.read(staging);
      Folders.flush(staging);
      Folders.rename(staging, target);
    } finally {
      Folders.delete(staging);
    }
    return set.read(target);
  }

  /** Two processes would take each other's files away while they gather them. */
  private Dataset alone(Work work) throws IOException {
    InstallationLock lock = InstallationLock.at(hidden(".lock"), target);
    try (lock) {
      return work.run();
    }
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
