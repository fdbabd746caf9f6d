package org.residuallab.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.residuallab.architecture.ShortcutOption;

/** A shortcut option in a study's file. */
record ShortcutName(ShortcutOption value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ShortcutName of(String letter) {
    return new ShortcutName(ShortcutOption.of(letter));
  }
}
