package org.residuallab.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.residuallab.model.ZeroPaddedShortcutVertex;

/**
 * Turns a graph's layers and vertices into operators, in order. What follows a convolution or a
 * normalisation directly is taken into the same operator, differently in training and inference.
 */
abstract class Translation {

  private final List<Operator> operators = new ArrayList<>();
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final ComputationGraph graph;
  private final Vertices vertices;
  private final Parameters parameters;
  private Value input;
  private Value output;
  private CrossEntropy loss;

  /**
   * @param joining whether operators may take in what follows them
   */
  Translation(ComputationGraph graph, Parameters parameters, boolean joining) {
    this.graph = graph;
    vertices = new Vertices(graph, joining);
    this.parameters = parameters;
  }

  /**
   * @param inputName the name of the network's input
   * @param shape of a batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if there is a layer the fast path does not know
   */
  Translation translate(String inputName, long... shape) {
    check(vertices);
    input = new Value(false, shape).share();
    values.put(inputName, input);
    for (String name : vertices.inOrder()) {
      if (!taken.contains(name)) {
        translate(name);
      }
    }
    return this;
  }

  /**
   * @throws UnsupportedLayerException naming the first vertex that the fast path does not know
   */
  static void check(Vertices vertices) {
    for (String name : vertices.inOrder()) {
      GraphVertex vertex = vertices.vertex(name);
      if (vertex instanceof LayerVertex layer) {
        new LayerChecks(name).accept(layer);
      } else if (!(vertex instanceof ZeroPaddedShortcutVertex) && !vertices.isAddition(name)) {
        throw new UnsupportedLayerException(name, vertex.getClass().getSimpleName());
      }
    }
    if (vertices.inOrder().stream().noneMatch(name -> vertices.isClassifier(name))) {
      throw new UnsupportedLayerException("at the end", "no softmax classifier");
    }
  }

  List<Operator> operators() {
    return List.copyOf(operators);
  }

  Value input() {
    return input;
  }

  /** Every vertex's value by name; those taken in by others share the other's. */
  Map<String, Value> values() {
    return Map.copyOf(values);
  }

  Value output() {
    return output;
  }

  CrossEntropy loss() {
    return loss;
  }

  abstract boolean training();

  abstract void convolution(String name, ConvolutionLayer layer, Window window);

  abstract void normalization(String name, BatchNormalization layer);

  Vertices vertices() {
    return vertices;
  }

  Parameters parameters() {
    return parameters;
  }

  Value value(String name) {
    return values.get(name);
  }

  boolean isTranslated(String name) {
    return values.containsKey(name);
  }

  void add(Operator operator) {
    operators.add(operator);
  }

  Value result(String name, long... shape) {
    Value value = new Value(true, shape);
    values.put(name, value);
    return value;
  }

  /** Marks a vertex as done together with the one before it, and gives its name to the result. */
  void take(String name, Value value) {
    taken.add(name);
    values.put(name, value);
  }

  /** The result of an operator, named after the rectifier it takes in, if there is one. */
  Value rectifiedResult(String name, Optional<String> rectifier, long... shape) {
    Value value = result(name, shape);
    rectifier.ifPresent(reader -> take(reader, value));
    return value;
  }

  /** Lets the addition or rectifier that alone reads a value write over it. */
  void allowOverwriting(String name, Value value) {
    vertices
        .soleReader(name)
        .filter(reader -> vertices.isAddition(reader) || vertices.isRectifier(reader))
        .ifPresent(reader -> value.allowOverwriting());
  }

  private void translate(String name) {
    GraphVertex vertex = vertices.vertex(name);
    if (vertices.isAddition(name)) {
      addition(name);
    } else if (vertex instanceof ZeroPaddedShortcutVertex shortcut) {
      zeroPadding(name, shortcut);
    } else if (vertex instanceof LayerVertex layer) {
      layer(name, layer.getLayerConf().getLayer());
    } else {
      throw new UnsupportedLayerException(name, vertex.getClass().getSimpleName());
    }
  }

