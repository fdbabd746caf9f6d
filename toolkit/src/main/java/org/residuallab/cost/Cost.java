package org.residuallab.cost;

import org.residuallab.architecture.Shape;

/**
 * What a layer, a stage or a network costs for one image.
 *
 * <pre>{@code
 * Cost layer = NetworkCost.of(Networks.named("vgg-19").network()).layer("head.fc1");
 * System.out.println(layer.parameterCount() + " parameters, " + layer.multiplyAdds() + " multiply-adds");
 * }</pre>
 *
 * @param name {@code conv2.block1.conv1}, {@code conv2}, or {@code total}
 * @param type kind of layer, {@code conv 3x3 /2}; or {@code stage}, or {@code network}
 * @param output shape that the (last) layer gives
 * @param parameters before any convention
 * @param operations of a forward pass, before any convention
 * @param memory for activations
 * @param field receptive field of a value of the output
 */
public record Cost(
    String name,
    String type,
    Shape output,
    Parameters parameters,
    Operations operations,
    Memory memory,
    ReceptiveField field) {

  /** Parameters as the paper counts them. */
  public long parameterCount() {
    return Convention.PAPER.count(parameters);
  }

  /** Multiply-adds of convolutions and fully connected layers: what the paper calls FLOPs. */
  public long multiplyAdds() {
    return Convention.PAPER.count(operations);
  }
}
