package org.residuallab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.residuallab.files.Hash;

/** CIFAR's sets with four records a file. */
public final class TinyCifar {

  public static final int RECORDS = 4;

  /** CIFAR-10; no files are its official ones. */
  public static final ImageFiles CIFAR_10 = tiny(Cifar10.FILES);

  /** CIFAR-100 likewise. */
  public static final ImageFiles CIFAR_100 = tiny(Cifar100.FILES);

  private TinyCifar() {}

  private static BinaryRecords tiny(BinaryRecords set) {
    return with(set, set.origin(), new FileHashes(set.official().algorithm(), Map.of("none", "0")));
  }

  private static BinaryRecords with(BinaryRecords set, PublishedArchive origin, FileHashes hashes) {
    return new BinaryRecords(
        set.name(),
        set.form(),
        shortened(set.train()),
        shortened(set.test()),
        set.namesFile(),
        set.classNames(),
        hashes,
        origin);
  }

  private static List<ImageRecords> shortened(List<ImageRecords> files) {
    return files.stream().map(file -> new ImageRecords(file.name(), RECORDS)).toList();
  }

  /** The set of which these files are the official ones. */
  public static ImageFiles official(ImageFiles tiny, Path folder) {
    BinaryRecords set = (BinaryRecords) tiny;
    Map<String, String> hashes = new TreeMap<>();
    for (String name : set.signs()) {
      try {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        hashes.put(name, Hash.hex(set.official().digest().digest(content)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return with(set, set.origin(), new FileHashes(set.official().algorithm(), hashes));
  }

  /** The set as published elsewhere. */
  public static ImageFiles published(ImageFiles tiny, URI address, byte[] archive, String md5) {
    BinaryRecords set = (BinaryRecords) tiny;
    PublishedArchive old = set.origin();
    return with(
        set,
        new PublishedArchive(
            old.command(),
            address,
            md5,
            archive.length,
            old.folder(),
            old.members(),
            old.otherVersions()),
        set.official());
  }

  /** Its files in a folder. */
  public static Path write(ImageFiles tiny, Path folder) {
    BinaryRecords set = (BinaryRecords) tiny;
    try {
      Files.createDirectories(folder);
      for (int f = 0; f < set.signs().size(); f++) {
        Files.write(folder.resolve(set.signs().get(f)), records(tiny, f));
      }
      Files.writeString(folder.resolve(set.namesFile()), names(tiny));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class names with an empty line at the end, as in the official file. */
  public static String names(ImageFiles tiny) {
    return String.join("\n", ((BinaryRecords) tiny).classNames()) + "\n\n";
  }

  /**
   * File f's record i has in its label byte k the label (3f + i + 41k) modulo the number of labels,
   * and pixels that differ by file, record, place.
   */
  public static byte[] records(ImageFiles tiny, int file) {
    RecordForm form = ((BinaryRecords) tiny).form();
    byte[] bytes = new byte[RECORDS * form.bytes()];
    for (int i = 0; i < RECORDS; i++) {
      for (int k = 0; k < form.labels().size(); k++) {
        bytes[i * form.bytes() + k] = (byte) ((3 * file + i + 41 * k) % form.labels().get(k));
      }
      for (int p = 0; p < form.imageBytes(); p++) {
        bytes[i * form.bytes() + form.labels().size() + p] = (byte) (31 * file + 7 * i + p);
      }
    }
    return bytes;
  }
}
