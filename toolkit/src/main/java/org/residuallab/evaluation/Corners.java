package org.residuallab.evaluation;

import java.util.List;
import java.util.stream.Stream;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Look;

/** Crops at the corners of a picture, and of its mirror image. */
final class Corners {

  private Corners() {}

  /**
   * Upper left, upper right, lower left, lower right, and the centre.
   *
   * @param picture its shape, {@code [C, H, W]}, no smaller than a crop
   * @param padding pixels on both sides in a direction in which the picture has no room
   */
  static List<Look> andCentre(Shape picture, Shape crop, int padding) {
    int down = picture.height() - crop.height();
    int right = picture.width() - crop.width();
    int above = down == 0 ? -padding : 0;
    int beside = right == 0 ? -padding : 0;
    return List.of(
        new Look(picture, above, beside, crop, false),
        new Look(picture, above, right - beside, crop, false),
        new Look(picture, down - above, beside, crop, false),
        new Look(picture, down - above, right - beside, crop, false),
        Look.centre(picture, crop));
  }

  /** These, and then the same of the picture's mirror image. */
  static List<Look> mirroredToo(List<Look> looks) {
    return Stream.concat(looks.stream(), looks.stream().map(Look::inMirror)).toList();
  }
}
