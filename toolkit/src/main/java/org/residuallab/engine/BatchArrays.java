package org.residuallab.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.plan.DenseFloats;

/**
 * What a graph is given to compute with.
 *
 * @param features one array for each input, {@code [N, C, H, W]} for images
 * @param featureMasks null, or as many as features, each null or a mask
 * @param labelMasks likewise for the labels
 */
@SuppressWarnings("ArrayRecordComponent") // Deeplearning4j's own arrays, never compared.
record BatchArrays(INDArray[] features, INDArray[] featureMasks, INDArray[] labelMasks) {

  /** What keeps the fast path from it, in words that a batch can have; empty if nothing does. */
  Optional<String> obstacle() {
    if (features == null || features.length != 1 || features[0] == null) {
      return Optional.of("no images");
    }
    if (!isEmpty(featureMasks) || !isEmpty(labelMasks)) {
      return Optional.of("masks");
    }
    if (features[0].rank() != 4) {
      return Optional.of("%d dimensions instead of four".formatted(features[0].rank()));
    }
    return DenseFloats.canBe(features[0])
        ? Optional.empty()
        : Optional.of("images that are not numbers");
  }

  INDArray images() {
    return features[0];
  }

  private static boolean isEmpty(INDArray[] masks) {
    return masks == null || Arrays.stream(masks).allMatch(Objects::isNull);
  }

  /** Whether labels are there, one row of numbers for each image. */
  static boolean areLabels(INDArray[] labels) {
    return labels != null
        && labels.length == 1
        && labels[0] != null
        && labels[0].rank() == 2
        && DenseFloats.canBe(labels[0]);
  }
}
