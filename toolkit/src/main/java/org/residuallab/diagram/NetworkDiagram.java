package org.residuallab.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;

/**
 * Networks side by side, as in the paper's Fig. 3. One row is one weighted layer or pooling in all
 * of them; layers that give maps of one size stand in one band; the filled part of a box is the
 * layer's share of the multiply-adds of the costliest layer shown. Shortcuts are solid where they
 * are identities and dotted where dimensions grow.
 *
 * <pre>{@code
 * var drawing = NetworkDiagram.of(List.of(Networks.named("plain-34"), Networks.named("resnet-34")));
 * }</pre>
 */
public final class NetworkDiagram {

  /** What to do with runs of equal blocks. */
  public enum Fold {
    /** Draw them all. */
    NEVER,
    /** Draw them all if that fits on a printed page, else each run once with its number. */
    WHERE_LONG,
    /** Draw each run once with its number. */
    ALWAYS
  }

  /** As many rows still have legible labels on a page. */
  static final int PAGE = 64;

  private NetworkDiagram() {}

  /** The networks from left to right, folded where they are long. */
  public static Drawing of(List<Architecture> networks) {
    return of(networks, Fold.WHERE_LONG);
  }

  /**
   * The networks from left to right.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Drawing of(List<Architecture> networks, Fold fold) {
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("no network to draw");
    }
    List<Outline> outlines = networks.stream().map(Outline::of).toList();
    boolean folds =
        switch (fold) {
          case NEVER -> false;
          case WHERE_LONG -> outlines.stream().anyMatch(outline -> outline.rows() > PAGE);
          case ALWAYS -> true;
        };
    Sheet sheet = new Sheet(folds ? outlines.stream().map(Outline::folded).toList() : outlines);
    String title = networks.stream().map(Architecture::name).collect(Collectors.joining(", "));
    return new Drawing(
        title, sheet.width(), sheet.height(), graphics -> sheet.paint(new Pen(graphics)));
  }
}
