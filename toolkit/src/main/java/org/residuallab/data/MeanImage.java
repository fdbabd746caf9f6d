package org.residuallab.data;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residuallab.architecture.Shape;
import org.residuallab.files.WrongField;

/**
 * The mean of a training set, pixel by pixel and channel by channel: {@code [C, H, W]}.
 *
 * <p>The paper subtracts it from every image, of training and test alike, and does not divide by a
 * standard deviation (section 4.2).
 *
 * <pre>{@code
 * var mean = MeanImage.of(settings.images().train());
 * System.out.println(mean.shape() + ", first value " + mean.values()[0]);
 * }</pre>
 */
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class MeanImage implements PixelMean {

  private static final String FLOATS = "little_endian_floats";

  private final Shape shape;
  private final float[] values;

  private MeanImage(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Averages a set. Of a folder of pictures the mean is kept beside them.
   *
   * @param train the images to train on, without those held out
   */
  public static MeanImage of(ImageSet train) {
    Optional<MeanFile> file = MeanFile.of(train);
    Optional<float[]> kept = file.flatMap(each -> each.read((int) train.shape().size()));
    if (kept.isPresent()) {
      return new MeanImage(train.shape(), kept.get());
    }
    float[] mean = average(train);
    file.ifPresent(each -> each.write(mean));
    return new MeanImage(train.shape(), mean);
  }

  private static float[] average(ImageSet train) {
    // Sums of bytes are exact, so the mean does not depend on the order of the images.
    long[] sums =
        IntStream.range(0, train.size())
            .parallel()
            .collect(
                () -> new long[(int) train.shape().size()],
                (sum, i) -> add(ImageBytes.of(train, i), sum),
                (sum, more) -> Arrays.setAll(sum, k -> sum[k] + more[k]));
    float[] mean = new float[sums.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) ((double) sums[k] / train.size());
    }
    return mean;
  }

  private static void add(ImageBytes image, long[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += image.value(k);
    }
  }

  /**
   * As a file holds it.
   *
   * @throws IllegalArgumentException if these are not that many finite floats
   */
  @JsonCreator
  static MeanImage of(
      @JsonProperty(value = "shape", required = true) Shape shape,
      @JsonProperty(value = FLOATS, required = true) byte[] floats) {
    if (floats.length != shape.size() * Float.BYTES) {
      throw new WrongField(
          "%,d bytes should stand here, not %,d"
              .formatted(shape.size() * Float.BYTES, floats.length),
          FLOATS);
    }
    float[] values = new float[(int) shape.size()];
    ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new WrongField("one of these is no number", FLOATS);
      }
    }
    return new MeanImage(shape, values);
  }

  @JsonProperty(FLOATS)
  private byte[] floats() {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** {@code [C, H, W]}. */
  @JsonProperty("shape")
  public Shape shape() {
    return shape;
  }

  /** A copy of the values, {@code [C, H, W]}, 0 to 255. */
  public float[] values() {
    return values.clone();
  }

  /** The memory itself, for the inner loops of this package, which only read it. */
  float[] memory() {
    return values;
  }

  @Override
  public boolean fits(Shape image) {
    return shape.equals(image);
  }

  @Override
  public float[] spread(Shape image) {
    return fits(image) ? values.clone() : ChannelMean.spread(channels(), image);
  }

  /** Of each channel, the mean of all its pixels. */
  List<Float> channels() {
    int plane = shape.height() * shape.width();
    List<Float> means = new ArrayList<>();
    for (int c = 0; c < shape.channels(); c++) {
      double sum = 0;
      for (int k = c * plane; k < (c + 1) * plane; k++) {
        sum += values[k];
      }
      means.add((float) (sum / plane));
    }
    return means;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeanImage mean
        && shape.equals(mean.shape)
        && Arrays.equals(values, mean.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
