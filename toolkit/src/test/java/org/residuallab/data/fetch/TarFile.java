package org.residuallab.data.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.residuallab.data.ImageFiles;
import org.residuallab.data.PublishedArchive.Member;
import org.residuallab.data.TinyCifar;

/** Builds a .tar.gz archive, a hostile one if asked. */
final class TarFile {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  TarFile() {
    try {
      tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the official archive of CIFAR-10 holds, with four records a file. */
  static TarFile cifar10() {
    return of(TinyCifar.CIFAR_10);
  }

  /** What the official archive of a set holds. */
  static TarFile of(ImageFiles set) {
    String folder = set.archive().orElseThrow().folder() + "/";
    TarFile tar = new TarFile().folder(folder);
    List<String> signs = set.signs();
    for (int f = 0; f < signs.size(); f++) {
      tar.file(folder + signs.get(f), TinyCifar.records(set, f));
    }
    List<Member> members = set.archive().orElseThrow().members();
    byte[] names = TinyCifar.names(set).getBytes(StandardCharsets.US_ASCII);
    return tar.file(folder + members.get(members.size() - 1).name(), names)
        .file(folder + "readme.html", new byte[88]);
  }

  TarFile folder(String name) {
    return add(new TarArchiveEntry(name, true), new byte[0]);
  }

  TarFile file(String name, byte[] content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    return add(entry, content);
  }

  TarFile link(String name, String to, byte kind) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(to);
    return add(entry, new byte[0]);
  }

  private TarFile add(TarArchiveEntry entry, byte[] content) {
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      tar.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
