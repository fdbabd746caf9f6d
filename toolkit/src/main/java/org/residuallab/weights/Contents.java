package org.residuallab.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file of weights holds.
 *
 * @param tensors by name
 * @param words of its writer, by what they are about; PyTorch's own formats have none
 */
record Contents(Map<String, StoredTensor> tensors, Map<String, String> words) {

  private static final String WRAPPED = "module.";

  Contents {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    words = Map.copyOf(words);
  }

  /** Without the prefix that PyTorch's data parallelism puts before all names. */
  Contents unwrapped() {
    if (!tensors.keySet().stream().allMatch(name -> name.startsWith(WRAPPED))) {
      return this;
    }
    Map<String, StoredTensor> shorter = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shorter.put(name.substring(WRAPPED.length()), tensor));
    return new Contents(shorter, words);
  }
}
