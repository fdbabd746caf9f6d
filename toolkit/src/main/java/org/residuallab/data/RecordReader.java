package org.residuallab.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.residuallab.files.Hash;

/** Reads files of records whose lengths have been checked, and hashes them on the way. */
final class RecordReader {

  private final BinaryRecords set;
  private final Path folder;
  private final List<String> classNames;
  private final Map<String, String> sha256 = new TreeMap<>();
  private final Map<String, String> published = new TreeMap<>();

  RecordReader(BinaryRecords set, Path folder, List<String> classNames) {
    this.set = set;
    this.folder = folder;
    this.classNames = classNames;
  }

  /** SHA-256 of the files read so far, by name. */
  Map<String, String> sha256() {
    return sha256;
  }

  /** The same with the algorithm in which the set's hashes are published. */
  Map<String, String> published() {
    return published;
  }

  /** The images of these files, one after the other. */
  ImageSet read(List<ImageRecords> files) throws IOException {
    int count = files.stream().mapToInt(ImageRecords::records).sum();
    byte[] pixels = new byte[Math.multiplyExact(count, set.form().imageBytes())];
    byte[] labels = new byte[count];
    int first = 0;
    for (ImageRecords file : files) {
      read(file, first, pixels, labels);
      first += file.records();
    }
    return ImagesInMemory.owning(set.form().shape(), pixels, labels, classNames);
  }

  private void read(ImageRecords file, int first, byte[] pixels, byte[] labels) throws IOException {
    MessageDigest ours = Hash.sha256();
    MessageDigest theirs = set.official().digest();
    int imageBytes = set.form().imageBytes();
    int labelBytes = set.form().labels().size();
    byte[] record = new byte[set.form().bytes()];
    Path path = folder.resolve(file.name());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 18)) {
      for (int i = 0; i < file.records(); i++) {
        if (in.readNBytes(record, 0, record.length) != record.length) {
          throw set.fault(path + " shrank while it was read");
        }
        checkLabels(path, i, record);
        ours.update(record);
        theirs.update(record);
        labels[first + i] = record[labelBytes - 1];
        System.arraycopy(record, labelBytes, pixels, (first + i) * imageBytes, imageBytes);
      }
    }
    sha256.put(file.name(), Hash.hex(ours.digest()));
    published.put(file.name(), Hash.hex(theirs.digest()));
  }

  private void checkLabels(Path file, int number, byte[] record) {
    for (int k = 0; k < set.form().labels().size(); k++) {
      int values = set.form().labels().get(k);
      if (Byte.toUnsignedInt(record[k]) >= values) {
        throw set.fault(
            "%s has label %d in record %,d, where %s has 0 to %d"
                .formatted(file, Byte.toUnsignedInt(record[k]), number, set.name(), values - 1));
      }
    }
  }
}
