package org.residuallab.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.residuallab.recipe.Preset;

/** A preset in a study's file. */
record PresetName(Preset value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static PresetName of(String name) {
    return new PresetName(Preset.of(name));
  }
}
