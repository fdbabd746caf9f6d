package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.BatchNormalization;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Layer.ZeroPadding;

/**
 * Collects the layers of a network while its blocks write themselves out. Biases, padding and what
 * follows a convolution are decided here, once.
 *
 * <p>Each layer reads the one before it, unless {@link #continueFrom} says otherwise. Layers of one
 * kind in a block are numbered by the block, from 1; 0 is the number of an only one.
 *
 * <pre>{@code
 * record Narrow(int filters) implements Block {
 *   public void write(Wiring wiring) {
 *     wiring.convolution(1, 3, 1, filters);
 *     wiring.relu(1);
 *   }
 * }
 * }</pre>
 */
public final class Wiring {

  private final Normalization normalization;
  private final ZeroChannels zeros;
  private final List<Node> nodes = new ArrayList<>();
  private Point here;
  private String stage = "";
  private int block;
  private boolean onShortcut;

  /**
   * What a layer gives, or the image, to be read again later.
   *
   * @param name of the layer, or {@link Network#INPUT}
   * @param shape it gives
   */
  public record Point(String name, Shape shape) {}

  Wiring(Shape input, Normalization normalization, ZeroChannels zeros) {
    this.here = new Point(Network.INPUT, input);
    this.normalization = normalization;
    this.zeros = zeros;
  }

  /** The layers that follow stand in that block of that stage. */
  void enter(String newStage, int newBlock) {
    stage = newStage;
    block = newBlock;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** What the next layer reads. */
  public Point here() {
    return here;
  }

  /** The next layer reads from there. */
  public void continueFrom(Point point) {
    here = point;
  }

  /** A layer behind the last one. */
  public void add(int number, Layer layer) {
    append(number, layer, List.of(here.name()));
  }

  /**
   * A convolution with zeros around its input, {@code kernel / 2} on each side, so that an odd
   * kernel keeps the size at stride 1; and the network's normalisation behind it, or a bias where
   * there is none.
   *
   * @param number tells it from other convolutions of the block, from 1; 0 if it is the only one
   * @param kernel its height and width
   * @param stride in both directions
   * @param filters as many as channels of its output
   * @throws IllegalArgumentException if it does not fit into what it reads
   */
  public void convolution(int number, int kernel, int stride, int filters) {
    bareConvolution(number, kernel, stride, filters);
    normalization(number);
  }

  /** The same without a normalisation behind it. */
  public void bareConvolution(int number, int kernel, int stride, int filters) {
    boolean bias = normalization == Normalization.NONE;
    add(number, new Convolution(kernel, stride, kernel / 2, filters, bias));
  }

  /** The network's normalisation, if it has one. */
  public void normalization(int number) {
    if (normalization == Normalization.BATCH) {
      add(number, new BatchNormalization());
    }
  }

  /**
   * A rectified linear unit.
   *
   * @param number tells it from others of the block, from 1; 0 if it is the only one
   */
  public void relu(int number) {
    add(number, new Relu());
  }

  /**
   * The way past the layers since a point, and its addition to the last of them.
   *
   * @param option which way; with NONE, nothing is added
   * @param stride from that point to here
   * @param from what the first of the layers reads: {@link #here} before that was written
   */
  public void shortcut(ShortcutOption option, int stride, Point from) {
    shortcut(option, stride, from, true);
  }

  /** The same, its projection without a normalisation behind it. */
  public void bareShortcut(ShortcutOption option, int stride, Point from) {
    shortcut(option, stride, from, false);
  }

  private void shortcut(ShortcutOption option, int stride, Point from, boolean normalized) {
    Shortcut shortcut = option.between(from.shape(), here.shape());
    if (shortcut == Shortcut.NONE) {
      return;
    }
    Point residual = here;
    int channels = residual.shape().channels();
    here = from;
    onShortcut = true;
    switch (shortcut) {
      case ZERO_PADDED -> add(0, new ZeroPadding(stride, channels, zeros));
      case PROJECTION -> bareConvolution(0, 1, stride, channels);
      case NONE, IDENTITY -> {}
    }
    if (shortcut == Shortcut.PROJECTION && normalized) {
      normalization(0);
    }
    onShortcut = false;
    addition(0, residual);
  }

  /** The sum of what the residual layers give and of what stands here: the shortcut. */
  public void addition(int number, Point residual) {
    append(number, new Addition(), List.of(residual.name(), here.name()));
  }

  private void append(int number, Layer layer, List<String> inputs) {
    Place place = new Place(stage, block, new Role(layer.kind(), number, onShortcut));
    here = new Point(place.name(), Network.outputOf(place, layer, here.shape()));
    nodes.add(new Node(place, layer, inputs, here.shape()));
  }
}
