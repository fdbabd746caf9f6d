package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One layer: what it computes, and the shape it gives. Weights and shapes are per image. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Layer.Convolution.class, name = "convolution"),
  @JsonSubTypes.Type(value = Layer.BatchNormalization.class, name = "batch_normalization"),
  @JsonSubTypes.Type(value = Layer.Relu.class, name = "relu"),
  @JsonSubTypes.Type(value = Layer.MaxPooling.class, name = "max_pooling"),
  @JsonSubTypes.Type(value = Layer.GlobalAveragePooling.class, name = "global_average_pooling"),
  @JsonSubTypes.Type(value = Layer.FullyConnected.class, name = "fully_connected"),
  @JsonSubTypes.Type(value = Layer.Classifier.class, name = "classifier"),
  @JsonSubTypes.Type(value = Layer.Dropout.class, name = "dropout"),
  @JsonSubTypes.Type(value = Layer.ZeroPadding.class, name = "zero_padding"),
  @JsonSubTypes.Type(value = Layer.Addition.class, name = "addition")
})
public sealed interface Layer {

  /** Has the visitor see it as what it is. */
  <R> R accept(LayerVisitor<R> visitor);

  /** What its name tells of it. */
  default Role.Kind kind() {
    return accept(RoleKinds.ALL);
  }

  /**
   * The shape this layer gives for one input shape.
   *
   * @throws IllegalArgumentException if the layer cannot take that shape
   */
  default Shape output(Shape input) {
    return input;
  }

  /**
   * A convolution with square kernels and zero padding.
   *
   * @param kernel side of the kernel
   * @param stride step in both directions
   * @param padding zeros on each side
   * @param filters output channels
   * @param bias whether each filter adds a bias; none where a normalisation follows
   */
  record Convolution(int kernel, int stride, int padding, int filters, boolean bias)
      implements Layer {

    public Convolution {
      SlidingWindow.require(kernel, stride, padding);
      SlidingWindow.require(filters > 0, () -> "a convolution needs filters, not " + filters);
    }

    @Override
    public Shape output(Shape input) {
      return SlidingWindow.output(input, filters, kernel, stride, padding);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /** Batch normalisation over each channel, with a learned scale and shift (paper, section 3.4). */
  record BatchNormalization() implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.normalization(this);
    }
  }

  /** {@code max(x, 0)}. */
  record Relu() implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  /** The largest value in each window. */
  record MaxPooling(int kernel, int stride, int padding) implements Layer {

    public MaxPooling {
      SlidingWindow.require(kernel, stride, padding);
    }

    @Override
    public Shape output(Shape input) {
      return SlidingWindow.output(input, input.channels(), kernel, stride, padding);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.maxPooling(this);
    }
  }

  /** The mean of each feature map: {@code [C, H, W] -> [C, 1, 1]}. */
  record GlobalAveragePooling() implements Layer {
    @Override
    public Shape output(Shape input) {
      return new Shape(input.channels(), 1, 1);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.averagePooling(this);
    }
  }

  /** A fully connected layer with biases, on all values of its input. */
  record FullyConnected(int outputs) implements Layer {

    public FullyConnected {
      SlidingWindow.require(
          outputs > 0, () -> "a fully connected layer needs outputs, not " + outputs);
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(outputs, 1, 1);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.fullyConnected(this);
    }
  }

  /** The last layer: fully connected with biases, then softmax over the classes. */
  record Classifier(int classes) implements Layer {

    public Classifier {
      SlidingWindow.require(
          classes > 1, () -> "a classifier needs two classes or more, not " + classes);
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(classes, 1, 1);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.classifier(this);
    }
  }

  /** Sets values to zero with the given probability while training. */
  record Dropout(double probability) implements Layer {

    public Dropout {
      SlidingWindow.require(
          probability >= 0 && probability < 1,
          () -> "a probability of dropout is in [0, 1), not " + probability);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /**
   * The parameter-free shortcut where dimensions grow (option A of section 3.3): keeps every {@code
   * stride}-th row and column and adds channels of zeros.
   *
   * @param stride step in both directions
   * @param channels of the output
   * @param zeros where the new ones stand; behind the others where a file does not say
   */
  record ZeroPadding(
      int stride, int channels, @JsonInclude(JsonInclude.Include.NON_NULL) ZeroChannels zeros)
      implements Layer {

    public ZeroPadding {
      zeros = zeros == null ? ZeroChannels.BEHIND : zeros;
      SlidingWindow.require(
          stride > 0 && channels > 0,
          () ->
              "a zero-padded shortcut cannot have stride %d and %d channels"
                  .formatted(stride, channels));
    }

    /** With the new channels behind the others. */
    public ZeroPadding(int stride, int channels) {
      this(stride, channels, ZeroChannels.BEHIND);
    }

    @Override
    public Shape output(Shape input) {
      if (channels < input.channels()) {
        throw new IllegalArgumentException(
            "cannot pad %s to fewer channels, %d".formatted(input, channels));
      }
      return SlidingWindow.output(input, channels, 1, stride, 0);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.zeroPadding(this);
    }
  }

  /** The element-wise sum of a residual branch and its shortcut; the inputs' shapes are equal. */
  record Addition() implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
      return visitor.addition(this);
    }
  }
}
