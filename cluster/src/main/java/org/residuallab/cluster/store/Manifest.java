package org.residuallab.cluster.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.residuallab.files.Hash;

/**
 * All files of a run at one moment.
 *
 * @param files none for a run that has nothing so far
 */
record Manifest(List<KeptFile> files) {

  private static final JsonMapper JSON = new JsonMapper();

  Manifest {
    files = List.copyOf(files);
  }

  byte[] content() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a manifest that cannot be written", impossible);
    }
  }

  /** What has that name in the run's folder, if anything has. */
  Optional<KeptFile> file(String name) {
    return files.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The manifest of that name.
   *
   * @throws DamagedStateException if it is not what was written under it
   * @throws IOException if it cannot be read
   */
  static Manifest read(StoreFolder run, StateName state) throws IOException {
    StoreFolder attempt = run.in(state.attempt());
    try (InputStream in = attempt.open(state.manifest())) {
      byte[] content = in.readAllBytes();
      if (!Hash.sha256(content).equals(state.sha256())) {
        throw new DamagedStateException(
            attempt + "/" + state.manifest(), "its SHA-256 does not fit its content", null);
      }
      return JSON.readValue(content, Manifest.class);
    } catch (FileNotFoundException | ChecksumException | JsonProcessingException fault) {
      throw new DamagedStateException(
          attempt + "/" + state.manifest(), "it is missing, changed, or no manifest", fault);
    }
  }
}
