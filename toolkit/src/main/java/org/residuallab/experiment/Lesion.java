package org.residuallab.experiment;

import java.util.List;
import org.residuallab.architecture.BlockPlace;
import org.residuallab.evaluation.ErrorRate;

/**
 * Blocks taken out of a network.
 *
 * @param removed which
 * @param error what the rest makes of the images
 */
public record Lesion(List<BlockPlace> removed, ErrorRate error) {

  public Lesion {
    removed = List.copyOf(removed);
  }
}
