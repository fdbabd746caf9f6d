package org.residuallab.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.residuallab.architecture.Specimen;

/**
 * Single blocks, layer by layer, with shapes, formula and cost: the paper's Fig. 2 and Fig. 5 with
 * everything that they leave out.
 *
 * <pre>{@code
 * var drawing = BlockDiagram.of(Specimen.figure5());
 * }</pre>
 */
public final class BlockDiagram {

  private BlockDiagram() {}

  /**
   * The blocks from left to right.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Drawing of(List<Specimen> specimens) {
    if (specimens.isEmpty()) {
      throw new IllegalArgumentException("no block to draw");
    }
    List<BlockPainter> painters = specimens.stream().map(BlockPainter::new).toList();
    double foot = painters.stream().mapToDouble(BlockPainter::foot).max().orElseThrow();
    double width = painters.stream().mapToDouble(BlockPainter::width).sum();
    String title = specimens.stream().map(Specimen::title).collect(Collectors.joining(", "));
    return new Drawing(
        title,
        (int) Math.ceil(width),
        (int) Math.ceil(foot + BlockPainter.CAPTION),
        graphics -> {
          double left = 0;
          for (BlockPainter painter : painters) {
            painter.paint(new Pen(graphics), left, foot);
            left += painter.width();
          }
        });
  }
}
