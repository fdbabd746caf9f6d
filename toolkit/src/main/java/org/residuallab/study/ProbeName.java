package org.residuallab.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.residuallab.probe.Probes;

/** A probe's name in a study's file, known to exist. */
record ProbeName(String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  ProbeName {
    Probes.named(List.of(value), 1);
  }
}
