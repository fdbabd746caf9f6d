package org.residuallab.cost;

import java.util.List;
import java.util.Set;

/**
 * A library or profiler whose figures for these networks are quoted.
 *
 * @param name as a table names it
 * @param convention how it counts
 * @param ownNetworks names of the networks of which it has its own version
 * @param biased those of them whose convolutions keep a bias before a normalisation
 * @param changes how its versions depart from the paper's
 */
public record Tool(
    String name,
    Convention convention,
    Set<String> ownNetworks,
    Set<String> biased,
    List<Change> changes) {

  private static final Set<String> RESNETS =
      Set.of("resnet-18", "resnet-34", "resnet-50", "resnet-101", "resnet-152");
  private static final Set<String> NORMALIZED_VGG = Set.of("vgg-16-bn", "vgg-19-bn");
  private static final Set<String> RESNETS_AND_VGG =
      Set.of(
          "resnet-18",
          "resnet-34",
          "resnet-50",
          "resnet-101",
          "resnet-152",
          "vgg-16",
          "vgg-19",
          "vgg-16-bn",
          "vgg-19-bn");
  private static final List<Change> OF_TORCHVISION = List.of(Change.OPTION_B, Change.STRIDE_ON_3X3);

  /** Its pretrained models' {@code num_params} and {@code _ops}. */
  public static final Tool TORCHVISION =
      new Tool(
          "torchvision", Convention.TORCHVISION, RESNETS_AND_VGG, NORMALIZED_VGG, OF_TORCHVISION);

  /** Its applications' {@code count_params()}. */
  public static final Tool KERAS =
      new Tool(
          "Keras",
          Convention.KERAS,
          Set.of("resnet-50", "resnet-101", "resnet-152", "vgg-16", "vgg-19"),
          Set.of(),
          List.of(Change.OPTION_B));

  /** {@code numParams()} of the graph that our records become; its zoo has other networks. */
  public static final Tool DEEPLEARNING4J =
      new Tool("Deeplearning4j", Convention.DEEPLEARNING4J, Set.of(), Set.of(), List.of());

  /** The profiler ptflops on torchvision's networks. */
  public static final Tool PTFLOPS =
      new Tool("ptflops", Convention.PTFLOPS, RESNETS, Set.of(), OF_TORCHVISION);

  /** The profiler fvcore on torchvision's networks. */
  public static final Tool FVCORE =
      new Tool("fvcore", Convention.FVCORE, RESNETS, Set.of(), OF_TORCHVISION);

  /** Whoever compares with a processor's rating. */
  public static final Tool FLOPS =
      new Tool("FLOPs, 2 a multiply-add", Convention.FLOPS, Set.of(), Set.of(), List.of());

  /** Every tool, in the order of a reconciliation. */
  public static final List<Tool> ALL =
      List.of(TORCHVISION, KERAS, DEEPLEARNING4J, PTFLOPS, FVCORE, FLOPS);

  public Tool {
    ownNetworks = Set.copyOf(ownNetworks);
    biased = Set.copyOf(biased);
    changes = List.copyOf(changes);
  }

  /** How it counts its own network of that name. */
  Convention convention(String network) {
    return biased.contains(network) ? convention.withOmittedBiases(true) : convention;
  }
}
