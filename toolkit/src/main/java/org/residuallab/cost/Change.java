package org.residuallab.cost;

import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Block.Basic;
import org.residuallab.architecture.Block.Bottleneck;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.StridePlacement;

/** What libraries change about the paper's networks while keeping their names. */
public enum Change {
  OPTION_B("projections where dimensions grow (option B)"),
  STRIDE_ON_3X3("stride on the 3x3 of a bottleneck, not on its first 1x1 (v1.5)");

  private final String reason;

  Change(String reason) {
    this.reason = reason;
  }

  /** The change in words. */
  public String reason() {
    return reason;
  }

  /** The architecture with every block changed. */
  public Architecture applyTo(Architecture architecture) {
    List<Stage> stages =
        architecture.stages().stream()
            .map(
                stage ->
                    new Stage(stage.name(), stage.blocks().stream().map(this::applyTo).toList()))
            .toList();
    return new Architecture(
        architecture.name(),
        architecture.input(),
        architecture.normalization(),
        stages,
        architecture.head());
  }

  private Block applyTo(Block block) {
    return switch (this) {
      case OPTION_B -> withProjections(block);
      case STRIDE_ON_3X3 -> strided(block);
    };
  }

  private static Block withProjections(Block block) {
    if (block instanceof Basic basic && basic.shortcuts() != ShortcutOption.NONE) {
      return new Basic(basic.filters(), basic.stride(), ShortcutOption.B);
    }
    if (block instanceof Bottleneck narrow && narrow.shortcuts() != ShortcutOption.NONE) {
      return new Bottleneck(narrow.width(), narrow.stride(), narrow.placement(), ShortcutOption.B);
    }
    return block;
  }

  private static Block strided(Block block) {
    if (block instanceof Bottleneck narrow) {
      return new Bottleneck(
          narrow.width(), narrow.stride(), StridePlacement.MIDDLE_3X3, narrow.shortcuts());
    }
    return block;
  }
}
