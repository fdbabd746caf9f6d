package org.residuallab.notebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.recipe.Budget;
import org.residuallab.run.Build;

/**
 * By what a notebook was executed. Its first cell shows it as a line of text and, for programs, as
 * JSON beside; so it stays with the notebook, wherever that goes.
 *
 * @param preset name of the budget
 * @param iterations of each network that is trained
 * @param commit from which the toolkit was built; "-dirty" marks changes since
 * @param java version of Java
 * @param data folder of the images, as it was named; null for the embedded set, and where a
 *     notebook of an earlier version does not say
 */
public record Executed(
    String preset,
    int iterations,
    String commit,
    String java,
    @JsonInclude(JsonInclude.Include.NON_NULL) String data) {

  static final String MIME = "application/vnd.residual-lab.executed+json";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static Executed by(Settings settings) {
    Budget budget = settings.budget();
    return new Executed(
        budget.preset().toString(),
        budget.recipe().iterations(),
        Build.commit().toString(),
        System.getProperty("java.runtime.version"),
        settings.data().map(Path::toString).orElse(null));
  }

  String json() {
    return JSON.valueToTree(this).toString();
  }

  /**
   * What a notebook says of its last execution.
   *
   * @param notebook its file
   * @return empty if it does not say
   * @throws IllegalArgumentException if what it says is damaged, or the file is no JSON
   * @throws IOException if the file cannot be read
   */
  public static Optional<Executed> in(Path notebook) throws IOException {
    try {
      for (JsonNode cell : JSON.readTree(Files.readAllBytes(notebook)).path("cells")) {
        for (JsonNode output : cell.path("outputs")) {
          JsonNode said = output.path("data").path(MIME);
          if (!said.isMissingNode()) {
            return Optional.of(
                said.isTextual()
                    ? JSON.readValue(said.asText(), Executed.class)
                    : JSON.treeToValue(said, Executed.class));
          }
        }
      }
    } catch (JacksonException damaged) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(notebook.getFileName(), damaged.getOriginalMessage()), damaged);
    }
    return Optional.empty();
  }
}
