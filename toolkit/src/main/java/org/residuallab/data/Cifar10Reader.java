package org.residuallab.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.residuallab.files.Hash;

/** Reads a folder of CIFAR-10's binary files. */
final class Cifar10Reader {

  private static final String REMEDY =
      "get the files with: ./lab data cifar10 (or point --data at a folder that has them)";

  private final int recordsPerFile;
  private final Fingerprint official;

  Cifar10Reader() {
    this(Cifar10.RECORDS_PER_FILE, Cifar10.OFFICIAL);
  }

  /** For tests, whose files are small. */
  Cifar10Reader(int recordsPerFile, Fingerprint official) {
    this.recordsPerFile = recordsPerFile;
    this.official = official;
  }

  /**
   * All images of a folder.
   *
   * @throws BadDataException if a file is missing, truncated or too long, or has a wrong label
   * @throws IOException if a file cannot be read
   */
  Dataset read(Path folder) throws IOException {
    List<String> classNames = classNames(folder);
    checkLengths(folder);
    Map<String, String> sha256 = new TreeMap<>();
    ImageSet train = readSet(folder, Cifar10.TRAIN_FILES, classNames, sha256);
    ImageSet test = readSet(folder, List.of(Cifar10.TEST_FILE), classNames, sha256);
    Fingerprint fingerprint = Fingerprint.ofFiles(sha256);
    String description =
        "%,d training and %,d test images of %s in %d classes, read from %s"
            .formatted(train.size(), test.size(), Cifar10.SHAPE, Cifar10.CLASSES, folder);
    return new Dataset(
        source(folder, fingerprint, classNames),
        description,
        fingerprint,
        train,
        Optional.empty(),
        test);
  }

  // Bytes with other names are other data: dogs may be called cats there.
  private ImageSource source(Path folder, Fingerprint fingerprint, List<String> classNames)
      throws IOException {
    String about = AboutFile.read(folder).orElse(null);
    if (!classNames.equals(Cifar10.CLASS_NAMES)) {
      return new ImageSource.Own(about);
    }
    return fingerprint.equals(official)
        ? new ImageSource.Official(Cifar10.NAME)
        : new ImageSource.Copy(Cifar10.NAME, about);
  }

  /** Before anything is read, so that the last file's fault shows as fast as the first's. */
  void checkLengths(Path folder) throws IOException {
    long expected = (long) recordsPerFile * Cifar10.RECORD_BYTES;
    for (String name : Cifar10.recordFiles()) {
      Path file = required(folder, name);
      long length = Files.size(file);
      if (length != expected) {
        throw new BadDataException(
            "%s is %s: %,d bytes, not %,d (%,d records of %,d); %s"
                .formatted(
                    file,
                    length < expected ? "truncated" : "too long",
                    length,
                    expected,
                    recordsPerFile,
                    Cifar10.RECORD_BYTES,
                    REMEDY));
      }
    }
  }

  private static Path required(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BadDataException("%s has no file %s; %s".formatted(folder, name, REMEDY));
    }
    return file;
  }

  static List<String> classNames(Path folder) throws IOException {
    Path file = required(folder, Cifar10.CLASS_NAMES_FILE);
    // One byte a character: whatever the bytes are, reading cannot fail on them.
    List<String> names =
        Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.size() != Cifar10.CLASSES || names.stream().distinct().count() != names.size()) {
      throw new BadDataException(
          "%s needs %d different class names, one a line; it has %d; %s"
              .formatted(file, Cifar10.CLASSES, names.stream().distinct().count(), REMEDY));
    }
    return names;
  }

  private ImageSet readSet(
      Path folder, List<String> names, List<String> classNames, Map<String, String> sha256)
      throws IOException {
    int count = names.size() * recordsPerFile;
    byte[] pixels = new byte[Math.toIntExact(count * Cifar10.SHAPE.size())];
    byte[] labels = new byte[count];
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(folder.resolve(name));
    }
    for (int f = 0; f < files.size(); f++) {
      sha256.put(names.get(f), readFile(files.get(f), f * recordsPerFile, pixels, labels));
    }
    return ImageSet.owning(Cifar10.SHAPE, pixels, labels, classNames);
  }

  /** Returns the file's SHA-256. */
  private String readFile(Path file, int first, byte[] pixels, byte[] labels) throws IOException {
    MessageDigest digest = Hash.sha256();
    int imageBytes = Cifar10.RECORD_BYTES - 1;
    byte[] record = new byte[Cifar10.RECORD_BYTES];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 18)) {
      for (int i = 0; i < recordsPerFile; i++) {
        if (in.readNBytes(record, 0, record.length) != record.length) {
          throw new BadDataException("%s shrank while it was read; %s".formatted(file, REMEDY));
        }
        if (Byte.toUnsignedInt(record[0]) >= Cifar10.CLASSES) {
          throw new BadDataException(
              "%s has label %d in record %,d, where CIFAR-10 has 0 to 9; %s"
                  .formatted(file, Byte.toUnsignedInt(record[0]), i, REMEDY));
        }
        digest.update(record);
        labels[first + i] = record[0];
        System.arraycopy(record, 1, pixels, (first + i) * imageBytes, imageBytes);
      }
    }
    return Hash.hex(digest.digest());
  }
}
