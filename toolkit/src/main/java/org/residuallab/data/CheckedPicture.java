package org.residuallab.data;

import java.util.Optional;

/**
 * A file of an {@link ImageFolder} that has been read and decoded once.
 *
 * @param name its path in the folder
 * @param size in bytes
 * @param modified when it was written last, in nanoseconds since 1970
 * @param sha256 of what stands in it; empty where it is no picture
 * @param fault why it is no picture; empty where it is one
 * @param width in pixels; 0 where it is no picture
 * @param height likewise
 */
record CheckedPicture(
    String name, long size, long modified, String sha256, String fault, int width, int height) {

  private static final String BETWEEN = "\t";
  private static final int FIELDS = 7;

  /** Whether that file is still the one that was read. */
  boolean isStill(FolderPicture picture) {
    return size == picture.size() && modified == picture.modified();
  }

  boolean isSound() {
    return fault.isEmpty();
  }

  /** Whether only its middle is used. */
  boolean isElongated() {
    return Picture.isElongated(width, height);
  }

  /** Whether {@link #parse} would read it from its line: a file's name can hold anything. */
  boolean fitsALine() {
    return (name + fault).lines().count() == 1 && !fault.contains(BETWEEN);
  }

  String line() {
    return String.join(
        BETWEEN,
        String.valueOf(size),
        String.valueOf(modified),
        sha256,
        fault,
        String.valueOf(width),
        String.valueOf(height),
        name);
  }

  /** Nothing of a line that is none. */
  static Optional<CheckedPicture> parse(String line) {
    String[] fields = line.split(BETWEEN, FIELDS);
    if (fields.length < FIELDS || fields[6].isEmpty()) {
      return Optional.empty();
    }
    boolean sound = fields[3].isEmpty() && Fingerprint.isSha256(fields[2]);
    boolean faulty = !fields[3].isEmpty() && fields[2].isEmpty();
    try {
      return sound || faulty
          ? Optional.of(
              new CheckedPicture(
                  fields[6],
                  Long.parseLong(fields[0]),
                  Long.parseLong(fields[1]),
                  fields[2],
                  fields[3],
                  Integer.parseInt(fields[4]),
                  Integer.parseInt(fields[5])))
          : Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }
}
