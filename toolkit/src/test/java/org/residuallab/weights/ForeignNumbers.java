package org.residuallab.weights;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What PyTorch computed of a network with weights by rule: see foreign_weights.py. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ForeignNumbers(
    @JsonProperty("side") int side,
    @JsonProperty("tensors") LinkedHashMap<String, List<Long>> tensors,
    @JsonProperty("logits") double[][] logits) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static ForeignNumbers of(String network) {
    try (InputStream in =
        ForeignNumbers.class.getResourceAsStream("/weights/" + network + ".json")) {
      return JSON.readValue(in, ForeignNumbers.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with these weights. */
  WeightsFile weights(Path folder) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Map<String, SafetensorsWriter.Tensor> all = new LinkedHashMap<>();
    tensors.forEach(
        (name, shape) ->
            all.put(name, new SafetensorsWriter.Tensor(shape, () -> values(name, shape))));
    SafetensorsWriter.write(file, all, Map.of());
    return WeightsFile.read(file);
  }

  /** {@code [N, 3, side, side]}. */
  INDArray images() {
    return images(logits.length, side, side);
  }

  /** {@code [N, 3, H, W]}. */
  static INDArray images(int count, int height, int width) {
    float[] values = new float[count * 3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * uniform("images", i) - 1);
    }
    return Nd4j.createFromArray(values).reshape(count, 3, height, width);
  }

  private static float[] values(String name, List<Long> shape) {
    float[] values = new float[(int) product(shape)];
    double wide = shape.size() > 1 ? Math.sqrt(6.0 / product(shape.subList(1, shape.size()))) : 0;
    boolean positive = name.endsWith("running_var") || name.endsWith("weight");
    for (int i = 0; i < values.length; i++) {
      double u = uniform(name, i);
      values[i] =
          (float) (shape.size() > 1 ? (2 * u - 1) * wide : positive ? 0.5 + u : 0.4 * u - 0.2);
    }
    return values;
  }

  private static long product(List<Long> shape) {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }

  /** The finaliser of SplitMix64, on the name's CRC-32 and the index. */
  private static double uniform(String name, int index) {
    CRC32 hash = new CRC32();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    long z = (hash.getValue() << 32) + index;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z = z ^ (z >>> 31);
    return (z >>> 40) / (double) (1 << 24);
  }
}
