package org.residuallab.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes by which files, images and parameters are told apart. */
public final class Hash {

  private static final int BRIEF = 12;

  private Hash() {}

  /** A SHA-256 to be fed. */
  public static MessageDigest sha256() {
    return of("SHA-256");
  }

  /** An MD5 to be fed: old, but what some authors publish of their files. */
  public static MessageDigest md5() {
    return of("MD5");
  }

  /** Of these bytes in lower-case hexadecimal digits, 64 of them. */
  public static String sha256(byte[] bytes) {
    return hex(sha256().digest(bytes));
  }

  /** Lower-case hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** One of that name to be fed: what every Java has, SHA-256, SHA-1 and MD5. */
  public static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no hash " + algorithm, e);
    }
  }

  /** The first twelve digits, enough to tell one from others in a line or a file's name. */
  public static String brief(String sha256) {
    return sha256.substring(0, BRIEF);
  }
}
