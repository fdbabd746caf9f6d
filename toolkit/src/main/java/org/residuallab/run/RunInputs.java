package org.residuallab.run;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Unwritten;
import org.residuallab.cost.NetworkCost;
import org.residuallab.files.Hash;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord.DataRecord;

/**
 * What decides the result of a run, by name. Two runs with equal inputs, made by the same commit on
 * the same compute path, give the same bits.
 *
 * @param values by name, in the order in which they should be shown
 */
public record RunInputs(Map<String, String> values) {

  private static final String IMAGES = "images";
  private static final String TRAINING_IMAGES = "training images";
  private static final String TEST_IMAGES = "test images";

  /**
   * An input that two runs do not share.
   *
   * @param name {@code seed}
   * @param left its value in the first run
   * @param right its value in the second
   */
  public record Difference(String name, String left, String right) {
    boolean isOfImages() {
      return Set.of(IMAGES, TRAINING_IMAGES, TEST_IMAGES).contains(name);
    }

    @Override
    public String toString() {
      return "%s %s, not %s".formatted(name, left, right);
    }
  }

  /** The inputs of a run. */
  public static RunInputs of(RunRecord run) {
    Map<String, String> values = new LinkedHashMap<>();
    put(values, run.network());
    values.put("seed", String.valueOf(run.seed()));
    put(values, run.recipe());
    DataRecord data = run.data();
    values.put(IMAGES, data.sha256());
    values.put(TRAINING_IMAGES, String.valueOf(data.trainingImages()));
    values.put(TEST_IMAGES, String.valueOf(data.testImages()));
    return new RunInputs(values);
  }

  private static void put(Map<String, String> values, Design design) {
    values.put("network", design.name());
    values.put("shortcuts", design.shortcuts().name());
    values.put("input", design.input().toString());
    values.put("classes", String.valueOf(design.classes()));
    values.putAll(design.fold(RunInputs::layers, RunInputs::parameters));
  }

  private static Map<String, String> layers(Network network) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("parameters", String.valueOf(NetworkCost.of(network).total().parameterCount()));
    // What else two networks can differ in: their digest says that they do, a diagram in what.
    byte[] layers = network.nodes().toString().getBytes(StandardCharsets.UTF_8);
    values.put("layers", Hash.brief(Hash.sha256(layers)));
    return values;
  }

  private static Map<String, String> parameters(Unwritten network) {
    return Map.of("parameters", String.valueOf(network.parameters()));
  }

  private static void put(Map<String, String> values, Recipe recipe) {
    values.put("batch size", String.valueOf(recipe.batchSize()));
    values.put("iterations", String.valueOf(recipe.iterations()));
    values.put("drops", recipe.drops().toString());
    values.put("learning rate", String.valueOf(recipe.optimizer().learningRate()));
    values.put("momentum", String.valueOf(recipe.optimizer().momentum()));
    values.put("weight decay", String.valueOf(recipe.optimizer().weightDecay()));
    values.put("precision", recipe.precision().toString());
    values.put(
        "warm-up",
        recipe.warmUp() != null
            ? String.format(
                Locale.ROOT,
                "%s until %s over %d",
                recipe.warmUp().learningRate(),
                recipe.warmUp().untilError(),
                recipe.warmUp().window())
            : "none");
    values.put("augmentation", String.valueOf(recipe.augment()));
    values.put(
        "scaled crop", recipe.scaledCrop() == null ? "none" : recipe.scaledCrop().toString());
    values.put("held out", String.valueOf(recipe.heldOut()));
    values.put("evaluations", String.valueOf(recipe.evaluations()));
    values.put("images of an evaluation", String.valueOf(recipe.testImages()));
    values.put("goes on from", before(recipe));
  }

  /** How the iterations before were trained, as far as a run that goes on can change it. */
  private static String before(Recipe recipe) {
    Recipe before = recipe.goesOnFrom();
    return before == null
        ? "none"
        : String.format(
            Locale.ROOT,
            "%d iterations at %s, drops at %s, %d evaluations (%s)",
            before.iterations(),
            before.optimizer().learningRate(),
            before.drops(),
            before.evaluations(),
            before(before));
  }

  /**
   * The inputs in which the other run differs; none if both are the same run. What one of them does
   * not know, as a run of an earlier version, is no difference.
   */
  public List<Difference> differences(RunInputs other) {
    return values.entrySet().stream()
        .filter(input -> other.values.containsKey(input.getKey()))
        .filter(input -> !Objects.equals(input.getValue(), other.values.get(input.getKey())))
        .map(
            input ->
                new Difference(input.getKey(), input.getValue(), other.values.get(input.getKey())))
        .toList();
  }
}
