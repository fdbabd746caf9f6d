package org.residuallab.data;

import java.util.List;

/** Mean and deviation of ImageNet's pixels, from 0 to 1, as torchvision's weights are used with. */
public final class ImageNetPixels {

  /** Of red, green and blue. */
  public static final List<Float> MEAN = List.of(0.485f, 0.456f, 0.406f);

  /** Likewise. */
  public static final List<Float> DEVIATION = List.of(0.229f, 0.224f, 0.225f);

  private ImageNetPixels() {}
}
