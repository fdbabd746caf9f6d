package org.residuallab.engine.translation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.residuallab.engine.operator.Value;

/** The values of a graph under translation, by the names of the vertices that give them. */
final class Values {

  private final Vertices vertices;
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  Values(Vertices vertices) {
    this.vertices = vertices;
  }

  /** Names the network's input. */
  Value input(String name, long... shape) {
    Value input = new Value(false, shape).share();
    values.put(name, input);
    return input;
  }

  Value of(String name) {
    return values.get(name);
  }

  /** The value that a vertex of one input reads. */
  Value before(String name) {
    return of(vertices.inputs(name).get(0));
  }

  /**
   * As {@link #before}, of feature maps.
   *
   * @throws UnsupportedLayerException if they are rows
   */
  Value mapsBefore(String name) {
    Value value = before(name);
    if (value.shape().length != 4) {
      throw new UnsupportedLayerException(name, "it reads maps, and is given rows");
    }
    return value;
  }

  Map<String, Value> all() {
    return Map.copyOf(values);
  }

  boolean contain(String name) {
    return values.containsKey(name);
  }

  Value result(String name, long... shape) {
    Value value = new Value(true, shape);
    values.put(name, value);
    return value;
  }

  /** The result of an operator that takes in the rectifier after it, if there is one. */
  Value rectifiedResult(String name, Optional<String> rectifier, long... shape) {
    Value value = result(name, shape);
    rectifier.ifPresent(reader -> take(reader, value));
    return value;
  }

  /** Says that an operator of another vertex does this one's work, with that result. */
  void take(String name, Value value) {
    taken.add(name);
    values.put(name, value);
  }

  boolean isTaken(String name) {
    return taken.contains(name);
  }

  /** Says that a vertex changes nothing. */
  void pass(String name) {
    values.put(name, before(name).share());
  }

  /** Lets the addition or rectifier that alone reads a value write over it. */
  void allowOverwriting(String name) {
    vertices
        .soleReader(name)
        .filter(reader -> vertices.isAddition(reader) || vertices.isRectifier(reader))
        .ifPresent(reader -> of(name).allowOverwriting());
  }
}
