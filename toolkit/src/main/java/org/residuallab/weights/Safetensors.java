package org.residuallab.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format, huggingface.co/docs/safetensors: the length of a header (8 bytes,
 * little-endian), the header in JSON, then all numbers. The header has a {@code dtype}, a {@code
 * shape} and {@code data_offsets} for each tensor, and perhaps words of its writer.
 */
final class Safetensors {

  /** The format's own limit. Of a thousand layers it has a million bytes, a mean image has more. */
  private static final int LONGEST_HEADER = 100_000_000;

  private static final String METADATA = "__metadata__";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode header;
  private final long begin;
  private final long length;

  private Safetensors(JsonNode header, long begin, long length) {
    this.header = header;
    this.begin = begin;
    this.length = length;
  }

  /** Whether a file begins so: a length, and an opening brace. */
  static boolean isBegunBy(ByteBuffer first) {
    return first.limit() > Long.BYTES && first.get(Long.BYTES) == '{';
  }

  /**
   * @throws BadWeightsException if it is damaged
   */
  static Contents read(FileChannel file) throws IOException {
    long size = file.size();
    long stated = FileBytes.read(file, 0, Long.BYTES).getLong();
    if (stated < 0 || stated > size - Long.BYTES) {
      throw new BadWeightsException("it ends before its header does");
    }
    if (stated > LONGEST_HEADER) {
      throw new BadWeightsException(
          "its header has %,d bytes, more than %,d".formatted(stated, LONGEST_HEADER));
    }
    byte[] text = FileBytes.read(file, Long.BYTES, (int) stated).array();
    long begin = Long.BYTES + stated;
    return new Safetensors(tree(text), begin, size - begin).content();
  }

  private static JsonNode tree(byte[] text) throws IOException {
    try {
      JsonNode tree = JSON.readTree(text);
      if (!tree.isObject()) {
        throw new BadWeightsException("its header is no JSON object");
      }
      return tree;
    } catch (JsonProcessingException fault) {
      throw new BadWeightsException(
          "its header is no JSON: " + fault.getOriginalMessage().lines().findFirst().orElse(""),
          fault);
    }
  }

  private Contents content() {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    Map<String, String> words = new LinkedHashMap<>();
    SortedMap<Long, String> begins = new TreeMap<>();
    Map<String, Long> ends = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      String name = entry.getKey();
      if (name.equals(METADATA)) {
        entry
            .getValue()
            .properties()
            .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        continue;
      }
      try {
        JsonNode value = entry.getValue();
        StoredTensor tensor = tensor(value);
        tensors.put(name, tensor);
        long end = value.get("data_offsets").get(1).longValue();
        if (tensor.count() > 0) {
          String other = begins.put(tensor.begin() - begin, name);
          if (other != null) {
            throw new BadWeightsException("it overlaps " + Printable.of(other));
          }
          ends.put(name, end);
        }
      } catch (BadWeightsException fault) {
        throw fault.of(Printable.of(name));
      }
    }
    requireWithoutGaps(begins, ends);
    return new Contents(tensors, words);
  }

  private StoredTensor tensor(JsonNode value) {
    String dtype = value.path("dtype").asText();
    ElementType type =
        ElementType.of(dtype)
            .orElseThrow(
                () ->
                    new BadWeightsException(
                        "its numbers are of a type unknown here, '" + Printable.of(dtype) + "'"));
    List<Long> shape = numbers(value.path("shape"), "shape");
    List<Long> offsets = numbers(value.path("data_offsets"), "data_offsets");
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > length) {
      throw new BadWeightsException(
          "its data_offsets %s lie outside of the file's %,d bytes"
              .formatted(Printable.of(offsets.toString()), length));
    }
    long room = offsets.get(1) - offsets.get(0);
    StoredTensor tensor = StoredTensor.dense(type, shape, begin + offsets.get(0), room);
    if (tensor.count() * type.bytes() != room) {
      throw new BadWeightsException(
          "its shape %s takes %,d bytes, its data_offsets give it %,d"
              .formatted(Printable.of(shape.toString()), tensor.count() * type.bytes(), room));
    }
    return tensor;
  }

  private static List<Long> numbers(JsonNode array, String field) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode each : array) {
      if (!each.isIntegralNumber() || !each.canConvertToLong() || each.longValue() < 0) {
        throw new BadWeightsException(
            "its %s is %s".formatted(field, Printable.of(array.toString())));
      }
      numbers.add(each.longValue());
    }
    if (!array.isArray()) {
      throw new BadWeightsException("it has no " + field);
    }
    return numbers;
  }

  /** The format has every byte belong to one tensor. */
  private void requireWithoutGaps(SortedMap<Long, String> begins, Map<String, Long> ends) {
    long end = 0;
    String before = "the header";
    for (Map.Entry<Long, String> next : begins.entrySet()) {
      if (next.getKey() != end) {
        throw new BadWeightsException(
            (next.getKey() < end ? "%s overlaps %s" : "there is a gap between %2$s and %1$s")
                .formatted(Printable.of(next.getValue()), Printable.of(before)));
      }
      before = next.getValue();
      end = ends.get(before);
    }
    if (end != length) {
      throw new BadWeightsException(
          "%,d bytes follow %s that belong to no tensor"
              .formatted(length - end, Printable.of(before)));
    }
  }
}
