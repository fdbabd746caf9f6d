package org.residuallab.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;
import org.residuallab.architecture.ShortcutOption;

/** How a claim can be told true or false. Networks go by their names, parts by their places. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Check.Output.class, name = "output"),
  @JsonSubTypes.Type(value = Check.SingleLayer.class, name = "layer"),
  @JsonSubTypes.Type(value = Check.Blocks.class, name = "blocks"),
  @JsonSubTypes.Type(value = Check.LastLayers.class, name = "head"),
  @JsonSubTypes.Type(value = Check.GrowingShortcuts.class, name = "growing-shortcuts"),
  @JsonSubTypes.Type(value = Check.MoreProjections.class, name = "more-projections"),
  @JsonSubTypes.Type(value = Check.Depth.class, name = "depth"),
  @JsonSubTypes.Type(value = Check.ParameterCount.class, name = "parameters"),
  @JsonSubTypes.Type(value = Check.MultiplyAdds.class, name = "multiply-adds"),
  @JsonSubTypes.Type(value = Check.Ratio.class, name = "ratio"),
  @JsonSubTypes.Type(value = Check.SameCost.class, name = "same-cost"),
  @JsonSubTypes.Type(value = Check.CostOrder.class, name = "cost-order"),
  @JsonSubTypes.Type(value = Check.TestError.class, name = "test-error"),
  @JsonSubTypes.Type(value = Check.MeanTestError.class, name = "mean-test-error"),
  @JsonSubTypes.Type(value = Check.ErrorOrder.class, name = "error-order"),
  @JsonSubTypes.Type(value = Check.ResponseOrder.class, name = "response-order"),
  @JsonSubTypes.Type(value = Check.GradientNorms.class, name = "gradient-norms"),
})
public sealed interface Check {

  /** What it takes to tell, where that is not computed. */
  default String needs() {
    return "nothing but the records";
  }

  /** The size of a part's maps, alike in several networks. */
  record Output(List<String> networks, String part) implements Check {}

  /** Kernel, filters and stride of one layer. */
  record SingleLayer(String network, String part) implements Check {}

  /** The blocks of a stage as a cell of Table 1. */
  record Blocks(String network, String stage) implements Check {}

  /** What follows the last block. */
  record LastLayers(String network) implements Check {}

  /** How many shortcuts join different shapes, of how many. */
  record GrowingShortcuts(String network) implements Check {}

  /** Projections that one option has more than another. */
  record MoreProjections(String network, ShortcutOption option, ShortcutOption than)
      implements Check {}

  /** Weighted layers. */
  record Depth(String network) implements Check {}

  /** Learned numbers of the whole network. */
  record ParameterCount(String network) implements Check {}

  /** Multiply-adds of the whole network, perhaps without one of its stages. */
  record MultiplyAdds(String network, String without) implements Check {}

  /** Multiply-adds of one thing divided by those of another, which lie between two bounds. */
  record Ratio(Subject of, Subject to, double from, double until) implements Check {}

  /** A network, or a block of it; with the paper's shortcut option unless it names another. */
  record Subject(String network, ShortcutOption option, String part) {}

  /** Networks with equal parameters and equal multiply-adds. */
  record SameCost(List<String> networks) implements Check {}

  /** Networks from few multiply-adds to many. */
  record CostOrder(List<String> rising) implements Check {}

  /** The test error after the paper's training; the best of so many runs. */
  record TestError(String network, int runs) implements Check {
    @Override
    public String needs() {
      return "needs %s of %s with the preset paper on the official CIFAR-10"
          .formatted(runs == 1 ? "a run" : runs + " runs", network);
    }
  }

  /** The mean and deviation of the test error over so many runs. */
  record MeanTestError(String network, int runs) implements Check {
    @Override
    public String needs() {
      return new TestError(network, runs).needs();
    }
  }

  /** Networks from a low error to a high one. */
  record ErrorOrder(Metric metric, List<String> rising) implements Check {
    @Override
    public String needs() {
      return String.format(
          Locale.ROOT,
          "needs runs of %s on CIFAR-10 with one recipe, two seeds or more each, of %d iterations or more",
          String.join(", ", rising),
          RunEvidence.FEWEST_ITERATIONS);
    }
  }

  /** Networks from small layer responses to large ones. */
  record ResponseOrder(List<String> rising) implements Check {
    @Override
    public String needs() {
      return "needs runs of %s on CIFAR-10 with one recipe, two seeds or more each, trained with --probe responses"
          .formatted(String.join(", ", rising));
    }
  }

  /**
   * Gradients that are healthy in all convolutions at each iteration but the first ones. A layer's
   * gradient counts in units of its weights: their norms divided.
   *
   * <p>The bounds come from the paper's training. Momentum and the rates 0.1, 0.01 and 0.001 over
   * 64,000 iterations move a layer by at most 33,760 times the relative gradient: one below 1 /
   * 33,760 cannot change its weights by their own length, it has vanished. One above 10 changes
   * them by more than that in a first step, it has exploded. The third bound, 100 times between
   * layers, is our own choice, by the rates too: the highest is 100 times the lowest. (Without
   * normalisation, from weights of half or twice He's deviation, a gradient of 56 layers is 1e-18
   * or 1e15.)
   *
   * @param networks each of which has to show it
   * @param after how many iterations
   * @param least that has not vanished
   * @param most that has not exploded
   * @param apart how many times the smallest over the layers the largest may be
   */
  record GradientNorms(List<String> networks, int after, double least, double most, double apart)
      implements Check {
    @Override
    public String needs() {
      return String.format(
          Locale.ROOT,
          "needs runs of %s on CIFAR-10, two seeds or more each, of more than %d iterations, trained with --probe gradients",
          String.join(", ", networks),
          after);
    }
  }

  /** An error of a run. */
  enum Metric {
    TRAINING,
    TEST
  }
}
