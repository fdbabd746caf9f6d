package org.residuallab.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.data.View;

/**
 * How often, and how, a network looks at a test image before it answers.
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
  @JsonSubTypes.Type(value = Protocol.TenCrop.class, name = "10-crop")
})
public sealed interface Protocol {

  /** As the command line and tables have it: {@code 10-crop}. */
  String label();

  /** What the network sees of each image; the probabilities of all views are averaged. */
  List<View> views();

  /** The image as it is: the single view of section 4.2. */
  record Center() implements Protocol {
    @Override
    public String label() {
      return "center";
    }

    @Override
    public List<View> views() {
      return List.of(View.PLAIN);
    }
  }

  /** The image and its mirror image. */
  record Flip() implements Protocol {
    @Override
    public String label() {
      return "flip";
    }

    @Override
    public List<View> views() {
      return List.of(View.PLAIN, View.MIRRORED);
    }
  }

  /**
   * The four corners and the centre of the padded image, and the same of its mirror image, in
   * torchvision's order (upper left, upper right, lower left, lower right, centre).
   *
   * <p>On ImageNet the crops are cut from an image larger than the network's input (section 3.4).
   * CIFAR's images have just that size; so they are padded, as for training.
   *
   * @param padding pixels on each side: zeros after the mean was subtracted
   */
  record TenCrop(int padding) implements Protocol {
    /**
     * @throws IllegalArgumentException if the padding is negative
     */
    public TenCrop {
      if (padding < 0) {
        throw new IllegalArgumentException(
            "an image is padded by 0 pixels or more, not " + padding);
      }
    }

    @Override
    public String label() {
      return "10-crop";
    }

    @Override
    public List<View> views() {
      List<View> views = new ArrayList<>();
      for (boolean mirrored : new boolean[] {false, true}) {
        // The left corner of the mirror image is the right corner, mirrored.
        int left = mirrored ? -padding : padding;
        views.add(new View(padding, left, mirrored));
        views.add(new View(padding, -left, mirrored));
        views.add(new View(-padding, left, mirrored));
        views.add(new View(-padding, -left, mirrored));
        views.add(new View(0, 0, mirrored));
      }
      return views;
    }
  }
}
