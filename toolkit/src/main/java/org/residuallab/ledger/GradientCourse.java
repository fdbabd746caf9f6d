package org.residuallab.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.GradientProbe;
import org.residuallab.probe.Probes;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * The gradients of a run's convolutions, each relative to its weights, over the iterations. The
 * classifier is left out: no normalisation follows it.
 *
 * @param run whose they are
 * @param extremes at the measured iterations, in their order
 */
record GradientCourse(RunRecord run, List<Extremes> extremes) {

  GradientCourse {
    extremes = List.copyOf(extremes);
  }

  /**
   * Over the layers, at one iteration.
   *
   * @param smallest gradient norm in units of the layer's weight norm
   * @param largest the same
   */
  record Extremes(int iteration, double smallest, double largest) {

    /** How many times the smallest the largest is. */
    double apart() {
      return largest / smallest;
    }

    /** Whether no layer starves, none is overthrown, and all learn at rates that are alike. */
    boolean areHealthy(RunCheck.GradientNorms bounds) {
      // What is no number is not healthy.
      return smallest >= bounds.least() && largest <= bounds.most() && apart() <= bounds.apart();
    }

    private static Extremes of(int iteration, List<GradientNorm> layers) {
      DoubleSummaryStatistics relative =
          layers.stream().mapToDouble(GradientNorm::relative).summaryStatistics();
      return new Extremes(iteration, relative.getMin(), relative.getMax());
    }
  }

  /** That of a run, if its probe left one. */
  static Optional<GradientCourse> of(StoredRun run) {
    if (!Files.exists(run.folder().resolve(GradientProbe.FILE))) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(run.record(), Probes.gradients(run)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GradientCourse of(RunRecord run, List<GradientNorm> norms) {
    return new GradientCourse(run, extremes(run.network().network(), norms));
  }

  /** Those of a network's convolutions. */
  static List<Extremes> extremes(Network network, List<GradientNorm> norms) {
    Set<String> convolutions =
        network.nodes().stream()
            .filter(node -> node.layer().kind() == Role.Kind.CONVOLUTION)
            .map(Node::name)
            .collect(Collectors.toSet());
    return norms.stream()
        .filter(norm -> convolutions.contains(norm.layer()))
        .collect(Collectors.groupingBy(GradientNorm::iteration, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> Extremes.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The same without the first iterations. */
  GradientCourse after(int iteration) {
    return new GradientCourse(
        run, extremes.stream().filter(each -> each.iteration() > iteration).toList());
  }

  /** The same up to that iteration. */
  GradientCourse until(int iteration) {
    return new GradientCourse(
        run, extremes.stream().filter(each -> each.iteration() <= iteration).toList());
  }

  double median(ToDoubleFunction<Extremes> value) {
    return StatUtils.percentile(extremes.stream().mapToDouble(value).toArray(), 50);
  }

  /** The last iteration that is not healthy. */
  Optional<Extremes> lastUnhealthy(RunCheck.GradientNorms bounds) {
    return extremes.stream()
        .filter(each -> !each.areHealthy(bounds))
        .max(Comparator.comparingInt(Extremes::iteration));
  }
}
