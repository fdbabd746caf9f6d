package org.residuallab.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.residuallab.architecture.Shape;

/** What is subtracted from the pixels of every image: a mean image, or a number a channel. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MeanImage.class, name = "image"),
  @JsonSubTypes.Type(value = ChannelMean.class, name = "channels")
})
public sealed interface PixelMean permits MeanImage, ChannelMean {

  /** Whether it can be subtracted from images {@code [C, H, W]} of that shape. */
  boolean fits(Shape image);

  /**
   * One number for each value of a picture of that shape, {@code [C, H, W]}. A mean image has one
   * size; of a picture of any other, the mean of each of its channels is subtracted.
   */
  float[] spread(Shape image);
}
