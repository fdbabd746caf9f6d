package org.residuallab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes folders in CIFAR-10's format, with four records a file. */
final class TinyCifar {

  static final int RECORDS = 4;
  static final List<String> NAMES = Cifar10.CLASS_NAMES;

  /** Of files that are not these. */
  static final Fingerprint OTHER = new Fingerprint("0".repeat(64));

  private TinyCifar() {}

  /** File f's record i has label (3f + i) mod 10 and pixels that differ by file, record, place. */
  static Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> files = Cifar10.recordFiles();
      for (int f = 0; f < files.size(); f++) {
        Files.write(folder.resolve(files.get(f)), records(f));
      }
      Files.writeString(folder.resolve("batches.meta.txt"), String.join("\n", NAMES) + "\n\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] records(int file) {
    byte[] bytes = new byte[RECORDS * Cifar10.RECORD_BYTES];
    for (int i = 0; i < RECORDS; i++) {
      bytes[i * Cifar10.RECORD_BYTES] = (byte) label(file, i);
      for (int p = 0; p < Cifar10.RECORD_BYTES - 1; p++) {
        bytes[i * Cifar10.RECORD_BYTES + 1 + p] = (byte) pixel(file, i, p);
      }
    }
    return bytes;
  }

  static int label(int file, int record) {
    return (3 * file + record) % 10;
  }

  static int pixel(int file, int record, int place) {
    return (31 * file + 7 * record + place) % 256;
  }
}
