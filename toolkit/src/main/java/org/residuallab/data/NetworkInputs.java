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
   * @param looks at a picture of a shape {@code [C, H, W]}
   */
  public List<NetworkInput> of(int i, Function<Shape, List<Look>> looks) {
    Seen picture = picture(i);
    Map<Shape, float[]> numbers = new HashMap<>();
    return looks.apply(picture.shape()).stream()
        .map(
            look ->
                new NetworkInput(
                    look.part(),
                    look.of(numbers.computeIfAbsent(look.resized(), picture::standardized))))
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

    Seen(Shape shape, byte[] pixels) {
      this.shape = shape;
      this.pixels = pixels;
    }

    Shape shape() {
      return shape;
    }

    float[] standardized(Shape size) {
      byte[] bytes =
          size.equals(shape)
              ? pixels
              : Resampling.resize(pixels, shape, size.height(), size.width());
      Standardization numbers =
          size.equals(preprocessing.image()) ? own : new Standardization(preprocessing, size);
      float[] out = new float[bytes.length];
      numbers.write(new ImageBytes(bytes, 0), out);
      return out;
    }
  }
}
