package org.residuallab.data;

import java.security.MessageDigest;
import java.util.Map;
import org.residuallab.files.Hash;

/**
 * Hashes of the files of a data set, as somebody published them.
 *
 * @param algorithm {@code SHA-256}, or {@code SHA-1}, for which nobody can make another file either
 * @param hex file name to lower-case hexadecimal digits
 */
record FileHashes(String algorithm, Map<String, String> hex) {

  FileHashes {
    hex = Map.copyOf(hex);
  }

  MessageDigest digest() {
    return Hash.of(algorithm);
  }
}
