package org.residuallab.data;

import java.util.Arrays;
import java.util.List;
import org.residuallab.architecture.Shape;
import org.residuallab.files.WrongField;

/**
 * A mean that is one number for all pixels of a channel.
 *
 * @param values one a channel, in the numbers of the {@link PixelScale}
 */
public record ChannelMean(List<Float> values) implements PixelMean {

  /**
   * @throws IllegalArgumentException if a value is no number
   */
  public ChannelMean {
    values = List.copyOf(values);
    if (values.isEmpty() || !values.stream().allMatch(Float::isFinite)) {
      throw new WrongField("a number for each channel should stand here", "values");
    }
  }

  @Override
  public boolean fits(Shape image) {
    return values.size() == image.channels();
  }

  @Override
  public float[] spread(Shape image) {
    return spread(values, image);
  }

  static float[] spread(List<Float> channels, Shape image) {
    float[] all = new float[(int) image.size()];
    int plane = image.height() * image.width();
    for (int c = 0; c < channels.size(); c++) {
      Arrays.fill(all, c * plane, (c + 1) * plane, channels.get(c));
    }
    return all;
  }
}
