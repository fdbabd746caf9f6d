package org.residuallab.cluster;

import java.io.IOException;
import org.residuallab.data.Dataset;
import org.residuallab.study.SharedImages;

/** The images of a worker's process, read once for all runs that it makes one after the other. */
final class WorkerImages {

  private static SharedImages last;
  private static Dataset loaded;

  private WorkerImages() {}

  /**
   * Those images.
   *
   * @throws IllegalArgumentException if this machine has others
   * @throws IOException if they cannot be read
   */
  static synchronized Dataset of(SharedImages images) throws IOException {
    if (!images.equals(last)) {
      loaded = images.load();
      last = images;
    }
    return loaded;
  }
}
