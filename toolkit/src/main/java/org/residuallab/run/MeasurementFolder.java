package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Document;
import org.residuallab.files.ReadFault;

/**
 * Measurements of one kind, a small JSON file each, by the rules of {@code run.json}: all fields
 * have to be there.
 *
 * @param folder where they stand; it may not be there yet
 * @param type a record
 */
public record MeasurementFolder<T extends Measurement>(Path folder, Class<T> type) {

  private static final String ENDING = ".json";

  /**
   * What is there, by the names of the files.
   *
   * @param damaged is told in a line of each file that is passed over
   * @throws IOException if the folder cannot be read
   */
  public List<T> all(Consumer<String> damaged) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<T> read = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(MeasurementFolder::isOne).sorted().toList()) {
        try {
          read.add(read(file));
        } catch (IllegalArgumentException e) {
          damaged.accept(e.getMessage());
        } catch (IOException e) {
          damaged.accept(ReadFault.of(file, e));
        }
      }
    }
    return read;
  }

  // What begins with a dot was being written when its process was killed.
  private static boolean isOne(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) && !name.startsWith(".");
  }

  /**
   * The stored measurement of that, whatever the networks were called.
   *
   * @param damaged as in {@link #all}
   * @throws IOException if the folder cannot be read
   */
  public Optional<T> of(Subject subject, Consumer<String> damaged) throws IOException {
    return all(damaged).stream().filter(each -> each.subject().isThatOf(subject)).findFirst();
  }

  /**
   * Where a measurement belongs. One of the same may be there: it would be replaced.
   *
   * @throws IllegalArgumentException if another one, or something else, has its place
   * @throws IOException if that cannot be read
   */
  public Path placeFor(Subject subject) throws IOException {
    Path file = folder.resolve(subject.fileName());
    if (Files.exists(file) && !read(file).subject().isThatOf(subject)) {
      throw new IllegalArgumentException(
          "%s is of other networks or images; remove it, or choose another folder".formatted(file));
    }
    return file;
  }

  /**
   * Makes sure that all of them can be written, before they are measured.
   *
   * @throws IllegalArgumentException as {@link #placeFor}, or if two of them would have one place
   * @throws IOException if what has a place cannot be read
   */
  public void requirePlacesFor(List<Subject> subjects) throws IOException {
    Map<Path, Subject> taken = new HashMap<>();
    for (Subject subject : subjects) {
      Path file = placeFor(subject);
      Subject other = taken.putIfAbsent(file, subject);
      if (other != null && !other.isThatOf(subject)) {
        throw new IllegalArgumentException(
            "two of these would go to %s; measure them one by one, into different folders"
                .formatted(file));
      }
    }
  }

  /**
   * Writes one, whole or not at all.
   *
   * @return its file
   * @throws IllegalArgumentException as {@link #placeFor}
   * @throws IOException if it cannot be written
   */
  public Path write(T measured) throws IOException {
    Path file = placeFor(measured.subject());
    AtomicFile.writeString(file, RecordFile.JSON.writeValueAsString(measured) + "\n");
    return file;
  }

  private T read(Path file) throws IOException {
    return Document.read(file, RecordFile.JSON).as(type);
  }
}
