package org.residuallab.data;

/**
 * Data that cannot be used as it is: a missing or truncated file, a folder that is none.
 *
 * <p>The message is one line for the user: what is wrong, where, and what to do about it.
 */
public class BadDataException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: what is wrong, where, what to do
   */
  public BadDataException(String message) {
    super(message);
  }
}
