package org.residuallab.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines on which the fields of a JSON or YAML text stand. */
final class FieldLines {

  private static final List<Object> ROOT = List.of();

  private final Map<List<Object>, Integer> lines = new HashMap<>();
  private WrongField fault;

  private FieldLines() {}

  /**
   * @throws IOException where the text is no JSON or YAML
   */
  static FieldLines of(JsonParser parser) throws IOException {
    FieldLines found = new FieldLines();
    if (parser.nextToken() != null) {
      found.add(parser, ROOT);
      found.value(parser, ROOT);
      if (found.fault == null && parser.nextToken() != null) {
        found.add(parser, ROOT);
        found.fault = new WrongField("a second document begins here; a file holds one", ROOT);
      }
    }
    return found;
  }

  /** A field that stands there twice, a number that is none, a second document; null if none. */
  WrongField fault() {
    return fault;
  }

  /** The line of a field, or of the nearest around it; 0 if there is none. */
  int of(List<Object> path) {
    for (int length = path.size(); length >= 0; length--) {
      Integer line = lines.get(path.subList(0, length));
      if (line != null) {
        return line;
      }
    }
    return 0;
  }

  private void value(JsonParser parser, List<Object> path) throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      fault = new WrongField("aliases are not read here; write out what it stands for", path);
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        List<Object> field = step(path, parser.currentName());
        if (add(parser, field)) {
          fault = new WrongField("this field stands here a second time", field);
        }
        parser.nextToken();
        value(parser, field);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int place = 1; parser.nextToken() != JsonToken.END_ARRAY; place++) {
        add(parser, step(path, place));
        value(parser, step(path, place));
      }
    } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && !isNumber(parser)) {
      fault = new WrongField("'%s' is no number to go by".formatted(parser.getText()), path);
    } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && isOctal(parser.getText())) {
      fault =
          new WrongField(
              "'%s' would be read by eights; leave out the 0 it begins with"
                  .formatted(parser.getText()),
              path);
    }
  }

  /** YAML has them; JSON has not. */
  private static boolean isOctal(String number) {
    return number.matches("[-+]?0[0-9_]+");
  }

  /** YAML has numbers that are none: {@code .nan}. */
  private static boolean isNumber(JsonParser parser) throws IOException {
    try {
      return Double.isFinite(parser.getDoubleValue());
    } catch (JsonProcessingException none) {
      return false;
    }
  }

  private boolean add(JsonParser parser, List<Object> path) {
    return lines.put(path, parser.currentTokenLocation().getLineNr()) != null;
  }

  private static List<Object> step(List<Object> path, Object next) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(next);
    return List.copyOf(longer);
  }
}
