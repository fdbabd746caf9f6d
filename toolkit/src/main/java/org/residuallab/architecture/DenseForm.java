package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.residuallab.architecture.Layer.GlobalAveragePooling;

/**
 * The fully convolutional form of a network, which takes images of any height and width with the
 * same parameters (paper, section 3.4).
 *
 * <p>A network with global average pooling is the same, layer for layer, on larger maps. One with
 * hidden layers is made so as VGG's authors do it ("Very Deep Convolutional Networks for
 * Large-Scale Image Recognition", section 3.2): the first, fully connected to 7x7 maps, becomes a
 * 7x7 convolution, those behind it 1x1 convolutions, and the class scores of all positions are
 * averaged before the softmax. The classifier being linear, the maps that it reads are averaged
 * here in their place: the same scores at less cost. A padded border is that of the whole image, so
 * that a position does not see what a crop there would.
 *
 * <pre>{@code
 * var dense = DenseForm.of(Networks.named("vgg-19").network(), new Shape(3, 384, 512));
 * System.out.println(dense.node("head.conv1").output()); // 4096x6x10: so many positions
 * }</pre>
 */
public final class DenseForm {

  private final Network own;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> averaged = new HashSet<>();
  private final List<Node> nodes = new ArrayList<>();

  private DenseForm(Network own) {
    this.own = own;
  }

  /**
   * The form for one input. Which layers it has does not depend on that; only shapes do.
   *
   * @param network at its own size
   * @param input shape of one image, {@code [C, H, W]}
   * @throws IllegalArgumentException naming the first layer for which the input is too small, or a
   *     layer that has no such form; also if the images have other channels
   */
  public static Network of(Network network, Shape input) {
    if (input.channels() != network.input().channels()) {
      throw new IllegalArgumentException(
          "%s takes images of %d channels, not of %s"
              .formatted(network.name(), network.input().channels(), input));
    }
    DenseForm form = new DenseForm(network);
    form.names.put(Network.INPUT, Network.INPUT);
    form.shapes.put(Network.INPUT, input);
    network.nodes().forEach(form::append);
    return new Network(network.name(), input, form.nodes);
  }

  private void append(Node node) {
    List<String> inputs = node.inputs().stream().map(names::get).toList();
    // Behind a global pooling there is one position, whatever the size.
    boolean single = averaged.contains(inputs.get(0));
    for (Layer layer : single ? List.of(node.layer()) : sliding(node)) {
      Role role = node.place().role();
      Place place =
          new Place(
              node.place().stage(),
              node.place().block(),
              new Role(layer.kind(), role.number(), role.onShortcut()));
      Shape output = Network.outputOf(place, layer, shapes.get(inputs.get(0)));
      nodes.add(new Node(place, layer, inputs, output));
      shapes.put(place.name(), output);
      if (single || layer instanceof GlobalAveragePooling) {
        averaged.add(place.name());
      }
      inputs = List.of(place.name());
    }
    names.put(node.name(), inputs.get(0));
  }

  private List<Layer> sliding(Node node) {
    try {
      return node.layer().accept(new Sliding(own.inputOf(node)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(node.name() + ": " + e.getMessage(), e);
    }
  }
}