  private void layer(String name, Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      convolution(name, convolution, window(name, convolution));
    } else if (layer instanceof BatchNormalization normalization) {
      normalization(name, normalization);
    } else if (layer instanceof SubsamplingLayer pooling) {
      pooling(name, pooling);
    } else if (layer instanceof GlobalPoolingLayer) {
      globalPooling(name);
    } else if (layer instanceof ActivationLayer) {
      activation(name);
    } else if (layer instanceof OutputLayer classifier) {
      classifier(name, classifier);
    } else if (layer instanceof DenseLayer dense) {
      dense(name, dense.getNOut());
    } else if (layer instanceof DropoutLayer dropout) {
      dropout(name, dropout);
    } else {
      throw new UnsupportedLayerException(name, layer.getClass().getSimpleName());
    }
  }

  Value only(String name) {
    return value(vertices.inputs(name).get(0));
  }

  private void addition(String name) {
    Optional<String> rectifier = vertices.rectifier(name);
    Value left = value(vertices.inputs(name).get(0));
    Value right = value(vertices.inputs(name).get(1));
    Value sum = rectifiedResult(name, rectifier, left.shape());
    add(new Addition(left, right, sum, rectifier.isPresent()));
    if (rectifier.isEmpty()) {
      allowOverwriting(name, sum);
    }
  }

  private void zeroPadding(String name, ZeroPaddedShortcutVertex shortcut) {
    int stride = shortcut.getStride();
    long[] maps = maps(name);
    Value kept = only(name);
    if (maps[0] % stride != 0 || maps[1] % stride != 0) {
      // oneDNN takes no view of every n-th row that ends in the middle of a step.
      kept = sampled(kept, stride);
      stride = 1;
    }
    long[] shape = kept.shape();
    Value padded =
        result(name, shape[0], shortcut.getChannels(), shape[2] / stride, shape[3] / stride)
            .share();
    add(new ZeroPadding(kept, padded, stride));
  }

  private Value sampled(Value value, int stride) {
    long[] shape = value.shape();
    int[] one = {1, 1};
    int[] steps = {stride, stride};
    Window window =
        Window.over(
            new long[] {shape[2], shape[3]}, one, steps, new int[2], one, ConvolutionMode.Truncate);
    Value samples = new Value(true, shape[0], shape[1], window.output()[0], window.output()[1]);
    add(new Pooling(value, samples, window, dnnl_pooling_avg_exclude_padding, training()));
    return samples;
  }

  private Window window(String name, ConvolutionLayer layer) {
    return Window.over(
        maps(name),
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation(),
        layer.getConvolutionMode());
  }

  private long[] maps(String name) {
    long[] shape = only(name).shape();
    return new long[] {shape[2], shape[3]};
  }

  private void pooling(String name, SubsamplingLayer layer) {
    Window window =
        Window.over(
            maps(name),
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode());
    int average =
        layer.isAvgPoolIncludePadInDivisor()
            ? dnnl_pooling_avg_include_padding
            : dnnl_pooling_avg_exclude_padding;
    boolean maximum = layer.getPoolingType() == PoolingType.MAX;
    long[] shape = only(name).shape();
    Value pooled = result(name, shape[0], shape[1], window.output()[0], window.output()[1]);
    add(new Pooling(only(name), pooled, window, maximum ? dnnl_pooling_max : average, training()));
  }

  private void globalPooling(String name) {
    long[] shape = only(name).shape();
    int[] whole = {(int) shape[2], (int) shape[3]};
    int[] one = {1, 1};
    Window window = Window.over(maps(name), whole, one, new int[2], one, ConvolutionMode.Truncate);
    Value pooled = new Value(true, shape[0], shape[1], 1, 1);
    add(new Pooling(only(name), pooled, window, dnnl_pooling_avg_exclude_padding, training()));
    add(new Flattening(pooled, result(name, shape[0], shape[1])));
  }

  private void dropout(String name, DropoutLayer layer) {
    double kept = LayerChecks.keptBy(layer);
    if (!training() || kept == 1) {
      values.put(name, only(name).share());
    } else {
      add(new Dropout(only(name), result(name, only(name).shape()), kept, seeds(name)));
    }
  }

  private LongSupplier seeds(String name) {
    long seed = 31 * graph.conf().getSeed() + name.hashCode();
    return () -> new SplittableRandom(seed).nextLong() + graph.getIterationCount();
  }

  private void activation(String name) {
    if (vertices.isRectifier(name)) {
      add(new Relu(only(name), result(name, only(name).shape())));
    } else {
      values.put(name, only(name).share());
    }
  }

  private Value dense(String name, long outputs) {
    Value rows = rows(only(name));
    Value scores = result(name, rows.batch(), outputs);
    add(new Dense(rows, scores, parameters, name));
    allowOverwriting(name, scores);
    return scores;
  }

  private Value rows(Value value) {
    long[] shape = value.shape();
    if (shape.length == 2) {
      return value;
    }
    Value rows = new Value(value.isDifferentiable(), shape[0], shape[1] * shape[2] * shape[3]);
    add(new Flattening(value, rows));
    return rows;
  }

  private void classifier(String name, OutputLayer layer) {
    Value scores = dense(name, layer.getNOut());
    output = new Value(true, scores.shape());
    values.put(name, output);
    double smallest = ((LossMCXENT) layer.getLossFn()).getSoftmaxClipEps();
    loss = new CrossEntropy((int) scores.batch(), (int) layer.getNOut(), smallest);
    add(new Softmax(scores, output, loss));
  }
}
