package org.residuallab.data;

/** A folder holds files that are named like pictures and are none, and that was to be refused. */
public final class DamagedPicturesException extends BadDataException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: the first such file, what is wrong with it, how many there are, what
   *     to do
   */
  DamagedPicturesException(String message) {
    super(message);
  }
}
