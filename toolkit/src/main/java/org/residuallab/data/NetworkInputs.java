package org.residuallab.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.residuallab.architecture.Shape;

/**
 * The inputs that a network needs to look at the pictures of a set, each at the picture's own size.
 * For several threads at a time.
 */
public final class NetworkInputs {

  private static final int COLOURS = 3;

  private final ImageSet images;
  private final Preprocessing preprocessing;
  private final Standardization own;

  /**
   * @param images whose pictures are looked at
   * @param preprocessing of the network that looks
   * @throws IllegalArgumentException if the network takes other channels or knows other classes
   */
  public NetworkInputs(ImageSet images, Preprocessing preprocessing) {
    preprocessing.requireKnows(images);
    this.images = images;
    this.preprocessing = preprocessing;
    this.own = new Standardization(preprocessing, preprocessing.image());
  }

  /**
   * Of picture {@code i}: one input a look, in their order. It is made another size once for all
   * looks that want the same.
   *
   * <p>A mean image is subtracted from crops of its size, after they were cut and mirrored, as in
   * training; and so from a picture of its size, before, with zeros around it. From any other whole
   * picture the mean of each channel is.
   *
   * @param looks at a picture of a shape {@code [C, H, W]}
   */
  public List<NetworkInput> of(int i, Function<Shape, List<Look>> looks) {
    Seen picture = picture(i);
    return looks.apply(picture.shape).stream()
        .map(look -> new NetworkInput(look.part(), picture.seen(look)))
        .toList();
  }

  // Pictures have three colours; sets of one's own may have any number of channels.
  private Seen picture(int i) {
    if (images.shape().channels() != COLOURS) {
      return new Seen(images.shape(), images.image(i));
    }
    Picture picture = images.picture(i);
    return new Seen(new Shape(COLOURS, picture.height(), picture.width()), picture.pixels());
  }

  private final class Seen {
    private final Shape shape;
    private final byte[] pixels;
    private final Map<Shape, float[]> levels = new HashMap<>();
    private final Map<Shape, float[]> numbers = new HashMap<>();

    Seen(Shape shape, byte[] pixels) {
      this.shape = shape;
      this.pixels = pixels;
    }

    float[] seen(Look look) {
      Shape size = look.resized();
      boolean crop = look.part().equals(preprocessing.image()) && !look.part().equals(size);
      return crop
          ? own.of(look.of(levels.computeIfAbsent(size, this::levels), Float.NaN))
          : look.of(numbers.computeIfAbsent(size, this::numbers), 0);
    }

    private float[] numbers(Shape size) {
      boolean fits = size.equals(preprocessing.image());
      return (fits ? own : new Standardization(preprocessing, size)).of(levels(size));
    }

    /** From 0 to 255. */
    private float[] levels(Shape size) {
      byte[] bytes =
          size.equals(shape)
              ? pixels
              : Resampling.resize(pixels, shape, size.height(), size.width());
      float[] levels = new float[bytes.length];
      for (int k = 0; k < levels.length; k++) {
        levels[k] = bytes[k] & 0xff;
      }
      return levels;
    }
  }
}
