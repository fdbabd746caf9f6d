package org.residuallab.data;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Where the bytes of one image are, for the inner loops of this package, which only read them: in
 * the memory of a set that is in memory, so that nothing is copied, else in an array of its own.
 *
 * @param array unsigned bytes, {@code [C, H, W]} from {@code from} on
 * @param from where the image begins
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copied nowhere for speed.
record ImageBytes(byte[] array, int from) {

  /**
   * @throws IllegalArgumentException if the set gives an image that is not of its shape
   */
  static ImageBytes of(ImageSet images, int i) {
    if (images instanceof ImagesInMemory inMemory) {
      return inMemory.bytes(i);
    }
    if (images instanceof KeptImages kept) {
      return new ImageBytes(kept.bytes(i), 0);
    }
    if (images instanceof ImageRange part) {
      return of(part.whole(), part.inWhole(i));
    }
    byte[] image = images.image(i);
    if (image.length != images.shape().size()) {
      throw new IllegalArgumentException(
          "an image of %s has %,d bytes; the set gave %,d for image %,d"
              .formatted(images.shape(), images.shape().size(), image.length, i));
    }
    return new ImageBytes(image, 0);
  }

  /**
   * Does something for each of so many images of a set: one after the other where they are in
   * memory, else on all cores, since making them takes longer than whatever is done with them.
   *
   * @param work is told numbers from 0 on
   */
  static void each(ImageSet images, int count, IntConsumer work) {
    if (images instanceof ImagesInMemory) {
      for (int k = 0; k < count; k++) {
        work.accept(k);
      }
    } else {
      IntStream.range(0, count).parallel().forEach(work);
    }
  }

  /** One value of the image, 0 to 255. */
  int value(int k) {
    return array[from + k] & 0xff;
  }
}
