package org.residuallab.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Look;

/**
 * How often, and how, a network looks at a test picture before it answers. The class probabilities
 * of all looks are averaged, as VGG's authors average them over mirror images and scales.
 *
 * <p>Crops are cut after the picture was made the size it had in training, such as a shorter side
 * of 256 pixels for 224. Where that leaves no more than a crop, corners are cut with padding.
 *
 * <pre>{@code
 * var plan = RunPlan.of("centred", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var center = Rung.of(new Protocol.Center(), StoredModel.read(run.folder())).on(settings.images());
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Protocol.Center.class, name = "center"),
  @JsonSubTypes.Type(value = Protocol.Flip.class, name = "flip"),
  @JsonSubTypes.Type(value = Protocol.TenCrop.class, name = "10-crop"),
  @JsonSubTypes.Type(value = Protocol.SingleScale.class, name = "single-scale"),
  @JsonSubTypes.Type(value = Protocol.MultiScale.class, name = "multi-scale")
})
public sealed interface Protocol extends Serializable {

  /** As the command line and tables have it: {@code 10-crop}. */
  String label();

  /** The same with its scales, in which rungs may differ: {@code multi-scale-224-256}. */
  default String told() {
    return label();
  }

  /**
   * What is computed of a picture.
   *
   * @param picture its shape, {@code [C, H, W]}
   * @param resized its shape in the size from which crops are cut
   * @param network shape of the network's own images
   */
  List<Look> looks(Shape picture, Shape resized, Shape network);

  /** Whether it looks at whole pictures, with the network's fully convolutional form. */
  default boolean dense() {
    return false;
  }

  /**
   * The same at other scales.
   *
   * @param sides shorter sides in pixels
   * @throws IllegalArgumentException if it does not look at that many scales
   */
  default Protocol at(List<Integer> sides) {
    throw new IllegalArgumentException(
        "%s has no scales to choose; single-scale and multi-scale have".formatted(label()));
  }

  /** The image as it is (section 4.2), or the centre crop. */
  record Center() implements Protocol {
    @Override
    public String label() {
      return "center";
    }

    @Override
    public List<Look> looks(Shape picture, Shape resized, Shape network) {
      return List.of(Look.centre(resized, network));
    }
  }

  /** The same and its mirror image. */
  record Flip() implements Protocol {
    @Override
    public String label() {
      return "flip";
    }

    @Override
    public List<Look> looks(Shape picture, Shape resized, Shape network) {
      return Corners.mirroredToo(new Center().looks(picture, resized, network));
    }
  }

  /**
   * The four corners and the centre, and the same of the mirror image (section 3.4), in
   * torchvision's order: upper left, upper right, lower left, lower right, centre.
   *
   * @param padding pixels on both sides of a picture that is as high, or as wide, as the network's:
   *     zeros after the mean was subtracted
   */
  record TenCrop(int padding) implements Protocol {
    /**
     * @throws IllegalArgumentException if the padding is negative
     */
    public TenCrop {
      Scales.requirePadding(padding);
    }

    @Override
    public String label() {
      return "10-crop";
    }

    @Override
    public List<Look> looks(Shape picture, Shape resized, Shape network) {
      return Corners.mirroredToo(Corners.andCentre(resized, network, padding));
    }
  }

  /**
   * The whole picture once, its shorter side made that long.
   *
   * @param side in pixels
   */
  record SingleScale(int side) implements Protocol {
    /**
     * @throws IllegalArgumentException if the side is less than one
     */
    public SingleScale {
      Scales.require(List.of(side));
    }

    @Override
    public String label() {
      return "single-scale";
    }

    @Override
    public String told() {
      return "single-scale-" + side;
    }

    @Override
    public Protocol at(List<Integer> sides) {
      return new SingleScale(Scales.only(sides));
    }

    @Override
    public boolean dense() {
      return true;
    }

    @Override
    public List<Look> looks(Shape picture, Shape resized, Shape network) {
      return List.of(Look.whole(Look.withShorterSide(picture, side)));
    }
  }

  /**
   * The whole picture and its mirror image at several scales. Of mirror images the paper (section
   * 3.4) says but that it does as VGG's authors, who average over both (their section 3.2).
   *
   * @param sides shorter sides in pixels
   */
  record MultiScale(List<Integer> sides) implements Protocol {
    /**
     * @throws IllegalArgumentException if there is no side, or one is less than one
     */
    public MultiScale {
      sides = Scales.require(sides);
    }

    @Override
    public String label() {
      return "multi-scale";
    }

    @Override
    public String told() {
      return "multi-scale-" + Scales.told(sides);
    }

    @Override
    public Protocol at(List<Integer> others) {
      return new MultiScale(others);
    }

    @Override
    public boolean dense() {
      return true;
    }

    @Override
    public List<Look> looks(Shape picture, Shape resized, Shape network) {
      return sides.stream()
          .map(side -> Look.whole(Look.withShorterSide(picture, side)))
          .flatMap(look -> Stream.of(look, look.inMirror()))
          .toList();
    }
  }
}
