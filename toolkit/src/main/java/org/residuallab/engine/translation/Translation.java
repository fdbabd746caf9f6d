package org.residuallab.engine.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
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
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.Addition;
import org.residuallab.engine.operator.CrossEntropy;
import org.residuallab.engine.operator.Dropout;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.operator.Operator;
import org.residuallab.engine.operator.Relu;
import org.residuallab.engine.operator.Value;
import org.residuallab.engine.operator.Window;
import org.residuallab.model.ZeroPaddedShortcutVertex;

/**
 * Turns a graph's layers and vertices into operators, in order. What follows a convolution or a
 * normalisation directly is taken into the same operator, differently in training and inference.
 */
abstract class Translation {

  private final List<Operator> operators = new ArrayList<>();
  private final Map<Operator, String> layers = new HashMap<>();
  private final ComputationGraph graph;
  private final GraphParameters parameters;
  private final Vertices vertices;
  private final Values values;
  private final MapOperators maps;
  private final boolean training;
  private final boolean joining;
  private final RowOperators rows;
  private Value input;

  /**
   * @param joining whether operators may take in what follows them
   */
  Translation(
      ComputationGraph graph, GraphParameters parameters, boolean training, boolean joining) {
    this.graph = graph;
    this.parameters = parameters;
    this.training = training;
    this.joining = joining;
    vertices = new Vertices(graph, joining);
    values = new Values(vertices);
    maps = new MapOperators(values, operators, training);
    rows = new RowOperators(values, vertices, operators, parameters);
  }

  /**
   * @param inputName the name of the network's input
   * @param shape of a batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if there is a layer the fast path does not know
   */
  void translate(String inputName, long... shape) {
    new LayerChecks(vertices).accept();
    input = values.input(inputName, shape);
    for (String name : vertices.inOrder()) {
      if (!values.isTaken(name)) {
        translate(name);
        operators.forEach(operator -> layers.putIfAbsent(operator, name));
      }
    }
  }

  /** Name of the vertex for which an operator is there. */
  String layer(Operator operator) {
    return layers.get(operator);
  }

  private void translate(String name) {
    GraphVertex vertex = vertices.vertex(name);
    if (vertices.isAddition(name)) {
      addition(name);
    } else if (vertex instanceof ZeroPaddedShortcutVertex shortcut) {
      maps.zeroPadding(name, shortcut);
    } else {
      layer(name, ((LayerVertex) vertex).getLayerConf().getLayer());
    }
  }

  private void layer(String name, Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      convolution(name, convolution, window(name, convolution));
    } else if (layer instanceof BatchNormalization) {
      normalization(name);
    } else if (layer instanceof SubsamplingLayer pooling) {
      maps.pooling(name, pooling);
    } else if (layer instanceof GlobalPoolingLayer) {
      maps.globalPooling(name);
    } else if (layer instanceof ActivationLayer) {
      activation(name);
    } else if (layer instanceof OutputLayer classifier) {
      rows.classifier(name, classifier);
    } else if (layer instanceof DenseLayer dense) {
      rows.dense(name, dense.getNOut());
    } else {
      dropout(name, LayerChecks.keptBy((DropoutLayer) layer));
    }
  }

  abstract void convolution(String name, ConvolutionLayer layer, Window window);

  abstract void normalization(String name);

  private Window window(String name, ConvolutionLayer layer) {
    Value maps = values.mapsBefore(name);
    if (!Window.fits(
        maps,
        layer.getKernelSize(),
        layer.getPadding(),
        layer.getDilation(),
        layer.getConvolutionMode())) {
      throw new UnsupportedLayerException(name, "maps smaller than its kernel");
    }
    return Window.over(
        maps,
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation(),
        layer.getConvolutionMode());
  }

  private void addition(String name) {
    Optional<String> rectifier = vertices.rectifier(name);
    Value left = values.of(vertices.inputs(name).get(0));
    Value right = values.of(vertices.inputs(name).get(1));
    if (!Arrays.equals(left.shape(), right.shape())) {
      throw new UnsupportedLayerException(name, "addition of two shapes");
    }
    Value sum = values.rectifiedResult(name, rectifier, left.shape());
    operators.add(new Addition(left, right, sum, rectifier.isPresent()));
    if (rectifier.isEmpty()) {
      values.allowOverwriting(name);
    }
  }

  private void activation(String name) {
    if (vertices.isRectifier(name)) {
      Value before = values.before(name);
      operators.add(new Relu(before, values.result(name, before.shape())));
    } else {
      values.pass(name);
    }
  }

  private void dropout(String name, double kept) {
    if (training && kept < 1) {
      Value before = values.before(name);
      operators.add(new Dropout(before, values.result(name, before.shape()), kept, seeds(name)));
    } else {
      values.pass(name);
    }
  }

  private LongSupplier seeds(String name) {
    long seed = new SplittableRandom(31 * graph.conf().getSeed() + name.hashCode()).nextLong();
    // A gradient is its iteration's, however often it is asked for, as for a slope beside it.
    return joining
        ? () -> seed + graph.getIterationCount()
        : new DropoutSeeds(seed, graph::getIterationCount);
  }

  void add(Operator operator) {
    operators.add(operator);
  }

  Vertices vertices() {
    return vertices;
  }

  Values values() {
    return values;
  }

  GraphParameters parameters() {
    return parameters;
  }

  List<Operator> operators() {
    return List.copyOf(operators);
  }

  Map<String, Value> results() {
    return values.all();
  }

  Value input() {
    return input;
  }

  Value output() {
    return rows.output();
  }

  CrossEntropy loss() {
    return rows.loss();
  }
}
