package org.residuallab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.residuallab.data.Dataset;
import org.residuallab.run.StoredModel;

/**
 * A stored network, to be found on another machine in a folder under the same path.
 *
 * @param folder of the network
 * @param parametersSha256 of its parameters, which must be the same everywhere
 */
public record SharedNetwork(String folder, String parametersSha256) implements Serializable {

  /** The network that was found here. */
  static SharedNetwork of(StoredModel model) {
    return new SharedNetwork(
        model.folder().toAbsolutePath().normalize().toString(), model.origin().parametersSha256());
  }

  /** Where it is. */
  Path path() {
    return Path.of(folder);
  }

  /**
   * The network as this machine has it.
   *
   * @param images of which the mean image is taken where a run of an earlier version has none
   * @throws IllegalArgumentException if there is none, or it is another
   * @throws IOException if it cannot be read
   */
  StoredModel read(Dataset images) throws IOException {
    StoredModel here = StoredModel.read(path(), images);
    if (!here.origin().parametersSha256().equals(parametersSha256)) {
      throw new IllegalArgumentException(
          "the network in %s is another here than where the evaluation was started"
              .formatted(folder));
    }
    return here;
  }
}
