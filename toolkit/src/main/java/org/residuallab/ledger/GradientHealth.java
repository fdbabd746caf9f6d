package org.residuallab.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.ledger.GradientCourse.Extremes;
import org.residuallab.ledger.RunCheck.GradientNorms;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * Whether the gradients of deep networks are healthy while they train. Each run has to show it, at
 * each measured iteration but the first ones; of those it is only said what they were.
 *
 * <p>The paper says so of ImageNet. Runs on CIFAR-10 stand for that: they can support it, and
 * neither measure nor contradict it.
 */
final class GradientHealth {

  private static final int FEWEST_SEEDS = 2;

  private GradientHealth() {}

  /**
   * What the runs say.
   *
   * @return nothing if a network has no run that was probed beyond the first iterations
   */
  static Optional<Finding> on(GradientNorms check, List<StoredRun> runs) {
    Map<RunRecord, GradientCourse> courses = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> check.networks().contains(run.record().network().name()))
        .map(GradientCourse::of)
        .flatMap(Optional::stream)
        .filter(course -> !course.after(check.after()).extremes().isEmpty())
        // The same run may lie in two folders.
        .forEach(course -> courses.putIfAbsent(course.run(), course));
    List<GradientCourse> all = List.copyOf(courses.values());
    return check.networks().stream().allMatch(network -> seeds(network, all) > 0)
        ? Optional.of(finding(check, all))
        : Optional.empty();
  }

  private static Finding finding(GradientNorms check, List<GradientCourse> all) {
    List<GradientCourse> settled = all.stream().map(run -> run.after(check.after())).toList();
    boolean healthy = settled.stream().allMatch(run -> run.lastUnhealthy(check).isEmpty());
    boolean enough = check.networks().stream().allMatch(n -> seeds(n, all) >= FEWEST_SEEDS);
    List<String> basis = new ArrayList<>();
    if (!enough) {
      basis.add("one seed only of some network");
    }
    basis.add(
        String.format(
            Locale.ROOT,
            "norms of the convolutions' gradients over those of their weights, medians after iteration %d of %d runs",
            check.after(),
            all.size()));
    basis.add(extremes(check, settled, healthy));
    basis.add(beginning(check, all));
    basis.add("CIFAR-10 stands for ImageNet");
    basis.add(PaperRuns.conditions(all.stream().map(GradientCourse::run).toList()));
    return new Finding(
        healthy && enough ? Status.ORDER : Status.UNDECIDED,
        check.networks().stream()
            .map(network -> medians(network, settled))
            .collect(Collectors.joining(", ")),
        String.join("; ", basis),
        all.stream().map(course -> course.run().name()).toList());
  }

  private static String medians(String network, List<GradientCourse> settled) {
    List<GradientCourse> its = settled.stream().filter(run -> isOf(network, run)).toList();
    return String.format(
        Locale.ROOT,
        "%s %.2g to %.2g",
        network,
        its.stream().mapToDouble(run -> run.median(Extremes::smallest)).min().orElseThrow(),
        its.stream().mapToDouble(run -> run.median(Extremes::largest)).max().orElseThrow());
  }

  private static String extremes(
      GradientNorms check, List<GradientCourse> settled, boolean healthy) {
    return String.format(
        Locale.ROOT,
        "never below %.2g, above %.2g or %.0f times apart, where healthy is from %.0e to %.0f and"
            + " at most %.0f times%s",
        each(settled).mapToDouble(Extremes::smallest).min().orElseThrow(),
        each(settled).mapToDouble(Extremes::largest).max().orElseThrow(),
        Math.ceil(widest(settled)),
        check.least(),
        check.most(),
        check.apart(),
        healthy ? "" : ": not healthy");
  }

  private static String beginning(GradientNorms check, List<GradientCourse> all) {
    List<GradientCourse> first = all.stream().map(run -> run.until(check.after())).toList();
    Optional<GradientCourse> worst =
        first.stream()
            .filter(run -> run.lastUnhealthy(check).isPresent())
            .max(Comparator.comparingDouble(run -> widest(List.of(run))));
    return worst
        .map(
            run ->
                String.format(
                    Locale.ROOT,
                    "not so at the start: %s up to %,.0f times apart, last seen unhealthy at iteration %d",
                    run.run().network().name(),
                    widest(List.of(run)),
                    first.stream()
                        .flatMap(each -> each.lastUnhealthy(check).stream())
                        .mapToInt(Extremes::iteration)
                        .max()
                        .orElseThrow()))
        .orElse("healthy from the first measured iteration on");
  }

  private static double widest(List<GradientCourse> courses) {
    return each(courses).mapToDouble(Extremes::apart).max().orElse(0);
  }

  private static Stream<Extremes> each(List<GradientCourse> courses) {
    return courses.stream().flatMap(course -> course.extremes().stream());
  }

  private static long seeds(String network, List<GradientCourse> all) {
    return all.stream()
        .filter(course -> isOf(network, course))
        .map(course -> course.run().seed())
        .distinct()
        .count();
  }

  private static boolean isOf(String network, GradientCourse course) {
    return course.run().network().name().equals(network);
  }
}
