package org.residuallab.data;

import java.nio.file.Path;

/** A file that should be a picture and is none that can be read. */
final class BadPictureException extends BadDataException {

  private static final long serialVersionUID = 1L;

  private final String fault;

  /**
   * @param file which
   * @param fault what is wrong with it, to follow its name: {@code is damaged: its end is missing}
   */
  BadPictureException(Path file, String fault) {
    super(file + " " + fault);
    this.fault = fault;
  }

  /** What is wrong, without the file, which may stand elsewhere the next time. */
  String fault() {
    return fault;
  }
}
