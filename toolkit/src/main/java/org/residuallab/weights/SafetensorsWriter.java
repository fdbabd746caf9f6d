package org.residuallab.weights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes 32-bit floats in the safetensors format. */
final class SafetensorsWriter {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CHUNK = 1 << 14;

  /** A tensor to write: its shape, and its numbers row by row when they are needed. */
  record Tensor(List<Long> shape, Values values) {

    /** Numbers that are made when they are needed. */
    @FunctionalInterface
    interface Values {
      float[] get();
    }

    private long bytes() {
      return Float.BYTES * shape.stream().reduce(1L, (a, b) -> a * b);
    }
  }

  private record Entry(String dtype, List<Long> shape, List<Long> data_offsets) {}

  private SafetensorsWriter() {}

  /**
   * @param words of the writer, by what they are about
   */
  static void write(Path file, Map<String, Tensor> tensors, Map<String, String> words)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      byte[] header = header(tensors, words);
      byte[] length = new byte[Long.BYTES];
      littleEndian(length).putLong(header.length);
      out.write(length);
      out.write(header);
      for (Tensor tensor : tensors.values()) {
        write(out, tensor.values().get());
      }
    }
  }

  private static byte[] header(Map<String, Tensor> tensors, Map<String, String> words)
      throws IOException {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("__metadata__", words);
    long end = 0;
    for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
      long begin = end;
      end += each.getValue().bytes();
      entries.put(each.getKey(), new Entry("F32", each.getValue().shape(), List.of(begin, end)));
    }
    String text = JSON.writeValueAsString(entries);
    // Numbers begin at a multiple of eight, as the format's own library has it.
    int padding = Math.floorMod(-text.getBytes(StandardCharsets.UTF_8).length, Long.BYTES);
    return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(OutputStream out, float[] values) throws IOException {
    byte[] bytes = new byte[Float.BYTES * CHUNK];
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      littleEndian(bytes).asFloatBuffer().put(values, start, count);
      out.write(bytes, 0, Float.BYTES * count);
    }
  }

  private static ByteBuffer littleEndian(byte... bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
