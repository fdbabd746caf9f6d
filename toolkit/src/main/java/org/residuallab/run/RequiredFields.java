package org.residuallab.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.residuallab.files.WrongField;

/** The fields without which a record does not say what a run, or a stored network, is. */
final class RequiredFields {

  /** Not known yet while a run goes on, or not written by earlier versions. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "results",
          "validation_error",
          "test_error",
          "best",
          "continues",
          "goes_on_from",
          "probes",
          "resumptions",
          "multiply_adds",
          "preset",
          "warm_up",
          "smoothed_over",
          "deviation");

  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

  private RequiredFields() {}

  /**
   * @throws WrongField naming the first that is missing
   */
  static void check(JsonNode record, Class<?> form) {
    check(record, form, List.of());
  }

  private static void check(JsonNode node, Class<?> type, List<Object> path) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = NAMES.translate(component.getName());
      List<Object> field = step(path, name);
      JsonNode value = node.path(name);
      if (isNothing(value)) {
        if (!OPTIONAL.contains(name)) {
          throw new WrongField("this field is missing", field.toArray());
        }
      } else if (component.getType().isInterface() && value.isObject()) {
        // Of many kinds: which fields each has, its constructor knows; that none is null, nobody.
        checkNoNulls(value, field);
      } else if (component.getType().isRecord()) {
        check(value, component.getType(), field);
      } else if (component.getGenericType() instanceof ParameterizedType list) {
        checkAll(value, (Class<?>) list.getActualTypeArguments()[0], field);
      }
    }
  }

  private static void checkAll(JsonNode list, Class<?> type, List<Object> path) {
    for (int i = 0; i < list.size(); i++) {
      List<Object> place = step(path, i + 1);
      if (isNothing(list.path(i))) {
        throw new WrongField("this entry is missing", place.toArray());
      }
      if (type.isRecord()) {
        check(list.path(i), type, place);
      }
    }
  }

  private static void checkNoNulls(JsonNode node, List<Object> path) {
    node.properties()
        .forEach(
            field -> {
              List<Object> place = step(path, field.getKey());
              if (field.getValue().isNull()) {
                throw new WrongField("this field is missing", place.toArray());
              }
              checkNoNulls(field.getValue(), place);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkNoNulls(node.get(i), step(path, i + 1));
    }
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static List<Object> step(List<Object> path, Object next) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(next);
    return longer;
  }
}
