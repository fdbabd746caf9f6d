package org.residuallab.data;

/** What of a training set's pixels brings the numbers of its images near to zero. */
public enum PixelStatistics {
  /** The mean image is subtracted, pixel by pixel; nothing is divided: the paper (section 3.4). */
  MEAN_IMAGE,

  /** A mean of each channel is subtracted, and its deviation divided by, as torchvision does. */
  CHANNELS;

  /**
   * Of images to train on, {@code [3, H, W]} each: what a network needs to be told of others.
   *
   * @param train without those held out
   */
  public Preprocessing of(ImageSet train) {
    return this == CHANNELS ? Preprocessing.byChannel(train) : Preprocessing.of(train);
  }
}
