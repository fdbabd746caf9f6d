package org.residuallab.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Named arrays from a gzipped file in the safetensors layout, all of them 32-bit floats. */
final class Safetensors {

  private final JsonNode header;
  private final ByteBuffer values;

  private Safetensors(JsonNode header, ByteBuffer values) {
    this.header = header;
    this.values = values;
  }

  static Safetensors resource(String path) {
    try (InputStream file = Safetensors.class.getResourceAsStream(path);
        InputStream in = new GZIPInputStream(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[Math.toIntExact(bytes.getLong())];
      bytes.get(header);
      ByteBuffer values = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
      return new Safetensors(new ObjectMapper().readTree(header), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double metadata(String key) {
    return Double.parseDouble(header.required("__metadata__").required(key).asText());
  }

  INDArray tensor(String name) {
    JsonNode entry = header.required(name);
    long[] shape =
        StreamSupport.stream(entry.required("shape").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray();
    int begin = entry.required("data_offsets").get(0).asInt();
    int end = entry.required("data_offsets").get(1).asInt();
    float[] floats = new float[(end - begin) / Float.BYTES];
    values.slice(begin, end - begin).order(values.order()).asFloatBuffer().get(floats);
    return Nd4j.createFromArray(floats).reshape('c', shape);
  }

  /** The arrays whose names begin with {@code section/}, by the rest of their names. */
  Map<String, INDArray> section(String section) {
    String prefix = section + "/";
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    header
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith(prefix)) {
                arrays.put(name.substring(prefix.length()), tensor(name));
              }
            });
    return arrays;
  }
}
