package org.residuallab.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A parser's complaint in words that need no knowledge of the parser. */
final class FaultWords {

  private FaultWords() {}

  /**
   * @param format as people call it: {@code JSON}
   */
  static String of(JsonProcessingException fault, String format) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "no such field; there are %s"
          .formatted(
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (fault instanceof InvalidTypeIdException kind) {
      return kind.getTypeId() == null
          ? "its field 'kind' is missing"
          : "there is no kind '%s'".formatted(kind.getTypeId());
    }
    if (fault instanceof InvalidNullException
        || fault.getOriginalMessage().startsWith("Missing required creator property")) {
      return isOfList(fault) ? "this entry is missing" : "this field is missing";
    }
    if (fault.getCause() instanceof IllegalArgumentException ours) {
      return ours.getMessage();
    }
    if (fault.getCause() instanceof InputCoercionException) {
      return "this number is too large";
    }
    if (fault instanceof InvalidFormatException wrong) {
      return "'%s' is not %s".formatted(wrong.getValue(), kind(wrong.getTargetType()));
    }
    if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "something else stands where %s should".formatted(kind(mismatch.getTargetType()));
    }
    boolean ended = fault.getOriginalMessage().startsWith("Unexpected end-of-input");
    if (ended || fault instanceof JsonEOFException) {
      return "the file ends here, in the middle";
    }
    if (fault instanceof StreamReadException) {
      return "this is no %s: a bracket, a quote, a comma or a tab is wrong here or before"
          .formatted(format);
    }
    return "another value should stand here";
  }

  private static boolean isOfList(JsonProcessingException fault) {
    return fault instanceof JsonMappingException mapping
        && !mapping.getPath().isEmpty()
        && mapping.getPath().get(mapping.getPath().size() - 1).getFieldName() == null;
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (List.class.isAssignableFrom(type)) {
      return "a list";
    }
    boolean named =
        type == String.class || (type.isRecord() && type.getRecordComponents().length == 1);
    return named ? "a name" : "a group of fields";
  }
}
