package org.residuallab.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.residuallab.data.Cifar10;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Protocol;
import org.residuallab.probe.MeasuredResponses;
import org.residuallab.run.Measurement;
import org.residuallab.run.Origin;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.study.Sample;

/**
 * What was measured here on the official CIFAR-10 with networks of the paper that were trained
 * elsewhere. How they were trained is not known; so a number of theirs is neither ours nor
 * contradicts the paper's.
 */
final class ImportedEvidence {

  static final ImportedEvidence NONE = new ImportedEvidence(List.of(), List.of());

  private final List<Evaluation> evaluations;
  private final List<MeasuredResponses> responses;

  /** Of all these, what it takes to speak: one network, one view, not trained here. */
  ImportedEvidence(List<Evaluation> evaluations, List<MeasuredResponses> responses) {
    this.evaluations =
        speaking(
            evaluations.stream()
                .filter(each -> each.protocol() instanceof Protocol.Center)
                .toList());
    this.responses = speaking(responses);
  }

  private static <T extends Measurement> List<T> speaking(List<T> all) {
    Map<List<Object>, T> byMeasurement = new LinkedHashMap<>();
    all.stream()
        .filter(each -> each.networks().size() == 1)
        .filter(each -> each.networks().get(0).training().isEmpty())
        .filter(each -> each.data().source().isOfficial(Cifar10.NAME))
        // The same may lie in two folders.
        .forEach(
            each ->
                byMeasurement.putIfAbsent(
                    List.of(weights(each).bits(), each.subject().how()), each));
    return List.copyOf(byMeasurement.values());
  }

  /** The error of the networks, or the least, if there are as many as the claim is of. */
  Optional<Finding> best(RunCheck.TestError check) {
    List<Evaluation> all = of(check.network(), evaluations);
    if (all.size() < check.runs()) {
      return Optional.empty();
    }
    List<Evaluation> asMany = check.asMany(all);
    return Optional.of(
        finding(
            Status.IMPORTED,
            check.text(asMany.stream().map(ImportedEvidence::error).toList()) + " %",
            onTestImages(asMany.get(0).data()),
            asMany));
  }

  /** Their test errors, in the order that is claimed; training errors are not known. */
  Optional<Finding> order(RunCheck.ErrorOrder check) {
    return check.metric() == RunCheck.Metric.TEST
        ? order(
            check.rising(),
            evaluations,
            ImportedEvidence::error,
            samples -> Measure.error(check.metric()).text(samples),
            each -> onTestImages(each.data()))
        : Optional.empty();
  }

  /** Their mean responses to equally many images, in the order that is claimed. */
  Optional<Finding> order(RunCheck.ResponseOrder check) {
    Map<Integer, List<MeasuredResponses>> byImages =
        responses.stream()
            .collect(
                Collectors.groupingBy(
                    MeasuredResponses::images,
                    () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                    Collectors.toList()));
    return byImages.values().stream()
        .map(alike -> order(check, alike))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Finding> order(
      RunCheck.ResponseOrder check, List<MeasuredResponses> alike) {
    return order(
        check.rising(),
        alike,
        each -> each.responses().mean(),
        Measure.RESPONSE::text,
        ImportedEvidence::onTrainingImages);
  }

  private static <T extends Measurement> Optional<Finding> order(
      List<String> rising,
      List<T> measured,
      ToDoubleFunction<T> number,
      Function<List<Sample>, String> text,
      Function<T, String> conditions) {
    List<List<T>> networks = rising.stream().map(name -> of(name, measured)).toList();
    int fewest = networks.stream().mapToInt(List::size).min().orElse(0);
    if (fewest == 0) {
      return Optional.empty();
    }
    // The test is of equally many.
    List<List<T>> equallyMany = networks.stream().map(all -> all.subList(0, fewest)).toList();
    List<Sample> samples =
        equallyMany.stream()
            .map(all -> new Sample(all.stream().mapToDouble(number).boxed().toList()))
            .toList();
    Verdict verdict = Verdict.on(samples);
    List<T> all = equallyMany.stream().flatMap(Collection::stream).toList();
    return Optional.of(
        finding(
            verdict.ofImported(),
            text.apply(samples),
            verdict.reason() + "; " + conditions.apply(all.get(0)),
            all));
  }

  private static <T extends Measurement> List<T> of(String network, List<T> measured) {
    return measured.stream()
        .filter(each -> PaperNetworks.are(network, weights(each).network()))
        .toList();
  }

  private static Finding finding(
      Status status, String value, String basis, List<? extends Measurement> measured) {
    List<Origin.Imported> files = new ArrayList<>();
    for (Measurement each : measured) {
      if (weights(each) instanceof Origin.Imported file) {
        files.add(file);
      }
    }
    String named = files.stream().map(Origin.Imported::brief).collect(Collectors.joining(", "));
    return new Finding(
        status,
        value,
        "weights trained elsewhere: %s; %s".formatted(named, basis),
        List.of(),
        files);
  }

  private static Origin weights(Measurement measured) {
    return measured.networks().get(0);
  }

  private static double error(Evaluation evaluation) {
    return evaluation.topOne().percent();
  }

  private static String onTrainingImages(MeasuredResponses responses) {
    return String.format(
        Locale.ROOT,
        "mean over all 3x3 layers, in inference mode, on %,d training images, %s",
        responses.images(),
        responses.data().source().caption(responses.data().fingerprint()));
  }

  private static String onTestImages(DataRecord data) {
    return String.format(
        Locale.ROOT,
        "one view of %,d test images, %s",
        data.testImages(),
        data.source().caption(data.fingerprint()));
  }
}
