package org.residuallab.weights;

/** A file of weights is not what it should be; the message says what is wrong, in one line. */
final class BadWeightsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  BadWeightsException(String fault) {
    super(fault);
  }

  BadWeightsException(String fault, Throwable cause) {
    super(fault, cause);
  }

  /** The same, said of something. */
  BadWeightsException of(String what) {
    return new BadWeightsException(what + ": " + getMessage(), this);
  }
}
