package org.residuallab.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSON or YAML file whose faults are said in one line each: file, line, field, and what is wrong
 * with it.
 */
public final class Document {

  /** A network of a thousand layers written out has a tenth of it. */
  private static final int MOST = 16 << 20;

  private final Path file;
  private final String text;
  private final ObjectMapper mapper;
  private final FieldLines lines;

  private Document(Path file, String text, ObjectMapper mapper, FieldLines lines) {
    this.file = file;
    this.text = text;
    this.mapper = mapper;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param mapper of the file's format, JSON or YAML
   * @throws IllegalArgumentException naming the file and the line if it is not in that format, says
   *     something twice, is empty, or endless
   * @throws IOException if it cannot be read
   */
  public static Document read(Path file, ObjectMapper mapper) throws IOException {
    return read(file, mapper, MOST);
  }

  /**
   * The same of a file that may be longer than others.
   *
   * @param most bytes that it can have
   */
  public static Document read(Path file, ObjectMapper mapper, int most) throws IOException {
    String text = TextFile.read(file, most);
    try (JsonParser parser = mapper.createParser(text)) {
      Document document = new Document(file, text, mapper, FieldLines.of(parser));
      if (document.lines.fault() != null) {
        throw document.fault(document.lines.fault());
      }
      JsonNode tree = mapper.readTree(text);
      if (tree.isMissingNode() || tree.isNull()) {
        throw new IllegalArgumentException(file + " is empty");
      }
      return document;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw complaint(file, line, "", FaultWords.of(e, mapper.getFactory().getFormatName()), e);
    }
  }

  /**
   * What it says.
   *
   * @param type a record
   * @throws IllegalArgumentException naming the file, the line and the field that is wrong
   */
  public <T> T as(Class<T> type) {
    try {
      return mapper.readValue(text, type);
    } catch (JsonProcessingException e) {
      List<Object> path = e instanceof JsonMappingException mapping ? path(mapping) : List.of();
      throw fault(
          e.getCause() instanceof WrongField inner
              ? inner.within(path)
              : new WrongField(FaultWords.of(e, mapper.getFactory().getFormatName()), path));
    }
  }

  /** What it says, as it stands there. */
  public JsonNode tree() {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was read before", e);
    }
  }

  /** That fault with the file and the line in its message. */
  public IllegalArgumentException fault(WrongField wrong) {
    return complaint(file, lines.of(wrong.path()), wrong.field(), wrong.getMessage(), wrong);
  }

  private static List<Object> path(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? (Object) (step.getIndex() + 1) : step.getFieldName())
        .toList();
  }

  private static IllegalArgumentException complaint(
      Path file, int line, String field, String words, Exception cause) {
    String place = (line > 0 ? ", line " + line : "") + (field.isEmpty() ? "" : ", " + field);
    return new IllegalArgumentException(
        (file + place + ": " + words).replaceAll("\\s+", " "), cause);
  }
}
