package org.residuallab.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A field of a file that is not as it should be. */
public final class WrongField extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<Object> path;

  /**
   * @param fault in words
   * @param path to the field: names, and places in lists, from 1
   */
  public WrongField(String fault, Object... path) {
    this(fault, List.of(path));
  }

  WrongField(String fault, List<Object> path) {
    super(fault);
    this.path = path;
  }

  /** The same fault, seen from further out. */
  public WrongField within(List<Object> outer) {
    List<Object> whole = new ArrayList<>(outer);
    whole.addAll(path);
    return new WrongField(getMessage(), whole);
  }

  List<Object> path() {
    return path;
  }

  /** {@code recipe batch_size}, {@code seeds [2]}. */
  public String field() {
    return path.stream()
        .map(step -> step instanceof Integer place ? "[" + place + "]" : step.toString())
        .collect(Collectors.joining(" "));
  }
}
