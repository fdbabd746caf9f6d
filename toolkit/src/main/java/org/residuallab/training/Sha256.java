package org.residuallab.training;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which checkpoints and parameters are told apart. */
final class Sha256 {

  private Sha256() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
