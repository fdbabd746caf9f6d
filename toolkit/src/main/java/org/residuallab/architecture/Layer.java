package org.residuallab.architecture;

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

  /** What its name tells of it. */
  Role.Kind kind();

  /**
   * The shape this layer gives for one input shape.
   *
   * @throws IllegalArgumentException if the layer cannot take that shape
   */
  Shape output(Shape input);

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
      requireWindow(kernel, stride, padding);
      require(filters > 0, "a convolution needs filters, not " + filters);
    }

    @Override
    public Role.Kind kind() {
      return Role.Kind.CONVOLUTION;
    }

    @Override
    public Shape output(Shape input) {
      return window(input, filters, kernel, stride, padding);
    }
  }

  /** Batch normalisation over each channel, with a learned scale and shift (paper, section 3.4). */
  record BatchNormalization() implements Layer {
    @Override
    public Role.Kind kind() {
      return Role.Kind.NORMALIZATION;
    }

    @Override
    public Shape output(Shape input) {
      return input;
    }
  }

  /** {@code max(x, 0)}. */
  record Relu() implements Layer {
    @Override
    public Role.Kind kind() {
      return Role.Kind.ACTIVATION;
    }

    @Override
    public Shape output(Shape input) {
      return input;
    }
  }

  /** The largest value in each window. */
  record MaxPooling(int kernel, int stride, int padding) implements Layer {

    public MaxPooling {
      requireWindow(kernel, stride, padding);
    }

    @Override
    public Role.Kind kind() {
      return Role.Kind.POOLING;
    }

    @Override
    public Shape output(Shape input) {
      return window(input, input.channels(), kernel, stride, padding);
    }
  }

  /** The mean of each feature map: {@code [C, H, W] -> [C, 1, 1]}. */
  record GlobalAveragePooling() implements Layer {
    @Override
    public Role.Kind kind() {
      return Role.Kind.POOLING;
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(input.channels(), 1, 1);
    }
  }

  /** A fully connected layer with biases, on all values of its input. */
  record FullyConnected(int outputs) implements Layer {

    public FullyConnected {
      require(outputs > 0, "a fully connected layer needs outputs, not " + outputs);
    }

    @Override
    public Role.Kind kind() {
      return Role.Kind.FULLY_CONNECTED;
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(outputs, 1, 1);
    }
  }

  /** The last layer: fully connected with biases, then softmax over the classes. */
  record Classifier(int classes) implements Layer {

    public Classifier {
      require(classes > 1, "a classifier needs two classes or more, not " + classes);
    }

    @Override
    public Role.Kind kind() {
      return Role.Kind.FULLY_CONNECTED;
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(classes, 1, 1);
    }
  }

  /** Sets values to zero with the given probability while training. */
  record Dropout(double probability) implements Layer {

    public Dropout {
      require(
          probability >= 0 && probability < 1,
          "a probability of dropout is in [0, 1), not " + probability);
    }

    @Override
    public Role.Kind kind() {
      return Role.Kind.DROPOUT;
    }

    @Override
    public Shape output(Shape input) {
      return input;
    }
  }

  /**
   * The parameter-free shortcut where dimensions grow (option A of section 3.3): keeps every {@code
   * stride}-th row and column and appends channels of zeros.
   */
  record ZeroPadding(int stride, int channels) implements Layer {

    public ZeroPadding {
      require(
          stride > 0 && channels > 0,
          "a zero-padded shortcut cannot have stride %d and %d channels"
              .formatted(stride, channels));
    }

    @Override
    public Role.Kind kind() {
      return Role.Kind.PADDING;
    }

    @Override
    public Shape output(Shape input) {
      if (channels < input.channels()) {
        throw new IllegalArgumentException(
            "cannot pad %s to fewer channels, %d".formatted(input, channels));
      }
      return window(input, channels, 1, stride, 0);
    }
  }

  /** The element-wise sum of a residual branch and its shortcut; the inputs' shapes are equal. */
  record Addition() implements Layer {
    @Override
    public Role.Kind kind() {
      return Role.Kind.ADDITION;
    }

    @Override
    public Shape output(Shape input) {
      return input;
    }
  }

  private static Shape window(Shape input, int channels, int kernel, int stride, int padding) {
    if (input.height() + 2 * padding < kernel || input.width() + 2 * padding < kernel) {
      throw new IllegalArgumentException(
          "a %1$dx%1$d window does not fit into %2$s with padding %3$d"
              .formatted(kernel, input, padding));
    }
    return new Shape(
        channels,
        (input.height() + 2 * padding - kernel) / stride + 1,
        (input.width() + 2 * padding - kernel) / stride + 1);
  }

  private static void requireWindow(int kernel, int stride, int padding) {
    require(
        kernel > 0 && stride > 0 && padding >= 0,
        "a window cannot have side %d, stride %d and padding %d"
            .formatted(kernel, stride, padding));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
