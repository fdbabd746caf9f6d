package org.residuallab.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.residuallab.architecture.Network;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Document;

/** What a run is, as {@code run.json}. */
public final class RecordFile {

  /** The file's name in a run's folder. */
  public static final String NAME = "run.json";

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .annotationIntrospector(new RequiredByDefault())
          .build();

  private RecordFile() {}

  static AtomicFile.Writer writer(RunRecord record) {
    return aside -> Files.writeString(aside, JSON.writeValueAsString(record) + "\n");
  }

  /**
   * Reads what a run is.
   *
   * @throws IllegalArgumentException naming the file that is missing, or the field that is damaged
   */
  public static RunRecord read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      if (ImportFile.isIn(file.toAbsolutePath().getParent())) {
        throw new IllegalArgumentException(
            "%s holds imported weights and no run: it has neither recipe nor curves"
                .formatted(file.getParent()));
      }
      throw new IllegalArgumentException(
          "no run in %s: it has no %s".formatted(file.getParent(), NAME));
    }
    try {
      return whole(file, Document.read(file, JSON));
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException(
          damaged.getMessage()
              + "; the record is damaged: put it back from a copy, or remove its folder",
          damaged);
    }
  }

  /** What stands there, of a network whose blocks fit each other. */
  private static RunRecord whole(Path file, Document document) throws IOException {
    RunRecord record = record(file, document);
    in(file, () -> record.network().fold(Network::depth, unwritten -> 0));
    return record;
  }

  private static RunRecord record(Path file, Document document) throws IOException {
    if (FirstForm.isThatOf(document.tree())) {
      return in(file, document.as(FirstForm.class)::current);
    }
    return document.as(RunRecord.class);
  }

  /** Faults that no single field has are named by their file. */
  private static <T> T in(Path file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException("%s: %s".formatted(file, damaged.getMessage()), damaged);
    }
  }
}
