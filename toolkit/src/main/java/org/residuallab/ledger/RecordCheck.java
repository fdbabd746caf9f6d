package org.residuallab.ledger;

import java.util.List;
import org.residuallab.architecture.ShortcutOption;

/** A check that takes nothing but the records: shapes, counts and costs. */
sealed interface RecordCheck extends Check {

  /** Has the visitor see it as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default Finding find(ClaimedValue claimed, Evidence evidence) {
    return accept(new CostEvidence(claimed));
  }

  /** The size of a part's maps, alike in several networks. */
  record Output(List<String> networks, String part) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.output(this);
    }
  }

  /** Kernel, filters and stride of one layer, alike in several networks. */
  record SingleLayer(List<String> networks, String part) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.singleLayer(this);
    }
  }

  /** The blocks of a stage as a cell of Table 1. */
  record Blocks(String network, String stage) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.blocks(this);
    }
  }

  /** Blocks that halve the maps, alike in several networks. */
  record Downsampling(List<String> networks) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.downsampling(this);
    }
  }

  /** What follows the last block, alike in several networks. */
  record LastLayers(List<String> networks) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lastLayers(this);
    }
  }

  /** How many shortcuts join different shapes, of how many. */
  record GrowingShortcuts(String network) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.growingShortcuts(this);
    }
  }

  /** Projections that one option has more than another. */
  record MoreProjections(String network, ShortcutOption option, ShortcutOption than)
      implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.moreProjections(this);
    }
  }

  /** Weighted layers. */
  record Depth(String network) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.depth(this);
    }
  }

  /** Learned numbers of the whole network. */
  record ParameterCount(String network) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.parameterCount(this);
    }
  }

  /** Multiply-adds of the whole network, perhaps without one of its stages. */
  record MultiplyAdds(String network, String without) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiplyAdds(this);
    }
  }

  /** What can be divided. */
  enum Quantity {
    MULTIPLY_ADDS,
    PARAMETERS
  }

  /**
   * What one thing has divided by what another has, which lies between two bounds.
   *
   * @param quantity multiply-adds where the file does not say
   */
  record Ratio(Quantity quantity, Subject of, Subject to, double from, double until)
      implements RecordCheck {

    public Ratio {
      quantity = quantity == null ? Quantity.MULTIPLY_ADDS : quantity;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ratio(this);
    }
  }

  /** A network, or a block of it; with the paper's shortcut option unless it names another. */
  record Subject(String network, ShortcutOption option, String part) {}

  /** Networks with equal parameters and equal multiply-adds. */
  record SameCost(List<String> networks) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sameCost(this);
    }
  }

  /** Networks from few multiply-adds to many. */
  record CostOrder(List<String> rising) implements RecordCheck {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.costOrder(this);
    }
  }

  /**
   * Does something for each kind of check.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {

    R output(Output check);

    R singleLayer(SingleLayer check);

    R blocks(Blocks check);

    R downsampling(Downsampling check);

    R lastLayers(LastLayers check);

    R growingShortcuts(GrowingShortcuts check);

    R moreProjections(MoreProjections check);

    R depth(Depth check);

    R parameterCount(ParameterCount check);

    R multiplyAdds(MultiplyAdds check);

    R ratio(Ratio check);

    R sameCost(SameCost check);

    R costOrder(CostOrder check);
  }
}
