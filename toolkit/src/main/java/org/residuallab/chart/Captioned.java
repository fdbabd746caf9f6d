package org.residuallab.chart;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures that say what they show, for those who cannot see them: in the property {@code comment},
 * which {@link Image#getProperty} keeps for it.
 */
public final class Captioned {

  private static final String PROPERTY = "comment";

  private Captioned() {}

  /** The same picture, of the same pixels, with a caption. */
  @SuppressWarnings("JdkObsolete") // It is what an image takes.
  public static BufferedImage of(BufferedImage picture, String caption) {
    return new BufferedImage(
        picture.getColorModel(),
        picture.getRaster(),
        picture.isAlphaPremultiplied(),
        new Hashtable<>(Map.of(PROPERTY, caption)));
  }

  /** What a picture says it shows, if it does. */
  public static Optional<String> caption(BufferedImage picture) {
    return picture.getProperty(PROPERTY) instanceof String caption
        ? Optional.of(caption)
        : Optional.empty();
  }
}
