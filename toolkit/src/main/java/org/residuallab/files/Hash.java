package org.residuallab.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes by which files, images and parameters are told apart. */
public final class Hash {

  private Hash() {}

  /** A SHA-256 to be fed. */
  public static MessageDigest sha256() {
    return digest("SHA-256");
  }

  /** An MD5 to be fed: old, but what some authors publish of their files. */
  public static MessageDigest md5() {
    return digest("MD5");
  }

  /** Of these bytes in lower-case hexadecimal digits, 64 of them. */
  public static String sha256(byte[] bytes) {
    return hex(sha256().digest(bytes));
  }

  /** Lower-case hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256 and MD5", e);
    }
  }
}
