package org.residuallab.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.residuallab.architecture.Networks;

/** A network's name in a study's file, known to exist. */
record NetworkName(String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  NetworkName {
    Networks.named(value);
  }
}
