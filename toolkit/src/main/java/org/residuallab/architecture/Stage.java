package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Blocks that share one resolution.
 *
 * <pre>{@code
 * var first = new Block.Basic(32, 2, ShortcutOption.A);
 * var stage = new Stage("stage2", List.of(first, new Block.Basic(32, 1, ShortcutOption.A)));
 * }</pre>
 *
 * @param name {@code stage2}, or as in Table 1 {@code conv3}
 * @param blocks in order
 */
public record Stage(String name, List<Block> blocks) {

  public Stage {
    blocks = List.copyOf(blocks);
  }

  /**
   * Stages each of which, but for the first, halves the maps.
   *
   * @param name of them all, before their numbers
   * @param first number
   * @param lengths how many blocks each has
   * @param block in each position
   */
  static List<Stage> series(
      String name, int first, List<Integer> lengths, Function<Position, Block> block) {
    List<Stage> stages = new ArrayList<>();
    for (int s = 0; s < lengths.size(); s++) {
      List<Block> blocks = new ArrayList<>();
      for (int b = 0; b < lengths.get(s); b++) {
        blocks.add(block.apply(new Position(s, b)));
      }
      stages.add(new Stage(name + (first + s), blocks));
    }
    return stages;
  }

  /** Equal blocks in a row, as a file holds them once. */
  private record Repeated(int times, @JsonProperty(required = true) Block block) {

    Repeated {
      if (times < 1) {
        throw new IllegalArgumentException("a block stands there once or more, not " + times);
      }
    }
  }

  @JsonCreator
  static Stage read(
      @JsonProperty(required = true, value = "name") String name,
      @JsonProperty(required = true, value = "blocks") List<Repeated> runs) {
    List<Block> blocks = new ArrayList<>();
    runs.forEach(run -> blocks.addAll(Collections.nCopies(run.times(), run.block())));
    return new Stage(name, blocks);
  }

  @JsonProperty("blocks")
  private List<Repeated> runs() {
    List<Repeated> runs = new ArrayList<>();
    for (Block block : blocks) {
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).block().equals(block)) {
        runs.set(last, new Repeated(runs.get(last).times() + 1, block));
      } else {
        runs.add(new Repeated(1, block));
      }
    }
    return runs;
  }
}
