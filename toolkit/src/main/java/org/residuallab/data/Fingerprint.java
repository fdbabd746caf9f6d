package org.residuallab.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.residuallab.files.Hash;

/**
 * What tells one copy of a data set from another: a SHA-256 over all its images and labels.
 *
 * <p>It is the SHA-256 of the list that {@code sha256sum} prints of the record files, sorted by
 * name, so that anyone can check it in the folder of the files: {@code sha256sum *.bin |
 * sha256sum}.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Fingerprint(String sha256) {

  /** As {@code LC_ALL=C sort} has them, with which anybody can check a fingerprint. */
  private static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  /**
   * @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits
   */
  public Fingerprint {
    if (!isSha256(sha256)) {
      throw new IllegalArgumentException(
          "a SHA-256 has 64 lower-case hexadecimal digits, not: " + sha256);
    }
  }

  /** Whether it is 64 lower-case hexadecimal digits. */
  public static boolean isSha256(String text) {
    return text.matches("[0-9a-f]{64}");
  }

  /**
   * Of record files.
   *
   * @param fileSha256 file name to the SHA-256 of that file, in hexadecimal digits
   */
  static Fingerprint ofFiles(Map<String, String> fileSha256) {
    SortedMap<String, String> sorted = new TreeMap<>(BY_BYTES);
    sorted.putAll(fileSha256);
    MessageDigest list = Hash.sha256();
    sorted.forEach(
        (name, sha256) ->
            list.update((sha256 + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
    return new Fingerprint(Hash.hex(list.digest()));
  }

  /**
   * Of sets that have no files: as if each had been written as one file of CIFAR-10's records. With
   * more than 256 classes a record begins with two bytes of class number, the higher first.
   */
  static Fingerprint ofSets(Map<String, ImageSet> fileNameToSet) {
    SortedMap<String, String> sha256 = new TreeMap<>();
    fileNameToSet.forEach((name, set) -> sha256.put(name, ofRecords(set)));
    return ofFiles(sha256);
  }

  private static String ofRecords(ImageSet set) {
    MessageDigest digest = Hash.sha256();
    boolean twoBytes = set.classNames().size() > 1 << Byte.SIZE;
    for (int i = 0; i < set.size(); i++) {
      if (twoBytes) {
        digest.update((byte) (set.label(i) >> Byte.SIZE));
      }
      digest.update((byte) set.label(i));
      ImageBytes image = ImageBytes.of(set, i);
      digest.update(image.array(), image.from(), (int) set.shape().size());
    }
    return Hash.hex(digest.digest());
  }

  /** The first twelve digits, enough for a chart's caption. */
  public String brief() {
    return Hash.brief(sha256);
  }
}
