package org.residuallab.data;

/**
 * One way to look at an image: moved in its frame, perhaps mirrored. What comes in at the border is
 * zero after the mean was subtracted, as in training (see {@link Augmentation#CROP_AND_FLIP}); so a
 * view is a crop of the padded image.
 *
 * @param down rows the image is moved down in its frame
 * @param right columns the image is moved to the right
 * @param mirrored whether it is mirrored left to right after that
 */
record View(int down, int right, boolean mirrored) {

  /** The image as it is. */
  public static final View PLAIN = new View(0, 0, false);
}
