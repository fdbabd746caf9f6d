package org.residuallab.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

  /** The size of a part's maps; all sizes where networks differ. */
  static String output(List<String> networks, String part) {
    return alike(networks, network -> size(network, part));
  }

  /** A layer; all kinds of it where networks differ. */
  static String layer(List<String> networks, String part) {
    return alike(networks, network -> describe(network.node(part).layer()));
  }

  private static String alike(List<String> networks, Function<Network, String> cell) {
    List<String> cells = networks.stream().map(TableCell::network).map(cell).distinct().toList();
    return cells.size() == 1 ? cells.get(0) : cells.toString();
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

  /** {@code [3×3, 64; 3×3, 64] × 3}. */
  static String blocks(String network, String stage) {
    List<Node> convolutions =
        residual(network(network)).filter(node -> node.place().stage().equals(stage)).toList();
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
        .filter(node -> node.layer().kind() == Kind.CONVOLUTION)
        .filter(node -> !node.place().role().onShortcut());
  }

  private static String kernelAndFilters(Node node) {
    Layer.Convolution convolution = (Layer.Convolution) node.layer();
    return String.format(
        Locale.ROOT, "%1$d×%1$d, %2$d", convolution.kernel(), convolution.filters());
  }

  /** {@code conv3_1, conv4_1}: blocks with a stride; all kinds of it where networks differ. */
  static String downsampling(List<String> networks) {
    return alike(networks, TableCell::downsampling);
  }

  private static String downsampling(Network network) {
    return residual(network)
        .filter(node -> !node.place().stage().equals(Architecture.STEM))
        .filter(node -> ((Layer.Convolution) node.layer()).stride() > 1)
        .map(node -> node.place().stage() + "_" + node.place().block())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What follows the last block; all that follows it where networks differ. */
  static String lastLayers(List<String> networks) {
    return alike(networks, TableCell::lastLayers);
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

  /** {@code 3 of 16}: zero-padded shortcuts among all. */
  static String growingShortcuts(String network) {
    List<Kind> kinds =
        network(network).nodes().stream().map(node -> node.place().role().kind()).toList();
    return String.format(
        Locale.ROOT,
        "%d of %d",
        Collections.frequency(kinds, Kind.PADDING),
        Collections.frequency(kinds, Kind.ADDITION));
  }

  /** Convolutions on shortcuts. */
  static long projections(String network, ShortcutOption option) {
    return Networks.named(network, Variation.NONE.with(option)).network().nodes().stream()
        .filter(node -> node.layer().kind() == Kind.CONVOLUTION)
        .filter(node -> node.place().role().onShortcut())
        .count();
  }

  private static Network network(String name) {
    return Networks.named(name).network();
  }
}
