package org.residuallab.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.residuallab.files.WrongField;

/**
 * How training images vary from one epoch to the next in the paper's ImageNet training (section
 * 3.4): the picture's shorter side is made as long as is drawn between two bounds (Simonyan and
 * Zisserman 2014), a square is cut out of it anywhere, or its mirror image, and the colours are
 * shifted along their principal axes (Krizhevsky, Sutskever and Hinton 2012, section 4.1; {@link
 * ColourAxes}). A picture that is smaller is enlarged.
 *
 * <p>Images that are not trained on, and those of which the mean is taken, are the centre of a
 * picture whose shorter side is the lower bound: in the paper's numbers 224 of 256.
 *
 * @param low shortest length of the shorter side, in pixels
 * @param high greatest length, in pixels
 * @param side of the square, in pixels
 * @param colours whether they are shifted
 * @param statistics what is subtracted from the square after that; the mean image where a file does
 *     not say
 */
public record ScaledCrop(
    int low,
    int high,
    int side,
    boolean colours,
    @JsonInclude(JsonInclude.Include.NON_NULL) PixelStatistics statistics) {

  /** The paper's. */
  public static final ScaledCrop PAPER = new ScaledCrop(256, 480, 224, true);

  /**
   * @throws WrongField if the square does not fit, or the bounds are not in order
   */
  public ScaledCrop {
    statistics = statistics == null ? PixelStatistics.MEAN_IMAGE : statistics;
    if (side < 1) {
      throw new WrongField("a crop has a side of 1 pixel or more, not " + side, "side");
    }
    if (low < side) {
      throw new WrongField(
          "a crop of %d pixels does not fit a shorter side of %d".formatted(side, low), "low");
    }
    if (high < low) {
      throw new WrongField(
          "the longest shorter side, %d, is below the shortest, %d".formatted(high, low), "high");
    }
  }

  /** The mean image subtracted, as in the paper. */
  public ScaledCrop(int low, int high, int side, boolean colours) {
    this(low, high, side, colours, PixelStatistics.MEAN_IMAGE);
  }

  /** How the pictures become images that are not drawn. */
  public Fit fit() {
    return new Fit(side, low);
  }

  /** {@code shorter side 256-480, crop 224, colours shifted}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "shorter side %d-%d, crop %d, colours %s%s",
        low,
        high,
        side,
        colours ? "shifted" : "as they are",
        byChannel() ? ", mean and deviation by channel" : "");
  }

  /** For a file's name: {@code scale256-480crop224}. */
  public String slug() {
    return String.format(
        Locale.ROOT,
        "scale%d-%dcrop%d%s%s",
        low,
        high,
        side,
        colours ? "" : "-nocolours",
        byChannel() ? "-channels" : "");
  }

  private boolean byChannel() {
    return statistics == PixelStatistics.CHANNELS;
  }
}
