package org.residuallab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.residuallab.notebook.Executed;
import org.residuallab.setting.Setting;

/**
 * What came of executing a notebook again. Cells of code are counted from one, and those count that
 * show something.
 *
 * @param cells that show something, then or now
 * @param numbers the cells that say the same with other numbers, as of times
 * @param pictures those that show other pictures under the same words
 * @param words those that say something else, or show another kind of thing
 */
public record RepeatedNotebook(
    int cells, List<Integer> numbers, List<Integer> pictures, List<Integer> words) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public RepeatedNotebook {
    numbers = List.copyOf(numbers);
    pictures = List.copyOf(pictures);
    words = List.copyOf(words);
  }

  /**
   * The variables by which a notebook is executed as it was.
   *
   * @param notebook its file
   * @param named whether its images are named beside
   * @throws IllegalArgumentException if it does not say by what it was executed, or that was on
   *     images which are not named
   * @throws IOException if it cannot be read
   */
  public static Map<String, String> settings(Path notebook, boolean named) throws IOException {
    Executed by =
        Executed.in(notebook)
            .orElseThrow(
                () -> new IllegalArgumentException("it does not say by what it was executed"));
    if (by.data() != null && !named) {
      throw new IllegalArgumentException(
          "it was executed on images of its own, %s; name them with --data".formatted(by.data()));
    }
    return Map.of(
        Setting.PRESET.variable(),
        by.preset(),
        Setting.ITERATIONS.variable(),
        String.valueOf(by.iterations()));
  }

  /** As the program that executed it wrote it down. */
  public static RepeatedNotebook read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), RepeatedNotebook.class);
  }

  /** Whether every cell shows the same, to the byte. */
  public boolean exact() {
    return same() == cells;
  }

  /** How many cells show the same, to the byte. */
  public int same() {
    return cells - numbers.size() - pictures.size() - words.size();
  }

  /** In one line. */
  public String inWords() {
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(Locale.ROOT, "%,d of %,d cells show the same, to the byte", same(), cells));
    addTo(parts, "other numbers", numbers);
    addTo(parts, "other pictures", pictures);
    addTo(parts, "other words", words);
    return String.join("; ", parts);
  }

  private static void addTo(List<String> parts, String what, List<Integer> where) {
    if (!where.isEmpty()) {
      String cells = where.stream().map(String::valueOf).collect(Collectors.joining(", "));
      parts.add("%s in %s".formatted(what, cells));
    }
  }
}
