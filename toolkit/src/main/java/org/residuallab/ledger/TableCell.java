package org.residuallab.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role.Kind;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;

/** Cells of Table 1, and what else the paper says of shapes, written as it writes them. */
final class TableCell {

  private TableCell() {}

  /** The text that the records give for a check of that kind. */
  static Optional<String> of(Check check) {
    if (check instanceof Check.Output output) {
      return Optional.of(sizes(output));
    }
    if (check instanceof Check.SingleLayer layer) {
      return Optional.of(describe(network(layer.network()).node(layer.part()).layer()));
    }
    if (check instanceof Check.Blocks blocks) {
      return Optional.of(blocks(network(blocks.network()), blocks.stage()));
    }
    if (check instanceof Check.LastLayers last) {
      return Optional.of(lastLayers(network(last.network())));
    }
    if (check instanceof Check.GrowingShortcuts growing) {
      return Optional.of(growing(network(growing.network())));
    }
    if (check instanceof Check.MoreProjections more) {
      return Optional.of(
          String.valueOf(
              projections(more.network(), more.option())
                  - projections(more.network(), more.than())));
    }
    if (check instanceof Check.Depth depth) {
      return Optional.of(String.valueOf(Networks.named(depth.network()).depth()));
    }
    return Optional.empty();
  }

  private static String sizes(Check.Output output) {
    Set<String> sizes =
        output.networks().stream()
            .map(name -> size(network(name), output.part()))
            .collect(Collectors.toSet());
    return sizes.size() == 1 ? sizes.iterator().next() : sizes.toString();
  }

  private static String size(Network network, String part) {
    Node last =
        network.nodes().stream()
            .filter(node -> node.name().equals(part) || node.place().stage().equals(part))
            .reduce((first, second) -> second)
            .orElseThrow();
    Shape shape = last.output();
    return shape.height() + "×" + shape.width();
  }

  private static String blocks(Network network, String stage) {
    List<Node> convolutions =
        residual(network).filter(node -> node.place().stage().equals(stage)).toList();
    List<List<String>> blocks =
        convolutions.stream()
            .collect(Collectors.groupingBy(node -> node.place().block()))
            .values()
            .stream()
            .map(block -> block.stream().map(TableCell::kernelAndFilters).toList())
            .toList();
    String cell = String.join("; ", blocks.get(0));
    return blocks.stream().distinct().count() == 1
        ? String.format(Locale.ROOT, "[%s] × %d", cell, blocks.size())
        : "blocks that differ: " + blocks;
  }

  private static Stream<Node> residual(Network network) {
    return network.nodes().stream()
        .filter(node -> node.layer() instanceof Layer.Convolution)
        .filter(node -> !node.place().role().onShortcut());
  }

  private static String kernelAndFilters(Node node) {
    Layer.Convolution convolution = (Layer.Convolution) node.layer();
    return "%1$d×%1$d, %2$d".formatted(convolution.kernel(), convolution.filters());
  }

  private static String lastLayers(Network network) {
    return network.nodes().stream()
        .filter(node -> node.place().stage().equals(Architecture.HEAD))
        .map(node -> describe(node.layer()))
        .collect(Collectors.joining(", "));
  }

  private static String describe(Layer layer) {
    return layer.accept(new LayerWords());
  }

  private static String growing(Network network) {
    List<Node> additions =
        network.nodes().stream()
            .filter(node -> node.place().role().kind() == Kind.ADDITION)
            .toList();
    long growing =
        network.nodes().stream().filter(node -> node.place().role().kind() == Kind.PADDING).count();
    return String.format(Locale.ROOT, "%d of %d", growing, additions.size());
  }

  private static long projections(String network, ShortcutOption option) {
    return Networks.named(network, Variation.NONE.with(option)).network().nodes().stream()
        .filter(node -> node.layer() instanceof Layer.Convolution)
        .filter(node -> node.place().role().onShortcut())
        .count();
  }

  private static Network network(String name) {
    return Networks.named(name).network();
  }
}
