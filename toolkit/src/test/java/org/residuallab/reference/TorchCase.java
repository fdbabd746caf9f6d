package org.residuallab.reference;

import static org.residuallab.architecture.ShortcutOption.A;
import static org.residuallab.architecture.ShortcutOption.B;
import static org.residuallab.architecture.ShortcutOption.C;
import static org.residuallab.architecture.ShortcutOption.NONE;
import static org.residuallab.architecture.StridePlacement.FIRST_1X1;
import static org.residuallab.architecture.StridePlacement.MIDDLE_3X3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.BareConvolution;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.PreActivation;
import org.residuallab.architecture.PreActivationBottleneck;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.WideBlock;
import org.residuallab.architecture.ZeroChannels;

/**
 * A network that PyTorch has computed for us, as reference_networks.py has it.
 *
 * @param name of the file
 * @param architecture the same network in our records
 */
public record TorchCase(String name, Architecture architecture) {

  static final String ALL = "org.residuallab.reference.TorchCase#all";

  /** Those that PyTorch has also trained under autocast, as reference_bfloat16.py has it. */
  public static final String NARROW = "org.residuallab.reference.TorchCase#narrow";

  private static final Set<String> NARROW_NAMES =
      Set.of("plain-8", "resnet-8-a", "bottleneck-b-v1", "pre-activation", "vgg");

  static List<TorchCase> all() {
    return List.of(
        new TorchCase("plain-8", cifar(NONE, 8, 8)),
        new TorchCase("resnet-8-a", cifar(A, 8, 8)),
        new TorchCase("resnet-8-a-around", around()),
        new TorchCase("resnet-8-a-odd", cifar(A, 9, 12)),
        new TorchCase("resnet-8-b-odd", cifar(B, 10, 7)),
        new TorchCase("resnet-8-c-odd", cifar(C, 10, 7)),
        new TorchCase("one-block", oneBlock()),
        new TorchCase("bottleneck-a-v1.5", bottlenecks(A, MIDDLE_3X3)),
        new TorchCase("bottleneck-b-v1", bottlenecks(B, FIRST_1X1)),
        new TorchCase("pre-activation", preActivation()),
        new TorchCase("pre-activation-bottleneck", preActivationBottlenecks()),
        new TorchCase("wide", wide()),
        new TorchCase("vgg", vgg()));
  }

  /** Those with batch normalisation. */
  static List<TorchCase> normalized() {
    return all().stream()
        .filter(torch -> torch.architecture().normalization() != Normalization.NONE)
        .toList();
  }

  static List<TorchCase> narrow() {
    return all().stream().filter(torch -> NARROW_NAMES.contains(torch.name())).toList();
  }

  public Network network() {
    return architecture.network();
  }

  /** What PyTorch computed, in Deeplearning4j's names and layouts. */
  public TorchNumbers numbers() {
    return new TorchNumbers(
        network(), Safetensors.resource("/pytorch/" + name + ".safetensors.gz"));
  }

  /** The same under autocast to bfloat16. */
  public TorchNumbers bfloat16() {
    return new TorchNumbers(
        network(), Safetensors.resource("/pytorch/" + name + "-bfloat16.safetensors.gz"));
  }

  /** The name alone, for the reports of the tests. */
  @Override
  public String toString() {
    return name;
  }

  private static Architecture cifar(ShortcutOption option, int height, int width) {
    return CifarFamily.resnet(8)
        .with(option)
        .withWidth(3)
        .withInput(new Shape(3, height, width))
        .architecture();
  }

  private static Architecture around() {
    return CifarFamily.resnet(8)
        .withWidth(4)
        .withInput(new Shape(3, 8, 8))
        .architecture()
        .with(ZeroChannels.AROUND);
  }

  private static Architecture oneBlock() {
    return new Architecture(
        "one-block",
        new Shape(3, 6, 6),
        Normalization.BATCH,
        List.of(
            new Stage(Architecture.STEM, List.of(new Block.Convolutional(3, 1, 16))),
            new Stage("stage1", List.of(new Block.Basic(16, 1, A)))),
        new Head.AveragePooled(10));
  }

  private static Architecture bottlenecks(ShortcutOption option, StridePlacement placement) {
    return new Architecture(
        "bottlenecks",
        new Shape(3, 17, 14),
        Normalization.BATCH,
        List.of(
            new Stage(
                Architecture.STEM,
                List.of(new Block.Convolutional(7, 2, 4), new Block.Pooling(3, 2, 1))),
            new Stage("conv2", List.of(new Block.Bottleneck(2, 1, placement, option))),
            new Stage(
                "conv3",
                List.of(
                    new Block.Bottleneck(3, 2, placement, option),
                    new Block.Bottleneck(3, 1, placement, option)))),
        new Head.AveragePooled(10));
  }

  private static Architecture preActivation() {
    return activated(
        new Shape(3, 8, 7),
        List.of(new PreActivation(3, 1, A, true), new PreActivation(3, 1, A, false)),
        List.of(new PreActivation(6, 2, A, false)),
        List.of(new PreActivation(12, 2, A, false)));
  }

  private static Architecture preActivationBottlenecks() {
    return activated(
        new Shape(3, 8, 7),
        List.of(new PreActivationBottleneck(2, 1, B), new PreActivationBottleneck(2, 1, B)),
        List.of(new PreActivationBottleneck(3, 2, B)));
  }

  private static Architecture wide() {
    return activated(
        new Shape(3, 7, 8),
        List.of(new WideBlock(5, 1, 0, B), new WideBlock(5, 1, 0, B)),
        List.of(new WideBlock(9, 2, 0, B)));
  }

  @SafeVarargs
  private static Architecture activated(Shape input, List<Block>... blocks) {
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(Architecture.STEM, List.of(new BareConvolution(3, 1, 3))));
    for (List<Block> each : blocks) {
      stages.add(new Stage("stage" + stages.size(), each));
    }
    return new Architecture(
        "activated", input, Normalization.BATCH, stages, new Head.Activated(10));
  }

  private static Architecture vgg() {
    Block pooling = new Block.Pooling(2, 2, 0);
    Block four = new Block.Convolutional(3, 1, 4);
    return new Architecture(
        "vgg",
        new Shape(3, 13, 10),
        Normalization.NONE,
        List.of(
            new Stage("conv1", List.of(four, four, pooling)),
            new Stage("conv2", List.of(new Block.Convolutional(3, 1, 6), pooling))),
        new Head.Hidden(List.of(12, 8), 0, 10));
  }
}
