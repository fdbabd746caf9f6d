package org.residuallab.data;

/** In which numbers a network is given the pixels, before a mean is subtracted. */
public enum PixelScale {
  /** 0 to 255, as the bytes are: the paper's code and this project's training. */
  BYTES(1),

  /** 0 to 1, as torchvision's {@code ToTensor} makes them. */
  UNIT(255);

  private final float divisor;

  PixelScale(float divisor) {
    this.divisor = divisor;
  }

  /** What a byte is divided by. */
  float divisor() {
    return divisor;
  }
}
