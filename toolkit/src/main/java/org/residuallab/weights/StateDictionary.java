package org.residuallab.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tensors of a network by name, as PyTorch pickles them, or within what else was saved. */
final class StateDictionary {

  /** Under which of its names a training program puts it beside other things. */
  private static final List<String> WRAPPINGS = List.of("state_dict", "model");

  /** A dictionary may hold itself. */
  private static final int DEEPEST = 4;

  private StateDictionary() {}

  /**
   * @param pickled what a pickle describes
   * @throws BadWeightsException if there is none in it
   */
  static Map<String, PickledTensor> in(Object pickled) {
    return in(pickled, DEEPEST);
  }

  private static Map<String, PickledTensor> in(Object pickled, int deeper) {
    if (!(pickled instanceof Map<?, ?> all)) {
      throw new BadWeightsException("it holds no dictionary of tensors");
    }
    for (String wrapping : WRAPPINGS) {
      if (all.get(wrapping) instanceof Map<?, ?>) {
        if (deeper == 0) {
          throw new BadWeightsException("it wraps its tensors in dictionaries without end");
        }
        return in(all.get(wrapping), deeper - 1);
      }
    }
    Map<String, PickledTensor> tensors = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (name instanceof String text && value instanceof PickledTensor tensor) {
            tensors.put(text, tensor);
            return;
          }
          throw new BadWeightsException(
              "it holds a dictionary in which %s is no tensor; save the state dictionary alone"
                  .formatted(Printable.of(String.valueOf(name))));
        });
    return tensors;
  }

  /**
   * Where its tensors lie in a file.
   *
   * @param place of each
   */
  static Contents placed(
      Map<String, PickledTensor> tensors, Function<PickledTensor, StoredTensor> place) {
    Map<String, StoredTensor> placed = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          try {
            placed.put(name, place.apply(tensor));
          } catch (BadWeightsException fault) {
            throw fault.of(Printable.of(name));
          }
        });
    return new Contents(placed, Map.of());
  }
}
