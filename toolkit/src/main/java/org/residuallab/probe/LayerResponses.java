package org.residuallab.probe;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.run.Origin;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * The responses of a network's 3x3 layers (Fig. 7).
 *
 * <p>They can be taken with a mini-batch's own statistics, as while the network trains, or in
 * inference mode, where images pass and every value counts. Running statistics lag behind weights
 * that still move, so early in training the two differ by some percent.
 *
 * <pre>{@code
 * var run = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(Networks.named("resnet-56")).one();
 * System.out.println(LayerResponses.atTheEndOf(run).mean());
 * }</pre>
 *
 * @param network its name in the legend, {@code resnet-56}; weights from elsewhere go by the name
 *     under which they are stored, {@code resnet-56-published}
 * @param residual whether it has shortcuts
 * @param run whose network it is; nothing if no run's
 * @param layers from the input on
 */
public record LayerResponses(
    String network, boolean residual, Optional<RunRecord> run, List<LayerResponse> layers) {

  private static final double LAST_PART = 0.1;

  public LayerResponses {
    layers = List.copyOf(layers);
  }

  /**
   * What a run's probe saw towards the end of training: each layer's mean over the measured
   * iterations of the last tenth. A single mini-batch's responses are noisy.
   *
   * @throws IllegalArgumentException if the run has no end yet or diverged, was not probed, or its
   *     table is damaged
   * @throws IOException if it cannot be read
   */
  public static LayerResponses atTheEndOf(StoredRun run) throws IOException {
    run.divergence()
        .ifPresent(
            line -> {
              throw new IllegalArgumentException("no responses of a trained network: " + line);
            });
    if (run.record().status() != RunRecord.Status.FINISHED) {
      throw new IllegalArgumentException(
          "%s has not ended; finish it with resume, then its last responses can be read"
              .formatted(run.folder()));
    }
    double from = (1 - LAST_PART) * run.record().results().iterations();
    Map<String, Double> means =
        Probes.responses(run).stream()
            .filter(sample -> sample.iteration() > from)
            .map(ResponseProbe.Sample::response)
            .collect(
                Collectors.groupingBy(
                    LayerResponse::layer,
                    LinkedHashMap::new,
                    Collectors.averagingDouble(LayerResponse::deviation)));
    if (means.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: its probe looked at no iteration after %,.0f; responses at the end need one that looks more often",
              run.folder(),
              from));
    }
    return of(
        run.record(),
        means.entrySet().stream()
            .map(layer -> new LayerResponse(layer.getKey(), layer.getValue()))
            .toList());
  }

  /**
   * The responses of the network that a run left, to mini-batches as in training: normalised by
   * their own statistics, a channel has the mean {@code beta} and the deviation {@code gamma}, so
   * no image has to pass. See {@link ResponseProbe}.
   *
   * @throws IllegalArgumentException if the run left no network
   * @throws IOException if it cannot be read
   */
  public static LayerResponses withBatchStatistics(StoredRun run) throws IOException {
    ComputationGraph graph = TrainedNetwork.of(run);
    try {
      return of(run.record(), normalized(graph));
    } finally {
      graph.close();
    }
  }

  static List<LayerResponse> normalized(ComputationGraph graph) {
    FlatArray parameters = new FlatArray(graph.params());
    return NormalizedOutput.of(graph, parameters).stream()
        .map(output -> new LayerResponse(output.layer(), output.deviation(parameters)))
        .toList();
  }

  /**
   * Measures the network that a run left on the first training images, in inference mode.
   *
   * @param run the run
   * @param data the images it was trained on, before or after any were held out
   * @param images how many to pass, at most
   * @throws IllegalArgumentException if the run left no network
   * @throws IOException if it cannot be read
   */
  public static LayerResponses of(StoredRun run, Dataset data, int images) throws IOException {
    // It never saw the others, nor had its mean image their share.
    ImageSet seen =
        data.heldOut().isPresent()
            ? run.record().recipe().fitted(data).train()
            : RunPlan.of(run.record()).split(data).train();
    int count = Math.min(images, seen.size());
    EvaluationBatches batches =
        new EvaluationBatches(
            seen.range(0, count),
            run.record().recipe().preprocessing(seen),
            ActivationBatch.of(run.record().network(), count));
    ComputationGraph graph = TrainedNetwork.of(run);
    try {
      return of(run.record(), of(run.record().network().name(), graph, batches).layers());
    } finally {
      graph.close();
    }
  }

  /**
   * Measures a network on all images of a source, in inference mode.
   *
   * @param network its name in the legend
   * @param graph on any compute path; it stays as it is
   * @param images to pass; all activations of one batch are in memory at once
   * @throws IllegalArgumentException if the network has no 3x3 layers
   */
  public static LayerResponses of(
      String network, ComputationGraph graph, EvaluationBatches images) {
    try (BatchLoader loader = new BatchLoader(images)) {
      return of(network, graph, loader);
    }
  }

  static LayerResponses of(String network, ComputationGraph graph, Iterator<Batch> batches) {
    List<ResponseVertex> vertices = ResponseVertex.of(graph);
    Map<String, Moments> moments =
        vertices.stream().collect(Collectors.toMap(ResponseVertex::vertex, each -> new Moments()));
    while (batches.hasNext()) {
      Activations.read(
          graph,
          batches.next().images(),
          (vertex, values) -> {
            if (moments.containsKey(vertex)) {
              moments.get(vertex).add(values.dup('c').data().asFloat());
            }
          });
    }
    return new LayerResponses(
        network,
        isResidual(graph),
        Optional.empty(),
        vertices.stream()
            .map(
                vertex ->
                    new LayerResponse(vertex.layer(), moments.get(vertex.vertex()).deviation()))
            .toList());
  }

  /** Of a stored network. */
  static LayerResponses of(Origin origin, List<LayerResponse> layers) {
    return new LayerResponses(
        origin.training().isPresent() ? origin.network().name() : origin.name(),
        origin.network().hasShortcuts(),
        origin.training(),
        layers);
  }

  private static LayerResponses of(RunRecord run, List<LayerResponse> layers) {
    return new LayerResponses(
        run.network().name(), run.network().hasShortcuts(), Optional.of(run), layers);
  }

  // A graph of any origin has no record that says so: it has, where something is added.
  private static boolean isResidual(ComputationGraph graph) {
    return Arrays.stream(graph.getVertices()).anyMatch(ElementWiseVertex.class::isInstance);
  }

  /** The mean over the layers. */
  public double mean() {
    return layers.stream().mapToDouble(LayerResponse::deviation).average().orElse(Double.NaN);
  }

  /** As at the bottom of Fig. 7: the strongest first. */
  public LayerResponses sorted() {
    return new LayerResponses(
        network,
        residual,
        run,
        layers.stream()
            .sorted(Comparator.comparingDouble(LayerResponse::deviation).reversed())
            .toList());
  }
}
