package org.residuallab.study;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What is wrong with a study's file, in one line: file, line, field, fault. */
final class StudyFault {

  private StudyFault() {}

  static String of(Path file, JsonProcessingException fault) {
    StringBuilder text = new StringBuilder(file.toString());
    JsonLocation location = fault.getLocation();
    if (location != null && location.getLineNr() > 0) {
      text.append(", line ").append(location.getLineNr());
    }
    String field = fault instanceof JsonMappingException mapping ? field(mapping) : "";
    if (!field.isEmpty()) {
      text.append(", ").append(field);
    }
    return text.append(": ").append(words(fault)).toString().replaceAll("\\s+", " ");
  }

  private static String field(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + (step.getIndex() + 1) + "]"
                    : step.getFieldName())
        .collect(Collectors.joining(" "));
  }

  private static String words(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "no such field; there are %s"
          .formatted(
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (fault.getCause() instanceof IllegalArgumentException ours) {
      return ours.getMessage();
    }
    if (fault instanceof InvalidFormatException wrong) {
      return "'%s' is not %s".formatted(wrong.getValue(), kind(wrong.getTargetType()));
    }
    if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "something else stands where %s should".formatted(kind(mismatch.getTargetType()));
    }
    return fault.getOriginalMessage();
  }

  private static String kind(Class<?> type) {
    if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == Double.class) {
      return "a number";
    }
    return type == Boolean.class ? "true or false" : "what belongs here";
  }
}
